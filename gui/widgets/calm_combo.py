"""A combo box that changes only when somebody means it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from gui import theme

LEFT_TO_OTHERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class CalmCombo(QComboBox):
    """A combo box that the wheel does not change while a form scrolls, and that may be read-only."""

    picked = Signal()
    """A choice was made from the open list. With the arrow keys it is made when the focus leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.read_only = False
        self._by_key = False
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(self._activated)

    def _activated(self) -> None:
        if not self._by_key:
            self.picked.emit()

    # Qt overrides

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.read_only:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.read_only:
            # A style sheet that frames the box takes the style's own arrow away.
            side = self.fontMetrics().height() - 2
            place = QRect(self.width() - side - 6, (self.height() - side) // 2, side, side)
            theme.icon("chevron-down").paint(QPainter(self), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.read_only or event.key() in LEFT_TO_OTHERS:
            event.ignore()
            return
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False
