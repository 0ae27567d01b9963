"""The way of each reporting line: out of one box, along a lane over a row, and in to the one reported to.

Lines that end at the same box in the same style run together, as one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.figures.org_chart.placing import Placed, Spot
from core.figures.org_chart.ties import Tie

_FIRST_PORT, _NEXT_PORT = 20.0, 12.0  # points from the middle of a box to where lines meet it
_BESIDE, _NEXT = 7.0, 5.0  # points from the edge of a column to the lines that run beside it
_EDGE = 4.0  # points between a line and the edge of the sheet
_APART = 16.0  # points between two lines on one lane


@dataclass(slots=True, eq=False)
class Climb:
    """A run over a row to x, from where one can go up past the row above it."""

    row: int
    x: float
    lane: int = 0


@dataclass(slots=True, eq=False)
class Leg:
    """One end of a way: the place of its box, where it leaves it, and where it meets the lane.

    `out` is across: the port of a box that stands, or the line beside the column of one that hangs. `climbs`
    are the runs to the side, over one row after the other, that bring it up to the lane.
    """

    spot: int
    out: float
    climbs: list[Climb] = field(default_factory=list)

    @property
    def x(self) -> float:
        """Where the leg meets the lane, across."""
        return self.climbs[-1].x if self.climbs else self.out


@dataclass(slots=True, eq=False)
class Way:
    """The lines that end at one box in one style, over a row, or where `row` is None beside a column."""

    tie: Tie
    row: int | None
    target: Leg
    sources: list[Leg] = field(default_factory=list)
    lane: int = 0


class Routes:
    """The ways of all lines of a chart. Their heights follow from how many lanes each row then has."""

    def __init__(self, placed: Placed, ties: Sequence[Tie]) -> None:
        self._placed = placed
        self._places = {spot.card.body.id: place for place, spot in enumerate(placed.spots)}
        self._above = {child: place for place, node in enumerate(placed.nodes) for child in node.children}
        self._used: dict[object, list[object]] = {}
        self._reaches = _reaches(placed) if ties else []
        self.ways = self._ways(ties)
        self.lanes = _share_lanes(self.ways)

    @property
    def right(self) -> float:
        """How far right the ways reach, with the room that a line needs."""
        legs = (leg for way in self.ways for leg in (way.target, *way.sources))
        return (
            max((max(leg.out, *(climb.x for climb in leg.climbs), 0.0) for leg in legs), default=0.0) + _EDGE
        )

    def _ways(self, ties: Sequence[Tie]) -> list[Way]:
        found: dict[object, Way] = {}
        for tie in ties:
            ends = self._places[tie.source], self._places[tie.target]
            source, target = self._placed.spots[ends[0]], self._placed.spots[ends[1]]
            row = _row_between(source, target)
            key = (tie.target, tie.solid, tie.sign, row)
            toward = 1 if source.middle > target.middle else -1
            if key not in found:
                found[key] = Way(tie, row, self._leg(ends[1], row, toward, key))
            found[key].sources.append(self._leg(ends[0], row, -toward, key))
        return list(found.values())

    def _leg(self, place: int, row: int | None, toward: int, way: object) -> Leg:
        """Return the end of a way at a box; toward is 1 where the other end is to the right, else −1."""
        spot = self._placed.spots[place]
        if spot.edge is not None:
            out = spot.edge + _BESIDE + _NEXT * (self._turn((spot.node, spot.edge), way) % 3)
        else:
            side = row == spot.row + 1
            port = _FIRST_PORT + _NEXT_PORT * self._turn((spot.node, side, toward), way)
            out = spot.middle + toward * min(port, spot.width / 2 - 12)
        leg = Leg(place, out)
        ancestor = spot.node
        for climbed in range(spot.row, spot.row if row is None else row, -1):
            while self._placed.nodes[ancestor].row >= climbed:
                ancestor = self._above[ancestor]
            beyond = _BESIDE + _NEXT * (self._turn((ancestor, "beyond", toward), way) % 3)
            x = self._reaches[ancestor][toward > 0] + toward * beyond
            leg.climbs.append(Climb(climbed, max(x, _EDGE)))
        return leg

    def _turn(self, place: object, way: object) -> int:
        """Return which of the ways through a place this one is, counting from 0."""
        used = self._used.setdefault(place, [])
        if way not in used:
            used.append(way)
        return used.index(way)


def _row_between(one: Spot, other: Spot) -> int | None:
    """Return the row over which a way between two boxes runs; None where they hang in one column."""
    if one.edge is not None and (one.node, one.edge) == (other.node, other.edge):
        return None
    upper, lower = (one, other) if one.row <= other.row else (other, one)
    return upper.row + (upper.edge is None and lower.row > upper.row)


def _reaches(placed: Placed) -> list[tuple[float, float]]:
    """Return how far left and right each node reaches, with all under it."""
    found = [
        (middle - node.width / 2, middle + node.width / 2)
        for middle, node in zip(placed.middles, placed.nodes, strict=True)
    ]
    for place in reversed(range(len(found))):
        reaches = [found[place], *(found[child] for child in placed.nodes[place].children)]
        found[place] = min(left for left, _ in reaches), max(right for _, right in reaches)
    return found


def _share_lanes(ways: Iterable[Way]) -> dict[int, int]:
    """Give every way a lane, two on one where they do not meet; return how many each row has over it."""
    wanted: dict[int, list[tuple[float, float, Way | list[Climb]]]] = {}
    for way in ways:
        if way.row is not None:
            across = [leg.x for leg in (way.target, *way.sources)]
            wanted.setdefault(way.row, []).append((min(across), max(across), way))
        shared: dict[tuple[int, float], list[tuple[float, Climb]]] = {}
        for leg in (way.target, *way.sources):
            start = leg.out
            for climb in leg.climbs:
                shared.setdefault((climb.row, climb.x), []).append((start, climb))
                start = climb.x
        for (row, x), climbs in shared.items():
            across = [x, *(start for start, _ in climbs)]
            wanted.setdefault(row, []).append((min(across), max(across), [climb for _, climb in climbs]))
    return {row: _lanes(runs) for row, runs in wanted.items()}


def _lanes(runs: list[tuple[float, float, Way | list[Climb]]]) -> int:
    """Give runs along one row their lanes, from the left; return how many lanes that takes."""
    ends: list[float] = []
    for left, right, run in sorted(runs, key=lambda run: run[:2]):
        lane = next((lane for lane, end in enumerate(ends) if end + _APART < left), len(ends))
        ends[lane : lane + 1] = [right]
        if isinstance(run, Way):
            run.lane = lane
        else:
            for climb in run:
                climb.lane = lane
    return len(ends)
