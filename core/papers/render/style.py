"""How papers look on the page. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass

from core.drawing.palette import LIGHT
from core.papers.blocks import Column

A4 = (595.28, 841.89)
SIDE, TOP, BOTTOM = 56.0, 56.0, 68.0
WIDE_SIDE, WIDE_TOP, WIDE_BOTTOM = 50.0, 48.0, 60.0
FOOTER = 34.0  # from the bottom of the page up to the line of text
INDENT = 34.0  # from the margin to running text; numbers hang before it
APART = 5.0  # at least, from a number to its text
BULLET = 16.0  # from a bullet to its text
PAD_X, PAD_Y = 5.0, 3.0  # inside a cell
RULE = 0.5
HEAVY = 1.0


@dataclass(frozen=True, slots=True)
class Style:
    """A way to set text: its size, the distance of its lines, its colour by name, and the space above it."""

    size: float
    leading: float
    colour: str = "ink"
    bold: bool = False
    above: float = 0.0


BODY = Style(12, 16.5, above=7)
HEADINGS = {
    1: Style(18, 23, "heading", bold=True, above=22),
    2: Style(14, 18.5, "heading", bold=True, above=16),
    3: Style(12, 16.5, "heading", bold=True, above=12),
}
ITEM = Style(12, 16.5, above=4)
CAPTION = Style(12, 16, "heading", bold=True, above=14)
CELL = Style(12, 15)
CELL_BOLD = Style(12, 15, bold=True)
CELL_HEAD = Style(12, 15, "heading", bold=True)
GROUP = Style(12, 15, "heading", bold=True)
SMALL = Style(12, 15, "quiet", above=4)
NOTE_TITLE = Style(12, 16.5, "warning", bold=True)
NOTE = Style(12, 16.5)
FOOT = Style(10, 13, "quiet")
COVER_BODY = Style(14, 18, "quiet", bold=True)
COVER_KIND = Style(14, 18, "quiet")
COVER_TITLE = Style(26, 31, "heading", bold=True, above=10)
COVER_LABEL = Style(12, 16.5, "quiet")
COVER_VALUE = Style(12, 16.5)

SIGN_COLOURS = {"+": "new", "−": "closed", "~": "changed", "!": "closed"}
"""The colour of a cell that begins with a sign: beside the sign and its word, never in their place."""


def sign_colour(column: Column, text: str) -> str:
    """Return the name of the colour of a cell by the sign it begins with; empty for none."""
    return SIGN_COLOURS.get(text[:1], "") if column.signed or text.startswith("! ") else ""


def colour(name: str) -> str:
    """Return a colour as #rrggbb, by its name in the palette or as it is."""
    return name if name.startswith("#") else LIGHT[name]


def frame(*, wide: bool) -> tuple[float, float]:
    """Return the width and height that a page has for its content."""
    if wide:
        return A4[1] - 2 * WIDE_SIDE, A4[0] - WIDE_TOP - WIDE_BOTTOM
    return A4[0] - 2 * SIDE, A4[1] - TOP - BOTTOM
