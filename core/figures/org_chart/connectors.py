"""The lines from a body to those that are part of it."""

from __future__ import annotations

from collections.abc import Iterator

from core.drawing.shapes import Path, Point
from core.figures.org_chart.hanging import SPINE
from core.figures.org_chart.placing import FALL, Placed, Spot

LINE, COLOUR = 1.25, "strong"


def connectors(placed: Placed) -> Iterator[Path]:
    """Yield the lines of the whole chart."""
    for place, node in enumerate(placed.nodes):
        if node.card and node.children:
            yield from _comb(placed, placed.spots[placed.of_node[place][0]], node.children)
        elif node.block:
            yield from _in_block(placed, place, under=node.row > 0)


def _comb(placed: Placed, parent: Spot, children: list[int]) -> Iterator[Path]:
    """Yield the line down from a box, along over those under it, and down to each of them."""
    ends = [end for child in children for end in _ends(placed, child)]
    bus = placed.tops[parent.row + 1] - FALL
    start = (parent.middle, parent.y + parent.height)
    if len(ends) == 1:
        (tail,) = ends
        if parent.x < tail[0][0] < parent.x + parent.width:
            yield _line((tail[0][0], start[1]), *tail)
        else:
            yield _line(start, (parent.middle, bus), (tail[0][0], bus), *tail)
        return
    first, *inner, last = sorted(ends)
    yield _line(*first[::-1], (first[0][0], bus), (last[0][0], bus), *last)
    for tail in inner:
        yield _line((tail[0][0], bus), *tail)
    # A column that is far wider than the others draws the middle past where it hangs.
    nearest = min(max(parent.middle, first[0][0]), last[0][0])
    yield _line(start, (parent.middle, bus), *([(nearest, bus)] if nearest != parent.middle else []))


def _ends(placed: Placed, node: int) -> list[list[Point]]:
    """Return where the lines to a node end: at the top of its box, or at the last box of each column."""
    if node not in placed.columns:
        spot = placed.spots[placed.of_node[node][0]]
        return [[(spot.middle, spot.y)]]
    ends = []
    for column in placed.columns[node]:
        last = placed.spots[column.hung[-1]]
        ends.append([(column.left + SPINE, last.level), (last.x, last.level)])
    return ends


def _in_block(placed: Placed, node: int, *, under: bool) -> Iterator[Path]:
    """Yield the lines inside a block: from that of each column to its boxes, and on to those further in."""
    if under:
        for column in placed.columns[node]:
            for place in column.hung[:-1]:
                spot = placed.spots[place]
                yield _line((column.left + SPINE, spot.level), (spot.x, spot.level))
    last: dict[int, Spot] = {}
    for place in placed.of_node[node]:
        spot = placed.spots[place]
        if spot.under >= 0:
            last[spot.under] = spot
    for place in placed.of_node[node]:
        spot = placed.spots[place]
        if spot.under >= 0:
            above = placed.spots[spot.under]
            x = above.x + SPINE
            if last[spot.under] is spot:
                yield _line((x, above.y + above.height), (x, spot.level), (spot.x, spot.level))
            else:
                yield _line((x, spot.level), (spot.x, spot.level))


def _line(start: Point, *points: Point) -> Path:
    return Path(start, tuple((point,) for point in points), COLOUR, LINE)
