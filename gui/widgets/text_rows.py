"""A table of texts with what belongs above it: the find field, how many there are, and what to show only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.model.key import Key
from core.model.words import count
from gui import theme
from gui.document import Document
from gui.widgets.edge import EdgeDelegate
from gui.widgets.filter_bar import PAUSE
from gui.widgets.text_table import TextTable

Flag = QItemSelectionModel.SelectionFlag


class TextRows(QWidget):
    """The row that is chosen goes to the inspector. Ctrl+F finds, Enter goes on to the rows.

    `kind` is of what rows are about; `noun` are one and several of them; `widths` are those of columns.
    """

    def __init__(
        self,
        document: Document,
        table: TextTable[Any],
        *,
        kind: str,
        noun: tuple[str, str],
        widths: Mapping[str, int],
    ) -> None:
        super().__init__()
        self._document = document
        self._kind, self._noun, self._widths = kind, noun, widths
        self.table = table
        table.setParent(self)
        self.view = QTableView()
        self.field = QLineEdit()
        self.counted = QLabel()
        self.above = QHBoxLayout()
        self._timer = QTimer(self)
        self._dress()
        self._build()

    def select(self, key: Key | None) -> None:
        """Follow what was selected elsewhere."""
        row = self.table.row_of(key.id) if key and key.kind == self._kind else -1
        if row >= 0 and row != self.view.currentIndex().row():
            index = self.table.index(row, 0)
            self.view.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
            self.view.scrollTo(index)

    def seek(self) -> None:
        """Give the find field the keyboard."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def filter_now(self) -> None:
        """Show the rows that match what is typed."""
        self._timer.stop()
        self.table.show_matching(self.field.text())

    def _dress(self) -> None:
        view = self.view
        view.setModel(self.table)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + theme.GRID * 3 // 2)
        view.setMinimumHeight(5 * view.verticalHeader().defaultSectionSize() // 2)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        view.setSortingEnabled(True)
        view.setItemDelegateForColumn(0, EdgeDelegate(view))
        view.selectionModel().currentRowChanged.connect(self._chosen)

    def _build(self) -> None:
        self.field.setClearButtonEnabled(True)
        self.field.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.setMaximumWidth(theme.pixels(320))
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.filter_now)
        self.field.textChanged.connect(self._timer.start)
        self.table.counted.connect(self._count)
        self.counted.setProperty("role", "quiet")
        self.above.setSpacing(theme.GRID)
        self.above.addWidget(self.field, 1)
        self.above.addWidget(self.counted)
        self.above.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID // 2, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(self.above)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _count(self) -> None:
        shown, total = self.table.rowCount(), self.table.total
        self.counted.setText(count(total, *self._noun) if shown == total else f"{shown:,} of {total:,}")
        for column, name in enumerate(self.table.columns):
            if name in self._widths:
                self.view.setColumnWidth(column, theme.pixels(self._widths[name]))
        self.select(self._document.selection)

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._document.select(self.table.key(index.row()))

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            self.filter_now()
        elif self.field.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.filter_now()
            self.view.setFocus()
            if not self.view.currentIndex().isValid() and self.table.rowCount():
                self.view.selectRow(0)
        else:
            super().keyPressEvent(event)
