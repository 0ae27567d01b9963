"""A chart of up to a few hundred bodies: rows that stand, columns that hang."""

from __future__ import annotations

from collections.abc import Sequence

from core.drawing.shapes import Shape
from core.figures.org_chart.bodies import Body
from core.figures.org_chart.connectors import connectors
from core.figures.org_chart.placing import MARGIN, place
from core.figures.org_chart.routes import Routes
from core.figures.org_chart.sheet import Sheet
from core.figures.org_chart.standing import WALL, best
from core.figures.org_chart.ties import Tie
from core.figures.org_chart.wires import sign_chips, wires


def tree(
    tops: Sequence[Body], ties: Sequence[Tie], wall: tuple[float, float] = WALL, margin: float = MARGIN
) -> Sheet:
    """Return the chart shaped for a wall, or a page, of a width and a height."""
    nodes = best(tops, {id_ for tie in ties for id_ in (tie.source, tie.target)}, wall)
    placed = place(nodes, {}, margin)
    routes = Routes(placed, ties)
    if ties:
        placed = place(nodes, routes.lanes, margin)
    shapes: list[Shape] = [*connectors(placed), *wires(placed, routes.ways)]
    for spot in placed.spots:
        shapes += spot.card.shapes(spot.x, spot.y, spot.height)
    shapes += sign_chips(placed, routes.ways)
    return Sheet(shapes, max(placed.width, routes.right), placed.height, margin)
