"""Who answers to whom: the bodies that each is part of, and its reporting lines, solid and dotted.

A body answers in full to what it is part of and along a solid line, in part along a dotted one. A line to a
body that is not in the option leads nowhere and is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from core.model.entities.structure import Organisation, ReportingLine
from core.model.key import Key
from core.model.kinds import key_of
from core.model.model import Model

Up = Callable[[str], Iterable[str]]
"""From a body to those it answers to."""


class Style(StrEnum):
    """How a body answers to another."""

    PART = "part of"
    SOLID = "solid"
    DOTTED = "dotted"


class Line(NamedTuple):
    """One body answers to another; `key` is the body itself for the line of the tree, else the line's."""

    key: Key
    organisation: str
    to: str
    style: Style
    nature: str = ""
    instrument: str = ""

    @property
    def full(self) -> bool:
        """Whether it answers in full."""
        return self.style is not Style.DOTTED


class Reporting:
    """The lines of one model, up and down. Bodies are named by their ids."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._bodies = model.table(Organisation).rows
        self._beside = model.table(ReportingLine).by("organisation")

    def lines(self, id: str) -> list[Line]:
        """Return the lines from one body to those it answers to: what it is part of, solid, then dotted."""
        here = self._bodies
        body = here.get(id)
        parent = body.parent if body else None
        found = [Line(Key("organisation", id), id, parent, Style.PART)] if parent and parent in here else []
        beside = self._beside.get(id)
        if not beside or not body:
            return found
        for line in beside:
            if line.to in here:
                style = Style.DOTTED if line.style == "dotted" else Style.SOLID
                said = (line.nature or "").strip(), (line.instrument or "").strip()
                found.append(Line(key_of(line), id, line.to, style, *said))
        return sorted(found, key=lambda line: (_ORDER.index(line.style), line.to, line.key))

    def masters(self, id: str) -> tuple[str, ...]:
        """Return the bodies that one answers to in full, each once; none for one at the top."""
        return tuple(dict.fromkeys(to for to in self._in_full(id) if to != id))

    @cached_property
    def tops(self) -> list[str]:
        """The bodies that answer to nobody in full, in the order of their ids."""
        return sorted(body.id for body in self.model.children.get(None, ()) if not self.masters(body.id))

    def chain(self, id: str) -> list[str]:
        """Return the shortest way in full from a body to one at the top, both included.

        None where its lines lead only into a loop, or it is not there.
        """
        came = {id: id} | _climbed(id, self._in_full)
        tops = set(self.tops)
        top = next((to for to in came if to in tops), None)
        return _back(top, id, came)[::-1] if top else []

    def distance(self, id: str) -> int | None:
        """Return how many lines a body is from the top, which is at 0; None where no chain leads there."""
        return self.distances.get(id)

    @cached_property
    def distances(self) -> Mapping[str, int]:
        """How many lines each body is from the top, nearest first; without those that no chain leads from."""
        children, here = self.model.children, self._bodies
        solid: dict[str, list[str]] = {}
        for line in self.model.table(ReportingLine).by("style").get("solid", ()):
            if line.organisation in here:
                solid.setdefault(line.to, []).append(line.organisation)
        found = dict.fromkeys(self.tops, 0)
        waiting = list(found)
        for id_ in waiting:  # grows as it goes
            if id_ not in children and id_ not in solid:  # as most are
                continue
            below = [body.id for body in children.get(id_, ()) if body.id not in found]
            below += [other for other in solid.get(id_, ()) if other not in found]
            found.update(dict.fromkeys(below, found[id_] + 1))
            waiting += dict.fromkeys(below)
        return found

    @cached_property
    def above(self) -> Mapping[str, frozenset[str]]:
        """Every body that each answers to, in full or in part, directly or through others."""
        children, lines = self.model.children, self.model.table(ReportingLine).by("organisation")
        found: dict[str, frozenset[str]] = {}
        waiting: list[str | None] = [None]
        for upper in waiting:  # grows as it goes; the parts of one body share one set
            shared = found[upper] | {upper} if upper else frozenset()
            for part in children.get(upper, ()):
                found[part.id] = shared
                if part.id in lines:
                    found[part.id] = frozenset(_climbed(part.id, self._in_any_way))
                if part.id in children:
                    waiting.append(part.id)
        for id_ in self.model.table(Organisation).rows.keys() - found.keys():  # part of themselves
            found[id_] = frozenset(_climbed(id_, self._in_any_way))
        return found

    def below(self, heads: Collection[str]) -> dict[str, set[str]]:
        """Return every body that answers to each of some, as `above` has it; of those with none, nothing."""
        alike: dict[int, list[str]] = {}
        for id_, above in self.above.items():  # most share one set with others, and few sets are gone through
            alike.setdefault(id(above), []).append(id_)
        found: dict[str, set[str]] = {}
        for ids in alike.values():
            for head in self.above[ids[0]].intersection(heads):
                found.setdefault(head, set()).update(ids)
        return found

    @cached_property
    def loops(self) -> list[tuple[str, ...]]:
        """Rings of bodies that answer in full each to the next, and the last to the first.

        Where rings share bodies, so many of the shortest are told that each of these is in one.
        """
        found: list[tuple[str, ...]] = []
        told: set[str] = set()
        for id_ in sorted(id_ for id_, above in self.above.items() if id_ in above):
            if id_ not in told and (ring := _ring(id_, self._in_full)):
                found.append(ring)
                told.update(ring)
        return found

    @cached_property
    def ringed(self) -> frozenset[str]:
        """The bodies that are in a ring."""
        return frozenset(id_ for ring in self.loops for id_ in ring)

    def in_loop(self, line: Line) -> bool:
        """Return whether a line is part of a way in full from a body round to itself."""
        ends = {line.organisation, line.to}
        if not line.full or not ends <= self.ringed:
            return False
        return len(ends) == 1 or line.organisation in _climbed(line.to, self._in_full)

    def _in_full(self, id: str) -> Iterator[str]:
        return (line.to for line in self.lines(id) if line.full)

    def _in_any_way(self, id: str) -> Iterator[str]:
        return (line.to for line in self.lines(id))


_ORDER = tuple(Style)


def _climbed(start: str, up: Up) -> dict[str, str]:
    """Return all that a body leads to, nearest first, with what each was reached from."""
    came = dict.fromkeys(up(start), start)
    waiting = list(came)
    for id_ in waiting:  # grows as it goes
        for to in up(id_):
            if to not in came:
                came[to] = id_
                waiting.append(to)
    return came


def _ring(start: str, up: Up) -> tuple[str, ...]:
    """Return the shortest way from a body round to itself, told once; empty if there is none."""
    came = _climbed(start, up)
    return (start, *_back(came[start], start, came)[-2::-1]) if start in came else ()


def _back(id: str, start: str, came: Mapping[str, str]) -> list[str]:
    """Return the way from a body back to where the climb started, both included."""
    found = [id]
    while found[-1] != start:
        found.append(came[found[-1]])
    return found
