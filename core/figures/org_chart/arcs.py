"""Reporting lines between blocks: curves, as there is no free way between blocks inside blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.drawing.shapes import Path, Point
from core.figures.org_chart.blocks import PAD, Blocks, heading
from core.figures.org_chart.ties import Tie
from core.figures.org_chart.wires import DASHED, SOLID, colour

Box = tuple[float, float, float, float]


def arcs(found: Blocks, ties: Sequence[Tie], large: float) -> Iterator[Path]:
    """Yield a curve for every reporting line, with a tip at the one reported to, enlarged by a factor."""
    places = {body.id: place for place, body in enumerate(found.bodies, 1)}
    for tie in ties:
        source, target = found.box(places[tie.source]), found.box(places[tie.target])
        if _inside(source, target) or _inside(target, source):
            yield from _up(source, target, tie, large)
        else:
            yield from _across(source, target, tie, large)


def _across(source: Box, target: Box, tie: Tie, large: float) -> Iterator[Path]:
    """Yield the curve between two blocks beside each other or one over the other."""
    (x, y), (to_x, to_y) = _middle(source), _middle(target)
    level = abs(x - to_x) * (source[3] + target[3]) >= abs(y - to_y) * (source[2] + target[2])
    if level:
        way = 1 if to_x > x else -1
        x, to_x = x + way * source[2] / 2, to_x - way * target[2] / 2
        bend = (to_x - x) / 2
        curve = ((x + bend, y), (to_x - bend, to_y), (to_x, to_y))
        yield from _stroke((x, y), curve, (way, 0), tie, large)
    else:
        way = 1 if to_y > y else -1
        y, to_y = y + way * source[3] / 2, to_y - way * target[3] / 2
        bend = (to_y - y) / 2
        curve = ((x, y + bend), (to_x, to_y - bend), (to_x, to_y))
        yield from _stroke((x, y), curve, (0, way), tie, large)


def _up(source: Box, target: Box, tie: Tie, large: float) -> Iterator[Path]:
    """Yield the line between a block and one that it is inside or around: from edge to heading."""
    inner, outer = (source, target) if _inside(source, target) else (target, source)
    x = inner[0] + inner[2] / 2
    top = outer[1] + heading(outer[2] - 2 * PAD)
    ends = ((x, inner[1]), (x, top)) if inner is source else ((x, top), (x, inner[1]))
    way = 1 if ends[1][1] > ends[0][1] else -1
    yield from _stroke(ends[0], (ends[1],), (0, way), tie, large)


def _stroke(
    start: Point, way: tuple[Point, ...], toward: tuple[int, int], tie: Tie, large: float
) -> Iterator[Path]:
    width = (SOLID if tie.solid else DASHED) * large
    yield Path(start, (way,), colour(tie), width, dashed=not tie.solid)
    (x, y), (across, down) = way[-1], toward
    back, half = (x - across * 8 * large, y - down * 8 * large), 4 * large
    sides = (
        (back[0] + down * half, back[1] + across * half),
        (back[0] - down * half, back[1] - across * half),
    )
    yield Path((x, y), tuple((side,) for side in sides), stroke="", fill=colour(tie))


def _middle(box: Box) -> Point:
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def _inside(inner: Box, outer: Box) -> bool:
    x, y = _middle(inner)
    return inner[2] < outer[2] and 0 <= x - outer[0] <= outer[2] and 0 <= y - outer[1] <= outer[3]
