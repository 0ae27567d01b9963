"""Who answers to whom as a table: a row for each body, nearest to the accountable board first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QBrush

from core.model.answers import Answer
from core.model.answers_said import distance_said, in_full, in_part, on_lines, to_look_at
from core.model.body_order import body_place
from core.model.diff import Sign
from core.model.entities.structure import Organisation
from core.model.key import Key
from gui import theme
from gui.document import Document, View
from gui.widgets.change_marks import plain_tip
from gui.widgets.organisation_tree import Index
from gui.widgets.wording import brief, colours, signed

Role = Qt.ItemDataRole
LONG = 24  # characters; a longer text may not fit its cell, so that it is shown as a tip too
BODY, FULL, PART, WHAT, DISTANCE, MARKS, CHANGE = (
    "Body",
    "Answers to in full",
    "Answers to in part",
    "For what, through which instrument",
    "From the top",
    "To look at",
    "Change",
)
COLUMNS = (BODY, FULL, PART, DISTANCE, MARKS, WHAT)


class ReportingTable(QAbstractTableModel):
    """Read-only; texts are made when they are first asked for."""

    counted = Signal()
    """How many rows are shown may be another number."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._all: list[Answer] = []
        self._rows: list[Answer] = []
        self._texts: dict[tuple[str, str], str] = {}
        self._needle: tuple[str, ...] = ()
        self._only_marked = self._only_changed = False
        self._order: tuple[str, bool] | None = None
        self.columns: tuple[str, ...] = COLUMNS
        self._say: dict[str, Callable[[Answer], str]] = {
            BODY: lambda answer: answer.body.name,
            FULL: lambda answer: in_full(answer, self._name),
            PART: lambda answer: in_part(answer, self._name),
            WHAT: lambda answer: on_lines(answer, self._name),
            DISTANCE: lambda answer: distance_said(answer.distance),
            MARKS: to_look_at,
            CHANGE: lambda answer: signed(answer.sign) if answer.sign else "",
        }

    @property
    def total(self) -> int:
        """How many bodies there are, shown or not."""
        return len(self._all)

    def redraw(self, found: Mapping[str, Answer]) -> None:
        """Show how bodies answer by now."""
        self._all = sorted(found.values(), key=_place)
        self._texts.clear()
        self._renew()

    def show_matching(self, text: str) -> None:
        """Show only rows that have every word of a text somewhere."""
        self._needle = tuple(text.casefold().split())
        self._renew()

    def show_only_marked(self, on: bool) -> None:  # noqa: FBT001  # a slot of a toggled signal
        """Show only what is to be looked at: two masters, loops, no way to the top."""
        self._only_marked = on
        self._renew()

    def show_only_changed(self, on: bool) -> None:  # noqa: FBT001
        """Show only rows with a sign; outside Changes there are none, so that all are shown."""
        self._only_changed = on
        self._renew()

    def key(self, row: int) -> Key:
        """Return the key of the body of a row."""
        return Key("organisation", self._rows[row].body.id)

    def row_of(self, id: str) -> int:
        """Return the row of a body, or -1."""
        return next((row for row, answer in enumerate(self._rows) if answer.body.id == id), -1)

    def text(self, row: int, column: int) -> str:
        """Return what a cell says, in full."""
        return self._read(self._rows[row], self.columns[column])

    def _renew(self) -> None:
        changes = self._document.view is View.CHANGES
        rows = self._all
        if self._only_changed and changes:
            rows = [answer for answer in rows if answer.sign]
        if self._only_marked:
            rows = [answer for answer in rows if self._read(answer, MARKS)]
        if self._needle:
            rows = [answer for answer in rows if self._matches(answer)]
        if self._order:
            name, descending = self._order
            rows = sorted(rows, key=lambda answer: self._rank(answer, name), reverse=descending)
        self.beginResetModel()
        self.columns = (CHANGE, *COLUMNS) if changes else COLUMNS
        self._rows = rows
        self.endResetModel()
        self.counted.emit()

    def _matches(self, answer: Answer) -> bool:
        text = " ".join(self._read(answer, name) for name in self._say).casefold()
        return all(word in text for word in self._needle)

    def _rank(self, answer: Answer, name: str) -> tuple[bool, int, str]:
        """Return what to sort by: what is empty comes last, and distances are numbers."""
        if name == DISTANCE:
            return answer.distance is None, answer.distance or 0, ""
        text = self._read(answer, name)
        return not text, 0, text.casefold()

    def _read(self, answer: Answer, name: str) -> str:
        place = answer.body.id, name
        if place not in self._texts:
            self._texts[place] = self._say[name](answer)
        return self._texts[place]

    def _name(self, id: str) -> str:
        document = self._document
        body = document.model.get(Organisation, id) or document.baseline.get(Organisation, id)
        return (body.short_name or body.name) if body else "a body that is not here"

    def _dress(self, row: int, column: int, role: int) -> Any:
        answer, name = self._rows[row], self.columns[column]
        sign = answer.sign if self.columns[0] == CHANGE else None
        if role == Role.FontRole:
            return theme.struck_out() if sign is Sign.CLOSED and name != CHANGE else None
        if role == Role.BackgroundRole:
            return QBrush(theme.Theme.colour(colours(sign)[1])) if sign else None
        if name == MARKS and self._read(answer, MARKS):
            return QBrush(theme.Theme.colour("closed" if answer.looped else "warning"))
        coloured = sign and (name == CHANGE or sign is Sign.CLOSED)
        return QBrush(theme.Theme.colour(colours(sign)[0])) if sign and coloured else None

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.columns[section] if 0 <= section < len(self.columns) else None
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == Role.DisplayRole:
            return brief(self.text(row, column))
        if role == Role.ToolTipRole:
            text = self.text(row, column)
            return plain_tip(text) if len(text) > LONG else None
        if role in (Role.FontRole, Role.BackgroundRole, Role.ForegroundRole):
            return self._dress(row, column, role)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        descending = order is Qt.SortOrder.DescendingOrder
        self._order = (self.columns[column], descending) if 0 <= column < len(self.columns) else None
        self._renew()


def _place(answer: Answer) -> tuple[bool, int, tuple[int, str, str]]:
    return answer.distance is None, answer.distance or 0, body_place(answer.body)
