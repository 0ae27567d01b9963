"""Who answers to whom in words, for someone who cannot see the picture."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from core.figures.reporting.groups import Group, Groups
from core.model.answers import Answer
from core.model.bodies_said import bodies_said, of_body_kind
from core.model.diff import Sign
from core.model.words import count, listed

_NAMES, _SENTENCES = 12, 24  # how many are named, and how many of a sort are told, before the rest is counted
_BECAME = {
    Sign.NEW: ("is new", "are new"),
    Sign.CLOSED: ("closes", "close"),
    Sign.CHANGED: ("answers otherwise than before", "answer otherwise than before"),
}


def heading(groups: Groups, column: int) -> str:
    """Return what stands over a column: how far its bodies are from the top."""
    last = len(groups.columns) - 1
    if groups.lost and column == last:
        return "No way to the top"
    if column == 0:
        return "At the top"
    deepest = column == last - groups.lost
    lines = count(column, "line")
    return f"{lines} or more from the top" if groups.deep and deepest else f"{lines} from the top"


def words(groups: Groups, found: Mapping[str, Answer], *, compared: bool) -> str:
    """Return what the picture shows, in sentences, the first of them its title; no bodies are said too."""
    if not groups.columns:
        return "Who answers to whom. There are no bodies to show yet."
    live = [answer for answer in found.values() if answer.sign is not Sign.CLOSED]
    name = _namer(found)
    tops = [answer for answer in live if answer.distance == 0]
    parts = [_title(len(live), tops)]
    parts += [_column(groups, place) for place in range(1, len(groups.columns)) if groups.columns[place]]
    parts += _masters(live, name)
    parts += _partly(groups, name)
    parts += _loops(live, name)
    if compared:
        parts += _changes(found.values(), name)
    return " ".join(parts)


def _title(number: int, tops: Sequence[Answer]) -> str:
    top = listed([_said(answer) for answer in tops], most=_NAMES)
    at = f"{top} at the top" if top else "nobody at the top"
    return f"Who answers to whom: {bodies_said(number)}, with {at}."


def _column(groups: Groups, place: int) -> str:
    """Return who stands in a column: single bodies by name, and those who answer alike by kind."""
    single = [_said(group.first) for group in groups.columns[place] if group.number == 1]
    alike = [_alike(group) for group in groups.columns[place] if group.number > 1]
    return f"{heading(groups, place)}: {listed([*single, *alike], most=_NAMES + len(alike))}."


def _alike(group: Group) -> str:
    if group.more:
        return count(group.number, "more body", "more bodies")
    kinds = of_body_kind(group.number, group.first.body.kind)
    if group.number > _NAMES:
        return kinds
    return f"{kinds} ({listed([_said(answer) for answer in group.answers])})"


def _masters(live: Sequence[Answer], name: Callable[[str], str]) -> Iterator[str]:
    """Yield who answers in full to two or more, and to whom."""
    several = [answer for answer in live if len(answer.masters) > 1]
    for answer in several[:_SENTENCES]:
        number = "Two" if len(answer.masters) == 2 else f"{len(answer.masters):,}"
        yield f"{number} masters: {_said(answer)} answers in full to {_names(answer.masters, name)}."
    if len(several) > _SENTENCES:
        yield f"{len(several) - _SENTENCES:,} more have two masters or more."


def _partly(groups: Groups, name: Callable[[str], str]) -> Iterator[str]:
    """Yield who answers in part to whom; those who answer alike in one sentence."""
    said = []
    for group in groups.all():
        answer = group.first
        if answer.partly and not group.more and group.sign is not Sign.CLOSED:
            many = group.number > 1
            who = _alike(group) if many else _said(answer)
            whom = _names(answer.partly, name)
            said.append(f"{who} {'answer' if many else 'answers'} in part to {whom}.")
    yield from said[:_SENTENCES]
    if len(said) > _SENTENCES:
        yield f"{len(said) - _SENTENCES:,} more answer in part to others."


def _loops(live: Sequence[Answer], name: Callable[[str], str]) -> Iterator[str]:
    ring = [answer for answer in live if answer.looped]
    for answer in ring[:_SENTENCES]:
        whom = [told.line.to for told in answer.lines if told.looped]
        yield f"Loop: {_said(answer)} answers to {_names(whom, name)}, and so in the end to itself."
    if len(ring) > _SENTENCES:
        yield f"{len(ring) - _SENTENCES:,} more bodies are in a loop."


def _changes(answers: Collection[Answer], name: Callable[[str], str]) -> Iterator[str]:
    """Yield what became of the bodies, and of the lines of those that stay."""
    if not any(answer.sign for answer in answers):
        yield "Nobody answers otherwise than in the as-is."
    for sign, (one, several) in _BECAME.items():
        changed = [answer for answer in answers if answer.sign is sign]
        if changed:
            verb = one if len(changed) == 1 else several
            which = listed([_said(answer) for answer in changed], most=_NAMES)
            yield f"Compared with the as-is, {bodies_said(len(changed))} {verb}: {which}."
    gone = [
        f"{_said(answer)} no longer answers to {name(told.line.to)}."
        for answer in answers
        if answer.sign is Sign.CHANGED
        for told in answer.lines
        if told.sign is Sign.CLOSED
    ]
    yield from gone[:_SENTENCES]
    if len(gone) > _SENTENCES:
        yield f"{len(gone) - _SENTENCES:,} more lines are gone."


def _names(ids: Sequence[str], name: Callable[[str], str]) -> str:
    return listed([name(id_) for id_ in dict.fromkeys(ids)])


def _namer(found: Mapping[str, Answer]) -> Callable[[str], str]:
    return lambda id_: _said(found[id_]) if id_ in found else "a body that is not here"


def _said(answer: Answer) -> str:
    return " ".join(answer.body.name.split())
