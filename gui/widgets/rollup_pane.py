"""The roll-up of money and people: a year to choose, the tree, and the totals under it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QTreeView, QVBoxLayout, QWidget

from core.model.key import Key
from gui import theme
from gui.document import Document
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.field_editor import plain_label
from gui.widgets.organisation_tree import KEY
from gui.widgets.rollup_tree import RollupTree
from gui.widgets.totals_row import TotalsRow

Flag = QItemSelectionModel.SelectionFlag


class RollupPane(QWidget):
    """Choosing a row selects the body, and the other way round."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self._opened = False
        self.rows = RollupTree(document, self)
        self.tree = QTreeView()
        self.tree.setModel(self.rows)
        self.tree.setAccessibleName("Money and people by body")
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tree.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.tree.selectionModel().currentRowChanged.connect(self._chosen)
        self.totals = TotalsRow(self.tree, self.rows)
        self.side, self.year = CalmCombo(), CalmCombo()
        self.side.addItems(list(self.rows.sides))
        above = QHBoxLayout()
        above.setSpacing(theme.GRID)
        for name, combo in (("&Show", self.side), ("&in", self.year)):
            label = QLabel(name)
            label.setBuddy(combo)
            combo.setAccessibleName("Money or people" if combo is self.side else "Year")
            combo.currentTextChanged.connect(self.redraw)
            above.addWidget(label)
            above.addWidget(combo)
        above.addSpacing(theme.GRID * 2)
        above.addWidget(plain_label("Not sure: what rests on estimates or is illustrative.", role="quiet"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(above)
        table = QVBoxLayout()
        table.setSpacing(0)
        table.addWidget(self.tree, 1)
        table.addWidget(self.totals)
        column.addLayout(table, 1)
        document.changed.connect(self.redraw)
        document.selected.connect(self._select)

    def redraw(self) -> None:
        """Add up anew; a hidden pane waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        columns = self.rows.columnCount()
        self.rows.recount(self.side.currentText(), self.year.currentText())
        with QSignalBlocker(self.year):
            self.year.clear()
            self.year.addItems(self.rows.years())
            self.year.setCurrentText(self.rows.shown_year)
        if not self._opened or self.rows.columnCount() != columns:
            self._set_widths()
        if not self._opened:
            self._opened = True
            self.tree.expandToDepth(0)
        self.totals.redraw()
        self._select(self._document.selection)

    def seek(self) -> None:
        """A tree finds as one types; let it."""
        self.tree.setFocus()
        self._document.told.emit("Type the first letters of a body to go to it.")

    def _set_widths(self) -> None:
        metrics, most = self.tree.fontMetrics(), self.rows.text(None, 2)
        for column in range(1, self.rows.columnCount()):
            heading = str(self.rows.headerData(column, Qt.Orientation.Horizontal))
            width = max(metrics.horizontalAdvance(text) for text in (heading, f"+{most}"))
            self.tree.setColumnWidth(column, width * 11 // 10 + 3 * theme.GRID)
        self.tree.setColumnWidth(0, theme.pixels(260))

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._document.select(index.data(KEY))

    def _select(self, key: Key | None) -> None:
        index = self.rows.index_of(key.id) if key and key.kind == "organisation" else QModelIndex()
        if self.isVisible() and index.isValid() and index != self.tree.currentIndex().siblingAtColumn(0):
            self.tree.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
            self.tree.scrollTo(index)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
        else:
            self._select(self._document.selection)
