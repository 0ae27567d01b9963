"""The organisation chart: every body, under the one it is part of."""

from __future__ import annotations

from collections.abc import Sequence

from core.drawing.shapes import Drawing
from core.figures import figure
from core.figures.org_chart.bodies import Body, all_of, bodies_of
from core.figures.org_chart.legend import with_legend
from core.figures.org_chart.nested import nation
from core.figures.org_chart.paper import paper_chart
from core.figures.org_chart.sheet import Sheet
from core.figures.org_chart.standing import WALL
from core.figures.org_chart.ties import Tie, bring_together, ties_of
from core.figures.org_chart.tree import tree
from core.figures.org_chart.words import words
from core.model.collection import without_collection
from core.model.model import Model

__all__ = ["org_chart", "paper_chart"]

MOST_IN_ROWS = 400
"""The most bodies that stand in rows and hang in columns; more are blocks inside blocks."""


@figure("org_chart", "Organisation chart")
def org_chart(
    model: Model,
    baseline: Model | None = None,
    *,
    folded: frozenset[str] = frozenset(),
    root: str | None = None,
    shape: str = "auto",
    wall: tuple[float, float] = WALL,
) -> Drawing:
    """Return the chart of every body, or of one and those under it.

    Given a baseline, what is new, closed or changed since says so. `folded` are the ids of bodies whose
    children are left out, and counted. `shape` is “tree”, “blocks”, or “auto” for what suits their number.
    A tree is shaped for a `wall`, a width and a height in points, where it is to be read.
    No bodies: an empty sheet of one point.
    """
    with without_collection():
        tops = bodies_of(model, baseline, folded, root)
        bodies = list(all_of(tops))
        if not bodies:
            return Drawing(1.0, 1.0, (), words([], [], compared=False))
        ties = ties_of(model, baseline, {body.id for body in bodies})
        sheet = with_legend(_sheet(tops, bodies, ties, shape, wall), bodies, ties)
        said = words(tops, ties, compared=baseline is not None)
        return Drawing(sheet.width, sheet.height, tuple(sheet.shapes), said)


def _sheet(
    tops: list[Body], bodies: Sequence[Body], ties: Sequence[Tie], shape: str, wall: tuple[float, float]
) -> Sheet:
    if shape == "blocks" or (shape == "auto" and len(bodies) > MOST_IN_ROWS):
        return nation(tops, ties)
    bring_together(tops, bodies, ties)
    return tree(tops, ties, wall)
