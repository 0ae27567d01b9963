"""Typing into a cell of a grid; what will not do stays where it was typed, and is told why."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget
from shiboken6 import isValid

from gui import theme
from gui.document import Document
from gui.widgets.field_editor import ENTER, plain_label

Index = QModelIndex | QPersistentModelIndex
NOTE = 320  # pixels of what is said under the editor, at 100 %
LONGEST = 200  # characters; no cell has more, but what is pasted into one is to be refused in words


class Typed(Protocol):
    """A table whose cells are texts that somebody types."""

    document: Document

    def typed_text(self, row: int, column: int) -> str:
        """Return what a cell holds as text that gives it back when typed."""

    def commit(self, row: int, column: int, text: str) -> str:
        """Set a cell to what text stands for. Return why not, in a sentence; empty: done."""

    def why_not(self, row: int, column: int) -> str:
        """Return why nothing can be typed into a cell, in a sentence; empty: it can be."""

    def asked(self, row: int, column: int) -> tuple[str, str]:
        """Return what the editor of a cell is of, and what may be typed, for who cannot see it."""


class CellTyping(QStyledItemDelegate):
    """Opens an editor over a cell, and keeps it open with a text that is refused."""

    stepped = Signal(int, int)
    """A cell was left by the keyboard: how many rows and columns on the next one is."""
    all_asked = Signal(str)
    """The text is to be set in every cell that is selected, not only in the one that is edited."""

    def __init__(self, view: QTableView, table: Typed, side: Qt.AlignmentFlag) -> None:
        super().__init__(view)
        self._view = view
        self._table = table
        self._side = side
        self.editor: QLineEdit | None = None
        """The editor that is open."""
        self.error = ""
        """Why its text was refused."""
        self.cell = QPersistentModelIndex()
        """The cell that it is of."""
        self.overtyping = False
        """Whether typing opened it, so that every arrow leaves it, as in a spreadsheet."""
        self._was = ""
        self._note = plain_label()
        self._note.setParent(view.viewport())
        self._note.hide()

    @property
    def note(self) -> str:
        """What is said under the open editor."""
        return self._note.text()

    def refuse(self, why: str) -> None:
        """Say under the open editor why its text will not do; empty: it may."""
        self.error = why
        self._note.setText(why)
        self._note.setVisible(bool(why) and self.editor is not None)
        if self.editor and why:
            colour, back = (theme.Theme.colour(name).name() for name in ("closed", "closed-soft"))
            style = f"color: {colour}; background: {back}; border: 1px solid {colour}; padding: 4px 6px;"
            self._note.setStyleSheet(style)
            self.editor.setAccessibleDescription(why)
            self._place_note(self.editor)

    def commit(self, editor: QLineEdit) -> bool:
        """Put the text of an editor into its cell; False if it was refused, and then it stays open."""
        if not isValid(self._table.document) or not self.cell.isValid() or editor.text() == self._was:
            return True  # the program is closing, or there is nothing to put in
        why = self._table.commit(self.cell.row(), self.cell.column(), editor.text())
        if why and isValid(editor):
            self.refuse(why)
        return not why

    def close(self, editor: QLineEdit) -> None:
        """Close an editor and give the keyboard back to the grid."""
        had_focus = isValid(editor) and editor.hasFocus()
        self._forget()
        if isValid(editor):
            self.closeEditor.emit(editor)
        if had_focus:
            self._view.setFocus()

    def _forget(self) -> None:
        self.editor = None
        self.refuse("")

    def _finish(self, editor: QLineEdit, rows: int, columns: int) -> None:
        """Commit, close and move on; a refused text keeps the keyboard."""
        if self.commit(editor):
            self.close(editor)
            self.stepped.emit(rows, columns)

    def _key(self, editor: QLineEdit, event: QKeyEvent) -> bool:
        """Do what a key means in the editor; False if it is the editor's own."""
        key, held = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self.close(editor)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not held & Qt.KeyboardModifier.ControlModifier:
            self._finish(editor, 0, 1 if key == Qt.Key.Key_Tab else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._finish(editor, 1 if key == Qt.Key.Key_Down else -1, 0)
        elif self.overtyping and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._finish(editor, 0, 1 if key == Qt.Key.Key_Right else -1)
        elif key not in ENTER:
            return False
        elif held & Qt.KeyboardModifier.ControlModifier:
            self.all_asked.emit(editor.text())
        else:
            self._finish(editor, -1 if held & Qt.KeyboardModifier.ShiftModifier else 1, 0)
        return True

    def _place_note(self, editor: QWidget) -> None:
        room = self._view.viewport().rect()
        width = min(theme.pixels(NOTE), room.width())
        height = self._note.heightForWidth(width)
        left = max(0, min(editor.x(), room.width() - width))
        below = editor.geometry().bottom() + 1
        top = below if below + height <= room.height() else max(0, editor.y() - height)
        self._note.setGeometry(left, top, width, height)
        self._note.raise_()

    # Qt overrides

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        editor = QLineEdit(parent)
        editor.setMaxLength(LONGEST)
        editor.setAlignment(self._side)
        editor.setStyleSheet("padding: 0;")
        name, what = self._table.asked(index.row(), index.column())
        editor.setAccessibleName(name)
        editor.setAccessibleDescription(what)
        editor.textEdited.connect(lambda: self.refuse(""))
        self.editor, self.cell = editor, QPersistentModelIndex(index)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # A redraw must not take away what somebody is typing.
        if isinstance(editor, QLineEdit) and not editor.isModified() and not self.error:
            self._was = self._table.typed_text(index.row(), index.column())
            editor.setText(self._was)
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002
        editor.setGeometry(QRect(option.rect))
        if self._note.isVisible():
            self._place_note(editor)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:  # noqa: ARG002
        if isinstance(editor, QLineEdit) and not self.error:
            self.commit(editor)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.editor:
            self._forget()
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Not Qt's own: that closes an editor before anybody has asked whether its text will do.
        editor = self.editor
        if editor is None or not isValid(editor) or watched is not editor:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(editor, event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() != Qt.FocusReason.PopupFocusReason and self.commit(editor):
                self.close(editor)
            return False
        return False
