"""Small bar charts: one bar an option, its letter before it and its figure behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.drawing.metrics import fitted, printable, text_width
from core.drawing.shapes import Box, Drawing, Label, Path, Shape

SIZE = 10.5
ROW = 20.0
THICK = 12.0
GAP = 8.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is of, how long it is, and its figure as read."""

    name: str
    value: float
    shown: str


def bars(found: Sequence[Bar], width: float, words: str) -> Drawing:
    """Return bars one below the other, `width` points wide; a value below nothing is drawn as nothing."""
    names = [fitted(printable(bar.name), SIZE, width * 0.35) for bar in found]
    figures = [fitted(printable(bar.shown), SIZE, width * 0.3) for bar in found]
    left = max((text_width(name, SIZE) for name in names), default=0.0) + GAP
    right = max((text_width(figure, SIZE) for figure in figures), default=0.0) + GAP
    longest = max((bar.value for bar in found), default=0) or 1
    room = max(width - left - right, 1.0)
    shapes: list[Shape] = []
    for place, (bar, name, figure) in enumerate(zip(found, names, figures, strict=True)):
        top = place * ROW
        length = room * max(bar.value, 0) / longest
        shapes.append(_label(0, top, name))
        if length:
            shapes.append(Box(left, top + (ROW - THICK) / 2, length, THICK, fill="accent", stroke=""))
        shapes.append(_label(left + length + GAP / 2, top, figure))
    height = len(found) * ROW
    shapes.insert(0, Path((left, 0.0), (((left, height),),), stroke="strong", width=0.75))
    return Drawing(width, height, tuple(shapes), words)


def _label(x: float, top: float, text: str) -> Label:
    return Label(x, top + ROW / 2 + SIZE * 0.34, text, SIZE, text_width(text, SIZE))
