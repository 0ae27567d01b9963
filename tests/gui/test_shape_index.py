"""The index of a drawing finds what looking at every shape finds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.drawing.shapes import Box, Drawing, Path, Shape
from gui.widgets.shape_index import CHUNK
from tests.gui.drawings import boxes, drawings, grid, indexed, labels, lengths, paths

FILLER = grid(CHUNK // 2).shapes


@given(drawings, lengths, lengths, st.floats(0, 300), st.floats(0, 300))
def test_the_index_finds_exactly_the_shapes_that_touch_an_area(
    drawing: Drawing, left: float, top: float, width: float, height: float
) -> None:
    index = indexed(drawing)
    found = set(index.within(left, top, left + width, top + height).tolist())
    x0, y0, x1, y1 = index.edges
    area = np.array([left, top, left + width, top + height], np.float32)
    touching = (x0 <= area[2]) & (x1 >= area[0]) & (y0 <= area[3]) & (y1 >= area[1])
    assert found == set(np.flatnonzero(touching).tolist())


@given(drawings, lengths, lengths)
def test_the_index_finds_the_box_or_path_that_the_drawing_finds(drawing: Drawing, x: float, y: float) -> None:
    index = indexed(drawing)
    place = index.at(x, y)
    shape = drawing.shapes[place] if place is not None else None
    key = shape.key if isinstance(shape, Box | Path) else None
    # At the very edge of a shape the two may round apart.
    near = {drawing.at(x + dx, y + dy) for dx in (-0.01, 0, 0.01) for dy in (-0.01, 0, 0.01)}
    assert key in near


@given(drawings, st.lists(boxes | labels | paths, max_size=3), st.integers(0, 30), st.integers(0, 4))
def test_an_index_taken_over_in_part_is_as_good_as_a_new_one(
    drawing: Drawing, added: list[Shape], at: int, removed: int
) -> None:
    shapes = (*FILLER, *drawing.shapes)
    at += CHUNK
    new = replace(drawing, shapes=(*shapes[:at], *added, *shapes[at + removed :]))
    old = indexed(replace(drawing, shapes=shapes))
    taken, fresh = indexed(new, old), indexed(new)
    for column in ("kind", "edges", "measure", "strokes", "first_stroke"):
        assert np.array_equal(getattr(taken, column), getattr(fresh, column))
    names, fresh_names = list(taken.colours), list(fresh.colours)
    assert [names[n] for n in taken.inside] == [fresh_names[n] for n in fresh.inside]
    assert [names[n] for n in taken.outline] == [fresh_names[n] for n in fresh.outline]
    assert all(taken.box(key) == fresh.box(key) for key in {box.key for box in new.boxes()})
    assert taken.changed is not None
    told = {tuple(row) for row in taken.changed.tolist()}
    before = set(shapes)
    places = [place for place, shape in enumerate(new.shapes) if shape not in before]
    assert {tuple(row) for row in taken.edges[:, places].T.tolist()} <= told
