"""Editing one cell: the field's own editor over it, and under it what is wrong with the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget
from shiboken6 import isValid

from gui import theme
from gui.theme import GRID
from gui.widgets.entity_table import EntityTable
from gui.widgets.field_editor import ENTER, plain_label
from gui.widgets.field_editors import FieldEditor, cell_editor, value_text

Index = QModelIndex | QPersistentModelIndex
NARROWEST = 160  # pixels of an editor, whatever the width of its column
LINES = 5  # of text, in the editor of a cell
NEW_LINE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
"""Enter with one of these begins a new line, as in a spreadsheet."""


class CellDelegate(QStyledItemDelegate):
    """Opens editors, commits them when the user finishes, and keeps them open with a text that is refused."""

    stepped = Signal(int, int)
    """A cell was left by the keyboard: how many rows and columns on the next one is."""
    all_asked = Signal(str)
    """The text is to be set in every cell that is selected, not only in the one that is edited."""

    def __init__(self, view: QTableView, table: EntityTable) -> None:
        super().__init__(view)
        self._view = view
        self._table = table
        self.editor: FieldEditor | None = None
        """The editor that is open."""
        self._cell = QPersistentModelIndex()
        self._note = plain_label()
        self._note.setParent(view.viewport())
        self._note.hide()

    @property
    def note(self) -> str:
        """What is said under the open editor."""
        return self._note.text()

    @property
    def cell(self) -> QPersistentModelIndex:
        """The cell that the open editor is of."""
        return self._cell

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something under the open editor: why its text is refused, or what it could do."""
        ink, ground = ("closed", "closed-soft") if wrong else ("quiet", "raised")
        colour, back, line = (theme.Theme.colour(name).name() for name in (ink, ground, "line"))
        self._note.setStyleSheet(
            f"color: {colour}; background: {back}; border: 1px solid {line}; padding: 4px 6px;"
        )
        self._note.setText(text)
        self._note.setVisible(bool(text) and self.editor is not None)
        if self.editor:
            self._place_note(self.editor)

    def commit(self, editor: FieldEditor) -> bool:
        """Put the text of an editor into its cell; False if it was refused, and then it stays open."""
        if not isValid(self._table.document) or not self._cell.isValid() or not editor.dirty:
            return True  # the program is closing, or there is nothing to put in
        why = self._table.commit(self._cell.row(), self._cell.column(), editor.value_text())
        if why and isValid(editor):
            editor.set_error(why)
            self.say(why, wrong=True)
        return not why

    def close(self, editor: FieldEditor) -> None:
        """Close an editor and give the keyboard back to the table."""
        had_focus = isValid(editor) and editor.control.hasFocus()
        self._forget()
        if isValid(editor):
            self.closeEditor.emit(editor)
        if had_focus:
            self._view.setFocus()

    def _forget(self) -> None:
        self.editor = None
        self._note.hide()
        self._note.setText("")

    def _finish(self, editor: FieldEditor, rows: int, columns: int) -> None:
        """Commit, close and move on; a refused text keeps the keyboard."""
        if self.commit(editor):
            self.close(editor)
            self.stepped.emit(rows, columns)

    def _key(self, editor: FieldEditor, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self.close(editor)
        elif key == Qt.Key.Key_Tab and not held & Qt.KeyboardModifier.ControlModifier:
            self._finish(editor, 0, 1)
        elif key == Qt.Key.Key_Backtab:
            self._finish(editor, 0, -1)
        elif key not in ENTER:
            return False
        elif held & Qt.KeyboardModifier.ControlModifier:
            self.all_asked.emit(editor.value_text())
        elif isinstance(editor.control, QPlainTextEdit) and held & NEW_LINE:
            editor.control.insertPlainText("\n")
        else:
            self._finish(editor, -1 if held & Qt.KeyboardModifier.ShiftModifier else 1, 0)
        return True

    def _left(self, editor: FieldEditor, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.commit(editor):
            self.close(editor)

    def _typed(self) -> None:
        if self.editor and self.editor.error:
            self.editor.set_error("")
            self.say("")

    def _offer_all(self) -> None:
        """Say that every selected cell of the column can be set, where there are several."""
        areas = self._view.selectionModel().selection()
        found = [areas.at(place) for place in range(areas.count())]
        at = self._cell.column()
        chosen = sum(area.height() for area in found if area.left() <= at <= area.right())
        if self.editor and not self.editor.error and chosen > 1:
            self.say(f"Ctrl+Enter sets all {chosen:,} selected cells.")

    def _place_note(self, editor: FieldEditor) -> None:
        room = self._view.viewport().rect()
        width = min(max(editor.width(), theme.pixels(320)), room.width())
        height = self._note.heightForWidth(width)
        left = max(0, min(editor.x(), room.width() - width))
        below = editor.geometry().bottom() + 1
        top = below if below + height <= room.height() else max(0, editor.y() - height)
        self._note.setGeometry(left, top, width, height)
        self._note.raise_()

    # Qt overrides

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        name = self._table.columns[index.column()]
        editor = cell_editor(self._table.document, self._table.kind.slug, name, parent)
        editor.control.installEventFilter(self)
        editor.typed.connect(self._typed)
        self.editor, self._cell = editor, QPersistentModelIndex(index)
        QTimer.singleShot(0, self, self._offer_all)  # once the editor has its place
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # A redraw must not take away what somebody is typing.
        if not isinstance(editor, FieldEditor) or editor.dirty or editor.error:
            return
        table = self._table
        spec, name = table.spec(index.column()), table.columns[index.column()]
        if spec:
            editor.set_text(value_text(spec, getattr(table.entity(index.row()), name)))
        if isinstance(editor.control, QPlainTextEdit):
            editor.control.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002
        place = QRect(option.rect)
        room = self._view.viewport().rect()
        place.setWidth(min(max(place.width(), theme.pixels(NARROWEST)), room.width()))
        if isinstance(editor, FieldEditor) and isinstance(editor.control, QPlainTextEdit):
            place.setWidth(min(max(place.width(), theme.pixels(2 * NARROWEST)), room.width()))
            place.setHeight(editor.fontMetrics().lineSpacing() * LINES + 2 * GRID)
        place.moveLeft(max(0, min(place.left(), room.width() - place.width())))
        if place.bottom() > room.bottom():
            place.moveBottom(max(room.bottom(), place.height()))
        editor.setGeometry(place)
        if isinstance(editor, FieldEditor) and self._note.isVisible():
            self._place_note(editor)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:  # noqa: ARG002
        if isinstance(editor, FieldEditor) and not editor.error:
            self.commit(editor)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.editor:
            self._forget()
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Not Qt's own: that closes an editor before anybody has asked whether its text will do.
        editor = self.editor
        if editor is None or not isValid(editor) or watched is not editor.control:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(editor, event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._left(editor, event)
        return False
