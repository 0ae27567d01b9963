"""Where somebody is in a table: the widths of its columns, and what is current, selected and in sight."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange
from PySide6.QtWidgets import QTableView

from gui import theme
from gui.widgets.entity_table import DISPLAY, EntityTable
from gui.widgets.row_choice import SIGN

SAMPLE = 60  # rows whose texts decide how wide a column begins
NARROWEST, WIDEST = 72, 230  # pixels at 100 %
MOST = 2_000  # selected cells that are found again in rows that begin afresh
Flag = QItemSelectionModel.SelectionFlag
Cell = tuple[int, int]
"""(row, column) of a table."""


class ViewPlace:
    """Keeps the place of a view while its model begins afresh, by the ids of rows and names of columns."""

    def __init__(self, view: QTableView, table: EntityTable) -> None:
        self._view = view
        self._table = table
        self._widths: dict[str, int] = {}
        self.widest: dict[str, int] = {}
        """How wide a column may begin at most, in pixels at 100 %, by its field; else it is WIDEST."""
        self._current: tuple[str, str] | None = None
        self._chosen: list[tuple[str, str]] = []
        self._scrolled = 0

    def areas(self) -> list[QItemSelectionRange]:
        """Return the selected cells as rectangles."""
        found = self._view.selectionModel().selection()
        return [found.at(place) for place in range(found.count())]

    def cells(self) -> Iterator[Cell]:
        """Yield the selected cells, as they were selected."""
        for area in self.areas():
            for row in range(area.top(), area.bottom() + 1):
                for column in range(area.left(), area.right() + 1):
                    yield row, column

    def keep(self) -> None:
        """Note where the user is."""
        table, at = self._table, self._view.currentIndex()
        self._current = self._named((at.row(), at.column())) if at.isValid() else None
        self._chosen = [self._named(cell) for cell in islice(self.cells(), MOST)]
        self._scrolled = self._view.verticalScrollBar().value()
        if table.rowCount():
            self._widths |= {name: self._view.columnWidth(c) for c, name in enumerate(table.columns)}

    def restore(self) -> None:
        """Bring the user back there, as far as it is still shown."""
        self._set_widths()
        selection = QItemSelection()
        for place in self._chosen:
            if cell := self._found(place):
                index = self._table.index(*cell)
                selection.select(index, index)
        chooser = self._view.selectionModel()
        if self._current and (cell := self._found(self._current)):
            chooser.setCurrentIndex(self._table.index(*cell), Flag.NoUpdate)
        chooser.select(selection, Flag.ClearAndSelect)
        self._view.verticalScrollBar().setValue(self._scrolled)

    def _named(self, cell: Cell) -> tuple[str, str]:
        return self._table.entity(cell[0]).id, self._table.columns[cell[1]]

    def _found(self, place: tuple[str, str]) -> Cell | None:
        row, name = self._table.row_of(place[0]), place[1]
        if row < 0:
            return None
        return row, self._table.columns.index(name) if name in self._table.columns else 0

    def _set_widths(self) -> None:
        for column, name in enumerate(self._table.columns):
            self._view.setColumnWidth(column, self._widths.get(name) or self._fitting(column))

    def _fitting(self, column: int) -> int:
        """Return a width for a column: that of the longest text in its first rows, within reason."""
        metrics = self._view.fontMetrics()
        texts = [self._table.data(self._table.index(row, column), DISPLAY) for row in range(self._rows())]
        spec = self._table.spec(column)
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        heading = metrics.horizontalAdvance(spec.label if spec else "~ changed") * 11 // 10
        room = 3 * theme.GRID
        name = self._table.columns[column]
        most = theme.pixels(self.widest.get(name, WIDEST)) if name != SIGN else heading + 2 * room
        return min(max(widest + room, heading + 2 * room, theme.pixels(NARROWEST)), most)

    def _rows(self) -> int:
        return min(self._table.rowCount(), SAMPLE)
