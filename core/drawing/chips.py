"""Badges: a word or two in a small frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.drawing.metrics import fitted, text_width
from core.drawing.shapes import Box, Label, Shape
from core.model.diff import Sign

SMALL = 10.0
"""The least size of text on a chart: still 9 points when a paper prints it at nine tenths."""
HEIGHT = 14.0
_BESIDE = 5.0
_BASELINE = 10.4  # from the top of a chip


@lru_cache(maxsize=1 << 14)
def small(text: str, room: float) -> tuple[str, float]:
    """Return text of the least size as far as there is room for it, and its width: most texts come often."""
    shown = fitted(text, SMALL, room)
    return shown, text_width(shown, SMALL)


@dataclass(frozen=True, slots=True)
class Chip:
    """A badge in a frame; colours by their names in the palette."""

    text: str
    colour: str
    fill: str
    stroke: str
    dashed: bool = False

    @property
    def width(self) -> float:
        """How wide the badge is."""
        return small(self.text, 1000.0)[1] + 2 * _BESIDE

    def shapes(self, right: float, baseline: float) -> Iterator[Shape]:
        """Yield the badge that ends at right, its text on a baseline."""
        left, top = right - self.width, baseline - _BASELINE
        yield Box(
            left,
            top,
            self.width,
            HEIGHT,
            fill=self.fill,
            stroke=self.stroke,
            line=0.75,
            radius=3,
            dashed=self.dashed,
        )
        yield Label(left + _BESIDE, baseline, self.text, SMALL, self.width - 2 * _BESIDE, self.colour)


def sign_chip(sign: Sign, right: float, middle: float, size: float = SMALL) -> Iterator[Shape]:
    """Yield the sign and the word of a change, on a chip whose right end and middle are given."""
    large = size / SMALL
    text = f"{sign.mark} {sign.value}"
    wide, high, beside = text_width(text, size, bold=True), HEIGHT * large, _BESIDE * large
    left, top = right - wide - 2 * beside, middle - high / 2
    yield Box(left, top, wide + 2 * beside, high, fill=sign.value, stroke="", radius=high / 2)
    yield Label(left + beside, top + _BASELINE * large, text, size, wide, "on-accent", bold=True)
