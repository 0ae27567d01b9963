"""A table of several years from elsewhere: which of its columns are years, and which rows are in the plan.

Real tables have a title or a note above the heading, “2013-14 (est)” beside 2012-13, amounts in £m or in
£ billion, names only in the first of several rows, and rows of totals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.model import amounts
from core.model.entities.accountability import Function
from core.model.entities.structure import Organisation
from core.model.fields import Choice, Field, FieldError, Flag, Hundredths, Year
from core.model.kinds import KINDS
from core.model.model import Model
from core.model.pivot import Group, Pivot, Subject, label
from core.model.words import count, listed
from gui.widgets.matrix_published import plain

SEARCHED = 12  # rows from the top in which a heading of years is looked for
MOST = 40  # characters of a heading that names a year
QUOTED = 4  # names that a sentence lists before it counts the rest
BLANK = {"", "-", "–", "—", "..", "…", ":", "n/a", "na", "nil"}
ALSO = {
    "type": {"cur": "revenue", "current": "revenue", "resource": "revenue", "cap": "capital"},
    "pay": {"staff": "pay", "staff costs": "pay", "non pay": "non_pay"},
}
"""What published tables call the choices of a field."""
_YEAR = re.compile(r"(?<!\d)(\d{4})\s*[-/–]\s*(\d{4}|\d{2})(?!\d)")
_UNIT = re.compile(r"£\s*'?(000s?|k|thousands?|m|mn|millions?|bn|billions?)\b", re.IGNORECASE)
_PLANNED = re.compile(r"\b(est|estimate|estimated|forecast|plan|planned|budget|provisional)\b", re.IGNORECASE)
TIMES = {"0": 10**3, "k": 10**3, "t": 10**3, "m": 10**6, "b": 10**9}
SPOKEN = {1: "pounds", 10**3: "thousands of pounds", 10**6: "millions of pounds", 10**9: "billions of pounds"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of amounts: its year, what its amounts are multiplied by, and whether it says it is a plan."""

    at: int
    year: str
    times: int
    planned: bool


@dataclass(slots=True)
class Published:
    """What a block says: amounts by row and year, what found no place, and what somebody should know."""

    by: tuple[str, ...]
    columns: list[Column]
    wishes: dict[tuple[Group, str], int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    """Names of rows that the plan does not have."""
    left_out: list[str] = field(default_factory=list)
    """Headings of columns that are neither names nor years."""
    joined: int = 0
    """How many amounts went to a row and year that another had gone to."""
    refused: list[str] = field(default_factory=list)

    @property
    def notes(self) -> list[str]:
        """What is not as plain as it looks, in sentences; none: everything lands where its names say."""
        found = []
        units = sorted({column.times for column in self.columns} - {1})
        if units:
            found.append(f"Amounts are taken to be in {listed([SPOKEN[unit] for unit in units])}.")
        planned = [column.year for column in self.columns if column.planned]
        if planned:
            found.append(f"New figures of {listed(planned)} rest on estimates, as their heading says.")
        if self.joined:
            number = count(self.joined, "amount is", "amounts are")
            found.append(f"{number} added to another of the same row and year.")
        if self.missing:
            number = count(len(self.missing), "row")
            found.append(f"{number} not found in this option, left out: {_quoted(self.missing)}.")
        if self.left_out:
            found.append(f"Columns that are no year, left out: {_quoted(self.left_out)}.")
        return found


def read(
    texts: Sequence[Sequence[str]], model: Model, subject: Subject, start: tuple[Pivot, Sequence[Group]]
) -> Published | None:
    """Return a block by its heading of years; None if it has none.

    `start` are the grid and its rows from where the block is pasted on: rows without names go there one by
    one, and a block that names no bodies is about the body of the first.
    """
    wide = max(map(len, texts), default=0)
    rows = [[" ".join(text.split()) for text in row] + [""] * (wide - len(row)) for row in texts]
    head = next((n for n, row in enumerate(rows[:SEARCHED]) if _is_heading(row)), None)
    if head is None or head + 1 == len(rows):
        return None
    columns, refused = _columns(rows, head, subject)
    below = rows[head + 1 :]
    taken = {column.at for column in columns}
    others = [at for at in range(wide) if at not in taken]
    names = _names(model, subject)
    dimensions = _dimensions(below, others, names)
    pivot, groups = start
    first = dict(zip(pivot.by, groups[0], strict=True)) if groups else {}
    body = first.get("organisation") if dimensions and "organisation" not in dimensions else None
    given = [
        dimension
        for dimension in subject.dimensions
        if dimension in dimensions or (body and dimension == "organisation")
    ]
    found = Published(tuple(given) if dimensions else pivot.by, columns, refused=refused)
    used = set(dimensions.values())
    found.left_out = [rows[head][at] for at in others if at not in used and _has_amounts(below, at)]
    lines = _lines(below, dimensions, names, body)
    for number, (row, line) in enumerate(zip(below, lines, strict=True)):
        texts_of = [(column, row[column.at]) for column in columns]
        if all(plain(text) in BLANK for _, text in texts_of):
            continue
        if not dimensions:
            group = groups[number] if number < len(groups) else None
            name = f"row {number + 1}"
        else:
            name, values = line.name, line.values
            group = None if values is None else tuple(values[dimension] for dimension in given)
            if line.unclear:
                found.refused.append(
                    f"Several are called “{line.unclear}”, so it is not clear which is meant."
                )
        _take(found, subject, group, name, texts_of)
    return found


def _take(
    found: Published, subject: Subject, group: Group | None, name: str, texts: Iterable[tuple[Column, str]]
) -> None:
    """Put the amounts of a row where they belong."""
    if group is None:
        found.missing.append(name)
        return
    for column, text in texts:
        if plain(text) in BLANK:
            continue
        try:
            value = _amount(subject, text, column.times)
        except FieldError as error:
            found.refused.append(f"“{name}”, {column.year}: {error}")
            continue
        place = (group, column.year)
        found.joined += place in found.wishes
        found.wishes[place] = found.wishes.get(place, 0) + value


def _amount(subject: Subject, text: str, times: int) -> int:
    spec = subject.spec
    money = isinstance(spec, Hundredths) and spec.is_money
    try:
        value = amounts.hundredths(text, money=money, times=times)
    except amounts.AmountError as error:
        raise FieldError(str(error) or f"“{amounts.short(text)}” is no amount.") from None
    spec.check_value(value)
    return value


def _year_in(text: str) -> str:
    """Return the year that a heading names; empty: none, or several, or a sentence has a year in it."""
    found = list(_YEAR.finditer(text))
    return found[0][0] if len(found) == 1 and len(text) <= MOST else ""


def _is_heading(row: Sequence[str]) -> bool:
    """Return whether a row names years: one alone in a wide row is of a title."""
    years = sum(bool(_year_in(text)) for text in row)
    return years > 1 or (years == 1 and (len(row) < 3 or sum(map(bool, row)) > 1))


def _columns(rows: Sequence[Sequence[str]], head: int, subject: Subject) -> tuple[list[Column], list[str]]:
    """Return the columns of years, and what is wrong with their headings."""
    above = " ".join(text for row in rows[: head + 1] for text in row if not _year_in(text))
    usual = _times(above) if subject.field != "wte" else 1
    found: list[Column] = []
    refused: list[str] = []
    for at, text in enumerate(rows[head]):
        year = _year_in(text)
        if not year:
            continue
        try:
            value = str(Year("Year").parse(year))
        except FieldError as error:
            refused.append(str(error))
            continue
        if any(column.year == value for column in found):
            refused.append(f"{value} heads two columns of the block.")
        found.append(
            Column(at, value, _times(text) if _UNIT.search(text) else usual, bool(_PLANNED.search(text)))
        )
    return found, refused


def _times(text: str) -> int:
    unit = _UNIT.search(text)
    return TIMES[unit[1][0].casefold()] if unit else 1


Names = dict[str, dict[str, set[Any]]]
"""The values that names stand for, by the dimension that they are names in."""


def _names(model: Model, subject: Subject) -> Names:
    """Return what rows may be called."""
    found: Names = {dimension: {} for dimension in subject.dimensions}
    for body in model.all(Organisation):
        for name in {body.name, body.short_name, body.code}:
            if name:
                found["organisation"].setdefault(plain(name), set()).add(body.id)
    for function in model.all(Function):
        found["function"].setdefault(plain(function.name), set()).add(function.id)
    for dimension in subject.dimensions[1:]:
        for value in _values(KINDS[subject.slug].fields[dimension]):
            found[dimension].setdefault(plain(label(model, subject, dimension, value)), set()).add(value)
            if value is None:
                found[dimension].setdefault("", set()).add(value)
        for name, value in ALSO.get(dimension, {}).items():
            found[dimension].setdefault(name, set()).add(value)
    return found


def _values(spec: Field) -> list[Any]:
    """Return the values that a dimension can have without naming an entity."""
    if isinstance(spec, Flag):
        return [True, False]
    choices = list(spec.choices) if isinstance(spec, Choice) else []
    return [*choices, *([] if spec.required else [None])]


def _dimensions(rows: Sequence[Sequence[str]], columns: Sequence[int], names: Names) -> dict[str, int]:
    """Return which column names which dimension: the one with the most names that are known."""
    found: dict[str, int] = {}
    for dimension, known in names.items():
        free = [at for at in columns if at not in found.values()]
        counts = {at: sum(bool(row[at]) and plain(row[at]) in known for row in rows) for at in free}
        best = max(counts, key=lambda at: (counts[at], -at), default=None)
        if best is not None and counts[best]:
            found[dimension] = best
    return found


@dataclass(slots=True)
class Line:
    """What a row is of, by dimension (None: of something that the plan does not have), and its name."""

    values: dict[str, Any] | None
    name: str
    unclear: str = ""
    """A name in it that stands for several; empty: none does."""


def _lines(
    rows: Sequence[Sequence[str]], dimensions: dict[str, int], names: Names, body: str | None
) -> list[Line]:
    """Return what each row is of.

    A name left blank where all before it are blank too is the one above: in a printed table only the first
    of several rows has it.
    """
    above: dict[str, str] = {}
    found: list[Line] = []
    for row in rows:
        line, texts, named = Line({"organisation": body} if body else {}, ""), [], False
        for dimension, at in sorted(dimensions.items(), key=lambda item: item[1]):
            text = row[at] or ("" if named else above.get(dimension, ""))
            named = named or bool(row[at])
            above[dimension] = text
            texts.append(text)
            known = names[dimension].get(plain(text), set())
            if len(known) > 1:
                line.unclear = text
            if len(known) == 1 and line.values is not None:
                line.values[dimension] = next(iter(known))
            else:
                line.values = None
        line.name = ", ".join(text for text in texts if text) or "a row without a name"
        found.append(line)
    return found


def _has_amounts(rows: Sequence[Sequence[str]], at: int) -> bool:
    return any(re.search(r"\d", row[at]) for row in rows)


def _quoted(names: Sequence[str]) -> str:
    return listed([f"“{name}”" for name in dict.fromkeys(names)], most=QUOTED)
