"""Where the shapes of a drawing are, as columns of numbers, so that a tile finds its own among a million.

Importing this imports numpy, which slows a start: import it when a drawing is first shown.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.drawing.shapes import Box, Drawing, Path, Shape
from core.model.key import Key
from gui.widgets.shape_rows import (
    BOTTOM,
    FILLED,
    INSIDE,
    KEYED,
    KIND,
    LABEL,
    LEFT,
    MEASURE,
    OUTLINE,
    Floats,
    Rows,
)

CHUNK = 1024
"""Shapes read in one go, some two milliseconds."""
BLOCK = 256
"""Consecutive shapes under one common bounding box: painted one after another, they mostly lie together."""
MOST_COMPARED = 60_000
"""When more shapes than this differ, a new drawing counts as new all over."""

SURVEYED = 10_000
"""As many boxes are enough to tell how large they are."""

Places = NDArray[np.intp]


class ShapeIndex:
    """The shapes of one drawing by place, which is their position in `shapes`.

    Run `fill` to its end before anything else; it reads in short steps. Lengths are points; bounding boxes
    leave line widths out.
    """

    def __init__(self, drawing: Drawing, old: ShapeIndex | None = None) -> None:
        self.drawing = drawing
        self.shapes = drawing.shapes
        count = len(self.shapes)
        self.kind: NDArray[np.uint8] = np.zeros(count, np.uint8)
        self.edges: Floats = np.zeros((4, count), np.float32)
        """Left, top, right and bottom of each shape."""
        self.measure: Floats = np.zeros(count, np.float32)
        """Line width of a box or a path, size of a label."""
        self.inside: NDArray[np.int32] = np.zeros(count, np.int32)
        self.outline: NDArray[np.int32] = np.zeros(count, np.int32)
        """Colours of each shape, as numbers of `colours`."""
        self.colours: dict[str, int] = dict(old.colours) if old else {"": 0}
        self._names: list[dict[Key, int]] = []
        """The first box of each entity in each chunk, counted from its start."""
        self._found: dict[Key, int | None] = {}
        self.strokes: Floats = np.zeros((0, 4), np.float32)
        self.first_stroke: Places = np.zeros(count + 1, np.intp)
        """Strokes of the path at place p: from first_stroke[p] up to first_stroke[p + 1]."""
        self.changed: Floats | None = None
        """Bounding boxes, a row each, of what differs from the old drawing; None if everything may."""
        self.margin = 0.0
        """How far paint may reach beyond a bounding box."""
        self.span = 0.0
        """The longer side of a box in the middle of all boxes, or of a path if there are no boxes."""
        self._blocks: Floats = np.zeros((4, 0), np.float32)
        self._old = old

    def fill(self) -> Iterator[None]:
        """Read the drawing, taking over from the old index whatever is equal there."""
        old, count = self._old, len(self.shapes)
        fresh: list[range] = []
        kept = np.zeros(len(old.shapes) if old else 0, bool)
        pieces: list[Floats] = []
        for start in range(0, count, CHUNK):
            span = range(start, min(start + CHUNK, count))
            there = self._same(span)
            if old and there is not None:
                pieces.append(self._copy(old, span, there))
                kept[there.start : there.stop] = True
            else:
                pieces.append(self._read(span))
                fresh.append(span)
            self._names.append(old.names_of(start) if old and there == span else self._read_names(span))
            yield
        if pieces:
            self.strokes = np.concatenate(pieces)
        np.cumsum(self.first_stroke, out=self.first_stroke)
        yield
        yield from self._gather()
        self._survey()
        yield
        if old:
            yield from self._compare(old, fresh, np.flatnonzero(~kept))
        self._old = None

    def slices(self, area: tuple[float, float, float, float], most: int) -> Iterator[Places]:
        """Yield the places of the shapes that touch an area, in painting order, looking at `most` at once."""
        left, top, right, bottom = area
        at_left, at_top, at_right, at_bottom = self._blocks
        blocks = np.flatnonzero(
            (at_left <= right) & (at_right >= left) & (at_top <= bottom) & (at_bottom >= top)
        )
        for start in range(0, len(blocks), max(1, most // BLOCK)):
            some = blocks[start : start + max(1, most // BLOCK)]
            places = (some[:, None] * BLOCK + np.arange(BLOCK)).ravel()
            if places[-1] >= len(self.shapes):
                places = places[: np.searchsorted(places, len(self.shapes))]
            at = self.edges[:, places]
            yield places[(at[0] <= right) & (at[2] >= left) & (at[1] <= bottom) & (at[3] >= top)]

    def within(self, left: float, top: float, right: float, bottom: float) -> Places:
        """Return the places of all shapes that touch an area, in painting order."""
        found = list(self.slices((left, top, right, bottom), len(self.shapes) + BLOCK))
        return found[0] if found else np.zeros(0, np.intp)

    def at(self, x: float, y: float) -> int | None:
        """Return the place of the topmost box or filled path of an entity at a point, or None."""
        found = self.within(x, y, x, y)
        for place in found[(self.kind[found] == KEYED) | (self.kind[found] == FILLED)][::-1].tolist():
            shape = self.shapes[place]
            if isinstance(shape, Box) or (isinstance(shape, Path) and shape.key and shape.holds(x, y)):
                return int(place)
        return None

    def place(self, key: Key) -> int | None:
        """Return the place of the first box of an entity, or None if it is not drawn."""
        if key not in self._found:
            inside = next((chunk for chunk, names in enumerate(self._names) if key in names), None)
            self._found[key] = None if inside is None else inside * CHUNK + self._names[inside][key]
        return self._found[key]

    def box(self, key: Key | None) -> Box | None:
        """Return the first box of an entity, or None if it is not drawn."""
        place = self.place(key) if key else None
        shape = self.shapes[place] if place is not None else None
        return shape if isinstance(shape, Box) else None

    def held(self, key: Key, most: int) -> list[Shape]:
        """Return the box of an entity and what lies in it and is painted later, `most` shapes at most."""
        box, place = self.box(key), self.place(key)
        if not box or place is None:
            return []
        found = self.within(box.x, box.y, box.x + box.width, box.y + box.height)
        left, top, right, bottom = self.edges[:, found]
        x, y, far, low = self.edges[:, place]
        inside = (left >= x) & (top >= y) & (right <= far) & (bottom <= low) & (found >= place)
        return [self.shapes[place] for place in found[inside][:most].tolist()]

    def bounds(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of the sheet and of all paint that reaches beyond it."""
        sheet = np.array([0.0, 0.0, self.drawing.width, self.drawing.height])
        if self.shapes:
            sheet[:2] = np.minimum(sheet[:2], self.edges[:2].min(axis=1) - self.margin)
            sheet[2:] = np.maximum(sheet[2:], self.edges[2:].max(axis=1) + self.margin)
        left, top, right, bottom = sheet.tolist()
        return left, top, right, bottom

    def _same(self, span: range) -> range | None:
        """Return where the old drawing has the shapes of a span, perhaps shifted; None if nowhere."""
        if not self._old:
            return None
        shapes, old = self.shapes[span.start : span.stop], self._old.shapes
        for shift in dict.fromkeys((0, len(old) - len(self.shapes))):
            start, stop = span.start + shift, span.stop + shift
            # Comparing tuples passes over identical shapes at once.
            if start >= 0 and old[start:stop] == shapes:
                return range(start, stop)
        return None

    def _gather(self) -> Iterator[None]:
        """Put blocks of consecutive shapes under common bounding boxes."""
        starts = np.arange(0, len(self.shapes), BLOCK)
        self._blocks = np.zeros((4, len(starts)), np.float32)
        for side, outermost in enumerate((np.minimum, np.minimum, np.maximum, np.maximum)):
            if len(starts):
                self._blocks[side] = outermost.reduceat(self.edges[side], starts)
            yield

    def _survey(self) -> None:
        """Find what holds for the drawing as a whole."""
        letters = self.kind == LABEL
        self.margin = float(np.where(letters, self.measure / 8, self.measure / 2).max(initial=0.0))
        for shapes in (self.kind <= KEYED, ~letters):
            some = np.flatnonzero(shapes)[:: max(1, len(self.shapes) // SURVEYED)]
            if len(some):
                left, top, right, bottom = self.edges[:, some]
                self.span = float(np.median(np.maximum(right - left, bottom - top)))
                return

    def names_of(self, start: int) -> dict[Key, int]:
        """Return the entities of the chunk that starts at a place, counted from there."""
        return self._names[start // CHUNK]

    def _read_names(self, span: range) -> dict[Key, int]:
        names: dict[Key, int] = {}
        for place in np.flatnonzero(self.kind[span.start : span.stop] == KEYED).tolist():
            shape = self.shapes[span.start + place]
            if isinstance(shape, Box) and shape.key:
                names.setdefault(shape.key, place)
        return names

    def _copy(self, old: ShapeIndex, span: range, there: range) -> Floats:
        """Take over the columns of a span from the old index, and return its strokes."""
        here, from_ = slice(span.start, span.stop), slice(there.start, there.stop)
        for name in ("kind", "measure", "inside", "outline"):
            getattr(self, name)[here] = getattr(old, name)[from_]
        self.edges[:, here] = old.edges[:, from_]
        firsts = old.first_stroke[there.start : there.stop + 1]
        self.first_stroke[span.start + 1 : span.stop + 1] = np.diff(firsts)
        return old.strokes[firsts[0] : firsts[-1]]

    def _read(self, span: range) -> Floats:
        """Write the columns of a span, and return its strokes."""
        shapes = self.shapes[span.start : span.stop]
        rows, here = Rows(shapes, self.colours), slice(span.start, span.stop)
        self.kind[here], self.measure[here] = rows.table[KIND], rows.table[MEASURE]
        self.edges[:, here] = rows.table[LEFT : BOTTOM + 1]
        self.inside[here], self.outline[here] = rows.table[INSIDE], rows.table[OUTLINE]
        self.first_stroke[span.start + 1 : span.stop + 1] = rows.counts
        return rows.strokes

    def _compare(self, old: ShapeIndex, fresh: list[range], gone: Places) -> Iterator[None]:
        """Find the bounding boxes of all that was not taken over and is not equal after all."""
        if sum(map(len, fresh)) + len(gone) > MOST_COMPARED:
            return
        before: set[Shape] = set()
        for start in range(0, len(gone), CHUNK):
            before.update(old.shapes[place] for place in gone[start : start + CHUNK])
            yield
        after: set[Shape] = set()
        came: list[int] = []
        for span in fresh:
            came.extend(place for place in span if self.shapes[place] not in before)
            after.update(self.shapes[span.start : span.stop])
            yield
        went = [place for place in gone if old.shapes[place] not in after]
        self.changed = np.concatenate([self.edges[:, came].T, old.edges[:, went].T])
