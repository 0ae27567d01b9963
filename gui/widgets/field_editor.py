"""The editor of one field: a control made from the field's declaration, and beneath it what is wrong.

The same editors stand in the inspector, in the form that adds a row, in the dialogs of acts and in the cells
of tables.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from core.model.fields import Field
from gui.theme import GRID

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def plain_label(text: str = "", role: str = "") -> QLabel:
    """Return a label that wraps and never takes its text for mark-up; `role` is for the style sheet."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label


class FieldEditor(QWidget):
    """A control for one field. It speaks text: whoever owns it parses, and says what was wrong."""

    committed = Signal()
    """The user finished (Enter, a choice made, the focus left) with another text than before."""
    typed = Signal()
    """The text is another; it may not be finished."""

    def __init__(self, spec: Field, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.control = control
        self._shown = self._settled = ""
        self._in_cell = False
        self._error = plain_label(role="error")
        self._error.hide()
        control.setAccessibleName(spec.label)
        control.setAccessibleDescription(spec.help)
        control.setToolTip(spec.help)
        control.installEventFilter(self)
        self.setFocusProxy(control)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(GRID // 2)
        self._body.addWidget(control)
        self._body.addWidget(self._error)

    def value_text(self) -> str:
        """Return what is typed or chosen, as text that the field's `parse` (or the Model's) takes."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Show a value; what was wrong before is forgotten."""
        with QSignalBlocker(self.control):
            self._show(text)
        self._shown = self._settled = self.value_text()
        self.set_error("")

    def type_text(self, text: str) -> None:
        """Show text as if the user had typed it: it is not what was set."""
        shown = self._shown
        self.set_text(text)
        self._shown = shown

    @property
    def dirty(self) -> bool:
        """Whether there is another text than was set."""
        return self.value_text() != self._shown

    @property
    def error(self) -> str:
        """What is wrong, as it is said; empty: nothing."""
        return self._error.text()

    def set_error(self, text: str) -> None:
        """Say beneath the control why its text cannot be; empty: it can."""
        self._error.setText(text)
        self._error.setVisible(bool(text) and not self._in_cell)
        self.control.setAccessibleDescription(text or self.spec.help)

    def set_read_only(self, on: bool) -> None:  # noqa: FBT001  # named as Qt names it
        """Let the value be read, but not changed."""
        self.control.setEnabled(not on)

    def in_cell(self) -> None:
        """Fit into a cell of a table, which says elsewhere what is wrong."""
        self._in_cell = True
        self.setAutoFillBackground(True)

    def commit(self) -> None:
        """Finish now, as Enter does; a text that was refused is tried again."""
        if self.value_text() != self._settled or self.error:
            self._settled = self.value_text()
            self.committed.emit()

    def _show(self, text: str) -> None:
        raise NotImplementedError

    def _is_undo(self, event: QKeyEvent) -> bool:
        return event.type() == QEvent.Type.ShortcutOverride and any(event.matches(keys) for keys in UNDO)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            # A list that drops down takes the focus for a moment; nobody has left.
            if event.reason() != Qt.FocusReason.PopupFocusReason and self.value_text() != self._settled:
                self.commit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER and finishes(self.control, event):
                self.commit()
        elif isinstance(event, QKeyEvent) and self._is_undo(event) and not self.dirty:
            # Nothing was typed here, so that Ctrl+Z is the document's.
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.dirty:
            self.set_text(self._shown)
        else:
            super().keyPressEvent(event)


def finishes(control: QWidget, event: QKeyEvent) -> bool:
    """Return whether Enter, pressed in a control, finishes: in text of several lines only with Ctrl."""
    ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return ctrl or not isinstance(control, QPlainTextEdit)


def set_read_only(control: QLineEdit | QPlainTextEdit, on: bool) -> None:  # noqa: FBT001
    """Make a text control read-only, and look so."""
    control.setReadOnly(on)
    restyle(control, on)


def restyle(control: QWidget, on: bool) -> None:  # noqa: FBT001
    """Let the style sheet look again at a property it chooses by."""
    if control.property("readOnly") != on:
        control.setProperty("readOnly", on)
    control.style().unpolish(control)
    control.style().polish(control)
