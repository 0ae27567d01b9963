"""Reporting lines as they are drawn, once every box and lane has its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from core.drawing.chips import sign_chip
from core.drawing.shapes import Path, Point, Shape
from core.figures.org_chart.placing import Placed
from core.figures.org_chart.routes import Leg, Way
from core.figures.org_chart.ties import Tie

SOLID, DASHED = 2.0, 1.75
_HALF, _LENGTH = 4.0, 8.0  # of the tip of the arrow


def wires(placed: Placed, ways: list[Way]) -> Iterator[Shape]:
    """Yield the strokes of all reporting lines, with a tip at the one reported to."""
    for way in ways:
        lane = placed.lane(way.row, way.lane) if way.row is not None else placed.spots[way.target.spot].level
        target = _points(placed, way.target, way.row, lane)
        yield from _strokes(placed, way, lane, target)
        yield _tip(target[0], target[1], colour(way.tie))


def sign_chips(placed: Placed, ways: list[Way]) -> Iterator[Shape]:
    """Yield the sign and the word on each line that the baseline does not have, or has elsewhere."""
    for way in ways:
        if way.tie.sign and way.row is not None:
            middle = (min(way.target.x, way.sources[0].x) + max(way.target.x, way.sources[0].x)) / 2
            yield from sign_chip(way.tie.sign, middle + 20, placed.lane(way.row, way.lane))


def colour(tie: Tie) -> str:
    """Return the colour of a reporting line."""
    return tie.sign.value if tie.sign else "accent"


def stroke(tie: Tie, points: list[Point]) -> Path:
    """Return a reporting line through points, solid or dashed."""
    segments = tuple((point,) for before, point in pairwise(points) if point != before)
    return Path(points[0], segments, colour(tie), SOLID if tie.solid else DASHED, dashed=not tie.solid)


def _strokes(placed: Placed, way: Way, lane: float, target: list[Point]) -> Iterator[Path]:
    """Yield the strokes of one way so that none runs over another, which would fill the gaps of dashes."""
    end = _shortened(target)[::-1]
    corner = (way.target.x, lane)
    farthest: dict[float, Leg] = {}
    for leg in sorted(way.sources, key=lambda leg: abs(placed.spots[leg.spot].level - lane)):
        farthest[leg.x] = leg
    left, right = min(farthest), max(farthest)
    main = left if abs(left - way.target.x) >= abs(right - way.target.x) else right
    for leg in way.sources:
        points = _points(placed, leg, way.row, lane)
        if farthest[leg.x] is not leg:
            points = points[:-1]
        elif leg.x == main:
            points += end
        elif leg.x in (left, right) and (leg.x - way.target.x) * (main - way.target.x) < 0:
            points.append(corner)
        yield stroke(way.tie, points)


def _points(placed: Placed, leg: Leg, row: int | None, lane: float) -> list[Point]:
    """Return the way from a box to the lane."""
    spot = placed.spots[leg.spot]
    if spot.edge is not None:
        points = [(spot.x + spot.width, spot.level), (leg.out, spot.level)]
    else:
        points = [(leg.out, spot.y + spot.height if row == spot.row + 1 else spot.y)]
    for climb in leg.climbs:
        over = placed.lane(climb.row, climb.lane)
        points += [(points[-1][0], over), (climb.x, over)]
    return [*points, (leg.x, lane)]


def _shortened(points: list[Point]) -> list[Point]:
    """Return a way that begins behind the tip of its arrow."""
    (x, y), (next_x, next_y) = points[:2]
    across, down = _direction(x - next_x), _direction(y - next_y)
    return [(x - across * (_LENGTH - 1), y - down * (_LENGTH - 1)), *points[1:]]


def _tip(end: Point, behind: Point, fill: str) -> Path:
    across, down = _direction(end[0] - behind[0]), _direction(end[1] - behind[1])
    back = (end[0] - across * _LENGTH, end[1] - down * _LENGTH)
    one = (back[0] + down * _HALF, back[1] + across * _HALF)
    other = (back[0] - down * _HALF, back[1] - across * _HALF)
    return Path(end, ((one,), (other,)), stroke="", fill=fill)


def _direction(difference: float) -> int:
    return (difference > 0) - (difference < 0)
