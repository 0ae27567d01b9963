"""Budget and workforce lines as a grid: rows by what they have in common, a column for each year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from core.model.edits import Add, Edit, EditError, Remove, Set
from core.model.entities.resources import BudgetLine, Workforce
from core.model.fields import Field, Flag, Year
from core.model.ids import fresh
from core.model.kinds import KINDS, key_of, slug_of
from core.model.model import Model
from core.model.words import count

Line = BudgetLine | Workforce
Group = tuple[Any, ...]
"""The values that the lines of a row have in common, in the order of the fields they are grouped by."""
Cells = Mapping[str, tuple[Line, ...]]
"""The lines of a row by year."""
Rows = Mapping[Group, Cells]

TYPED = "Typed into the grid"
"""How the source of a line begins that was made in the grid, until somebody says where the figure is from."""
MOST_YEARS = 30
NAMED = ("organisation", "function")
"""The dimensions of a row that are names, which keep their capitals inside a sentence."""
KEPT = ("overhead", "one_off", "investment", "host")
"""What a new line also takes over from its row, where all lines of that agree."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What the cells of a grid hold: one field of one kind of line, and what its rows may be grouped by."""

    name: str
    kind: type[Line]
    field: str
    dimensions: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The slug of the kind."""
        return slug_of(self.kind)

    @property
    def spec(self) -> Field:
        """The field that a cell holds."""
        return KINDS[self.slug].fields[self.field]

    @property
    def adds_up(self) -> bool:
        """Whether the figures of several years may be added up: money, but not people."""
        return self.field != "wte"

    def amount(self, line: Line) -> int:
        """Return what a line adds to its cell; nothing where it does not say."""
        return getattr(line, self.field) or 0


MONEY = Subject("Money", BudgetLine, "amount", ("organisation", "function", "type", "technology", "pay"))
PEOPLE = Subject("People (WTE)", Workforce, "wte", ("organisation", "function", "technology"))
PAY = Subject("Pay cost", Workforce, "pay_cost", ("organisation", "function", "technology"))
SUBJECTS = (MONEY, PEOPLE, PAY)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where new figures come from and what they rest on, as somebody said beforehand; empty: as their row."""

    source: str = ""
    basis: str = ""


class Pivot:
    """The lines of one model as a grid; `by` are the fields that its rows are grouped by.

    What one body has is taken over, as the same rows, from the grid `before` an edit that did not touch it.
    """

    def __init__(
        self, model: Model, subject: Subject, by: Sequence[str], before: Pivot | None = None
    ) -> None:
        self.model = model
        self.subject = subject
        self.by = tuple(by)
        self._bodies = model.table(subject.kind).by("organisation")
        if before and (before.subject, before.by) == (subject, self.by) and "organisation" in self.by:
            self.rows: Rows = self._patched(before)
        else:
            self.rows = self._grouped(model.all(subject.kind))

    def _grouped(self, lines: Iterable[Line]) -> dict[Group, Cells]:
        found: dict[Group, dict[str, list[Line]]] = {}
        for line, (year, *values) in _told(lines, ("year", *self.by)):
            found.setdefault(tuple(values), {}).setdefault(year, []).append(line)
        return {group: {year: tuple(each) for year, each in years.items()} for group, years in found.items()}

    def _patched(self, before: Pivot) -> dict[Group, Cells]:
        """Return the rows of before, and of the bodies whose lines are others those that they now have."""
        old, new = before._bodies, self._bodies
        touched = {body for body in old.keys() | new.keys() if old.get(body) is not new.get(body)}
        at = self.by.index("organisation")
        found = dict(before.rows)
        if touched:
            found = {group: cells for group, cells in found.items() if group[at] not in touched}
        for body in touched:
            found |= self._grouped(new.get(body, ()))
        return found

    def lines(self, group: Group, year: str) -> tuple[Line, ...]:
        """Return the lines behind a cell."""
        return self.rows.get(group, {}).get(year, ())

    def labels(self, group: Group) -> list[str]:
        """Return how a row says what its lines have in common, field by field."""
        return [label(self.model, self.subject, *dimension) for dimension in zip(self.by, group, strict=True)]

    def said(self, group: Group) -> str:
        """Return the name of a row in a sentence: “NHS Digital, revenue”."""
        named = zip(self.by, self.labels(group), strict=True)
        return ", ".join(text if name in NAMED else text.lower() for name, text in named) or "All lines"

    def edits(self, group: Group, year: str, value: int | None, origin: Origin) -> list[Edit]:
        """Return the edits that set a cell to a value; None takes its line away.

        EditError in words where several lines are behind the cell, or the row does not say enough for a new
        one.
        """
        lines = self.lines(group, year)
        if len(lines) > 1:
            raise EditError(f"{count(len(lines), 'line')} are behind this cell. Open them to change one.")
        if lines:
            return _changed(lines[0], self.subject, value)
        if value is None:
            return []
        if not self.subject.spec.required:
            raise EditError("There are no people here yet. Type their WTE first, then what they are paid.")
        return [Add(self._new_line(group, year, value, origin))]

    def _new_line(self, group: Group, year: str, value: int, origin: Origin) -> Line:
        """Return the line that a cell without one gets: as the others of its row, where they agree."""
        subject, fields = self.subject, KINDS[self.subject.slug].fields
        beside = [line for lines in self.rows.get(group, {}).values() for line in lines]
        values: dict[str, Any] = dict(zip(self.by, group, strict=True))
        for name in (*subject.dimensions, *KEPT):
            if name in values or name not in fields:
                continue
            found = {getattr(line, name) for line in beside}
            if len(found) == 1:
                values[name] = found.pop()
            elif found and name in subject.dimensions:
                what = fields[name].label.lower()
                raise EditError(f"This row adds up lines that differ in {what}. Show {what} to add a figure.")
        if "organisation" not in values:
            raise EditError("A new figure needs a body. Show organisation to add one.")
        source, basis = _origin(beside, year, origin)
        made = {**values, "year": year, subject.field: value, "source": source, "basis": basis}
        return subject.kind(id=fresh(subject.slug), **made)


def years_of(pivots: Iterable[Pivot], also: Iterable[str] = ()) -> list[str]:
    """Return the years of grids and some more, earliest first; gaps too, so that they can be seen."""
    years = sorted({year for found in pivots for cells in found.rows.values() for year in cells} | set(also))
    if not years:
        return []
    first, last = int(years[0][:4]), int(years[-1][:4])
    return [spelled(start) for start in range(first, last + 1)] if last - first < MOST_YEARS else years


def spelled(start: int) -> str:
    """Return the financial year that begins in April of a year: 2019 is 2019-20."""
    return f"{start}-{(start + 1) % 100:02d}"


def year_after(year: str) -> str:
    """Return the financial year that follows one; FieldError in words if that is out of range."""
    found = spelled(int(year[:4]) + 1)
    Year("Year").check_value(found)
    return found


def is_to_confirm(line: Line) -> bool:
    """Return whether a line was typed into a grid and nobody has said yet where its figure is from."""
    return line.source.startswith(TYPED)


def label(model: Model, subject: Subject, name: str, value: Any) -> str:
    """Return how a row says what its lines have in common in one field."""
    spec = KINDS[subject.slug].fields[name]
    if isinstance(spec, Flag):
        return spec.label if value else f"Not {spec.label.lower()}"
    if value is None:
        return "No function" if name == "function" else "Not divided"
    if to := KINDS[subject.slug].refs.get(name):
        return model.name(KINDS[to].type, value)
    return spec.format(value)


def _told(lines: Iterable[Line], names: Sequence[str]) -> Iterable[tuple[Line, tuple[Any, ...]]]:
    """Yield each line with its values of some fields."""
    if len(names) == 1:
        one = attrgetter(names[0])
        return ((line, (one(line),)) for line in lines)
    several = attrgetter(*names)
    return ((line, several(line)) for line in lines)


def _changed(line: Line, subject: Subject, value: int | None) -> list[Edit]:
    key = key_of(line)
    if getattr(line, subject.field) == value:
        return []
    if value is None and subject.spec.required:
        return [Remove(key)]
    return [Set(key, subject.field, value)]


def _origin(beside: Sequence[Line], year: str, origin: Origin) -> tuple[str, str]:
    """Return source and basis of a new line: as said, else as those of the nearest year, marked.

    A typed figure is never audited or published because its neighbour is.
    """
    near = min(beside, key=lambda line: (abs(int(line.year[:4]) - int(year[:4])), line.year), default=None)
    source, basis = origin.source.strip(), origin.basis
    if near is None:
        return source or TYPED, basis or "estimate"
    copied = near.source if is_to_confirm(near) else f"{TYPED}, beside: {near.source}"
    rests = near.basis if near.basis in ("estimate", "illustrative") else "estimate"
    return source or copied, basis or rests
