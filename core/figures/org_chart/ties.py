"""Reporting lines beside that of the body one is part of, and who should stand beside whom for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from core.figures.org_chart.bodies import Body
from core.model.diff import Sign
from core.model.entities.structure import ReportingLine
from core.model.model import Model


@dataclass(frozen=True, slots=True)
class Tie:
    """A reporting line between two bodies on the chart, by their ids."""

    source: str
    target: str
    solid: bool
    sign: Sign | None = None


def ties_of(model: Model, baseline: Model | None, drawn: Collection[str]) -> list[Tie]:
    """Return the reporting lines of a model between bodies that are drawn, in a steady order."""
    old = baseline.table(ReportingLine).rows if baseline else {}
    found = []
    for line in model.all(ReportingLine):
        if line.organisation in drawn and line.to in drawn and line.organisation != line.to:
            was = old.get(line.id, line if baseline is None else None)
            found.append(Tie(line.organisation, line.to, line.style == "solid", _sign(was, line)))
    return sorted(found, key=lambda tie: (tie.target, tie.source, not tie.solid))


def _sign(was: ReportingLine | None, line: ReportingLine) -> Sign | None:
    """Return what became of a line: it is another one if it runs elsewhere or counts for more or less."""
    if was is None:
        return Sign.NEW
    same = (was.organisation, was.to, was.style) == (line.organisation, line.to, line.style)
    return None if same else Sign.CHANGED


def bring_together(tops: list[Body], bodies: Sequence[Body], ties: Sequence[Tie]) -> None:
    """Put bodies that are tied to each other side by side, among those that are part of the same one."""
    above = {child.id: body for body in bodies for child in body.children}
    pairs: dict[str, dict[tuple[str, str], int]] = {}
    for tie in ties:
        parent, one, other = _meeting(tie.source, tie.target, above)
        if one != other:
            found = pairs.setdefault(parent, {})
            for pair in ((one, other), (other, one)):
                found[pair] = found.get(pair, 0) + 1
    groups = {body.id: body.children for body in bodies} | {"": tops}
    for parent, weights in pairs.items():
        _reorder(groups[parent], weights)


def _meeting(one: str, other: str, above: Mapping[str, Body]) -> tuple[str, str, str]:
    """Return the body under which two meet, and on which side of it each is; (“”, …) where it is the top."""
    path = [one]
    while path[-1] in above:
        path.append(above[path[-1]].id)
    places = {id_: place for place, id_ in enumerate(path)}
    last = ""
    while other not in places:
        if other not in above:
            return "", path[-1], other
        last, other = other, above[other].id
    place = places[other]
    # Where one of the two is itself the meeting point, nobody has to stand beside anybody.
    return (other, path[place - 1], last) if place and last else (other, "", "")


def _reorder(bodies: list[Body], weights: Mapping[tuple[str, str], int]) -> None:
    """Set the tied ones of some bodies next to each other, where the first of them was."""
    order = {body.id: place for place, body in enumerate(bodies)}
    degrees: dict[str, int] = {}
    for (one, _), weight in weights.items():
        degrees[one] = degrees.get(one, 0) + weight
    waiting = sorted(degrees, key=lambda id_: (-degrees[id_], order[id_]))
    row: list[str] = []
    while waiting:
        chosen = max(waiting, key=lambda id_: sum(weights.get((id_, placed), 0) for placed in row))
        waiting.remove(chosen)
        pulls = [weights.get((chosen, placed), 0) for placed in row]
        to_right = sum(pull * (len(row) - place) for place, pull in enumerate(pulls))
        to_left = sum(pull * (place + 1) for place, pull in enumerate(pulls))
        row.insert(0 if to_left < to_right else len(row), chosen)
    tied = set(row)
    first = min(order[id_] for id_ in row)
    before = [body for body in bodies[:first] if body.id not in tied]
    after = [body for body in bodies[first:] if body.id not in tied]
    bodies[:] = [*before, *(bodies[order[id_]] for id_ in row), *after]
