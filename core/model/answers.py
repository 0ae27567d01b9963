"""How each body answers, and what became of that since the as-is: the lines it has, and those it had."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from core.model.diff import Sign
from core.model.entities.structure import Organisation, ReportingLine
from core.model.model import Model
from core.model.reporting import Line, Reporting, Style


class Told(NamedTuple):
    """A line, what became of it since the as-is, and whether it is part of a loop."""

    line: Line
    sign: Sign | None = None
    looped: bool = False


class Answer(NamedTuple):
    """One body and whom it answers to.

    `distance` is None where no way in full leads to the top; that of a closed body is as it was. `lines`
    begin with what it is part of; those that it no longer has come last, as closed. `was` is the id of what
    it was part of.
    """

    body: Organisation
    distance: int | None
    lines: tuple[Told, ...]
    sign: Sign | None = None
    was: str | None = None
    looped: bool = False

    @property
    def live(self) -> bool:
        """Whether the body has not closed."""
        return self.sign is not Sign.CLOSED

    @property
    def standing(self) -> list[Told]:
        """The lines that it has, without those that are gone."""
        return [told for told in self.lines if told.sign is not Sign.CLOSED]

    @property
    def now(self) -> list[Line]:
        """The lines that it has, bare."""
        return [told.line for told in self.standing]

    @property
    def masters(self) -> tuple[str, ...]:
        """Those it answers to in full, each once and not itself; several are two masters."""
        full = (line.to for line in self.now if line.full)
        return tuple(dict.fromkeys(to for to in full if to != self.body.id))

    @property
    def partly(self) -> tuple[str, ...]:
        """Those it answers to in part."""
        return tuple(dict.fromkeys(line.to for line in self.now if not line.full))


def answers(model: Model, baseline: Model | None = None) -> dict[str, Answer]:
    """Return how every body of a model answers, by id; given a baseline also those closed since, last.

    Without a baseline nothing has a sign.
    """
    reporting = model.once(Reporting)
    then = baseline.once(Reporting) if baseline is not None and baseline is not model else None
    touched = _touched(model, baseline) if then and baseline else frozenset()
    ringed, distances = reporting.ringed, reporting.distances
    found: dict[str, Answer] = {}
    for id_, body in model.table(Organisation).rows.items():
        lines = reporting.lines(id_)
        sign, was = None, None
        if then and baseline and id_ in touched:
            marked, was = _compared(lines, then.lines(id_))
            sign = _sign(id_, marked, baseline)
        if sign is Sign.CHANGED:
            told = tuple(Told(line, mark, _in_loop(line, mark, reporting)) for line, mark in marked)
        elif id_ in ringed:
            told = tuple(Told(line, None, reporting.in_loop(line)) for line in lines)
        else:
            told = tuple(map(Told, lines))
        found[id_] = Answer(
            body, distances.get(id_), told, sign, was if sign is Sign.CHANGED else None, id_ in ringed
        )
    if then and baseline:
        for id_, body in baseline.table(Organisation).rows.items():
            if id_ not in found:
                gone = tuple(Told(line, Sign.CLOSED) for line in then.lines(id_))
                found[id_] = Answer(body, then.distance(id_), gone, Sign.CLOSED)
    return found


def _touched(model: Model, baseline: Model) -> frozenset[str]:
    """Return the bodies whose lines may be others than in the baseline: most are the same by identity."""
    now, then = model.table(Organisation).rows, baseline.table(Organisation).rows
    found = {id_ for id_, body in now.items() if then.get(id_) is not body}
    lines, old = model.table(ReportingLine).rows, baseline.table(ReportingLine).rows
    closed = then.keys() - now.keys()
    if lines is not old or closed:
        for id_ in lines.keys() | old.keys():
            one, other = lines.get(id_), old.get(id_)
            ends = {line.to for line in (one, other) if line}
            if one is not other or ends & closed:
                found |= {line.organisation for line in (one, other) if line}
    if closed:
        found |= {id_ for id_, body in now.items() if body.parent in closed}
    return frozenset(found)


def _compared(
    lines: Iterable[Line], old: Iterable[Line]
) -> tuple[list[tuple[Line, Sign | None]], str | None]:
    """Return lines with what became of each, those that are gone last; and what the body was part of.

    A line is the one it was if it has the same key, or runs the same way; one that runs another way, or is
    about something else, has changed.
    """
    before = {line.key: line for line in old}
    ways: dict[tuple[str, Style], Line] = {(line.to, line.style): line for line in before.values()}
    found: list[tuple[Line, Sign | None]] = []
    kept: set[object] = set()
    was = None
    for line in lines:
        earlier = before.get(line.key) or ways.get((line.to, line.style))
        if earlier is None:
            found.append((line, Sign.NEW))
            continue
        kept.add(earlier.key)
        same = _said(earlier) == _said(line)
        if not same and line.style is Style.PART:
            was = earlier.to
        found.append((line, None if same else Sign.CHANGED))
    gone = [line for line in before.values() if line.key not in kept]
    if was is None:
        was = next((line.to for line in gone if line.style is Style.PART), None)
    return [*found, *((line, Sign.CLOSED) for line in gone)], was


def _said(line: Line) -> tuple[str, Style, str, str]:
    return line.to, line.style, line.nature, line.instrument


def _sign(id: str, told: Iterable[tuple[Line, Sign | None]], baseline: Model) -> Sign | None:
    if id not in baseline.table(Organisation):
        return Sign.NEW
    return Sign.CHANGED if any(mark for _, mark in told) else None


def _in_loop(line: Line, mark: Sign | None, reporting: Reporting) -> bool:
    return mark is not Sign.CLOSED and reporting.in_loop(line)


def followers(found: Mapping[str, Answer]) -> dict[str, list[str]]:
    """Return the bodies that answer to each, in any way, as they now do."""
    below: dict[str, list[str]] = {}
    for id_, answer in found.items():
        for line in answer.now:
            below.setdefault(line.to, []).append(id_)
    return below
