"""Money or people as Qt's model of a grid: rows by what lines have in common, a column for each year."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush

from core.model.diff import Sign
from core.model.edits import EditError
from core.model.entities.structure import Organisation
from core.model.fields import FieldError
from core.model.key import Key
from core.model.kinds import KINDS, key_of
from core.model.pivot import MONEY, Group, Line, Origin, Pivot, Subject, is_to_confirm, years_of
from core.model.words import count, pounds, wte
from gui import theme
from gui.document import Document, View
from gui.widgets.change_marks import BACK, plain_tip
from gui.widgets.resource_totals import Amounts, unsure
from gui.widgets.wording import brief, colours, refusal, was_now

Index = QModelIndex | QPersistentModelIndex
DISPLAY, EDIT, ALIGN, TIP, SPOKEN = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
SEVERAL, TO_CONFIRM = "› ", " †"
"""Marks of a cell: several lines are behind it; its figure was typed here, from a source yet to be said."""


class PivotTable(QAbstractTableModel):
    """A cell is the sum of the lines behind it; setting it edits the one line, or makes it."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.subject: Subject = MONEY
        self.by: tuple[str, ...] = MONEY.parts[:3]
        self.origin = Origin()
        self.needle = ""
        self.more_years: set[str] = set()
        """Years without figures that somebody asked for."""
        self.pivot = Pivot(document.model, self.subject, self.by)
        self.was: Pivot | None = None
        """The as-is, where Changes is on show."""
        self.groups: list[Group] = []
        self.years: list[str] = []
        self._rows: dict[Group, int] = {}
        self._seen: tuple[object, ...] = ()

    # what it holds

    def row_of(self, group: Group) -> int:
        """Return the row of what lines have in common, or -1."""
        return self._rows.get(group, -1)

    def group_of(self, line: Line) -> Group:
        """Return the row that a line belongs to."""
        return tuple(getattr(line, name) for name in self.by)

    def lines(self, row: int, column: int) -> tuple[Line, ...]:
        """Return the lines behind a cell."""
        return self.pivot.lines(self.groups[row], self.years[column])

    def amount(self, row: int, column: int) -> int | None:
        """Return what a cell comes to; None: there is no line, or none that says."""
        return self._sum(self.lines(row, column))

    def typed_text(self, row: int, column: int) -> str:
        """Return what a cell holds as text that gives it back when typed, here or in a spreadsheet."""
        amount = self.amount(row, column)
        return "" if amount is None else self.subject.spec.typed(amount).replace("−", "-").replace("£", "")

    def key(self, row: int, column: int) -> Key | None:
        """Return the key of the one line behind a cell, else of the body of its row."""
        lines = self.lines(row, column)
        if len(lines) == 1:
            return key_of(lines[0])
        body = self.body(self.groups[row])
        return Key("organisation", body) if body else None

    def body(self, group: Group) -> str | None:
        """Return the id of the body of a row; None where rows are not of one body."""
        return dict(zip(self.by, group, strict=True)).get("organisation")

    def _is_there(self, group: Group) -> bool:
        """Return whether the body of a row is in the option."""
        body = self.body(group)
        return body is None or self.document.model.get(Organisation, body) is not None

    def said(self, row: int, column: int) -> str:
        """Return where a cell is, in words: “NHS Digital, revenue, 2020-21”."""
        return f"{self.pivot.said(self.groups[row])}, {self.years[column]}"

    def why_not(self, row: int, column: int) -> str:
        """Return why nothing can be typed into a cell, in a sentence; empty: it can be."""
        if why := self.document.why_not():
            return why
        if not self._is_there(self.groups[row]):
            return "This body is closed in this option, so it can have no new figure."
        if (number := len(self.lines(row, column))) > 1:
            return f"{count(number, 'line')} are behind this cell. Press Enter to open them."
        return ""

    def asked(self, row: int, column: int) -> tuple[str, str]:
        """Return what the editor of a cell is of, and what may be typed, for who cannot see it."""
        what = "£450k, £1.2m, (300)" if self.subject.field != "wte" else "12.5"
        return self.said(row, column), f"An amount such as {what}, or a formula such as =12*450"

    # totals

    @cached_property
    def sums(self) -> dict[str, Amounts]:
        """The amounts of the rows on show by year, each by (year, basis)."""
        found: dict[str, Amounts] = {year: {} for year in self.years}
        for group in self.groups:
            for year, lines in self.pivot.rows.get(group, {}).items():
                self._add(found.setdefault(year, {}), lines)
        return found

    def row_sums(self, row: int) -> Amounts:
        """Return the amounts of a row over all years, by (year, basis)."""
        found: Amounts = {}
        for lines in self.pivot.rows.get(self.groups[row], {}).values():
            self._add(found, lines)
        return found

    def shown(self, amount: int) -> str:
        """Return an amount as cells show it: to the penny, brackets for less than nothing."""
        text = self.subject.spec.format(abs(amount))
        text = text.removesuffix(".00")
        return f"({text})" if amount < 0 else text

    def spoken(self, amount: int) -> str:
        """Return an amount as a sentence says it: £1.2 million, 12.5 WTE."""
        return wte(amount) if self.subject.field == "wte" else pounds(amount)

    def _add(self, into: Amounts, lines: Sequence[Line]) -> None:
        for line in lines:
            place = (line.year, line.basis)
            into[place] = into.get(place, 0) + self.subject.amount(line)

    def _sum(self, lines: Sequence[Line]) -> int | None:
        found = [value for line in lines if (value := getattr(line, self.subject.field)) is not None]
        return sum(found) if found else None

    # what it shows

    def show(self, subject: Subject, by: Sequence[str]) -> None:
        """Show another side of the lines, or other rows."""
        self.subject, self.by = subject, tuple(name for name in subject.parts if name in by)
        self.redraw()

    def find(self, needle: str) -> None:
        """Show only rows with every word of a text in their names."""
        self.needle = needle
        self._seen = ()
        self.redraw()

    def add_year(self, year: str) -> None:
        """Show a column for a year that has no figure yet."""
        self.more_years.add(year)
        self.redraw()

    def redraw(self) -> None:
        """Show what is now in the document. Rows that were emptied stay while the same side is on show."""
        document = self.document
        seen = (document.option, document.view, self.subject, self.by)
        is_same = seen == self._seen
        shown, shown_years = (self.groups, self.years) if is_same else ([], [])
        self._seen = seen
        self.pivot = Pivot(document.model, self.subject, self.by)
        is_compared = document.view is View.CHANGES
        self.was = Pivot(document.baseline, self.subject, self.by) if is_compared else None
        pivots = [self.pivot, *([self.was] if self.was else [])]
        groups, years = self._arranged(pivots, shown), years_of(pivots, [*self.more_years, *shown_years])
        self.__dict__.pop("sums", None)
        if (groups, years) == (self.groups, self.years):
            if groups and years:
                self.dataChanged.emit(self.index(0, 0), self.index(len(groups) - 1, len(years) - 1))
            return
        self.beginResetModel()
        self.groups, self.years = groups, years
        self._rows = {group: row for row, group in enumerate(groups)}
        self.endResetModel()

    def _arranged(self, pivots: Sequence[Pivot], shown: Sequence[Group]) -> list[Group]:
        """Return the rows of several grids and those on show, by their names; those that match the needle."""
        texts: list[dict[Any, str]] = [{} for _ in self.by]
        found: dict[Group, tuple[str, ...]] = {}
        for pivot in pivots:
            for group in pivot.rows:
                if group not in found:
                    found[group] = self._folded(pivot, texts, group)
        for group in filter(self._is_there, shown):
            found.setdefault(group, self._folded(self.pivot, texts, group))
        if words := self.needle.casefold().split():
            found = {g: names for g, names in found.items() if all(w in " ".join(names) for w in words)}
        return sorted(found, key=lambda group: (found[group], str(group)))

    def _folded(self, pivot: Pivot, texts: list[dict[Any, str]], group: Group) -> tuple[str, ...]:
        """Return the names of a row without letter case; `texts` holds what values were called so far."""
        if any(value not in known for known, value in zip(texts, group, strict=True)):
            for known, value, text in zip(texts, group, pivot.labels(group), strict=True):
                known[value] = text.casefold()
        return tuple(known[value] for known, value in zip(texts, group, strict=True))

    # what changes it

    def commit(self, row: int, column: int, text: str) -> str:
        """Set a cell to what text stands for; nothing takes its line away. Return why not; empty: done."""
        return refusal(self.document, lambda: self._set(row, column, text))

    def _set(self, row: int, column: int, text: str) -> bool:
        value = self.read(text)
        try:
            edits = self.pivot.edits(self.groups[row], self.years[column], value, self.origin)
        except EditError as error:
            raise FieldError(str(error)) from None
        what = "Clear" if value is None else "Set"
        to = "" if value is None else f" to {self.shown(value)}"
        return not edits or self.document.edit(f"{what} {brief(self.said(row, column), 80)}{to}", edits)

    def read(self, text: str) -> int | None:
        """Return the amount that text stands for; None for none. FieldError in words if it is no amount."""
        value = self.subject.spec.parse(text) if text.strip() else None
        return value if isinstance(value, int) else None

    # cells

    def _before(self, row: int, column: int) -> tuple[int | None, Sign | None]:
        """Return what a cell was in the as-is, and what became of it; no sign: nothing."""
        now = self.amount(row, column)
        if self.was is None:
            return now, None
        was = self._sum(self.was.lines(self.groups[row], self.years[column]))
        if was == now:
            return was, None
        return was, Sign.NEW if was is None else Sign.CLOSED if now is None else Sign.CHANGED

    def _shown(self, row: int, column: int) -> str:
        lines, amount = self.lines(row, column), self.amount(row, column)
        text = "" if amount is None else self.shown(amount)
        was, sign = self._before(row, column)
        if sign:
            then = "" if was is None else self.shown(was)
            text = f"{sign.mark} {was_now(then, text) if sign is Sign.CHANGED else text or then}"
        several = SEVERAL if len(lines) > 1 else ""
        return f"{several}{text}{TO_CONFIRM if any(map(is_to_confirm, lines)) else ''}"

    def told(self, row: int, column: int) -> str:
        """Return a cell in words: where it is, what it comes to, and what that rests on."""
        lines, amount = self.lines(row, column), self.amount(row, column)
        year = self.years[column].replace("-", "/")
        text = f"{self.pivot.said(self.groups[row])}, {year}: "
        text += "no figure" if amount is None else self.spoken(amount)
        was, sign = self._before(row, column)
        if sign:
            text += f", {sign.value}" + (f", was {self.spoken(was)}" if was is not None else "")
        if len(lines) > 1:
            amounts: Amounts = {}
            self._add(amounts, lines)
            text += f", {count(len(lines), 'line')}" + (f", {rests}" if (rests := unsure(amounts)) else "")
        elif lines:
            text += f", {KINDS[self.subject.slug].fields['basis'].format(lines[0].basis).lower()}"
        if any(map(is_to_confirm, lines)):
            text += ", source to be confirmed"
        return text

    def _tip(self, row: int, column: int) -> str:
        lines = self.lines(row, column)
        return plain_tip("\n".join([self.told(row, column), *({line.source for line in lines[:3]})]))

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.groups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.years)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row, column = index.row(), index.column()
        if role == DISPLAY:
            return self._shown(row, column)
        if role == ALIGN:
            return RIGHT
        if role == EDIT:
            return self.typed_text(row, column)
        if role == SPOKEN:
            return self.told(row, column)
        if role == BACK:
            sign = self._before(row, column)[1] if self.was else None
            return QBrush(theme.Theme.colour(colours(sign)[1])) if sign else None
        return self._tip(row, column) if role == TIP else None

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        return role == EDIT and not self.commit(index.row(), index.column(), str(value))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.years):
            return None
        if role == ALIGN:
            return RIGHT
        return self.years[section] if role == DISPLAY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = index.isValid() and not self.why_not(index.row(), index.column())
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags
