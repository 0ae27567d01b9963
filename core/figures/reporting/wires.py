"""The lines between cards: each leaves at the left of its card, runs in the gutter, and ends in an arrow.

A line to the column before ends at the right of a card, one within a column at its left. One that goes
farther runs over the cards, in a band under the headings, so that no line crosses a card or a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from core.drawing.shapes import Path, Point
from core.figures.reporting.cards import look
from core.figures.reporting.columns import Spot

LANE, TRACK = 9.0, 8.0
"""The space of a lane in a gutter, and of a track in the band."""
_BEFORE, _AFTER = 16.0, 22.0  # the lanes of a gutter: to its left, room for an arrow and a sign
_APART = 5.0  # the least between two lines that end on one side of a card
_HALF, _LENGTH = 4.0, 8.0  # of the tip of an arrow

Look = tuple[str, float, bool]


@dataclass(slots=True, eq=False)
class Lane:
    """An upright line in a gutter: who comes from the right, where it ends, and its track in the band."""

    gutter: int
    look: Look
    target: Spot | None
    right: bool = False
    sources: list[float] = field(default_factory=list)
    end: float = 0.0
    track: int | None = None
    x: float = 0.0

    def span(self, band: float) -> tuple[float, float]:
        """Return how far up and down it reaches."""
        levels = [*self.sources, *([self.end] if self.target else [])]
        levels += [band + TRACK * self.track] if self.track is not None else []
        return min(levels), max(levels)


class Wires:
    """All lines of a picture. `tracks` is how many run in the band; `gutters` are the widths they need."""

    def __init__(self, spots: Sequence[Sequence[Spot]]) -> None:
        self._spots = spots
        self._of = {id(spot.card.group): spot for column in spots for spot in column}
        self._lanes: dict[tuple[object, ...], Lane] = {}
        self._tracks: dict[tuple[object, ...], int] = {}
        for column in spots:
            for spot in column:
                self._leave(spot)
        self.tracks = len(self._tracks)
        self.gutters = [self._width(gutter) for gutter in range(len(spots))]

    def route(self, lefts: Sequence[float], band: float) -> None:
        """Give every line its place; the lefts of the gutters and the top of the band are known now."""
        self._band = band
        self._sources()
        self._end()
        for gutter, left in enumerate(lefts):
            lanes = sorted(self._in(gutter), key=self._place)
            for number, lane in enumerate(lanes):
                lane.x = left + (_BEFORE if gutter else _BEFORE / 2) + LANE * (number + 0.5)

    def paths(self) -> Iterator[Path]:
        """Yield the strokes, and a tip where each line ends."""
        for lane in self._lanes.values():
            colour, width, dashed = lane.look
            high, low = lane.span(self._band)
            start = (
                lane.target.x + (lane.target.card.setting.width if lane.right else 0) if lane.target else 0.0
            )
            # Each stroke is drawn once: one over another would fill the gaps between dashes.
            if low > high:
                yield _stroke([(lane.x, high), (lane.x, low)], lane.look)
            for spot, y in self._from.get(id(lane), ()):
                yield _stroke([(lane.x, y), (spot.x, y)], lane.look)
            if lane.target:
                toward = -1 if lane.right else 1
                back = start - toward * (_LENGTH - 1)
                yield _stroke([(lane.x, lane.end), (back, lane.end)], (colour, width, dashed))
                yield _tip((start, lane.end), toward, colour)
        yield from self._band_paths()

    def _band_paths(self) -> Iterator[Path]:
        for track in self._tracks.values():
            found = [lane for lane in self._lanes.values() if lane.track == track]
            xs = sorted(lane.x for lane in found)
            y = self._band + TRACK * track
            yield _stroke([(xs[0], y), (xs[-1], y)], found[0].look)

    def _leave(self, spot: Spot) -> None:
        """Note the lanes that the lines of a card need."""
        for tie in spot.card.group.ties:
            if not tie.drawn:
                continue
            target, seen = self._of[id(tie.to)], look(tie)
            if target.column == spot.column - 1:
                self._lane(spot.column, seen, target, right=True)
            elif target.column == spot.column:
                self._lane(spot.column, seen, target)
            else:
                track = self._tracks.setdefault((id(target), seen), len(self._tracks))
                self._lane(spot.column, seen, None, track=track)
                self._lane(target.column, seen, target, track=track)

    def _lane(
        self, gutter: int, seen: Look, target: Spot | None, *, right: bool = False, track: int | None = None
    ) -> Lane:
        key = (gutter, seen, id(target) if target else None, right, track)
        return self._lanes.setdefault(key, Lane(gutter, seen, target, right, track=track))

    def _sources(self) -> None:
        """Note where lines come into their lanes."""
        self._from: dict[int, list[tuple[Spot, float]]] = {}
        for column in self._spots:
            for spot in column:
                for tie in spot.card.group.ties:
                    if tie.drawn:
                        lane = self._lane_of(spot, self._of[id(tie.to)], look(tie))
                        y = spot.exit(tie)
                        lane.sources.append(y)
                        self._from.setdefault(id(lane), []).append((spot, y))

    def _lane_of(self, spot: Spot, target: Spot, seen: Look) -> Lane:
        if target.column == spot.column - 1:
            return self._lanes[spot.column, seen, id(target), True, None]
        if target.column == spot.column:
            return self._lanes[spot.column, seen, id(target), False, None]
        return self._lanes[spot.column, seen, None, False, self._tracks[id(target), seen]]

    def _end(self) -> None:
        """Choose where each line ends on its card: apart from others there, and from what lies across."""
        taken: dict[tuple[int, bool], list[float]] = {}
        across: dict[int, list[float]] = {}
        for column in self._spots:
            for spot in column:
                exits = [spot.exit(tie) for tie in spot.card.group.ties if tie.drawn]
                taken[id(spot), False] = exits
                across.setdefault(spot.column, []).extend(exits)
        for lane in sorted(self._lanes.values(), key=lambda lane: (lane.gutter, lane.target is None)):
            if lane.target is None:
                continue
            beside = taken.setdefault((id(lane.target), lane.right), [])
            others = across.setdefault(lane.gutter, [])
            lane.end = _free(lane.target, lane, beside, others)
            beside.append(lane.end)
            others.append(lane.end)

    def _in(self, gutter: int) -> list[Lane]:
        return [lane for lane in self._lanes.values() if lane.gutter == gutter]

    def _width(self, gutter: int) -> float:
        lanes = len(self._in(gutter))
        if gutter == 0:
            return _BEFORE / 2 + LANE * lanes + _AFTER if lanes else 0.0
        return _BEFORE + LANE * lanes + _AFTER

    def _place(self, lane: Lane) -> tuple[bool, bool, float, float]:
        """Return where in its gutter a lane is: the shorter it is, the nearer to the cards on the right."""
        high, low = lane.span(self._band)
        return lane.target is None or not lane.right, lane.track is None, -(low - high), high


def _free(target: Spot, lane: Lane, beside: Sequence[float], others: Sequence[float]) -> float:
    """Return the height on a side of a card that is freest; of those, the nearest to where it comes from."""
    wanted = sum(lane.sources) / len(lane.sources) if lane.sources else target.y
    first, last = target.y + _APART + 2, target.y + target.card.height - _APART - 2
    steps = max(int((last - first) / 3), 0)
    heights = [first + (last - first) * step / steps for step in range(steps + 1)] if steps else []
    heights.append(min(max(wanted, first), last) if first < last else target.middle)
    own = set(lane.sources)
    others = [other for other in others if other not in own]

    def cost(y: float) -> tuple[float, float, float]:
        near = min((abs(y - other) for other in beside), default=_APART)
        over = min((abs(y - other) for other in others), default=_APART)
        return -min(near, _APART), -min(over, 3.0), abs(y - wanted)

    return min(heights, key=cost)


def _stroke(points: Sequence[Point], seen: Look) -> Path:
    colour, width, dashed = seen
    segments = tuple((point,) for before, point in pairwise(points) if point != before)
    return Path(points[0], segments, colour, width, dashed=dashed)


def _tip(end: Point, toward: int, fill: str) -> Path:
    back = end[0] - toward * _LENGTH
    return Path(end, (((back, end[1] - _HALF),), ((back, end[1] + _HALF),)), stroke="", fill=fill)
