"""Paint a drawing on a ReportLab canvas: vectors and text, never a picture of them."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from core.drawing.metrics import BOLD, FONT, printable, register, text_width
from core.drawing.palette import DASHES, LIGHT, colour_of
from core.drawing.shapes import Box, Drawing, Label, Path

_PLAY = 0.005  # points by which text may differ from its label before it is stretched


def paint(
    drawing: Drawing,
    canvas: Canvas,
    x: float = 0.0,
    y: float = 0.0,
    *,
    scale: float = 1.0,
    palette: Mapping[str, str] = LIGHT,
) -> None:
    """Paint drawing with its lower left corner at (x, y) of the canvas, in points, y up.

    It covers drawing.width × scale by drawing.height × scale. The canvas is left as it was found.
    """
    register()
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(scale, scale)
    painter = _Painter(canvas, drawing.height, palette)
    for shape in drawing.shapes:
        match shape:
            case Box():
                painter.box(shape)
            case Path():
                painter.path(shape)
            case Label():
                painter.label(shape)
    canvas.restoreState()


class _Painter:
    """A canvas, and what it was last told, so that nothing is said twice."""

    def __init__(self, canvas: Canvas, height: float, palette: Mapping[str, str]) -> None:
        self._canvas, self._height, self._palette = canvas, height, palette
        self._colours: dict[str, Color] = {}
        self._said: dict[str, object] = {}

    def box(self, box: Box) -> None:
        """Paint a box; an empty fill or stroke leaves that out."""
        self._fill(box.fill)
        self._stroke(box.stroke, box.line, dashed=box.dashed)
        bottom = self._height - box.y - box.height
        drawn = {"stroke": int(bool(box.stroke)), "fill": int(bool(box.fill))}
        if box.radius:
            self._canvas.roundRect(box.x, bottom, box.width, box.height, box.radius, **drawn)
        else:
            self._canvas.rect(box.x, bottom, box.width, box.height, **drawn)

    def path(self, path: Path) -> None:
        """Paint a path, closed and filled if it has a fill."""
        self._fill(path.fill)
        self._stroke(path.stroke, path.width, dashed=path.dashed)
        drawn: PDFPathObject = self._canvas.beginPath()
        drawn.moveTo(path.start[0], self._height - path.start[1])
        for segment in path.segments:
            flat = [number for x, y in segment for number in (x, self._height - y)]
            (drawn.lineTo if len(segment) == 1 else drawn.curveTo)(*flat)
        if path.fill:
            drawn.close()
        self._canvas.drawPath(drawn, stroke=int(bool(path.stroke)), fill=int(bool(path.fill)))

    def label(self, label: Label) -> None:
        """Paint text, as wide as its label says."""
        shown = printable(label.text)  # a character that the font lacks would be an error in the file
        if not shown:
            return
        self._fill(label.colour)
        text = self._canvas.beginText(label.x, self._height - label.y)
        text.setFont(BOLD if label.bold else FONT, label.size)
        natural = text_width(shown, label.size, bold=label.bold)
        if abs(natural - label.width) > _PLAY and natural > 0:
            text.setHorizScale(100 * label.width / natural)
        text.textOut(shown)
        self._canvas.drawText(text)

    def _fill(self, colour: str) -> None:
        if colour and self._said.get("fill") != colour:
            self._canvas.setFillColor(self._colour(colour))
            self._said["fill"] = colour

    def _stroke(self, colour: str, width: float, *, dashed: bool) -> None:
        if not colour:
            return
        line = (colour, width, dashed)
        if self._said.get("stroke") != line:
            self._canvas.setStrokeColor(self._colour(colour))
            self._canvas.setLineWidth(width)
            self._canvas.setDash(list(DASHES) if dashed else [])
            self._said["stroke"] = line

    def _colour(self, name: str) -> Color:
        if name not in self._colours:
            self._colours[name] = HexColor(colour_of(name, self._palette))
        return self._colours[name]
