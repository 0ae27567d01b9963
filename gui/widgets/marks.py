"""What is painted over a canvas: the selection, the box under the mouse, a box that is carried.

Everything here is in device pixels; `ratio` is device pixels to the logical one.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen

from core.model.key import Key
from gui.painting import Colours

REACH = 8
"""Logical pixels beyond a box within which its marks stay."""
LEAST_RING = 12.0
"""Logical pixels; a ring is no smaller, so that the tiniest selected box is found."""
GHOST = 0.9
"""Opacity of a box that is carried."""
CORNER = 3.0
"""Logical pixels by which the corners of a ring are rounded."""
TINT = 70
"""Opacity, of 255, of the tint on a box that takes what is carried."""


@dataclass
class Carried:
    """A box on its way, and what is under the mouse that carries it."""

    key: Key
    ghost: QImage
    hang: QPoint
    """Device pixels from the mouse to the ghost's corner, such that the target can be read above it."""
    at: QPoint
    """The mouse, in device pixels of the canvas."""
    target: Key | None = None
    refusal: str = ""
    """Why the target may not take it; empty if it may."""


class Marks:
    """Paints marks in one palette."""

    def __init__(self, colours: Colours, ratio: float, font: QFont) -> None:
        self._colours = colours
        self._ratio = ratio
        self._font = QFont(font)
        self._font.setPixelSize(round(13 * ratio))

    def hover(self, painter: QPainter, box: QRect) -> None:
        """Mark the box under the mouse."""
        self._ring(painter, box, "accent", width=1.0, gap=0.0)

    def selection(self, painter: QPainter, box: QRect, *, focused: bool) -> None:
        """Mark the selected box: a ring clear of it, and a second one where the keyboard acts."""
        self._ring(painter, box, "paper", width=5.0, gap=1.5)
        self._ring(painter, box, "accent", width=2.0, gap=2.0)
        if focused:
            self._ring(painter, box, "accent", width=1.0, gap=5.0)

    def focus(self, painter: QPainter, area: QRect) -> None:
        """Mark the whole canvas as the place where the keyboard acts."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._colours["accent"], 2 * self._ratio))
        inset = round(self._ratio)
        painter.drawRect(area.adjusted(inset, inset, -inset, -inset))

    def target(self, painter: QPainter, box: QRect, *, refused: bool) -> None:
        """Mark the box under a carried one: tinted with a plus, or dashed with a bar across a disc."""
        name = "closed" if refused else "accent"
        if not refused:
            tint = QColor(self._colours[name])
            tint.setAlpha(TINT)
            painter.fillRect(box, tint)
        self._ring(painter, box, "paper", width=5.0, gap=0.5)
        self._ring(painter, box, name, width=2.0, gap=1.0, dashed=refused)
        self._sign(painter, QPointF(box.right() + 1, box.top()), name, refused=refused)

    def carried(self, painter: QPainter, carried: Carried, area: QRect) -> None:
        """Paint a carried box at the mouse, and the reason beside it if the target refuses."""
        painter.setOpacity(GHOST)
        corner = carried.at + carried.hang
        painter.drawImage(corner, carried.ghost)
        painter.setOpacity(1.0)
        if carried.refusal:
            self._note(painter, carried.refusal, corner + QPoint(0, carried.ghost.height()), area)

    def sentence(self, painter: QPainter, text: str, area: QRect) -> None:
        """Paint a sentence in the middle of an area, for a canvas with nothing to show."""
        font = QFont(self._font)
        font.setPixelSize(round(16 * self._ratio))
        painter.setFont(font)
        painter.setPen(self._colours["quiet"])
        margin = round(24 * self._ratio)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area.adjusted(margin, margin, -margin, -margin), flags, text)

    def _ring(
        self, painter: QPainter, box: QRect, name: str, *, width: float, gap: float, dashed: bool = False
    ) -> None:
        """Draw a frame of a width, a gap outside a box, both in logical pixels."""
        away = (gap + width / 2) * self._ratio
        ring = QRectF(box).adjusted(-away, -away, away + 1, away + 1)
        short = LEAST_RING * self._ratio - min(ring.width(), ring.height())
        if short > 0:
            ring.adjust(-short / 2, -short / 2, short / 2, short / 2)
        pen = QPen(self._colours[name], width * self._ratio)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashed:
            pen.setDashPattern([3.0, 2.0])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawRoundedRect(ring, CORNER * self._ratio, CORNER * self._ratio)

    def _sign(self, painter: QPainter, centre: QPointF, name: str, *, refused: bool) -> None:
        """Draw a disc with a plus in it, or with a bar across."""
        radius = 9 * self._ratio
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colours["paper"], 2 * self._ratio))
        painter.setBrush(self._colours[name])
        painter.drawEllipse(centre, radius, radius)
        pen = QPen(self._colours["on-accent"], 2 * self._ratio)
        painter.setPen(pen)
        arm = radius / 2
        painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
        if not refused:
            painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))

    def _note(self, painter: QPainter, text: str, at: QPoint, area: QRect) -> None:
        """Write a line on a plate below a point, within an area."""
        painter.setFont(self._font)
        pad = round(8 * self._ratio)
        most = min(round(320 * self._ratio), area.width() - 4 * pad)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        words = QFontMetrics(self._font).boundingRect(QRect(0, 0, most, area.height()), flags, text)
        plate = words.adjusted(-pad, -pad // 2, pad, pad // 2)
        plate.moveTopLeft(at + QPoint(0, pad))
        plate.moveRight(min(plate.right(), area.right() - pad))
        plate.moveBottom(min(plate.bottom(), area.bottom() - pad))
        painter.setPen(QPen(self._colours["closed"], self._ratio))
        painter.setBrush(self._colours["closed-soft"])
        painter.drawRect(plate)
        painter.setPen(self._colours["ink"])
        painter.drawText(plate.adjusted(pad, pad // 2, -pad, -pad // 2), flags, text)
