"""Paints one tile of a drawing in short steps.

Importing this imports numpy, which slows a start: import it when a drawing is first shown.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from gui.painting import ShapePainter, colours
from gui.widgets.scatter import Pixels, Scatter
from gui.widgets.shape_index import Places, ShapeIndex

TILE = 256
"""Device pixels along a tile's side."""
PAD = 2
"""Device pixels that rounding may move a line."""
LOOKED_AT, SET, PAINTED = 16384, 3000, 25
"""Shapes looked at, set as pixels and painted properly in one step, which is a millisecond or two."""
COARSE = 24.0
"""Device pixels; where boxes are mostly smaller than this, tiles are set from small shapes."""
FINER = 2
"""Coarse tiles are painted so many times as large and then shrunk, which smooths what is set as pixels."""
BRUSHES = 12

Corner = tuple[int, int]
"""The pixel of the sheet at the corner of an image."""
Steps = Generator[None, None, QImage]


class Ground(NamedTuple):
    """An image being painted, as a painter and as pixels, and what of the sheet it shows."""

    painter: QPainter
    pixels: Pixels
    scale: float
    corner: Corner


class TilePainter:
    """Paints tiles of one drawing in one palette.

    A tile is named by its scale, in device pixels a point, and its column and row from the sheet's corner.
    """

    def __init__(self, index: ShapeIndex, *, dark: bool) -> None:
        self.index = index
        self.dark = dark
        self.paper = colours(dark=dark)["paper"]
        self._blank = QImage(TILE, TILE, QImage.Format.Format_RGB32)
        self._blank.fill(self.paper)
        self._brushes: dict[float, tuple[ShapePainter, Scatter]] = {}

    def steps(self, scale: float, column: int, row: int) -> Steps:
        """Paint a tile in steps of a millisecond or two, and return it in the end."""
        side, pad = TILE / scale, PAD / scale + self.index.margin
        left, top = column * side - pad, row * side - pad
        found: list[Places] = []
        for places in self.index.slices((left, top, left + side + 2 * pad, top + side + 2 * pad), LOOKED_AT):
            if len(places):
                found.append(places)
            yield
        if not found:
            return self._blank
        places, corner = np.concatenate(found), (column * TILE, row * TILE)
        if self.index.span * scale < COARSE:
            return (yield from self._coarse(places, FINER * scale, (FINER * corner[0], FINER * corner[1])))
        return (yield from self._fine(places, scale, corner))

    def _fine(self, places: Places, scale: float, corner: Corner) -> Steps:
        image = self._blank.copy()
        painter = QPainter(image)
        try:
            yield from self._paint(painter, places, scale, corner)
        finally:
            painter.end()
        return image

    def _coarse(self, places: Places, scale: float, corner: Corner) -> Steps:
        image = QImage(FINER * TILE, FINER * TILE, QImage.Format.Format_RGB32)
        image.fill(self.paper)
        ground = Ground(QPainter(image), np.frombuffer(image.bits(), np.uint32), scale, corner)
        try:
            for start in range(0, len(places), SET):
                yield from self._mix(ground, places[start : start + SET])
        finally:
            ground.painter.end()
        smooth = Qt.TransformationMode.SmoothTransformation
        return image.scaled(TILE, TILE, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)

    def _mix(self, ground: Ground, places: Places) -> Iterator[None]:
        """Paint the large shapes and set the small ones, each in one go wherever their order allows it."""
        painter, pixels, scale, corner = ground
        scatter = self._brush(scale)[1]
        small = scatter.small(places)
        large, rects = places[~small], scatter.rects(places[small], *corner)
        breaks = scatter.covering(rects, large, *corner) if len(large) else large
        yield
        painted = done = 0
        for stop in [*breaks.tolist(), len(self.index.shapes)]:
            upto, through = (int(np.searchsorted(column, stop)) for column in (large, rects.place))
            yield from self._paint(painter, large[painted:upto], scale, corner)
            yield from scatter.put(pixels, rects.cut(done, through))
            painted, done = upto, through

    def _paint(self, painter: QPainter, places: Places, scale: float, corner: Corner) -> Iterator[None]:
        shapes = self._brush(scale)[0]
        for start in range(0, len(places), PAINTED):
            some = places[start : start + PAINTED].tolist()
            shapes.paint(painter, [self.index.shapes[place] for place in some], *corner)
            yield

    def _brush(self, scale: float) -> tuple[ShapePainter, Scatter]:
        """Return what paints at a scale; the last few are kept."""
        if scale not in self._brushes:
            if len(self._brushes) >= BRUSHES:
                del self._brushes[next(iter(self._brushes))]
            shapes = ShapePainter(scale, dark=self.dark)
            self._brushes[scale] = shapes, Scatter(self.index, shapes.colours, scale, FINER * TILE)
        return self._brushes[scale]
