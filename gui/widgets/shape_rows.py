"""Reads shapes into columns of numbers.

Importing this imports numpy, which slows a start: import it when a drawing is first shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.drawing.shapes import Box, Label, Path, Point, Shape

BOX, KEYED, LABEL, FILLED, STRAIGHT, CURVED = range(6)
"""Kinds of shape: KEYED is a box that stands for an entity, STRAIGHT a path of level and upright strokes."""
KIND, LEFT, TOP, RIGHT, BOTTOM, MEASURE, INSIDE, OUTLINE = range(8)
"""The columns: a bounding box in points without line widths, a line width or a text size, two colours."""
STEPS = 6
"""Straight strokes that stand for a curve where it is too small to see."""

Floats = NDArray[np.float32]


class Rows:
    """Some shapes as a table of eight columns, and the straight strokes of their paths.

    `colours` gives each colour name its number, and grows.
    """

    def __init__(self, shapes: Sequence[Shape], colours: dict[str, int]) -> None:
        self._colours = colours
        self._rows: list[tuple[float, ...]] = []
        self._strokes: list[tuple[float, float, float, float]] = []
        self._paths: list[int] = []
        self._firsts: list[int] = []
        self._hulls: dict[int, Path] = {}
        for shape in shapes:
            if isinstance(shape, Box):
                self._box(shape)
            elif isinstance(shape, Label):
                self._label(shape)
            else:
                self._path(shape)
        self.table: NDArray[np.float64] = np.array(self._rows).T
        self.strokes: Floats = np.array(self._strokes, np.float32).reshape(-1, 4)
        """x and y of the start, x and y of the end."""
        self.counts: NDArray[np.int32] = np.zeros(len(shapes), np.int32)
        """Strokes of each shape, one path's after another's."""
        if self._paths:
            self._measure_paths()

    def _number(self, colour: str) -> int:
        number = self._colours.get(colour)
        return self._colours.setdefault(colour, len(self._colours)) if number is None else number

    def _box(self, box: Box) -> None:
        kind = KEYED if box.key else BOX
        x, y, fill, stroke = box.x, box.y, self._number(box.fill), self._number(box.stroke)
        self._rows.append((kind, x, y, x + box.width, y + box.height, box.line, fill, stroke))

    def _label(self, label: Label) -> None:
        x, y, size = label.x, label.y, label.size
        self._rows.append(
            (LABEL, x, y - size, x + label.width, y + size / 2, size, self._number(label.colour), 0)
        )

    def _path(self, path: Path) -> None:
        self._paths.append(len(self._rows))
        self._firsts.append(len(self._strokes))
        here = path.start
        for segment in path.segments or ((here,),):
            if len(segment) == 1:
                self._strokes.append(here + segment[0])
            else:
                self._hulls[len(self._rows)] = path
                self._strokes.extend(_flattened(here, segment))
            here = segment[-1]
        kind = FILLED if path.fill else STRAIGHT
        fill, stroke = self._number(path.fill), self._number(path.stroke)
        self._rows.append((kind, 0.0, 0.0, 0.0, 0.0, path.width, fill, stroke))

    def _measure_paths(self) -> None:
        """Write the bounding boxes of the paths, and which are neither filled nor square."""
        x0, y0, x1, y1 = self.strokes.T
        paths, firsts = np.array(self._paths), np.array(self._firsts)
        self.counts[paths] = np.diff(firsts, append=len(self.strokes))
        self.table[LEFT, paths] = np.minimum.reduceat(np.minimum(x0, x1), firsts)
        self.table[TOP, paths] = np.minimum.reduceat(np.minimum(y0, y1), firsts)
        self.table[RIGHT, paths] = np.maximum.reduceat(np.maximum(x0, x1), firsts)
        self.table[BOTTOM, paths] = np.maximum.reduceat(np.maximum(y0, y1), firsts)
        slanted = paths[np.logical_or.reduceat((x0 != x1) & (y0 != y1), firsts)]
        self.table[KIND, slanted[self.table[KIND, slanted] == STRAIGHT]] = CURVED
        for place, path in self._hulls.items():
            # A curve may swing out between the ends of its strokes, but never beyond its control points.
            xs, ys = zip(*path.points(), strict=True)
            self.table[LEFT : BOTTOM + 1, place] = min(xs), min(ys), max(xs), max(ys)


def _flattened(start: Point, segment: tuple[Point, ...]) -> list[tuple[float, float, float, float]]:
    """Return the strokes that stand for a cubic curve."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = start, *segment
    points = [start]
    for step in range(1, STEPS + 1):
        t = step / STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return [here + there for here, there in pairwise(points)]
