"""The picture of a drawing in square tiles, painted a few milliseconds at a time and kept.

Tiles at the scale on show are sharp; tiles at powers of two serve while it changes, and the coarsest of
them, which are painted first, wherever nothing better is there yet.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QRegion

from gui.widgets.shape_index import ShapeIndex
from gui.widgets.tile_painter import TILE, Steps, TilePainter
from gui.widgets.viewport import View

FEWEST = 300
"""Tiles kept at least; four screens of them if that is more."""
WHOLE = 512
"""Pixels that the longer side of a drawing has in its coarsest tiles, at most."""
RECENT = 2
"""Scales shown before, whose tiles may stand in."""
STRETCH = 4.0
"""Tiles of a scale that many times finer are too many to stand in."""
MANY = 2000
"""When more shapes changed than this, it is not worth while to ask which tiles they touch."""
MOST_SMOOTHED = 2_500_000
"""Device pixels; where there are more, so small that none is seen alone, shrinking is quick and rough."""

Key = tuple[float, int, int]
"""Scale in device pixels a point, column, row."""


class Tiles:
    """The tiles of one drawing in one palette."""

    def __init__(self, index: ShapeIndex, *, dark: bool) -> None:
        self._painter = TilePainter(index, dark=dark)
        self._images: dict[Key, QImage] = {}
        """Least recently shown first."""
        self._stale: set[Key] = set()
        """Coarsest tiles of the drawing before, which may stand in until they are painted anew."""
        self._news: set[Key] = set()
        """Painted since they were last asked for."""
        self._recent: list[float] = []
        self._job: tuple[Key, Steps] | None = None
        self._overview: QImage | None = None
        self._area = index.bounds()
        """Left, top, right and bottom of what there is to paint, in points."""
        left, top, right, bottom = self._area
        longest = max(right - left, bottom - top, 1.0)
        self._base_scale = 2.0 ** min(0, math.floor(math.log2(WHOLE / longest)))
        self._base = list(self._cells(self._base_scale, *self._area))
        """The coarsest tiles, which are never forgotten."""

    def successor(self, index: ShapeIndex) -> Tiles:
        """Return the tiles of the next drawing, with every tile of this one that no changed shape touches."""
        tiles = Tiles(index, dark=self._painter.dark)
        touched = {key for key in self._images if _touched(index, key)}
        tiles._stale = touched & {*self._base} & {*tiles._base}
        kept = self._images.keys() - (touched - tiles._stale)
        tiles._images = {key: image for key, image in self._images.items() if key in kept}
        tiles._recent = list(self._recent)
        return tiles

    @property
    def index(self) -> ShapeIndex:
        """The drawing on show."""
        return self._painter.index

    def work(self, view: View, *, settled: bool, until: float, ahead: bool = False) -> bool:
        """Paint what a view lacks till a moment of perf_counter; return whether anything is left to paint.

        `ahead` repaints stale coarsest tiles too, which are seldom seen.
        """
        wanted = self._wanted(view, settled=settled)
        if self._job and self._job[0] not in wanted and self._job[0] not in self._base:
            self._job[1].close()
            self._job = None
        while True:
            if not self._job:
                key = self._next(wanted, ahead=ahead)
                if not key:
                    return False
                self._job = key, self._painter.steps(*key)
            key, steps = self._job
            if self._step(key, steps):
                self._job = None
            if perf_counter() >= until:
                return self._job is not None or self._next(wanted, ahead=ahead) is not None

    def news(self, view: View) -> list[QRect]:
        """Return where in the view tiles were painted since this was last asked."""
        area = QRect(0, 0, view.width, view.height)
        places = [_place(key, view) & area for key in self._news]
        self._news.clear()
        return [place for place in places if not place.isEmpty()]

    def draw(self, painter: QPainter, view: View, part: QRegion, *, settled: bool) -> None:
        """Draw a part of the view in device pixels, with coarser tiles where the right ones are missing."""
        painter.fillRect(part.boundingRect(), self._painter.paper)
        smooth = not settled and view.width * view.height <= MOST_SMOOTHED
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        wanted = self._wanted(view, settled=settled)
        if wanted and wanted[0][0] not in self._recent:
            self._recent = [*self._recent, wanted[0][0]][-RECENT:]
        for key in wanted:
            target = _place(key, view)
            image = self._images.get(key)
            if not part.intersects(target):
                continue
            if image is None:
                self._stand_in(painter, target & part.boundingRect(), view)
            elif settled:
                painter.drawImage(target.topLeft(), image)
            else:
                painter.drawImage(target, image)
        self._forget(wanted)

    def overview(self) -> QImage | None:
        """Return the whole drawing as a small image, or None until its coarsest tiles are painted."""
        if self._overview is None and all(key in self._images for key in self._base):
            index, scale = self._painter.index, self._base_scale
            wide, high = (max(1, round(side * scale)) for side in (index.drawing.width, index.drawing.height))
            image = QImage(wide, high, QImage.Format.Format_RGB32)
            painter = QPainter(image)
            for key in self._base:
                painter.drawImage(key[1] * TILE, key[2] * TILE, self._images[key])
            painter.end()
            self._overview = image
        return self._overview

    def _cells(self, scale: float, left: float, top: float, right: float, bottom: float) -> Iterator[Key]:
        """Yield the tiles of a scale that meet an area of points, as far as there is anything to paint."""
        least_x, least_y, most_x, most_y = self._area
        side = TILE / scale
        columns = range(math.floor(max(left, least_x) / side), math.ceil(min(right, most_x) / side))
        rows = range(math.floor(max(top, least_y) / side), math.ceil(min(bottom, most_y) / side))
        return ((scale, column, row) for row in rows for column in columns)

    def _wanted(self, view: View, *, settled: bool) -> list[Key]:
        """Return the tiles that would fill a view: at its own scale, or near it while it changes."""
        scale = view.scale if settled else 2.0 ** round(math.log2(view.scale))
        return list(self._cells(scale, *_points(QRect(*view[1:]), view.scale)))

    def _next(self, wanted: list[Key], *, ahead: bool) -> Key | None:
        """Return the tile to paint now: a coarsest one, or what is wanted, from the middle outward."""
        for key in self._base:
            if key not in self._images:
                return key
        some = [key for key in wanted if key not in self._images or key in self._stale]
        if some:
            x, y = (sum(key[axis] for key in wanted) / len(wanted) for axis in (1, 2))
            return min(some, key=lambda key: (key[1] - x) ** 2 + (key[2] - y) ** 2)
        return next(iter(self._stale), None) if ahead else None

    def _step(self, key: Key, steps: Steps) -> bool:
        """Paint a little more of a tile, and return whether it is done."""
        try:
            next(steps)
        except StopIteration as done:
            self._images[key] = done.value
            self._stale.discard(key)
            self._news.add(key)
            if key[0] == self._base_scale:
                self._overview = None
            return True
        return False

    def _stand_in(self, painter: QPainter, target: QRect, view: View) -> None:
        """Fill a rectangle of the view from other scales: the nearest one that has all of it."""
        for scale in self._others(view.scale):
            keys = list(self._cells(scale, *_points(target.translated(view.left, view.top), view.scale)))
            if all(key in self._images for key in keys):
                for key in keys:
                    place = _place(key, view)
                    part, ratio = place & target, TILE / place.width()
                    source = QRectF(part.translated(-place.topLeft()))
                    corner, size = source.topLeft() * ratio, source.size() * ratio
                    painter.drawImage(QRectF(part), self._images[key], QRectF(corner, size))
                return

    def _others(self, scale: float) -> Iterator[float]:
        """Yield the scales whose tiles may stand in for another's, best first."""
        yield from (other for other in reversed(self._recent) if scale / STRETCH < other < scale * STRETCH)
        level = math.ceil(math.log2(scale))
        least = round(math.log2(self._base_scale))
        yield from (2.0**lower for lower in range(max(level, least), least - 1, -1))

    def _forget(self, wanted: list[Key]) -> None:
        """Drop the tiles that were not shown for longest."""
        for key in wanted:
            if key in self._images:
                self._images[key] = self._images.pop(key)
        most = max(FEWEST, 4 * len(wanted))
        if len(self._images) > most:
            for key in [key for key in self._images if key not in self._base][: len(self._images) - most]:
                del self._images[key]


def _touched(index: ShapeIndex, key: Key) -> bool:
    """Return whether a shape that changed may have put paint on a tile."""
    if index.changed is None or len(index.changed) > MANY:
        return True
    side, margin = TILE / key[0], index.margin + 2 / key[0]
    left, top, right, bottom = index.changed.T
    across = (left - margin < (key[1] + 1) * side) & (right + margin > key[1] * side)
    down = (top - margin < (key[2] + 1) * side) & (bottom + margin > key[2] * side)
    return bool((across & down).any())


def _points(pixels: QRect, scale: float) -> tuple[float, float, float, float]:
    """Return the sides of a rectangle of pixels in points."""
    left, top = pixels.x() / scale, pixels.y() / scale
    return left, top, left + pixels.width() / scale, top + pixels.height() / scale


def _place(key: Key, view: View) -> QRect:
    """Return where a tile lies on the view, in whole pixels, so that it meets its neighbours."""
    side = TILE * view.scale / key[0]
    left, top = round(key[1] * side) - view.left, round(key[2] * side) - view.top
    return QRect(
        left, top, round((key[1] + 1) * side) - view.left - left, round((key[2] + 1) * side) - view.top - top
    )
