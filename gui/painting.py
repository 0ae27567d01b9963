"""Paints a drawing with Qt: on the screen, in a picture file, in a preview.

Everything is set on whole device pixels counted from the sheet's top left corner, so that a rule is as sharp
as the screen allows and a tile of a picture joins its neighbour.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGlyphRun,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QRawFont,
    QTransform,
)

import resources
from core.drawing.palette import DARK, LIGHT
from core.drawing.shapes import Box, Drawing, Label, Path, Shape

EM = 1000
"""Pixels in which text is laid out, 100 times a label of 10: every advance is a whole unit of the font."""
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
DASHES = (4.0, 3.0)
"""Points of line and of gap."""
LONGEST_SIDE = 32767
ORIGIN = QPointF(0.0, 0.0)


class Colours(dict[str, QColor]):
    """QColor by the names of one palette; "#rrggbb" is itself, KeyError if it is neither."""

    def __missing__(self, name: str) -> QColor:
        colour = QColor(name)
        if not colour.isValid():
            raise KeyError(name)
        self[name] = colour
        return colour


@cache
def colours(*, dark: bool) -> Colours:
    """Return the colours of the light or the dark palette."""
    return Colours({name: QColor(code) for name, code in (DARK if dark else LIGHT).items()})


@cache
def load_fonts() -> str:
    """Give the bundled fonts to Qt, once, and return the name of their family."""
    places = [
        QFontDatabase.addApplicationFont(str(resources.path("fonts", f"SourceSans3-{weight}.ttf")))
        for weight in ("Regular", "Bold")
    ]
    return QFontDatabase.applicationFontFamilies(places[0])[0]


class Face:
    """One weight of the bundled font, unhinted and unkerned: a glyph for a character, as in the PDF."""

    def __init__(self, weight: str) -> None:
        place = str(resources.path("fonts", f"SourceSans3-{weight}.ttf"))
        self.raw = QRawFont(place, float(EM), QFont.HintingPreference.PreferNoHinting)
        self._glyphs: dict[str, tuple[int, float]] = {}
        self._points: dict[float, QPointF] = {}

    def glyph(self, letter: str) -> tuple[int, float]:
        """Return (index, advance in units of EM) of one character; index 0 if the font lacks it."""
        if letter not in self._glyphs:
            index = self.raw.glyphIndexesForString(letter)[:1]
            advance = self.raw.advancesForGlyphIndexes(index, QRawFont.LayoutFlag.SeparateAdvances)[0].x()
            self._glyphs[letter] = index[0], advance
        return self._glyphs[letter]

    def run(self, text: str) -> tuple[QGlyphRun, float] | None:
        """Return the glyphs of a line and its width in units of EM; None if the font lacks a character."""
        indexes, points, x = [], [], 0.0
        for letter in text:
            index, advance = self.glyph(letter)
            if not index:
                return None
            indexes.append(index)
            # A new QPointF for every letter would cost more than all the rest.
            if x not in self._points:
                self._points[x] = QPointF(x, 0.0)
            points.append(self._points[x])
            x += advance
        run = QGlyphRun()
        run.setRawFont(self.raw)
        run.setGlyphIndexes(indexes)
        run.setPositions(points)
        return run, x


@cache
def face(*, bold: bool) -> Face:
    """Return the bundled font, regular or bold."""
    return Face("Bold" if bold else "Regular")


@lru_cache(maxsize=16384)
def glyphs(text: str, *, bold: bool) -> tuple[QGlyphRun, float] | None:
    """Return the glyphs of a line and its width in units of EM, remembered for the next frame."""
    return face(bold=bold).run(text)


def screen_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width in points that the screen gives to a line of text at a size in points."""
    return sum(face(bold=bold).glyph(letter)[1] for letter in text) * size / EM


@cache
def _substitute(*, bold: bool) -> QFont:
    """Return the font for text with characters that the bundled one lacks: Qt finds them elsewhere."""
    font = QFont(load_fonts())
    font.setPixelSize(EM)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)
    return font


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
        outlined = bool(box.stroke and box.line)
        if outlined:
            pen = self._pen(box.stroke, box.line, dashed=box.dashed)
            painter.setPen(pen)
            if round(pen.widthF()) % 2:
                rect = rect.translated(0.5, 0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colours[box.fill] if box.fill else Qt.BrushStyle.NoBrush)
        radius = box.radius * self.scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if radius >= LEAST_RADIUS:
            painter.drawRoundedRect(rect, radius, radius)
        else:
            painter.drawRect(rect)

    def _path(self, painter: QPainter, path: Path, left: int, top: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if path.fill or path.dashed or any(len(segment) > 1 for segment in path.segments):
            self._curved(painter, path, left, top)
            return
        pen = self._pen(path.stroke, path.width, dashed=False)
        nudge = round(pen.widthF()) % 2 / 2
        points = [
            QPointF(round(x * self.scale) - left + nudge, round(y * self.scale) - top + nudge)
            for x, y in path.points()
        ]
        painter.setPen(pen)
        painter.drawPolyline(points)

    def _curved(self, painter: QPainter, path: Path, left: int, top: int) -> None:
        """Paint a path that is curved, filled or dashed."""
        scale = self.scale
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
            painter.strokePath(outline, self._pen(path.stroke, path.width, dashed=path.dashed))

    def _label(self, painter: QPainter, label: Label, left: int, top: int) -> None:
        scale = self.scale
        pixels = label.size * scale
        x, baseline = label.x * scale - left, round(label.y * scale) - top
        if pixels < LEAST_TEXT:
            self._bar(painter, label, x, baseline)
            return
        found = glyphs(label.text, bold=label.bold)
        font = _substitute(bold=label.bold)
        width = found[1] if found else QFontMetricsF(font).horizontalAdvance(label.text)
        if not width:
            return
        down = pixels / EM
        across = label.width * scale / width
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
