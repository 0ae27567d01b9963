"""Which bodies the picture shows, and which of them stand together because they answer alike."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from core.model.answers import Answer, Told, followers
from core.model.body_order import body_place
from core.model.diff import Sign
from core.model.model import Model
from core.model.reporting import Style

_ROUNDS = 8  # of telling bodies apart by whom they answer to, and who answers to them


@dataclass(slots=True, eq=False)
class Group:
    """Bodies that answer alike: of one kind, as far from the top, in the same way to the same.

    `parts` counts the parts inside them that are not shown; `more` says that they only share a column.
    """

    answers: list[Answer]
    column: int
    parts: int = 0
    more: bool = False
    groups: int = 1
    ties: list[Tie] = field(default_factory=list)

    @property
    def first(self) -> Answer:
        """The body that speaks for all."""
        return self.answers[0]

    @property
    def number(self) -> int:
        """How many bodies there are."""
        return len(self.answers)

    @property
    def live(self) -> int:
        """How many of them have not closed."""
        return sum(answer.sign is not Sign.CLOSED for answer in self.answers)

    @property
    def sign(self) -> Sign | None:
        """What became of them."""
        return None if self.more else self.first.sign


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """A line from one group to another, or one that is gone; `to` is None where that is not shown."""

    told: Told
    to: Group | None

    @property
    def drawn(self) -> bool:
        """Whether there is a line to draw."""
        return self.to is not None and self.told.sign is not Sign.CLOSED


@dataclass(slots=True)
class Groups:
    """All groups, by column; a column is a distance, and the last may be of bodies with no way to the top.

    `lost` says that there is such a last column; `deep` that the one before it has all that are farther.
    """

    columns: list[list[Group]]
    lost: bool = False
    deep: bool = False

    def all(self) -> Iterable[Group]:
        """Yield every group, column by column."""
        return (group for column in self.columns for group in column)


@dataclass(frozen=True, slots=True)
class Alike:
    """The bodies to show, in order, who answers to each, and a mark that is the same for those alike."""

    shown: dict[str, Answer]
    below: Mapping[str, list[str]]
    marks: Mapping[str, Hashable]


def alike(found: Mapping[str, Answer]) -> Alike:
    """Return which bodies are to be shown, and which of them answer alike."""
    shown = focus(found)
    shown = dict(sorted(shown.items(), key=lambda item: body_place(item[1].body)))
    below = followers(shown)
    return Alike(shown, below, _told_apart(shown, below))


def groups_of(which: Alike, *, most: int, columns: int) -> Groups:
    """Return the groups of what is to be shown: at most so many a column, and so many columns.

    What is more stands together at the end of its column; what is farther, in the last column.
    """
    shown = which.shown
    farthest = max((answer.distance or 0 for answer in shown.values()), default=0)
    deep = farthest >= columns
    last = min(farthest, columns - 1)
    made: dict[Hashable, Group] = {}
    for id_, answer in shown.items():
        column = last + 1 if answer.distance is None else min(answer.distance, last)
        made.setdefault((column, which.marks[id_]), Group([], column)).answers.append(answer)
    lost = any(answer.distance is None for answer in shown.values())
    result = Groups([[] for _ in range(last + 1 + lost)] if shown else [], lost, deep)
    for group in made.values():
        result.columns[group.column].append(group)
    result.columns = [_at_most(column, most, which.below) for column in result.columns]
    _tie(result)
    return result


def focus(found: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the bodies that matter: no mere parts of others, unless more hangs on them.

    A part matters if it has a line of its own, if something that matters is inside it or answers to it, or
    if it answers to others than in the as-is.
    """
    shown: dict[str, Answer] = {}
    waiting = [id_ for id_, answer in found.items() if _matters(answer)]
    for id_ in waiting:  # grows as it goes
        if id_ in shown or id_ not in found:
            continue
        shown[id_] = found[id_]
        waiting += [told.line.to for told in found[id_].lines if told.sign is not Sign.CLOSED]
    return {id_: answer for id_, answer in found.items() if id_ in shown}


def _matters(answer: Answer) -> bool:
    if answer.body.legal_form != "part_of_body" or answer.looped or not answer.lines:
        return True
    moved = answer.sign is not None and answer.sign is not Sign.CLOSED
    return moved or any(told.line.style is not Style.PART for told in answer.lines)


def _told_apart(shown: Mapping[str, Answer], below: Mapping[str, list[str]]) -> dict[str, Hashable]:
    """Return a mark for each body; alike for those that answer alike, and are answered to alike.

    Bodies are first told apart by what they are, then again and again by the marks of those around them.
    """
    marks: dict[str, Hashable] = {id_: _alone(answer) for id_, answer in shown.items()}
    number = len(set(marks.values()))
    for _ in range(_ROUNDS):
        numbers: dict[Hashable, int] = {}
        now = {id_: numbers.setdefault(mark, len(numbers)) for id_, mark in marks.items()}
        marks = {
            id_: (
                now[id_],
                _around(answer.lines, now),
                frozenset([now[other] for other in below[id_]]) if id_ in below else (),
            )
            for id_, answer in shown.items()
        }
        if (found := len(set(marks.values()))) == number:
            break
        number = found
    return marks


def _alone(answer: Answer) -> Hashable:
    """Return what a body is by itself. One in a loop is like no other."""
    alike = answer.body.id if answer.looped else answer.body.kind
    return answer.distance, alike, answer.sign, answer.was


def _around(lines: Sequence[Told], marks: Mapping[str, int]) -> Hashable:
    """Return whom a body answers to and how; most are only part of another, and quickly told."""
    if len(lines) == 1 and lines[0].line.style is Style.PART:
        return marks.get(lines[0].line.to, -1)
    return frozenset(
        (marks.get(line.to, -1), line.style, sign, line.nature, line.instrument) for line, sign, _ in lines
    )


def _at_most(column: Sequence[Group], most: int, below: Mapping[str, list[str]]) -> list[Group]:
    """Return the groups of a column, the least remarkable of them as one where there are too many."""

    def weight(group: Group) -> tuple[bool, int, int]:
        answer = group.first
        special = answer.looped or len(answer.masters) > 1
        asked = min(len(below.get(answer.body.id, ())), 3)
        lines = any(told.line.style is not Style.PART for told in answer.lines)
        return not special, -(asked + lines + (answer.sign is not None)), -group.number

    if len(column) <= most:
        return list(column)
    kept = set(map(id, sorted(column, key=weight)[: most - 1]))
    rest = [group for group in column if id(group) not in kept]
    others = [answer for group in rest for answer in group.answers]
    more = Group(others, rest[0].column, more=True, groups=len(rest))
    return [*(group for group in column if id(group) in kept), more]


def _tie(result: Groups) -> None:
    """Give each group its lines to others, each once."""
    of = {answer.body.id: group for group in result.all() for answer in group.answers}
    for group in result.all():
        seen: set[Hashable] = set()
        for answer in group.answers:
            for told in answer.lines:
                to = of.get(told.line.to)
                drawn = told.sign is not Sign.CLOSED
                same = (to and id(to), told.line.style, told.sign) + (() if to and drawn else (told.line.to,))
                if same not in seen:
                    seen.add(same)
                    group.ties.append(Tie(told, to))


def count_parts(groups: Groups, found: Mapping[str, Answer], model: Model) -> None:
    """Count, for each group, the parts inside its bodies that are not shown."""
    of = {answer.body.id: group for group in groups.all() for answer in group.answers}
    for id_, answer in found.items():
        if id_ not in of and answer.sign is not Sign.CLOSED:
            for near in [body.id for body in model.path(answer.body.parent) if body.id in of][:1]:
                of[near].parts += 1
