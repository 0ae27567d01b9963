"""The table of one kind as people edit it: by typing, as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from core.model.key import Key
from gui import theme
from gui.document import Document
from gui.widgets.cell_delegate import CellDelegate
from gui.widgets.entity_table import EntityTable
from gui.widgets.field_editor import ENTER
from gui.widgets.row_list import dress_sortable, say_instead
from gui.widgets.table_acts import TableActs
from gui.widgets.view_place import ViewPlace

EDITED_BY = (
    QAbstractItemView.EditTrigger.AnyKeyPressed
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.DoubleClicked
)


class EntityView(QTableView):
    """Rows of one kind: type to edit, Tab and Enter move, blocks to and from Excel, Ins adds, Del removes."""

    def __init__(
        self,
        document: Document,
        kind: str,
        fields: Sequence[str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.table = EntityTable(document, kind, fields, self)
        self.setModel(self.table)
        self.cells = CellDelegate(self, self.table)
        self.setItemDelegate(self.cells)
        self.place = ViewPlace(self, self.table)
        self.acts = TableActs(self, self.table, self.cells, self.place)
        self._stale = True
        self._following = False
        self._dress()
        self.cells.stepped.connect(self.step)
        self.cells.all_asked.connect(self.acts.set_all)
        self.table.modelAboutToBeReset.connect(self._keep)
        self.table.modelReset.connect(self._restore)
        self.selectionModel().currentChanged.connect(self._moved)
        document.changed.connect(self.redraw)
        document.selected.connect(self.show_selected)

    def redraw(self) -> None:
        """Show what is now in the document; a hidden table waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._quietly(self.table.redraw)
        self.viewport().update()
        self.show_selected(self.document.selection)

    def step(self, rows: int, columns: int) -> None:
        """Move on from the current cell; past the last column to the next row, and back."""
        at, width = self.currentIndex(), self.table.columnCount()
        if at.isValid() and self._room(rows, columns):
            place = at.row() * width + at.column() + columns + rows * width
            self.go(place // width, place % width)

    def go(self, row: int, column: int) -> None:
        """Make one cell the current and the only selected one, whatever keys are held."""
        index = self.table.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def show_selected(self, key: Key | None) -> None:
        """Follow what was selected elsewhere, where this table shows it."""
        at = self.currentIndex()
        if key is None or key.kind != self.table.kind.slug or not self.isVisible():
            return
        row = self.table.row_of(key.id)
        if row >= 0 and row != at.row():
            self._quietly(lambda: self.go(row, max(0, at.column())))

    def _room(self, rows: int, columns: int) -> bool:
        at, width = self.currentIndex(), self.table.columnCount()
        place = at.row() * width + at.column() + columns + rows * width
        return 0 <= place < width * self.table.rowCount()

    def _quietly(self, work: Callable[[], None]) -> None:
        """Let the current cell change without that being the user's choice."""
        self._following = True
        try:
            work()
        finally:
            self._following = False

    def _moved(self, now: QModelIndex) -> None:
        editor, cell = self.cells.editor, self.cells.cell
        if editor and editor.error and cell.isValid() and now != cell:
            QTimer.singleShot(0, self, self._back_to_editor)
        elif now.isValid() and not self._following:
            self.document.select(self.table.key(now.row()))

    def _back_to_editor(self) -> None:
        """A refused text keeps its cell: first put it right, or press Esc."""
        if self.cells.editor and self.cells.cell.isValid():
            self.go(self.cells.cell.row(), self.cells.cell.column())
            self.cells.editor.setFocus()

    def _keep(self) -> None:
        self._following = True
        self.place.keep()

    def _restore(self) -> None:
        self.place.restore()
        self._following = False

    def _why_not(self, index: QModelIndex) -> str:
        """Return why a cell cannot be edited; empty: it can be, or there is none."""
        if not index.isValid() or self.table.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return ""
        return self.table.why_not(index.row()) or "What became of a row is worked out, not typed."

    def _dress(self) -> None:
        self.setAccessibleName(f"Table of {self.table.kind.plural.lower()}")
        self.setEditTriggers(EDITED_BY)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        dress_sortable(self)
        self._set_row_height()

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + theme.GRID * 3 // 2)

    def _empty_text(self) -> str:
        kind = self.table.kind
        if self.table.total:
            return "Nothing here matches. Clear the filter to see all."
        return f"No {kind.plural.lower()} yet. {self.table.document.how_to_add()}"

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._work(event)
        ):
            # These keys are the table's while it has the keyboard, whatever the window has them for.
            event.accept()
            return True
        return super().event(event)

    def _work(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys = QKeySequence(event.keyCombination())
        return next((work for found, (_, _, work) in self.acts.keys.items() if found == keys), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, back = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if work := self._work(event):
            work()
        elif key in ENTER:
            self.step(-1 if back else 1, 0)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            columns = 1 if key == Qt.Key.Key_Tab else -1
            event.setAccepted(self._room(0, columns))  # from the last cell, Tab leaves the table
            self.step(0, columns)
        elif (event.text().isprintable() and event.text().strip()) or key == Qt.Key.Key_F2:
            if why := self._why_not(self.currentIndex()):
                self.document.refused.emit(why)
            else:
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if why := self._why_not(self.indexAt(event.position().toPoint())):
            self.document.refused.emit(why)
        super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.acts.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        found = self.cells.editor
        if found is None or found is not editor or not found.error:
            super().closeEditor(editor, hint)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
        else:
            self.show_selected(self.document.selection)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_row_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.table.rowCount():
            say_instead(self, self._empty_text())
