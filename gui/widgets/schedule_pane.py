"""A schedule with what belongs above it: the find field, and what narrows the lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPaintEvent, QShowEvent
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

from core.model.key import Key
from core.model.model import Model
from core.model.words import count
from core.schedules import Schedule
from gui import theme
from gui.document import Document, View
from gui.widgets import clipboard
from gui.widgets.block_text import to_html, to_text
from gui.widgets.filter_bar import PAUSE
from gui.widgets.row_list import dress_sortable, say_instead
from gui.widgets.schedule_table import ScheduleTable

NARROWEST, WIDEST = 90, 260  # pixels of a column at 100 %
SAMPLE = 60  # lines whose texts decide how wide a column begins
Flag = QItemSelectionModel.SelectionFlag


class ScheduleView(QTableView):
    """The lines; Ctrl+C copies those that are selected, with the headings."""

    def __init__(self, table: ScheduleTable, name: str) -> None:
        super().__init__()
        self._table = table
        self.empty_text = f"No {name.lower()} yet."
        self.setModel(table)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(True)
        dress_sortable(self)
        copy = QAction("Copy", self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._set_row_height()

    def copy(self) -> None:
        """Put the selected lines on the clipboard, under their headings."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        columns = range(self._table.columnCount())
        if rows:
            across = Qt.Orientation.Horizontal
            block = [[str(self._table.headerData(column, across)) for column in columns]]
            block += [[self._table.text(row, column) for column in columns] for row in rows]
            clipboard.put(to_text(block), to_html(block, [True] * len(columns)))

    def set_widths(self) -> None:
        """Let each column begin as wide as its first texts, within bounds."""
        metrics, table = self.fontMetrics(), self._table
        across = Qt.Orientation.Horizontal
        for column in range(table.columnCount()):
            texts = [table.text(row, column) for row in range(min(SAMPLE, table.rowCount()))]
            texts.append(str(table.headerData(column, across)))
            wide = max(metrics.horizontalAdvance(text[:60]) for text in texts) + 4 * theme.GRID
            self.setColumnWidth(column, min(max(wide, theme.pixels(NARROWEST)), theme.pixels(WIDEST)))

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + theme.GRID * 3 // 2)

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_row_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._table.rowCount():
            text = "Nothing here matches." if self._table.total else self.empty_text
            say_instead(self, text)


class SchedulePane(QWidget):
    """Choosing a line selects what it is about, and back; `missing` names what lines may lack."""

    def __init__(
        self, document: Document, name: str, make: Callable[[Model], Schedule], missing: str = ""
    ) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self._following = False
        self._columns = 0
        self.table = ScheduleTable(document, make, self)
        self.view = ScheduleView(self.table, name)
        self.field = QLineEdit()
        self.field.setPlaceholderText(f"Find in {name.lower()} (Ctrl+F)")
        self.field.setAccessibleName(f"Find in {name.lower()}")
        self.field.setClearButtonEnabled(True)
        self.field.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.setMaximumWidth(theme.pixels(360))
        self.count = QLabel()
        self.count.setProperty("role", "quiet")
        self.only_missing = QCheckBox(missing)
        self.only_missing.setVisible(bool(missing))
        self.only_changed = QCheckBox("Only what changed")
        above, boxes = QHBoxLayout(), QHBoxLayout()
        above.setSpacing(theme.GRID)
        above.addWidget(self.field, 1)
        above.addWidget(self.count)
        above.addStretch(0)
        boxes.setSpacing(theme.GRID * 2)
        boxes.addWidget(self.only_missing)
        boxes.addWidget(self.only_changed)
        boxes.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(above)
        column.addLayout(boxes)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._choose)
        self.field.textChanged.connect(self._timer.start)
        self.only_missing.toggled.connect(self._choose)
        self.only_changed.toggled.connect(self._choose)
        self.table.counted.connect(self._tell)
        self.table.modelReset.connect(self._reselect)
        self.view.selectionModel().currentRowChanged.connect(self._chosen)
        document.changed.connect(self.redraw)
        document.selected.connect(self.show_selected)

    def redraw(self) -> None:
        """Show what is now in the document; a hidden pane waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self.only_changed.setVisible(self._document.view is View.CHANGES)
        self.table.redraw()
        if self.table.columnCount() != self._columns:
            self._columns = self.table.columnCount()
            self.view.set_widths()

    def seek(self) -> None:
        """Give the find field the keyboard."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_selected(self, key: Key | None) -> None:
        """Follow what was selected elsewhere, where this schedule has it."""
        row = self.table.row_of(key) if key and self.isVisible() else -1
        if row >= 0 and row != self.view.currentIndex().row():
            self._following = True
            self._go(row)
            self._following = False

    def _go(self, row: int) -> None:
        index = self.table.index(row, 0)
        self.view.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        self.view.scrollTo(index)

    def _choose(self) -> None:
        self._timer.stop()
        self.table.needle = self.field.text()
        self.table.only_missing = self.only_missing.isChecked()
        self.table.only_changed = self.only_changed.isChecked()
        self.table.choose()

    def _tell(self) -> None:
        shown, total = self.table.rowCount(), self.table.total
        self.count.setText(count(total, "line") if shown == total else f"{shown:,} of {total:,}")

    def _reselect(self) -> None:
        self.show_selected(self._document.selection)

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid() and not self._following:
            self._document.select(self.table.key(index.row()))

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and self.field.hasFocus():
            self._choose()
            if not self.view.selectionModel().hasSelection() and self.table.rowCount():
                self._go(0)
            self.view.setFocus()
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
        else:
            self.show_selected(self._document.selection)
