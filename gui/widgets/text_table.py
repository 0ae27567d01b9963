"""A read-only table of texts, made when they are first asked for: found by words, put in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from core.model.key import Key
from gui.widgets.change_marks import plain_tip
from gui.widgets.edge import EDGE
from gui.widgets.organisation_tree import Index
from gui.widgets.wording import brief

Role = Qt.ItemDataRole
R = TypeVar("R")
LONG = 24  # characters; a longer text may not fit its cell, so that it is shown as a tip too


class TextTable(QAbstractTableModel, Generic[R]):
    """Rows of one sort; `say` has what each column says of one. A text is kept until other rows are shown."""

    counted = Signal()
    """How many rows are shown may be another number."""

    def __init__(
        self, say: Mapping[str, Callable[[R], str]], columns: Sequence[str], parent: QObject | None
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._all: list[R] = []
        self._rows: list[R] = []
        self._texts: dict[tuple[str, str], str] = {}
        self._needle: tuple[str, ...] = ()
        self._order: tuple[str, bool] | None = None
        self.columns = tuple(columns)

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._all)

    def show_all(self, rows: Sequence[R]) -> None:
        """Show other rows, in their order."""
        self._all = list(rows)
        self._texts.clear()
        self._renew()

    def show_matching(self, text: str) -> None:
        """Show only rows that have every word of a text somewhere."""
        self._needle = tuple(text.casefold().split())
        self._renew()

    def key(self, row: int) -> Key:
        """Return the key of what a row is about."""
        return self._about(self._rows[row])

    def row_of(self, id: str) -> int:
        """Return the row that is about an id, or -1."""
        return next((place for place, row in enumerate(self._rows) if self._about(row).id == id), -1)

    def text(self, row: int, column: int) -> str:
        """Return what a cell says, in full."""
        return self._read(self._rows[row], self.columns[column])

    # what each sort of row answers for itself

    def _about(self, row: R) -> Key:
        raise NotImplementedError

    def _keeps(self, row: R) -> bool:  # noqa: ARG002
        """Return whether a row is shown, as far as words do not decide it."""
        return True

    def _columns(self) -> tuple[str, ...]:
        """Return the columns, which may be others after each renewal."""
        return self.columns

    def _rank(self, row: R, name: str) -> tuple[bool, int, str]:
        """Return what to sort by: what is empty comes last."""
        text = self._read(row, name)
        return not text, 0, text.casefold()

    def _dress(self, row: R, name: str, role: int) -> Any:  # noqa: ARG002
        """Return the ground, the colour or the font of a cell."""
        return None

    def _edge(self, row: R) -> str | None:  # noqa: ARG002
        """Return the colour of the palette for the edge of a row; None: it has none."""
        return None

    # how

    def _renew(self) -> None:
        rows = [row for row in self._all if self._keeps(row) and (not self._needle or self._matches(row))]
        if self._order:
            name, descending = self._order
            rows = sorted(rows, key=lambda row: self._rank(row, name), reverse=descending)
        self.beginResetModel()
        self.columns = self._columns()
        self._rows = rows
        self.endResetModel()
        self.counted.emit()

    def _matches(self, row: R) -> bool:
        text = " ".join(self._read(row, name) for name in self._say).casefold()
        return all(word in text for word in self._needle)

    def _read(self, row: R, name: str) -> str:
        place = self._about(row).id, name
        if place not in self._texts:
            self._texts[place] = self._say[name](row)
        return self._texts[place]

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
            return self._dress(self._rows[row], self.columns[column], role)
        if role == EDGE:
            return self._edge(self._rows[row])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        descending = order is Qt.SortOrder.DescendingOrder
        self._order = (self.columns[column], descending) if 0 <= column < len(self.columns) else None
        self._renew()
