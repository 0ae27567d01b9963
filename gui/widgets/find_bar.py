"""A line to type into, and the way from one place found to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from gui import theme
from gui.pdf_pages import MOST_FOUND, Found
from gui.widgets.buttons import tool_button
from gui.widgets.field_editor import plain_label

WAIT = 150  # ms after the last letter
MARKED, EDGE = "#ffd54a", "#7a4d00"
"""Found text, on paper that is white in either theme; the present place has an edge as well."""


class FindBar(QWidget):
    """Enter goes to the next place, Shift+Enter to the one before, Escape empties the line."""

    wanted = Signal(str)
    """A text to search for; empty: nothing."""
    chosen = Signal(object, object)
    """(every Found, the one that is gone to or None)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Sequence[Found] = ()
        self._at = 0
        self._answered = False
        self.text = QLineEdit(clearButtonEnabled=True)
        self.text.setPlaceholderText("Find in this paper")
        self.text.setAccessibleName("Find in this paper")
        self.text.setMinimumWidth(theme.pixels(120))
        self.told = plain_label(role="quiet")
        self.told.setWordWrap(False)
        self.before: QToolButton = tool_button("chevron-up", "Place before (Shift+Enter)")
        self.after: QToolButton = tool_button("chevron-down", "Next place (Enter)")
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(lambda: self.wanted.emit(self.text.text().strip()))
        self.text.textChanged.connect(self.again)
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID // 2)
        for part in (self.text, self.told, self.before, self.after):
            row.addWidget(part)
        self._show_state()

    def take(self, text: str, found: Sequence[Found], page: int) -> None:
        """Take what was found, and go to the first place from a page on; an older text is let go."""
        if text != self.text.text().strip():
            return
        self._found, self._answered = found, True
        later = (number for number, place in enumerate(found) if place.page >= page)
        self._at = next(later, 0)
        self._tell()

    def again(self) -> None:
        """Search once more: the text or the paper is another."""
        self._found, self._answered = (), False
        self._timer.start()
        self._show_state()

    def step(self, by: int) -> None:
        """Go on by so many places, round and round."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self._found, self._found[self._at] if self._found else None)
        self._show_state()

    def _show_state(self) -> None:
        many = len(self._found)
        of = f"{MOST_FOUND:,} or more" if many >= MOST_FOUND else str(many)
        told = f"{self._at + 1} of {of}" if many else "Not found"
        self.told.setText(told if self._answered and self.text.text().strip() else "")
        self.before.setEnabled(many > 1)
        self.after.setEnabled(many > 1)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text.text():
            self.text.clear()
        else:
            super().keyPressEvent(event)


def paint_found(painter: QPainter, areas: Iterable[QRectF], *, present: bool) -> None:
    """Mark a place that was found; the present one is darker and has an edge too."""
    fill = QColor(MARKED)
    fill.setAlpha(150 if present else 90)
    painter.setPen(QColor(EDGE) if present else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    for area in areas:
        painter.drawRect(area.adjusted(-1, -1, 1, 1))
