"""A field that finds rows in a table as somebody types, and says how many there are."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from gui import theme
from gui.widgets.entity_view import EntityView

PAUSE = 120  # ms after the last key before rows are filtered


class FilterBar(QWidget):
    """Ctrl+F comes here, Enter and Down go on to the rows, Esc shows all again."""

    def __init__(self, view: EntityView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        kind = view.table.kind
        self.field = QLineEdit()
        self.field.setPlaceholderText(f"Find in {kind.plural.lower()} (Ctrl+F)")
        self.field.setAccessibleName(f"Find in {kind.plural.lower()}")
        self.field.setClearButtonEnabled(True)
        self.field.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.setMaximumWidth(theme.pixels(360))
        self.count = QLabel()
        self.count.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.filter_now)
        self.field.textChanged.connect(self._timer.start)
        view.table.counted.connect(self._tell)
        self._tell()

    def begin(self) -> None:
        """Give the field the keyboard."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def filter_now(self) -> None:
        """Show the rows that match what is typed."""
        self._timer.stop()
        self._view.table.show_matching(self.field.text())
        self._view.viewport().update()

    def _tell(self) -> None:
        table = self._view.table
        shown, total = table.rowCount(), table.total
        noun = table.kind.label if total == 1 else table.kind.plural
        self.count.setText(f"{total:,} {noun.lower()}" if shown == total else f"{shown:,} of {total:,}")

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            self.filter_now()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.filter_now()
            self._view.setFocus()
            if not self._view.currentIndex().isValid() and self._view.table.rowCount():
                self._view.go(0, 0)
        else:
            super().keyPressEvent(event)
