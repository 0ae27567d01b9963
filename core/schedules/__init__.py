"""Schedules: one file here is one table that a board keeps by a model, such as who decides what.

A schedule is data: columns that know how their values read, and lines. The window shows it, a paper prints
it and a workbook has it as a sheet; none of them knows what it is about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.model.diff import Sign
from core.model.fields import Field, Value
from core.model.key import Key
from core.model.model import Model
from core.registry import Registry


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and how its values read, and how wide it is, in characters.

    `names`: its values name the line. `apart`: few read it, so that paper has it in a table of its own.
    """

    spec: Field
    width: int
    names: bool = False
    apart: bool = False

    @property
    def title(self) -> str:
        """Its heading."""
        return self.spec.label


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what it is about, the group it stands in, and a value for each column.

    `missing`: it says that there is nothing where something should be. `within` is the id of what the group
    is named after, so that one which is renamed is still the same. `instead`: it stands where others would.
    """

    key: Key
    group: str
    values: tuple[Value, ...]
    missing: bool = False
    within: str = ""
    instead: bool = False

    def stands_with(self, other: Line) -> bool:
        """Return whether both stand in the same group."""
        return (self.within or self.group) == (other.within or other.group)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Lines under columns; `grouped_by` is the heading of what they are grouped by; empty: nothing."""

    title: str
    grouped_by: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    def text(self, line: Line, place: int) -> str:
        """Return a value of a line as people read it."""
        return self.columns[place].spec.format(line.values[place])

    def texts(self, line: Line) -> tuple[str, ...]:
        """Return every value of a line as people read it."""
        return tuple(map(self.text, [line] * len(self.columns), range(len(self.columns))))


@dataclass(frozen=True, slots=True)
class Compared:
    """A line beside what it was before; a closed one is the line as it was."""

    line: Line
    sign: Sign | None = None
    was: Line | None = None


Make = Callable[[Model], Schedule]


@dataclass(frozen=True, slots=True)
class Kind:
    """A schedule as people choose it: its name, its place among the sheets, and what it is in a sentence."""

    id: str
    name: str
    place: int
    about: str
    make: Make


SCHEDULES: Registry[Kind] = Registry("core.schedules")


def schedule(id: str, name: str, *, place: int) -> Callable[[Make], Make]:
    """Register the function below as a schedule; its docstring says in a sentence what that is."""

    def register(make: Make) -> Make:
        about = " ".join((make.__doc__ or "").split("\n\n")[0].split())
        SCHEDULES.add(id, Kind(id, name, place, about, make))
        return make

    return register


def kinds() -> list[Kind]:
    """Return the schedules there are, in their order."""
    return sorted(SCHEDULES.values(), key=lambda kind: kind.place)


def compared(now: Schedule, before: Schedule) -> list[Compared]:
    """Return the lines of a schedule with what became of each; closed ones stand last in their group.

    A line that stood instead of others, and is gone, has not closed: the others are there.
    """
    was = {line.key: line for line in before.lines}
    groups: dict[str, list[Compared]] = {}
    for line in now.lines:
        groups.setdefault(line.group, []).append(_compared(line, was.pop(line.key, None)))
    for line in was.values():
        if not line.instead:
            groups.setdefault(line.group, []).append(Compared(line, Sign.CLOSED, line))
    return [one for group in groups.values() for one in group]


def _compared(line: Line, old: Line | None) -> Compared:
    if old is None:
        return Compared(line, Sign.NEW)
    same = line.values == old.values and line.stands_with(old)
    return Compared(line, None if same else Sign.CHANGED, old)
