"""The row of totals under a tree: always in sight, with the columns of the tree."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTreeView

from gui import theme
from gui.widgets.organisation_tree import Index
from gui.widgets.rollup_tree import ALIGN, DISPLAY, TIP, RollupTree

FONT = int(Qt.ItemDataRole.FontRole)


class TotalsRow(QTableView):
    """One row for the whole plan; it scrolls sideways with the tree, and its columns are as wide."""

    def __init__(self, tree: QTreeView, rows: RollupTree) -> None:
        super().__init__()
        self._tree = tree
        self.totals = _Totals(rows, self)
        self.setModel(self.totals)
        self.setAccessibleName("Totals of the whole plan")
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.fontMetrics().height() + 2 * theme.GRID)
        tree.header().sectionResized.connect(lambda column, _, width: self.setColumnWidth(column, width))
        tree.horizontalScrollBar().valueChanged.connect(self.horizontalScrollBar().setValue)

    def redraw(self) -> None:
        """Show the totals as they now are."""
        self.totals.redraw()
        for column in range(self.totals.columnCount()):
            self.setColumnWidth(column, self._tree.columnWidth(column))
        self.horizontalScrollBar().setValue(self._tree.horizontalScrollBar().value())


class _Totals(QAbstractTableModel):
    def __init__(self, rows: RollupTree, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows

    def redraw(self) -> None:
        """The tree has been counted anew, and may have other columns."""
        self.beginResetModel()
        self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._rows.columnCount()

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == DISPLAY:
            return self._rows.text(None, index.column())
        if role == FONT:
            return theme.emphasised()
        if role == ALIGN:
            return self._rows.alignment(index.column())
        return self._rows.tip(None, index.column()) or None if role == TIP else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            return self._rows.headerData(section, orientation, role)
        return None
