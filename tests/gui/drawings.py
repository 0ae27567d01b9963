"""Drawings of all kinds, by chance and by the hundred: what the tests of tiles and of the index share."""

from __future__ import annotations

from hypothesis import strategies as st

from core.drawing.shapes import Box, Drawing, Label, Path, Shape
from core.model.key import Key
from gui.widgets.shape_index import ShapeIndex

COLOURS = ["accent", "closed-soft", "tier-national", "ink", "new"]

lengths = st.floats(0, 400, width=32)
points = st.tuples(lengths, lengths)
colours = st.sampled_from(COLOURS)
keys = st.builds(Key, st.just("organisation"), st.sampled_from("abcdef")) | st.none()
boxes = st.builds(
    Box,
    lengths,
    lengths,
    st.floats(0, 300),
    st.floats(0, 120),
    colours,
    colours,
    keys,
    st.sampled_from([0.0, 0.5, 1.0, 3.0]),
    st.sampled_from([0.0, 4.0]),
    st.booleans(),
)
labels = st.builds(
    Label,
    lengths,
    lengths,
    st.sampled_from(["Trust", "Integrated care board", "£1.4m", "日本"]),
    st.sampled_from([4.0, 9.0, 24.0]),
    st.floats(10, 120),
    colours,
    st.booleans(),
)
segments = st.tuples(points) | st.tuples(points, points, points)
paths = st.builds(
    Path,
    points,
    st.lists(segments, min_size=1, max_size=4).map(tuple),
    colours,
    st.sampled_from([0.5, 1.0, 4.0]),
    st.booleans(),
    st.sampled_from(["", "accent-soft"]),
    keys,
)
drawings = st.lists(boxes | labels | paths, max_size=30).map(lambda some: Drawing(400, 400, tuple(some)))


def indexed(drawing: Drawing, old: ShapeIndex | None = None) -> ShapeIndex:
    """Return the index of a drawing, taken over from an old one as far as that goes."""
    index = ShapeIndex(drawing, old)
    for _ in index.fill():
        pass
    return index


def grid(count: int, *, across: int = 40) -> Drawing:
    """Return so many boxes in rows, each with a label and a connector."""
    shapes: list[Shape] = []
    for number in range(count):
        x, y = 10.0 + number % across * 70, 10.0 + number // across * 40
        key = Key("organisation", str(number))
        shapes.append(Path((x - 5, y - 5), (((x - 5, y + 8),), ((x, y + 8),)), "strong"))
        shapes.append(Box(x, y, 60, 30, "tier-local", "line", key))
        shapes.append(Label(x + 4, y + 14, f"Body {number}", 9, 40.0))
    return Drawing(across * 70 + 20, (count // across + 1) * 40 + 20, tuple(shapes))
