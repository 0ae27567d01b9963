"""Which box the arrow keys go to.

Importing this imports numpy, which slows a start: import it when a key is first pressed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from gui.widgets.shape_index import Places, ShapeIndex
from gui.widgets.shape_rows import KEYED, Floats

ASIDE = 2.0
"""A gap to the side counts this many times one ahead."""
BETWEEN = 0.1
"""And the way between the middles this much, which settles who is nearest of those with no gap."""

Direction = tuple[int, int]
UP, DOWN = (0, -1), (0, 1)


def nearest(index: ShapeIndex, x: float, y: float) -> int | None:
    """Return the place of the entity's box whose middle is nearest to a point; None if there is no box."""
    boxes = np.flatnonzero(index.kind == KEYED)
    if not len(boxes):
        return None
    across, down = _middles(index.edges[:, boxes]) - np.array([[x], [y]])
    return int(boxes[np.argmin(across**2 + down**2)])


def neighbour(index: ShapeIndex, place: int, direction: Direction) -> int | None:
    """Return the place of the nearest box in a direction, or None; (1, 0) is right and (0, 1) down.

    Down goes into a box that holds others, and Up out of it; the sides stay outside.
    """
    boxes = np.flatnonzero(index.kind == KEYED)
    edges, here = index.edges[:, boxes], index.edges[:, [place]]
    holds = (edges[:2] <= here[:2]).all(axis=0) & (edges[2:] >= here[2:]).all(axis=0)
    held = (edges[:2] >= here[:2]).all(axis=0) & (edges[2:] <= here[2:]).all(axis=0)
    away = _middles(edges) - _middles(here)
    ahead = np.array(direction) @ away
    free = (ahead > 0) & ~holds & (~held if direction != DOWN else True)
    gaps = np.maximum(np.maximum(edges[:2] - here[2:], here[:2] - edges[2:]), 0)
    weights = (1, ASIDE) if direction[0] else (ASIDE, 1)
    cost = np.array(weights) @ gaps + BETWEEN * np.hypot(*away)
    best = _least(boxes[free], cost[free])
    if direction == UP:
        around = holds & ~held
        outer = _least(boxes[around], np.prod(edges[2:] - edges[:2], axis=0)[around])
        if outer is not None and (best is None or not _inside(index, best, outer)):
            return outer
    return best


def _middles(edges: Floats) -> Floats:
    return (edges[:2] + edges[2:]) / np.float32(2)


def _least(boxes: Places, cost: NDArray[np.floating[Any]]) -> int | None:
    """Return the box of the least cost, or None if there is none."""
    return int(boxes[np.argmin(cost)]) if len(boxes) else None


def _inside(index: ShapeIndex, place: int, around: int) -> bool:
    inner, outer = index.edges[:, place], index.edges[:, around]
    return bool((inner[:2] >= outer[:2]).all() and (inner[2:] <= outer[2:]).all())
