"""A grid whose cells are typed into as in a spreadsheet, whatever they hold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from gui.widgets.cell_typing import CellTyping
from gui.widgets.field_editor import ENTER
from gui.widgets.grid_acts import GridActs

EDITED_BY = (
    QAbstractItemView.EditTrigger.AnyKeyPressed
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.DoubleClicked
)


class TypedGrid(QTableView):
    """Type to edit; Tab, Enter and arrows move, Del clears, blocks to and from Excel.

    A subclass makes `cells` and `acts`, and says which cells take text and what a cell is about.
    """

    cells: CellTyping
    acts: GridActs

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._following = False

    def begin(self) -> None:
        """Take up the keys of a spreadsheet, once the model, `cells` and `acts` are there."""
        self.setItemDelegate(self.cells)
        self.cells.stepped.connect(self.step)
        self.cells.all_asked.connect(self.acts.set_all)
        self.selectionModel().currentChanged.connect(self._moved)
        self.setEditTriggers(EDITED_BY)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(True)
        self.setCornerButtonEnabled(False)

    def step(self, rows: int, columns: int) -> None:
        """Move on to the next cell that takes text: past the last column to the next row, and back."""
        at, width = self.currentIndex(), self.model().columnCount()
        place = at.row() * width + at.column()
        by = columns + rows * width
        while at.isValid() and 0 <= place + by < width * self.model().rowCount():
            place += by
            if self.takes_text(place // width):
                self.setCurrentIndex(self.model().index(place // width, place % width))
                return

    def takes_text(self, row: int) -> bool:  # noqa: ARG002  # a subclass has rows that do not
        """Return whether the cells of a row can hold text at all."""
        return True

    def chosen(self, at: QModelIndex) -> None:
        """The user has gone to a cell; a subclass has something to show of it."""

    def own_key(self, event: QKeyEvent) -> bool:  # noqa: ARG002  # a subclass has keys
        """Do what a key means in this grid and no other; False if it means nothing."""
        return False

    def why_not(self, at: QModelIndex) -> str:
        """Return why nothing can be typed into a cell; empty: it can be, or there is no cell."""
        return self.acts.table.why_not(at.row(), at.column()) if at.isValid() else ""

    def quietly(self, work: Callable[[], None]) -> None:
        """Let the current cell change without that being the user's choice."""
        self._following = True
        try:
            work()
        finally:
            self._following = False

    def _moved(self, now: QModelIndex) -> None:
        cell = self.cells.cell
        if self.cells.editor and self.cells.error and cell.isValid() and now != cell:
            QTimer.singleShot(0, self, self._back_to_editor)
        elif now.isValid() and not self._following:
            self.chosen(now)

    def _back_to_editor(self) -> None:
        """A refused text keeps its cell: first put it right, or press Esc."""
        if self.cells.editor and self.cells.cell.isValid():
            self.setCurrentIndex(self.model().index(self.cells.cell.row(), self.cells.cell.column()))
            self.cells.editor.setFocus()

    def _work(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys = QKeySequence(event.keyCombination())
        return next((work for found, (_, _, work) in self.acts.keys.items() if found == keys), None)

    def _type(self, event: QKeyEvent) -> None:
        if why := self.why_not(self.currentIndex()):
            self.acts.table.document.refused.emit(why)
        else:
            self.cells.overtyping = event.key() != Qt.Key.Key_F2
            super().keyPressEvent(event)

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._work(event)
        ):
            # These keys are the grid's while it has the keyboard, whatever the window has them for.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, back = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if work := self._work(event):
            work()
        elif key == Qt.Key.Key_Backspace:
            self.acts.clear()
        elif self.own_key(event) or key == Qt.Key.Key_Space:
            pass
        elif key in ENTER:
            self.step(-1 if back else 1, 0)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            was = self.currentIndex()
            self.step(0, 1 if key == Qt.Key.Key_Tab else -1)
            event.setAccepted(self.currentIndex() != was)  # from the last cell, Tab leaves the grid
        elif (event.text().isprintable() and event.text().strip()) or key == Qt.Key.Key_F2:
            self._type(event)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if why := self.why_not(self.indexAt(event.position().toPoint())):
            self.acts.table.document.refused.emit(why)
        self.cells.overtyping = False
        super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.acts.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        under = self.visualRect(self.currentIndex()).bottomLeft() if by_key else QPoint()
        menu.popup(self.viewport().mapToGlobal(under) if by_key else event.globalPos())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if editor is not self.cells.editor or not self.cells.error:
            super().closeEditor(editor, hint)
