"""Where every body of a whole nation is: as a block inside the one it is part of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.drawing.layout.shelves import Measure, Nested, nested
from core.figures.org_chart.bodies import Body
from core.figures.org_chart.placing import MARGIN

LEAF = (152.0, 40.0)
"""The width and the height of a block with nothing in it."""
PAD = 12.0
"""The room beside and under what is in a block."""
_GAP, _APART = 8.0, 16.0
_LEAST, _MOST, _PART = 12.0, 160.0, 36  # size of a name over a block: least, most, part of its width


@dataclass(frozen=True, slots=True)
class Blocks:
    """The bodies, each with its block: place 0 is the sheet's, place 1 that of the first body."""

    bodies: Sequence[Body]
    children: Sequence[Sequence[int]]
    layout: Nested

    @property
    def width(self) -> float:
        """How wide the sheet is."""
        return self.layout.width[0] + 2 * MARGIN

    @property
    def height(self) -> float:
        """How high the sheet is."""
        return self.layout.height[0] + 2 * MARGIN

    def box(self, place: int) -> tuple[float, float, float, float]:
        """Return the left and top edge of a block on the sheet, its width and its height."""
        found = self.layout
        return found.x[place] + MARGIN, found.y[place] + MARGIN, found.width[place], found.height[place]


def blocks(tops: Sequence[Body]) -> Blocks:
    """Return where every body is."""
    bodies: list[Body] = []
    children: list[list[int]] = [[]]
    waiting = [(body, 0) for body in reversed(tops)]
    while waiting:
        body, inside = waiting.pop()
        bodies.append(body)
        place = len(bodies)
        children[inside].append(place)
        children.append([])
        if body.children:
            waiting += [(child, place) for child in reversed(body.children)]
    return Blocks(bodies, children, nested(children, Measure(LEAF, _GAP, _APART, PAD, heading)))


def name_size(width: float) -> float:
    """Return the size of the name over what is in a block of a width, so that both are read from as far."""
    return min(_MOST, max(_LEAST, float(round(width / _PART))))


def heading(width: float) -> float:
    """Return how high the heading over what is in a block of a width is."""
    return -(-name_size(width) * 2.4 // 8) * 8.0
