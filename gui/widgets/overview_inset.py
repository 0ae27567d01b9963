"""A small map of the whole sheet in the corner of a canvas."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from gui.painting import colours

LONGEST = 208
SHORTEST = 40
"""Pixels of the map's sides."""
BORDER = 4
SHADE = 26
"""Opacity, of 255, of the tint on what is in sight."""


class OverviewInset(QWidget):
    """Shows where on the sheet the canvas is, and moves it there by a press or a drag."""

    moved = Signal(QPointF)
    """A part of the sheet is asked for the middle: (0, 0) is its top left, (1, 1) its bottom right corner."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._dark = False
        self._image: QImage | None = None
        self._pixmap: QPixmap | None = None
        self._sight = QRectF(0, 0, 1, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Overview of the whole picture")
        self.hide()

    def set_dark(self, *, dark: bool) -> None:
        """Take the colours of the dark or the light palette."""
        self._dark = dark
        self.update()

    def show_sheet(self, image: QImage, width: float, height: float) -> None:
        """Show another picture, of a sheet of this size."""
        if image is self._image:
            return
        self._image, self._pixmap = image, None
        scale = LONGEST / max(width, height, 1)
        size = QSize(max(SHORTEST, round(width * scale)), max(SHORTEST, round(height * scale)))
        self.resize(size + QSize(2 * BORDER, 2 * BORDER))
        self.update()

    def show_sight(self, sight: QRectF) -> None:
        """Mark what is in sight, as a part of a sheet that is one wide and one high."""
        if sight != self._sight:
            self._sight = sight
            self.update()

    def _map(self) -> QRectF:
        return QRectF(self.rect()).adjusted(BORDER, BORDER, -BORDER, -BORDER)

    def _ask(self, event: QMouseEvent) -> None:
        area = self._map()
        where = event.position() - area.topLeft()
        self.moved.emit(QPointF(where.x() / area.width(), where.y() / area.height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        palette, area = colours(dark=self._dark), self._map()
        painter = QPainter(self)
        painter.fillRect(self.rect(), palette["paper"])
        if self._image and not self._pixmap:
            size = area.size().toSize() * self.devicePixelRatioF()
            ignore, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._pixmap = QPixmap.fromImage(self._image.scaled(size, ignore, smooth))
        if self._pixmap:
            painter.drawPixmap(area, self._pixmap, QRectF(self._pixmap.rect()))
        sight = QRectF(
            area.x() + self._sight.x() * area.width(),
            area.y() + self._sight.y() * area.height(),
            self._sight.width() * area.width(),
            self._sight.height() * area.height(),
        )
        tint = QColor(palette["accent"])
        tint.setAlpha(SHADE)
        seen = (sight & QRectF(self.rect())).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(seen, tint)
        painter.setPen(QPen(palette["accent"], 1.5))
        painter.drawRect(seen)
        painter.setPen(palette["line"])
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event)
