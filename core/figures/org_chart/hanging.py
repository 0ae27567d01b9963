"""Bodies that hang in columns under the one they answer to, those further down set further in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.drawing.layout.columns import in_columns
from core.figures.org_chart.bodies import Body
from core.figures.org_chart.cards import HUNG, INNER, Card, card

INDENT = 24.0
"""How much further in a body is set than the one it answers to."""
SPINE = 8.0
"""How far in the line that a column hangs on runs."""
BETWEEN = 12.0
"""The gap between one box and the next below it."""
GUTTER = 24.0
"""The gap between one column and the next; reporting lines run in it."""
APART = 16.0
"""The gap between two outlines of which one has more than a box, or has some folded behind it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One box in an outline: how far in it is, counted from 1, and how far below the top of the outline."""

    card: Card
    level: int
    down: float
    under: int  # the place of the entry it answers to; -1 for the first


@dataclass(frozen=True, slots=True)
class Outline:
    """A body and all under it, one below the other."""

    entries: tuple[Entry, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Block:
    """Outlines in columns; each column is the places of its outlines."""

    outlines: tuple[Outline, ...]
    gaps: tuple[float, ...]  # after each outline
    columns: tuple[tuple[int, ...], ...]
    widths: tuple[float, ...]
    height: float

    @property
    def width(self) -> float:
        """How wide the columns are together."""
        return sum(self.widths) + GUTTER * (len(self.widths) - 1)


def outline(body: Body) -> Outline:
    """Return a body and all under it as an outline."""
    entries: list[Entry] = []
    down = width = 0.0
    waiting = [(body, 1, -1)]
    while waiting:
        found, level, under = waiting.pop()
        set_ = card(found, HUNG if level == 1 else INNER)
        entries.append(Entry(set_, level, down, under))
        width = max(width, level * INDENT + set_.style.width)
        down += set_.height + BETWEEN
        here = len(entries) - 1
        waiting += [(child, level + 1, here) for child in reversed(found.children)]
    return Outline(tuple(entries), width, down - BETWEEN)


def block(outlines: Sequence[Outline], tallest: float) -> Block:
    """Return outlines in columns that are no taller than that, except where one alone is."""
    more = [len(found.entries) > 1 or found.entries[0].card.body.hidden > 0 for found in outlines]
    gaps = [APART if one or then else BETWEEN for one, then in zip(more, [*more[1:], False], strict=True)]
    heights = [found.height + gap for found, gap in zip(outlines, gaps, strict=True)]
    columns = in_columns(heights, tallest)
    widths = [max(outlines[place].width for place in column) for column in columns]
    height = max((sum(heights[place] for place in column) for column in columns), default=0.0)
    return Block(tuple(outlines), tuple(gaps), tuple(map(tuple, columns)), tuple(widths), height)
