"""The colours of Remit by what they mean, for light and dark.

Source: the contrasts in docs/words.md; every text colour is at least 4.5 : 1 on the grounds it is set on
(tests/core/drawing/test_palette.py computes them).
"""

from __future__ import annotations

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "paper": "#ffffff",  # ground of a sheet
    "ground": "#f3f5f7",  # ground of a window, of a heading row
    "raised": "#ffffff",  # a box on the ground
    "ink": "#16212b",  # text
    "quiet": "#425563",  # secondary text
    "line": "#aab4bd",  # rules, outlines of boxes
    "strong": "#5b6b78",  # connectors
    "accent": "#005eb8",  # selection, links, headings
    "heading": "#003087",
    "accent-soft": "#e3eef9",
    "on-accent": "#ffffff",
    "new": "#006747",
    "new-soft": "#e2f2eb",
    "closed": "#8a1538",
    "closed-soft": "#fbe7ec",
    "changed": "#330072",
    "changed-soft": "#eee8f7",
    "warning": "#7a4300",
    "warning-soft": "#fff1dc",
    "tier-national": "#dfeaf6",
    "tier-regional": "#e4f0ee",
    "tier-system": "#f1efe6",
    "tier-local": "#f4ecf1",
    "ribbon": "#b9d2ea",  # money on its way
    "ribbon-new": "#a9d8c3",
    "ribbon-closed": "#f2bdca",
    "ribbon-changed": "#cbbde8",
    "bar-2": "#8a4b00",  # the second of two sorts in a bar chart; the first is the accent
}

DARK: Mapping[str, str] = {
    "paper": "#15191d",
    "ground": "#1c2126",
    "raised": "#242b31",
    "ink": "#e8edf1",
    "quiet": "#b3bfc9",
    "line": "#4a5661",
    "strong": "#8796a3",
    "accent": "#6cb2f5",
    "heading": "#9ecbf8",
    "accent-soft": "#1f3850",
    "on-accent": "#0d1216",
    "new": "#63cfa4",
    "new-soft": "#16352a",
    "closed": "#ff94ad",
    "closed-soft": "#411a25",
    "changed": "#c3a8f5",
    "changed-soft": "#2d2347",
    "warning": "#f3b55f",
    "warning-soft": "#3b2a12",
    "tier-national": "#23364a",
    "tier-regional": "#213a37",
    "tier-system": "#38352a",
    "tier-local": "#3a2b34",
    "ribbon": "#2f5072",
    "ribbon-new": "#1f5c46",
    "ribbon-closed": "#6b2a3b",
    "ribbon-changed": "#4d3c7d",
    "bar-2": "#d9964a",
}

DASHES = (4.0, 3.0)
"""How long a dash and the gap after it are, in points, in every painter."""

OPTION_COLOURS = ("#005eb8", "#006747", "#7c2855", "#8a4b00", "#330072", "#00616b", "#8a1538", "#4d5b00")
"""One colour an option, in order; beside a letter always, never alone. Dark enough for white text on it."""


def colour_of(name: str, palette: Mapping[str, str]) -> str:
    """Return the colour of a name in a palette; one that is written out, as #005eb8, is itself."""
    return name if name.startswith("#") else palette[name]


def option_colour(rank: int) -> str:
    """Return the colour of the option at a place, counting from 0; they repeat after the last."""
    return OPTION_COLOURS[rank % len(OPTION_COLOURS)]
