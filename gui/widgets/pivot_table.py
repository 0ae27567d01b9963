"""Money or people as Qt's model of a grid: rows by what lines have in common, a column for each year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import is_
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush

from core.model.edits import EditError
from core.model.entities.structure import Organisation
from core.model.fields import FieldError
from core.model.key import Key
from core.model.kinds import key_of
from core.model.pivot import MONEY, Group, Line, Origin, Pivot, Subject, years_of
from core.model.totals import Amounts
from core.model.words import count
from gui import theme
from gui.document import Document
from gui.widgets.change_marks import BACK, plain_tip
from gui.widgets.pivot_figures import PivotFigures
from gui.widgets.wording import brief, colours, refusal

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
EDITABLE = Qt.ItemFlag.ItemIsEditable
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PivotTable(QAbstractTableModel):
    """A cell is the sum of the lines behind it; setting it edits the one line, or makes it."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.subject: Subject = MONEY
        self.by: tuple[str, ...] = MONEY.dimensions[:3]
        self.price_year: str | None = None
        """The year in whose prices money is shown; None: as it was or will be paid."""
        self.origin = Origin()
        self.needle = ""
        self.more_years: set[str] = set()
        """Years without figures that somebody asked for."""
        self.figures = PivotFigures(document, self.subject, self.by)
        self.groups: list[Group] = []
        self.years: list[str] = []
        self._rows: dict[Group, int] = {}
        self._seen: tuple[object, ...] = ()
        self._named: Sequence[object] = (None, None)
        self._why = ""

    # what it holds

    @property
    def pivot(self) -> Pivot:
        """The lines of the option on show."""
        return self.figures.pivot

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
        return self.figures.amount(self.groups[row], self.years[column])

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

    def said(self, row: int, column: int) -> str:
        """Return where a cell is, in words: “NHS Digital, revenue, 2020-21”."""
        return f"{self.pivot.said(self.groups[row])}, {self.years[column]}"

    def told(self, row: int, column: int) -> str:
        """Return a cell in words: where it is, what it comes to, and what that rests on."""
        return self.figures.told(self.groups[row], self.years[column])

    def why_not(self, row: int, column: int) -> str:
        """Return why nothing can be typed into a cell, in a sentence; empty: it can be."""
        if why := self.document.why_not():
            return why
        if self.figures.is_real:
            return "Real prices are worked out. Show prices as paid to type an amount."
        if not self._is_there(self.groups[row]):
            return "This body is closed in this option, so it can have no new figure."
        if (number := len(self.lines(row, column))) > 1:
            return f"{count(number, 'line')} are behind this cell. Press Enter to open them."
        return ""

    def asked(self, row: int, column: int) -> tuple[str, str]:
        """Return what the editor of a cell is of, and what may be typed, for who cannot see it."""
        what = "£450k, £1.2m, (300)" if self.figures.is_money else "12.5"
        return self.said(row, column), f"An amount such as {what}, or a formula such as =12*450"

    @cached_property
    def sums(self) -> Mapping[str, Amounts]:
        """The amounts of the rows on show by year, each by (year, basis)."""
        return self.figures.year_sums(self.groups)

    def _is_there(self, group: Group) -> bool:
        """Return whether the body of a row is in the option."""
        body = self.body(group)
        return body is None or self.document.model.get(Organisation, body) is not None

    # what it shows

    def show(self, subject: Subject, by: Sequence[str], price_year: str | None = None) -> None:
        """Show another side of the lines, other rows, or the prices of another year."""
        self.subject, self.by = subject, tuple(name for name in subject.dimensions if name in by)
        self.price_year = price_year
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
        self._why = document.why_not()
        seen = (document.option, document.view, self.subject, self.by)
        is_same = seen == self._seen
        self._seen = seen
        self.figures = PivotFigures(document, self.subject, self.by, self.price_year, self.figures)
        pivots = self.figures.pivots
        years = years_of(pivots, [*self.more_years, *(self.years if is_same else ())])
        named = [document.model.tables.get(slug) for slug in ("organisation", "function")]
        is_known = all(pivot.rows.keys() <= self._rows.keys() for pivot in pivots)
        if is_same and is_known and all(map(is_, named, self._named)):
            groups = self.groups
        else:
            groups = self._arranged(pivots, self.groups if is_same else ())
        self._named = named
        self.__dict__.pop("sums", None)
        if (groups, years) == (self.groups, self.years):
            if groups and years:
                self.dataChanged.emit(self.index(0, 0), self.index(len(groups) - 1, len(years) - 1))
            return
        self.beginResetModel()
        self.groups, self.years = groups, years
        self._rows = {group: row for row, group in enumerate(groups)}
        self.endResetModel()

    def _arranged(self, pivots: Sequence[Pivot], shown: Iterable[Group]) -> list[Group]:
        """Return the rows of several grids and those on show, by their names; those that match the needle."""
        found = {group for pivot in pivots for group in pivot.rows} | set(filter(self._is_there, shown))
        places: list[dict[object, int]] = []
        texts: list[dict[object, str]] = []
        for at, dimension in enumerate(self.by):
            names = {
                value: self.figures.name(dimension, value).casefold() for value in {g[at] for g in found}
            }
            order = sorted(names, key=lambda value, names=names: (names[value], str(value)))  # type: ignore[misc]
            places.append({value: place for place, value in enumerate(order)})
            texts.append(names)
        if words := self.needle.casefold().split():
            read = {g: " ".join(t[v] for t, v in zip(texts, g, strict=True)) for g in found}
            found = {group for group in found if all(word in read[group] for word in words)}
        return sorted(found, key=lambda group: [p[v] for p, v in zip(places, group, strict=True)])

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
        to = "" if value is None else f" to {self.figures.shown(value)}"
        return not edits or self.document.edit(f"{what} {brief(self.said(row, column), 80)}{to}", edits)

    def read(self, text: str) -> int | None:
        """Return the amount that text stands for; None for none. FieldError in words if it is no amount."""
        value = self.subject.spec.parse(text) if text.strip() else None
        return value if isinstance(value, int) else None

    # cells

    def _tip(self, row: int, column: int) -> str:
        sources = dict.fromkeys(line.source for line in self.lines(row, column)[:3])
        return plain_tip("\n".join([self.told(row, column), *sources]))

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.groups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.years)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row, column = index.row(), index.column()
        if role == DISPLAY:
            return self.figures.text(self.groups[row], self.years[column])
        if role == ALIGN:
            return RIGHT
        if role == EDIT:
            return self.typed_text(row, column)
        if role == SPOKEN:
            return self.told(row, column)
        if role == BACK:
            sign = self.figures.before(self.groups[row], self.years[column])[1] if self.figures.was else None
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
        # Asked of every cell that is painted, so that what is the same for all is not looked up again.
        flags = super().flags(index)
        if not index.isValid() or self._why or self.figures.is_real:
            return flags
        row, column = index.row(), index.column()
        is_closed = self.figures.was is not None and not self._is_there(self.groups[row])
        return flags if is_closed or len(self.lines(row, column)) > 1 else flags | EDITABLE
