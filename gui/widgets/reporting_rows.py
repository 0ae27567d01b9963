"""The table of who answers to whom, with what belongs above it: the find field, and what to show only."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.model.answers import Answer
from core.model.key import Key
from core.model.words import count
from gui import theme
from gui.document import Document, View
from gui.widgets.filter_bar import PAUSE
from gui.widgets.reporting_table import BODY, CHANGE, DISTANCE, FULL, MARKS, PART, ReportingTable

Flag = QItemSelectionModel.SelectionFlag
WIDTHS = {CHANGE: 90, BODY: 250, FULL: 170, PART: 150, DISTANCE: 110, MARKS: 130}


class ReportingRows(QWidget):
    """Read-only; the row that is chosen goes to the inspector. Ctrl+F finds, Enter goes on to the rows."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.table = ReportingTable(document, self)
        self.view = QTableView()
        self.field = QLineEdit()
        self.only_marked = QCheckBox("Only two masters and loops")
        self.only_changed = QCheckBox("Only what changed")
        self.counted = QLabel()
        self._timer = QTimer(self)
        self._dress()
        self._build()

    def redraw(self, found: Mapping[str, Answer]) -> None:
        """Show how bodies answer by now."""
        with QSignalBlocker(self.view.selectionModel()):
            self.table.redraw(found)
        self.only_changed.setVisible(self._document.view is View.CHANGES)

    def select(self, key: Key | None) -> None:
        """Follow what was selected elsewhere."""
        row = self.table.row_of(key.id) if key else -1
        if row >= 0 and row != self.view.currentIndex().row():
            index = self.table.index(row, 0)
            self.view.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
            self.view.scrollTo(index)

    def seek(self) -> None:
        """Give the find field the keyboard."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _dress(self) -> None:
        view = self.view
        view.setModel(self.table)
        view.setAccessibleName("Table of who answers to whom")
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
        view.selectionModel().currentRowChanged.connect(self._chosen)

    def _build(self) -> None:
        self.field.setPlaceholderText("Find a body (Ctrl+F)")
        self.field.setAccessibleName("Find in who answers to whom")
        self.field.setClearButtonEnabled(True)
        self.field.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.setMaximumWidth(theme.pixels(320))
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.filter_now)
        self.field.textChanged.connect(self._timer.start)
        self.only_marked.toggled.connect(self.table.show_only_marked)
        self.only_changed.toggled.connect(self.table.show_only_changed)
        self.only_changed.hide()
        self.table.counted.connect(self._count)
        self.counted.setProperty("role", "quiet")
        above = QHBoxLayout()
        above.setSpacing(theme.GRID)
        above.addWidget(self.field, 1)
        above.addWidget(self.counted)
        above.addStretch(1)
        above.addWidget(self.only_changed)
        above.addWidget(self.only_marked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID // 2, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(above)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def filter_now(self) -> None:
        """Show the rows that match what is typed."""
        self._timer.stop()
        self.table.show_matching(self.field.text())

    def _count(self) -> None:
        shown, total = self.table.rowCount(), self.table.total
        self.counted.setText(count(total, "body", "bodies") if shown == total else f"{shown:,} of {total:,}")
        for column, name in enumerate(self.table.columns):
            if name in WIDTHS:
                self.view.setColumnWidth(column, theme.pixels(WIDTHS[name]))
        key = self._document.selection
        self.select(key if key and key.kind == "organisation" else None)

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
