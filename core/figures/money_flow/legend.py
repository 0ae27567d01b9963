"""What the marks of the picture mean, only those that it has, and what is not drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.drawing.chips import SMALL
from core.drawing.metrics import text_width, wrapped
from core.drawing.shapes import Box, Label, Shape
from core.figures.money_flow.stand import Panel
from core.model.diff import Sign

ROW, TEXT = 18.0, 15.0
_SAMPLE, _AFTER, _BETWEEN = 22.0, 7.0, 20.0


def legend(
    panels: Sequence[Panel], note: str, left: float, top: float, width: float
) -> tuple[list[Shape], float]:
    """Return the legend and under it a note, from a corner on, within a width; and how high both are."""
    shapes: list[Shape] = []
    x, y = left, top
    for fill, stroke, dashed, text in _items(panels):
        wide = _SAMPLE + _AFTER + text_width(text, SMALL)
        if x > left and x + wide > left + width:
            x, y = left, y + ROW
        if fill == "post":
            shapes.append(Box(x + _SAMPLE / 2 - 1.5, y + 2, 3, 14, fill="warning", stroke=""))
        else:
            shapes.append(Box(x, y + 4, _SAMPLE, 10, fill=fill, stroke=stroke, line=0.75, dashed=dashed))
        shapes.append(Label(x + _SAMPLE + _AFTER, y + 12.5, text, SMALL, text_width(text, SMALL), "quiet"))
        x += wide + _BETWEEN
    y += ROW
    for line in wrapped(note, SMALL, width, 4):
        shapes.append(Label(left, y + 11, line, SMALL, text_width(line, SMALL), "quiet"))
        y += TEXT
    return shapes, y - top


def _items(panels: Sequence[Panel]) -> Iterator[tuple[str, str, bool, str]]:
    bands = [ribbon.band for panel in panels for ribbon in panel.ribbons]
    if any(band.sign is None for band in bands):
        yield "ribbon", "", False, "Money passed on, as wide as its amount"
    for sign in Sign:
        if any(band.sign is sign for band in bands):
            word = {"new": "new", "closed": "gone", "changed": "another amount or gate"}[sign.value]
            text = f"{sign.mark} {word} since the as-is"
            yield f"ribbon-{sign.value}", sign.value, sign is Sign.CLOSED, text
    if any(band.gated for band in bands):
        yield "post", "", False, "◆ gate: who has to approve first, and the days that this adds"
    if any(spot.card and spot.come > spot.out > 0 for panel in panels for c in panel.columns for spot in c):
        yield "strong", "", False, "Kept by a body on the way"
