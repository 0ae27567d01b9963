"""A schedule as rows to read: what is worked out from the plan, and in Changes what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush

from core.model.diff import Sign
from core.model.key import Key
from core.model.model import Model
from core.schedules import Compared, Schedule, compared
from gui import theme
from gui.document import Document, View
from gui.widgets.change_marks import BACK, FONT, FRONT, plain_tip
from gui.widgets.plain_editors import is_number
from gui.widgets.wording import brief, colours, signed, was_now

Index = QModelIndex | QPersistentModelIndex
DISPLAY, ALIGN, TIP = (
    int(role)
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.ToolTipRole)
)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LONG = 24  # characters; a longer text may not fit its cell, so that it is shown as a tip too


class ScheduleTable(QAbstractTableModel):
    """Lines of the schedule that `make` makes of what is on show; none can be edited here."""

    counted = Signal()
    """How many lines are shown, or there are, may be another number."""

    def __init__(self, document: Document, make: Callable[[Model], Schedule], parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._make = make
        self._made = make(Model("", {}))
        self._all: list[Compared] = []
        self._lines: list[Compared] = []
        self._order: tuple[int, bool] | None = None
        self.needle = ""
        self.only_changed = False
        self.only_missing = False

    @property
    def total(self) -> int:
        """How many lines there are, shown or not."""
        return len(self._all)

    @property
    def missing(self) -> int:
        """How many lines say that something is missing."""
        return sum(one.line.missing for one in self._all)

    def key(self, row: int) -> Key:
        """Return what a line is about."""
        return self._lines[row].line.key

    def row_of(self, key: Key | None) -> int:
        """Return the line that is about something, or -1."""
        return next((row for row, one in enumerate(self._lines) if one.line.key == key), -1)

    def redraw(self) -> None:
        """Work the schedule out anew."""
        self._made = self._make(self._document.model)
        if self._document.view is View.CHANGES:
            self._all = compared(self._made, self._make(self._document.baseline))
        else:
            self._all = [Compared(line) for line in self._made.lines]
        self.choose()

    def choose(self) -> None:
        """Show the lines that pass what was chosen, in order."""
        words = self.needle.casefold().split()
        lines = [one for one in self._all if self._passes(one, words)]
        if self._order is not None:
            column, descending = self._order
            lines.sort(key=lambda one: self._sorts_by(one, column), reverse=descending)
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()
        self.counted.emit()

    def text(self, row: int, column: int) -> str:
        """Return a cell as people read it: what it is, and in Changes what it was."""
        one, place = self._lines[row], self._place(column)
        if place is None:
            return signed(one.sign) if one.sign else ""
        now = self._said(one, place)
        was = self._was(one, place)
        return now if was is None else was_now(brief(was), brief(now))

    def _passes(self, one: Compared, words: list[str]) -> bool:
        if (self.only_missing and not one.line.missing) or (
            self._changes and self.only_changed and not one.sign
        ):
            return False
        if not words:
            return True
        found = " ".join((one.line.group, *self._made.texts(one.line))).casefold()
        return all(word in found for word in words)

    def _sorts_by(self, one: Compared, column: int) -> tuple[bool, Any]:
        place = self._place(column)
        if place is None:
            return one.sign is None, list(Sign).index(one.sign) if one.sign else 0
        value = one.line.group if place < 0 else one.line.values[place]
        return value is None, value.casefold() if isinstance(value, str) else value or 0

    @property
    def _grouped(self) -> bool:
        return bool(self._made.grouped_by)

    @property
    def _changes(self) -> bool:
        return self._document.view is View.CHANGES

    def _place(self, column: int) -> int | None:
        """Return which value a column shows: -1 for the group, None for the sign."""
        column -= self._changes
        return None if column < 0 else column - self._grouped

    def _said(self, one: Compared, place: int) -> str:
        return one.line.group if place < 0 else self._made.text(one.line, place)

    def _was(self, one: Compared, place: int) -> str | None:
        if one.sign is not Sign.CHANGED or one.was is None:
            return None
        if place < 0 and one.line.stands_with(one.was):
            return None
        was = one.was.group if place < 0 else self._made.text(one.was, place)
        return was if was != self._said(one, place) else None

    def _dressed(self, one: Compared, place: int | None, role: int) -> Any:
        if one.sign is not None:
            front, back = colours(one.sign)
            if role == FONT:
                return theme.struck_out() if one.sign is Sign.CLOSED and place is not None else None
            if role == FRONT:
                return QBrush(theme.Theme.colour(front)) if one.sign is Sign.CLOSED or place is None else None
            tinted = place is None or one.sign is not Sign.CHANGED or self._was(one, place) is not None
            return QBrush(theme.Theme.colour(back)) if tinted else None
        if role == FRONT and one.line.missing and place is not None and place >= 0:
            text = self._said(one, place)
            return QBrush(theme.Theme.colour("warning")) if text.startswith(("!", "⚠")) else None
        return None

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._made.columns) + self._grouped + self._changes

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row, column = index.row(), index.column()
        if role == DISPLAY:
            return brief(self.text(row, column))
        if role in (BACK, FRONT, FONT):
            return self._dressed(self._lines[row], self._place(column), role)
        place = self._place(column)
        if role == ALIGN and place is not None and place >= 0:
            return RIGHT if is_number(self._made.columns[place].spec) else None
        if role == TIP:
            text = self.text(row, column)
            return plain_tip(text) if len(text) > LONG else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        place = self._place(section)
        if role == DISPLAY:
            if place is None:
                return "Change"
            return self._made.grouped_by if place < 0 else self._made.columns[place].title
        if role == ALIGN and place is not None and place >= 0:
            return RIGHT if is_number(self._made.columns[place].spec) else None
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        descending = order is Qt.SortOrder.DescendingOrder
        self._order = (column, descending) if 0 <= column < self.columnCount() else None
        self.choose()
