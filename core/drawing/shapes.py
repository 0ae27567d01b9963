"""A picture as data: what the screen paints and the PDF prints, point for point.

Lengths are points (1/72 inch). x runs right and y runs down from the top left corner. Text sits on
its baseline. Colours are names of `core.drawing.palette`, so that one drawing serves light and dark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.model.key import Key

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle. `key` is the entity that a click on it selects; `radius` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str = "paper"
    stroke: str = "line"
    key: Key | None = None
    line: float = 1.0
    radius: float = 0.0
    dashed: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Return whether the point (x, y) is on the box."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class Path:
    """Straight or curved strokes: each segment is one end point, or two controls and an end point.

    `fill` closes the path and fills it; an empty `stroke` leaves the outline out. `key` is the entity that a
    click inside it selects.
    """

    start: Point
    segments: tuple[tuple[Point, ...], ...]
    stroke: str = "line"
    width: float = 1.0
    dashed: bool = False
    fill: str = ""
    key: Key | None = None

    def points(self) -> Iterator[Point]:
        """Yield every point and control point, start first."""
        yield self.start
        for segment in self.segments:
            yield from segment

    def holds(self, x: float, y: float) -> bool:
        """Return whether the point (x, y) is inside the path; only one with a fill has an inside."""
        if not self.fill:
            return False
        inside = False
        corners = list(self._corners())
        for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                inside = not inside
        return inside

    def _corners(self) -> Iterator[Point]:
        """Yield the corners of a polygon that stands for the path; a curve is a few straight strokes."""
        here = self.start
        yield here
        for segment in self.segments:
            if len(segment) > 1:
                yield from (_on_curve(here, segment, step / STEPS) for step in range(1, STEPS))
            here = segment[-1]
            yield here


STEPS = 12
"""Straight strokes that stand for a curve where somebody points at it."""


def _on_curve(start: Point, segment: tuple[Point, ...], t: float) -> Point:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = start, *segment
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text at its baseline; `width` is what metrics.text_width gave.

    Every painter fills exactly that width, so that layout measured once holds everywhere.
    """

    x: float
    y: float
    text: str
    size: float
    width: float
    colour: str = "ink"
    bold: bool = False


Shape = Box | Path | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order they are painted, on a sheet of this size; `words` say it to who cannot see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    words: str = field(default="", compare=False)

    def at(self, x: float, y: float) -> Key | None:
        """Return the entity drawn topmost at a point, or None."""
        for shape in reversed(self.shapes):
            if not isinstance(shape, Label) and shape.key and shape.holds(x, y):
                return shape.key
        return None

    def boxes(self) -> Iterator[Box]:
        """Yield the boxes that stand for an entity, in painting order."""
        return (shape for shape in self.shapes if isinstance(shape, Box) and shape.key)
