"""Paints a drawing with Qt: on the screen, in a picture file, in a preview.

Everything is set on whole device pixels counted from the sheet's top left corner, so that a rule is as sharp
as the screen allows and a tile of a picture joins its neighbour.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPolygonF,
    QTransform,
)

from core.drawing.palette import DARK, DASHES, LIGHT, colour_of
from core.drawing.shapes import Box, Drawing, Label, Path, Shape
from gui.typeface import EM, glyphs, load_fonts, screen_width, substitute

__all__ = ["Colours", "ShapePainter", "colours", "load_fonts", "picture", "screen_width"]

LEAST_TEXT = 5.0
"""Device pixels; smaller text is a grey bar, and below half of this nothing."""
FAINTEST = 0.35
"""A line thinner than a pixel is one pixel and fainter, but never fainter than this."""
FAR = 1 << 14
"""Device pixels beyond which Qt need not be told how far a box goes on."""
BAR = 90
"""Opacity, of 255, of the bar that stands for text too small to read."""
LEAST_RADIUS = 1.5
"""Device pixels; a corner rounded by less is square."""
SAME_WIDTH = 0.001
"""A label within this part of the font's own width is set as the font has it."""
LONGEST_SIDE = 32767
ORIGIN = QPointF(0.0, 0.0)
NO_PEN = QPen(Qt.PenStyle.NoPen)


class Colours(dict[str, QColor]):
    """QColor by the names of one palette; "#rrggbb" is itself, and KeyError says that a name is neither."""

    def __init__(self, palette: Mapping[str, str]) -> None:
        super().__init__()
        self._palette = palette

    def __missing__(self, name: str) -> QColor:
        self[name] = colour = QColor(colour_of(name, self._palette))
        return colour


@cache
def colours(*, dark: bool) -> Colours:
    """Return the colours of the light or the dark palette."""
    return Colours(DARK if dark else LIGHT)


class ShapePainter:
    """Paints shapes at one scale, in device pixels a point, in the light or the dark palette."""

    def __init__(self, scale: float, *, dark: bool = False) -> None:
        self.scale = scale
        self.colours = colours(dark=dark)
        self._pens: dict[tuple[str, float, bool], QPen] = {}

    def paint(self, painter: QPainter, shapes: Iterable[Shape], left: int = 0, top: int = 0) -> None:
        """Paint shapes in their order; (left, top) is the pixel of the sheet at the image's corner.

        The painter must be untransformed, and is left so.
        """
        for shape in shapes:
            if isinstance(shape, Label):
                self._label(painter, shape, left, top)
            elif isinstance(shape, Box):
                self._box(painter, shape, left, top)
            else:
                self._path(painter, shape, left, top)

    def _stroke(self, width: float, name: str) -> tuple[int, QColor]:
        """Return whole pixels and the colour for a line of a width in points."""
        pixels = width * self.scale
        if pixels >= 1:
            return round(pixels), self.colours[name]
        colour = QColor(self.colours[name])
        colour.setAlphaF(max(pixels, FAINTEST))
        return 1, colour

    def _pen(self, name: str, width: float, *, dashed: bool) -> QPen:
        """Return the pen for a line of a width in points; of whole pixels, so that it meets the grid."""
        if (name, width, dashed) not in self._pens:
            pixels, colour = self._stroke(width, name)
            pen = QPen(colour, pixels)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            if dashed:
                pen.setDashPattern([max(2.0, length * self.scale) / pixels for length in DASHES])
            self._pens[name, width, dashed] = pen
        return self._pens[name, width, dashed]

    def _box(self, painter: QPainter, box: Box, left: int, top: int) -> None:
        scale = self.scale
        x, right = max(round(box.x * scale) - left, -FAR), min(round((box.x + box.width) * scale) - left, FAR)
        y, bottom = max(round(box.y * scale) - top, -FAR), min(round((box.y + box.height) * scale) - top, FAR)
        if box.dashed or box.radius * scale >= LEAST_RADIUS or not (box.fill and box.stroke and box.line):
            self._outlined(painter, box, QRectF(x, y, right - x, bottom - y))
            return
        pixels, colour = self._stroke(box.line, box.stroke)
        fill, half = self.colours[box.fill], pixels // 2
        if colour.alpha() < 255:
            painter.fillRect(x, y, right - x + 1, bottom - y + 1, fill)
        # Two fills, the outline's and one inside it, cost a third of a rectangle drawn with a pen.
        painter.fillRect(x - half, y - half, right - x + pixels, bottom - y + pixels, colour)
        inset = pixels - half
        if right - x > pixels and bottom - y > pixels:
            painter.fillRect(x + inset, y + inset, right - x - pixels, bottom - y - pixels, fill)

    def _outlined(self, painter: QPainter, box: Box, rect: QRectF) -> None:
        """Paint a box that is rounded, dashed, hollow or without an outline."""
        pen = self._pen(box.stroke, box.line, dashed=box.dashed) if box.stroke and box.line else NO_PEN
        rect.translate(_nudge(pen), _nudge(pen))
        radius = box.radius * self.scale if box.radius * self.scale >= LEAST_RADIUS else 0.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(NO_PEN if box.dashed else pen)
        painter.setBrush(self.colours[box.fill] if box.fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, radius, radius)
        if box.dashed:
            outline = QPainterPath()
            outline.addRoundedRect(rect, radius, radius)
            _stroke_path(painter, outline, pen)

    def _path(self, painter: QPainter, path: Path, left: int, top: int) -> None:
        scale = self.scale
        if path.fill or any(len(segment) > 1 for segment in path.segments):
            self._curved(painter, path, left, top)
        elif path.stroke and path.width:
            points = [(round(x * scale) - left, round(y * scale) - top) for x, y in path.points()]
            square = all(here[0] == there[0] or here[1] == there[1] for here, there in pairwise(points))
            (self._bent if path.dashed or not square else self._square)(painter, path, points)

    def _square(self, painter: QPainter, path: Path, points: list[tuple[int, int]]) -> None:
        """Paint level and upright strokes: filled they are sharp, and cost half of what a pen does."""
        pixels, colour = self._stroke(path.width, path.stroke)
        half = pixels // 2
        for (x0, y0), (x1, y1) in pairwise(points):
            x, y = max(min(x0, x1), -FAR) - half, max(min(y0, y1), -FAR) - half
            wide, high = min(max(x0, x1), FAR) - half - x, min(max(y0, y1), FAR) - half - y
            painter.fillRect(x, y, wide + pixels, high + pixels, colour)

    def _bent(self, painter: QPainter, path: Path, points: list[tuple[int, int]]) -> None:
        """Paint straight strokes of which some are slanted or all are dashed."""
        pen = self._pen(path.stroke, path.width, dashed=path.dashed)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addPolygon(QPolygonF([QPointF(x + _nudge(pen), y + _nudge(pen)) for x, y in points]))
        _stroke_path(painter, outline, pen)

    def _curved(self, painter: QPainter, path: Path, left: int, top: int) -> None:
        """Paint a path that is curved or filled."""
        scale = self.scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath(QPointF(path.start[0] * scale - left, path.start[1] * scale - top))
        for segment in path.segments:
            points = [QPointF(x * scale - left, y * scale - top) for x, y in segment]
            if len(points) == 1:
                outline.lineTo(points[0])
            else:
                outline.cubicTo(*points)
        if path.fill:
            outline.closeSubpath()
            painter.fillPath(outline, self.colours[path.fill])
        if path.stroke and path.width:
            _stroke_path(painter, outline, self._pen(path.stroke, path.width, dashed=path.dashed))

    def _label(self, painter: QPainter, label: Label, left: int, top: int) -> None:
        scale = self.scale
        pixels = label.size * scale
        # Quarters of a pixel are what Qt tells apart: exact, so that a label looks alike on every tile.
        x, baseline = round(label.x * scale * 4) / 4 - left, round(label.y * scale) - top
        if pixels < LEAST_TEXT:
            self._bar(painter, label, x, baseline)
            return
        found = glyphs(label.text, bold=label.bold)
        font = substitute(bold=label.bold)
        width = found[1] if found else QFontMetricsF(font).horizontalAdvance(label.text)
        if not width:
            return
        down = pixels / EM
        across = label.width * scale / width if label.width else down
        if abs(across / down - 1) < SAME_WIDTH:
            # Qt keeps rendered glyphs by their transform, so labels must share one where nobody can see it.
            across = down
        painter.setTransform(QTransform(across, 0.0, 0.0, down, x, baseline))
        painter.setPen(self.colours[label.colour])
        if found:
            painter.drawGlyphRun(ORIGIN, found[0])
        else:
            painter.setFont(font)
            painter.drawText(ORIGIN, label.text)
        painter.resetTransform()

    def _bar(self, painter: QPainter, label: Label, x: float, baseline: int) -> None:
        pixels = label.size * self.scale
        if pixels >= LEAST_TEXT / 2:
            colour = QColor(self.colours[label.colour])
            colour.setAlpha(BAR)
            up, high = round(pixels / 2), max(1, round(pixels / 3))
            painter.fillRect(round(x), baseline - up, round(label.width * self.scale), high, colour)


def _nudge(pen: QPen) -> float:
    """Return how far off whole pixels the middle of a line is."""
    return round(pen.widthF()) % 2 / 2 if pen.style() != Qt.PenStyle.NoPen else 0.0


def _stroke_path(painter: QPainter, outline: QPainterPath, pen: QPen) -> None:
    if pen.style() == Qt.PenStyle.CustomDashLine:
        # Qt's own dashes depend on what part is in sight, so they would not join from tile to tile.
        painter.fillPath(QPainterPathStroker(pen).createStroke(outline), pen.brush())
    else:
        painter.strokePath(outline, pen)


def picture(drawing: Drawing, scale: float, *, dark: bool = False) -> QImage:
    """Return the whole drawing as an image, scale pixels to the point, on the palette's paper.

    ValueError if either side would be longer than 32,767 pixels, the most that Qt paints.
    """
    wide, high = max(1, math.ceil(drawing.width * scale)), max(1, math.ceil(drawing.height * scale))
    if max(wide, high) > LONGEST_SIDE:
        raise ValueError(f"A picture of {wide:,} × {high:,} pixels is too large; 32,767 a side is the most.")
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(scale * 72 / 0.0254))
    image.setDotsPerMeterY(round(scale * 72 / 0.0254))
    image.fill(colours(dark=dark)["paper"])
    painter = QPainter(image)
    ShapePainter(scale, dark=dark).paint(painter, drawing.shapes)
    painter.end()
    return image
