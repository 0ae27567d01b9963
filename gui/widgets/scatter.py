"""Sets shapes that are only a few pixels large, thousands at a time, as plain pixels.

Importing this imports numpy, which slows a start: import it when a drawing is first shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gui.painting import Colours
from gui.widgets.shape_index import Places, ShapeIndex
from gui.widgets.shape_rows import CURVED, FILLED, KEYED, LABEL, STRAIGHT, Floats

SMALL = 48.0
"""A box of no longer side is set here. This and the next are pixels."""
SHAPELESS = 8.0
"""A filled path of no longer side is set as a rectangle; a longer one would be seen to be wrong."""
FRAMED = 12.0
"""A box with no side shorter has its outline set apart; in a smaller one it only tells on the colour."""
SHORT = 128.0
"""Slanted and curved strokes of no more are set here."""
THIN = 2.0
"""A thicker path is painted properly."""
LEAST_TEXT = 10.0
"""Smaller text is a bar, and below half of this nothing."""
CELL = 8
"""Within so many pixels two shapes are taken to meet."""
SET = 50_000
"""Pixels set in one step."""
MOST_OUTLINE = 0.35
"""The part of a small box that its outline may colour."""
BAR = 0.35
"""How much of its own colour a bar has, the rest being paper."""
FAINTEST = 0.2
"""How much of its own colour the thinnest line has."""

Pixels = NDArray[np.uint32]
Whole = NDArray[np.intp]
Numbers = NDArray[np.floating[Any]]


class Rects(NamedTuple):
    """Rectangles of whole pixels, each with the place of its shape and a colour."""

    place: Places
    sides: Whole
    """Rows of left, top, right and bottom; right and bottom are the first pixels outside."""
    shade: Pixels

    def cut(self, start: int, stop: int) -> Rects:
        """Return the rectangles from one up to another."""
        return Rects(self.place[start:stop], self.sides[:, start:stop], self.shade[start:stop])


class Scatter:
    """Sets the small shapes of one index at one scale, in pixels a point, on images of `side` by `side`.

    The images are meant to be halved afterwards, so two pixels here make one on the screen.
    """

    def __init__(self, index: ShapeIndex, colours: Colours, scale: float, side: int) -> None:
        self._index, self._scale, self._side = index, scale, side
        named = [colours[name or "paper"] for name in [*index.colours, "paper"]]
        self._rgb: Floats = np.array([(c.red(), c.green(), c.blue()) for c in named], np.float32)

    def small(self, places: Places) -> NDArray[np.bool_]:
        """Return which of these shapes are small enough."""
        index = self._index
        left, top, right, bottom = index.edges[:, places]
        longest = np.maximum(right - left, bottom - top) * self._scale
        kind, measure = index.kind[places], index.measure[places] * self._scale
        block = ((kind <= KEYED) & (longest <= SMALL)) | ((kind == FILLED) & (longest <= SHAPELESS))
        label = (kind == LABEL) & (measure < LEAST_TEXT)
        path = (kind == STRAIGHT) | ((kind == CURVED) & (longest <= SHORT))
        return np.asarray(block | label | (path & (measure <= THIN)))

    def rects(self, places: Places, left: int, top: int) -> Rects:
        """Return small shapes as rectangles in their order, cut to the image.

        (left, top) is the pixel of the sheet at the image's corner.
        """
        kind = self._index.kind[places]
        parts = [
            self._blocks(places[(kind <= KEYED) | (kind == FILLED)]),
            self._bars(places[kind == LABEL]),
            self._lines(places[(kind == STRAIGHT) | (kind == CURVED)]),
        ]
        place, sides, shade = _joined(parts)
        sides = np.clip(sides - np.array([[left], [top], [left], [top]]), 0, self._side)
        seen = np.flatnonzero((sides[2] > sides[0]) & (sides[3] > sides[1]))
        seen = seen[np.argsort(place[seen], kind="stable")]
        return Rects(place[seen], sides[:, seen], shade[seen])

    def put(self, pixels: Pixels, rects: Rects) -> Iterator[None]:
        """Set rectangles in steps of a millisecond; where two meet the later one stays."""
        left, top, right, bottom = rects.sides
        areas = np.cumsum((right - left) * (bottom - top))
        start = 0
        for stop in np.searchsorted(areas, np.arange(SET, areas[-1:].sum() + SET, SET)) + 1:
            some = rects.cut(start, stop)
            row, owner = _counted(some.sides[3] - some.sides[1])
            begin = (some.sides[1][owner] + row) * self._side + some.sides[0][owner]
            wide = (some.sides[2] - some.sides[0])[owner]
            pixels[_runs(begin, wide)] = np.repeat(some.shade[owner], wide)
            start = stop
            yield

    def covering(self, rects: Rects, large: Places, left: int, top: int) -> Places:
        """Return those large shapes that lie, give or take a few pixels, on a small one painted earlier."""
        corner = np.array([[left], [top], [left], [top]])
        over = np.clip(_whole(self._index.edges[:, large] * self._scale) - corner, 0, self._side - 1)
        over[2:] += 1
        across = self._side // CELL
        first = np.full(across * across, len(self._index.shapes))
        cells, place = _cells(_coarse(rects.sides), rects.place, across)
        first[cells[::-1]] = place[::-1]
        cells, place = _cells(_coarse(over), large, across)
        return np.unique(place[first[cells] < place])

    def _blocks(self, places: Places) -> Rects:
        """Return boxes and filled paths, coloured by their inside and in part by their outline."""
        index = self._index
        edges = index.edges[:, places] * self._scale
        wide, high = np.maximum(edges[2:] - edges[:2], 1.0)
        line = np.maximum(index.measure[places] * self._scale, FAINTEST)
        part = np.minimum(2 * line * (wide + high) / (wide * high), MOST_OUTLINE)
        framed = np.minimum(wide, high) >= FRAMED
        part[framed] = np.minimum(line[framed], 1.0)
        part[(index.outline[places] == 0) | (index.kind[places] == FILLED)] = 0.0
        sides = _whole(edges)
        sides[2:] = np.maximum(sides[2:], sides[:2] + 1)
        outer = Rects(places, sides, self._mixed(index.inside[places], index.outline[places], part))
        inner = np.flatnonzero(framed & (part > 0))
        thick = np.maximum(_whole(line[inner]), 1)
        inside = sides[:, inner] + np.concatenate([[thick], [thick], [-thick], [-thick]])
        plain = self._mixed(index.inside[places[inner]], index.inside[places[inner]], part[inner])
        return _joined([outer, Rects(places[inner], inside, plain)])

    def _bars(self, places: Places) -> Rects:
        """Return the bars that stand for labels, for those that are large enough."""
        index, scale = self._index, self._scale
        places = places[index.measure[places] * scale >= LEAST_TEXT / 2]
        size = index.measure[places] * scale
        sides = _whole(index.edges[:, places] * scale)
        sides[1] += _whole(size / 2)
        sides[3] = sides[1] + np.maximum(_whole(size / 3), 1)
        shade = self._mixed(-1, index.inside[places], np.full(len(places), BAR))
        return Rects(places, sides, shade)

    def _lines(self, places: Places) -> Rects:
        """Return the strokes of paths, the slanted ones as a dot for every pixel."""
        index, scale = self._index, self._scale
        firsts = index.first_stroke[places]
        nth, owner = _counted(index.first_stroke[places + 1] - firsts)
        strokes = index.strokes[firsts[owner] + nth].T * scale
        along = strokes[2:] - strokes[:2]
        dots = np.where((along == 0).any(axis=0), 1, np.ceil(abs(along).max(axis=0))).astype(np.intp)
        step, stroke = _counted(dots)
        begin, each = strokes[:2, stroke] + along[:, stroke] * step / dots[stroke], along[:, stroke]
        end = begin + np.where(dots[stroke] == 1, each, 0)
        place = places[owner[stroke]]
        thick = index.measure[place] * scale
        wide = np.maximum(_whole(thick), 1)
        sides = np.concatenate(
            [_whole(np.minimum(begin, end) - wide / 2), _whole(np.maximum(begin, end) - wide / 2) + wide]
        )
        return Rects(place, sides, self._mixed(-1, index.outline[place], np.clip(thick, FAINTEST, 1.0)))

    def _mixed(self, under: NDArray[np.int32] | int, over: NDArray[np.int32], part: Numbers) -> Pixels:
        """Return opaque pixels of two colours, `part` of the second; colour -1 is paper."""
        below, above = self._rgb[under], self._rgb[over]
        red, green, blue = (below + (above - below) * part[:, None]).astype(np.uint32).T
        return np.asarray(0xFF000000 | red << 16 | green << 8 | blue, np.uint32)


def _joined(parts: list[Rects]) -> Rects:
    """Return rectangles one after another."""
    return Rects(
        np.concatenate([part.place for part in parts]),
        np.concatenate([part.sides for part in parts], axis=1),
        np.concatenate([part.shade for part in parts]),
    )


def _whole(numbers: Numbers) -> Whole:
    return np.rint(numbers).astype(np.intp)


def _coarse(sides: Whole) -> Whole:
    """Return rectangles of pixels as rectangles of cells."""
    return np.concatenate([sides[:2] // CELL, (sides[2:] + CELL - 1) // CELL])


def _cells(sides: Whole, place: Places, across: int) -> tuple[Whole, Places]:
    """Return every cell of some rectangles, a row being `across` cells, and the place of its shape."""
    left, top, right, bottom = sides
    row, owner = _counted(bottom - top)
    wide = (right - left)[owner]
    return _runs((top[owner] + row) * across + left[owner], wide), np.repeat(place[owner], wide)


def _runs(begin: Whole, counts: Whole) -> Whole:
    """Return for each beginning in turn so many numbers from it on."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(total) + np.repeat(begin - (ends - counts), counts))


def _counted(counts: Whole) -> tuple[Whole, Whole]:
    """Return 0, 1, 2 … for each count in turn, and which count each number belongs to."""
    return _runs(np.zeros_like(counts), counts), np.repeat(np.arange(len(counts)), counts)
