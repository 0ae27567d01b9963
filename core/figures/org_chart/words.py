"""An organisation chart in words, for someone who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.figures.org_chart.bodies import Body, all_of
from core.figures.org_chart.ties import Tie
from core.model.bodies_said import bodies_said, of_body_kind
from core.model.diff import Sign
from core.model.entities.structure import ORGANISATION_KINDS
from core.model.words import listed

_NAMES, _BRANCHES, _GROUPS = 16, 12, 24  # how many are named, told of and grouped before the rest is counted
_BECAME = (
    (Sign.NEW, "is new", "are new"),
    (Sign.CLOSED, "closes", "close"),
    (Sign.CHANGED, "changes", "change"),
)


def words(tops: Sequence[Body], ties: Sequence[Tie], *, compared: bool) -> str:
    """Return what a chart shows, in sentences, the first of them its title; no bodies are said too."""
    bodies = list(all_of(tops))
    if not bodies:
        return "Organisation chart. There are no bodies to show yet."
    parts = [_title(tops, bodies), *_under(tops), *_lines(ties, bodies)]
    parts += _badges(bodies)
    if compared:
        parts += _changes(bodies)
    return " ".join(parts)


def _title(tops: Sequence[Body], bodies: Sequence[Body]) -> str:
    live = sum(not _closed(body) for body in bodies)
    if len(tops) > 1:
        return f"Organisation chart of {bodies_said(live)}, {len(tops):,} of them at the top: {_named(tops)}."
    if len(bodies) == 1:
        return f"Organisation chart of {_name(tops[0])}."
    return f"Organisation chart of {bodies_said(live)}, with {_name(tops[0])} at the top."


def _under(tops: Sequence[Body]) -> Iterator[str]:
    """Yield who is under the top, and how many of what kind are under each of those."""
    branches = [body for body in (tops[0].children if len(tops) == 1 else tops) if not _closed(body)]
    if len(tops) == 1 and branches:
        verb = "is" if len(branches) == 1 else "are"
        yield f"Directly under it {verb} {bodies_said(len(branches))}: {_named(branches)}."
    told = [body for body in branches if any(not _closed(child) for child in body.children)]
    for body in told[:_BRANCHES]:
        yield f"{_name(body)} has {_kinds(body)} under it."
    if len(told) > _BRANCHES:
        yield f"{len(told) - _BRANCHES:,} more have bodies under them."


def _kinds(body: Body) -> str:
    """Return how many bodies of which kind are under one, however deep: “7 regions and 42 local systems”."""
    numbers: dict[str, int] = {}
    for below in all_of(body.children):
        kind = below.organisation.kind
        known = kind if kind in ORGANISATION_KINDS else "other"
        numbers[known] = numbers.get(known, 0) + (not _closed(below))
    return listed([of_body_kind(number, kind) for kind, number in numbers.items() if number])


def _lines(ties: Sequence[Tie], bodies: Sequence[Body]) -> Iterator[str]:
    """Yield who else reports to whom; those who report alike in one sentence."""
    tied = {id_ for tie in ties for id_ in (tie.source, tie.target)}
    names = {body.id: _name(body) for body in bodies if body.id in tied} if tied else {}
    masters: dict[str, tuple[list[str], list[str]]] = {}
    for tie in ties:
        masters.setdefault(tie.source, ([], []))[not tie.solid].append(names[tie.target])
    alike: dict[tuple[str, str], list[str]] = {}
    for source, (fully, partly) in masters.items():
        alike.setdefault((listed(fully), listed(partly)), []).append(names[source])
    for (full, part), sources in list(alike.items())[:_GROUPS]:
        whom = [f"to {full}"] * bool(full) + [f"in part to {part}"] * bool(part)
        verb = "also reports" if len(sources) == 1 else "also report"
        yield f"{listed(sources, most=_NAMES)} {verb} {' and '.join(whom)}."
    rest = sum(len(sources) for sources in list(alike.values())[_GROUPS:])
    if rest:
        yield f"{bodies_said(rest).capitalize()} more report to others too."


def _badges(bodies: Sequence[Body]) -> Iterator[str]:
    without = [body for body in bodies if body.organisation.legal_form == "non_statutory"]
    if without:
        verb = "is" if len(without) == 1 else "are"
        which = f": {_named(without)}" if len(without) <= _NAMES else ""
        yield f"{bodies_said(len(without))} {verb} non-statutory and cannot hold money or employ{which}."
    folded = [body for body in bodies if body.hidden]
    if folded:
        under = [f"{body.hidden:,} under {_name(body)}" for body in folded]
        yield f"Folded away and not shown: {listed(under, most=_NAMES)}."


def _changes(bodies: Sequence[Body]) -> Iterator[str]:
    """Yield what became of the bodies since the as-is, and where those that moved were."""
    if not any(body.sign for body in bodies):
        yield "Nothing here differs from the as-is."
    for sign, one, several in _BECAME:
        changed = [body for body in bodies if body.sign is sign]
        if changed:
            verb = one if len(changed) == 1 else several
            yield f"Compared with the as-is, {bodies_said(len(changed))} {verb}: {_named(changed)}."
    moved: dict[str, list[Body]] = {}
    for body in bodies:
        if body.moved_from:
            moved.setdefault(body.moved_from, []).append(body)
    for source, those in moved.items():
        yield f"{bodies_said(len(those))} moved from {source}: {_named(those)}."


def _named(bodies: Sequence[Body]) -> str:
    """Return the names of bodies; parted by semicolons where one has a comma in it."""
    names = [_name(body) for body in bodies]
    if not any("," in name for name in names):
        return listed(names, most=_NAMES)
    more = [f"{len(names) - _NAMES:,} more"] if len(names) > _NAMES else []
    return "; ".join([*names[:_NAMES], *more])


def _closed(body: Body) -> bool:
    return body.sign is Sign.CLOSED


def _name(body: Body) -> str:
    return " ".join(body.organisation.name.split())
