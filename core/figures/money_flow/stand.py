"""Where every card and every ribbon stands: widths to scale, cards apart, the same scale for all panels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from core.figures.money_flow.cards import Card, Setting
from core.figures.money_flow.graph import Band, Graph
from core.figures.money_flow.order import Link, ordered
from core.figures.money_flow.spread import spread

APART, BY = 16.0, 5.0
"""Points between two cards, and between a ribbon that passes a column and what is beside it."""
FULLEST = 0.62
"""The part of the height that money takes in the fullest column, at most."""
MANY = 6
"""Fewer cards than this take less of the height: one flow is no wall of colour."""
FULL = 0.85
"""The part of the height that cards without money may take: the rest lets large amounts be larger."""
_SWEEPS = 4


@dataclass(slots=True, eq=False)
class Spot:
    """A card with its place, or a ribbon on its way past a column (no card). Points; money in pence."""

    id: str
    column: int
    card: Card | None
    come: int
    out: int
    y: float = 0.0
    height: float = 0.0

    @property
    def money(self) -> int:
        """What its height is to scale with."""
        return max(self.come, self.out)

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2


@dataclass(slots=True, eq=False)
class Ribbon:
    """A band with the spots it goes by, and the upper edge of it where it leaves and where it enters each.

    `edges` has a pair for each step from spot to spot.
    """

    band: Band
    spots: list[Spot]
    width: float = 0.0
    edges: list[tuple[float, float]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Panel:
    """One model's part of the picture, before it has a place across."""

    columns: list[list[Spot]]
    ribbons: list[Ribbon]
    scale: float = 0.0
    """Points a penny."""

    @property
    def top(self) -> float:
        """Where it begins."""
        return min((spot.y for column in self.columns for spot in column), default=0.0)

    @property
    def bottom(self) -> float:
        """How far down it reaches."""
        return max((spot.y + spot.height for column in self.columns for spot in column), default=0.0)


def stand(
    graphs: Sequence[Graph], cards: Sequence[Mapping[str, Card]], setting: Setting, top: float
) -> list[Panel]:
    """Return a panel for each graph, from top on, all cards and ribbons in place but for x."""
    order = _order(graphs)
    panels = [_panel(graph, card, order) for graph, card in zip(graphs, cards, strict=True)]
    columns = [column for panel in panels for column in panel.columns if column]
    height = max([setting.height, *(_height(column, 0.0) / FULL for column in columns)])
    count = max((sum(bool(spot.card) for c in panel.columns for spot in c) for panel in panels), default=0)
    scale = _scale(columns, height, FULLEST * min(count / MANY, 1.0))
    for panel in panels:
        panel.scale = scale
        for spot in (spot for column in panel.columns for spot in column):
            least = spot.card.height if spot.card else 0.0
            spot.height = max(least, spot.money * scale)
        _place(panel, height)
        _ports(panel)
    highest = min((spot.y for panel in panels for column in panel.columns for spot in column), default=0.0)
    for panel in panels:
        _lift(panel, highest - top)
    return panels


def _order(graphs: Sequence[Graph]) -> dict[str, int]:
    """Return the place of every card and of every ribbon that passes a column, the same for all panels."""
    columns: dict[int, dict[str, None]] = {}
    links: dict[tuple[str, str], float] = {}
    last: set[str] = set()
    for graph in graphs:
        busy = {id_ for band in graph.bands for id_ in (band.source, band.target)}
        for id_, node in graph.nodes.items():
            if id_ in busy:
                columns.setdefault(node.column, {})[id_] = None
                if node.more or node.back:
                    last.add(id_)
        for band in graph.bands:
            for one, other in pairwise(_stops(graph, band)):
                links[one[0], other[0]] = links.get((one[0], other[0]), 0.0) + band.amount
                columns.setdefault(one[1], {})[one[0]] = None
    count = max(columns, default=-1) + 1
    every: list[Link] = [(*ends, weight) for ends, weight in links.items()]
    found = ordered([list(columns.get(column, {})) for column in range(count)], every, last)
    return {id_: place for ids in found for place, id_ in enumerate(ids)}


def _stops(graph: Graph, band: Band) -> Iterator[tuple[str, int]]:
    """Yield where a band goes by: its cards, and between them an id for each column that it passes."""
    first, last = graph.nodes[band.source].column, graph.nodes[band.target].column
    yield band.source, first
    for column in range(first + 1, last):
        yield f"by {column} {band.way}", column
    yield band.target, last


def _panel(graph: Graph, cards: Mapping[str, Card], order: Mapping[str, int]) -> Panel:
    spots: dict[str, Spot] = {}
    for id_, (come, out) in graph.sums.items():
        if come or out:
            spots[id_] = Spot(id_, graph.nodes[id_].column, cards[id_], come, out)
    ribbons = []
    for band in graph.bands:
        way = []
        for id_, column in _stops(graph, band):
            way.append(spots.setdefault(id_, Spot(id_, column, None, band.amount, band.amount)))
        ribbons.append(Ribbon(band, way))
    count = max((node.column for node in graph.nodes.values()), default=-1) + 1
    columns: list[list[Spot]] = [[] for _ in range(count)]
    for spot in sorted(spots.values(), key=lambda spot: order[spot.id]):
        columns[spot.column].append(spot)
    return Panel(columns, ribbons)


def _apart(one: Spot, other: Spot) -> float:
    return APART if one.card and other.card else BY


def _height(column: Sequence[Spot], scale: float) -> float:
    """Return how high a column is at a scale."""
    between = sum(_apart(one, other) for one, other in pairwise(column))
    return between + sum(max(spot.card.height if spot.card else 0.0, spot.money * scale) for spot in column)


def _scale(columns: Sequence[Sequence[Spot]], height: float, part: float) -> float:
    """Return the largest scale at which columns are within the height, and money within its part of it."""
    found = [part * height / money for column in columns if (money := sum(spot.money for spot in column))]
    high = min(found, default=0.0)
    for column in columns:
        if _height(column, high) <= height:
            continue
        low = 0.0
        for _ in range(40):
            middle = (low + high) / 2
            low, high = (middle, high) if _height(column, middle) <= height else (low, middle)
        high = low
    return high


def _place(panel: Panel, height: float) -> None:
    """Stand cards and passing ribbons near to what they are linked with, in their order and apart."""
    before: dict[str, list[tuple[Spot, int]]] = {}
    after: dict[str, list[tuple[Spot, int]]] = {}
    for ribbon in panel.ribbons:
        for one, other in pairwise(ribbon.spots):
            before.setdefault(other.id, []).append((one, ribbon.band.amount))
            after.setdefault(one.id, []).append((other, ribbon.band.amount))
    for column in panel.columns:
        y = (height - _height(column, panel.scale)) / 2
        for spot, follows in zip_longest(column, column[1:]):
            spot.y = y
            y += spot.height + (_apart(spot, follows) if follows else 0.0)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        for column in panel.columns if forward else reversed(panel.columns):
            _settle(column, before if forward else after, height)


def _settle(column: Sequence[Spot], sides: Mapping[str, Sequence[tuple[Spot, int]]], height: float) -> None:
    wanted = []
    for spot in column:
        ends = sides.get(spot.id)
        if not ends:
            wanted.append(spot.y)
            continue
        weight = sum(amount for _, amount in ends)
        wanted.append(sum(end.middle * amount for end, amount in ends) / weight - spot.height / 2)
    # Each spot is given the gap after it with its height, so that gaps may differ.
    heights = [
        spot.height + (_apart(spot, follows) if follows else 0.0)
        for spot, follows in zip_longest(column, column[1:])
    ]
    for spot, y in zip(column, spread(wanted, heights, 0.0, 0.0, height), strict=True):
        spot.y = y


def _ports(panel: Panel) -> None:
    """Give each ribbon its edges: at a card one below the other, in the order of their other ends."""
    leaving: dict[str, list[tuple[float, Ribbon, int]]] = {}
    entering: dict[str, list[tuple[float, Ribbon, int]]] = {}
    for ribbon in panel.ribbons:
        ribbon.width = ribbon.band.amount * panel.scale
        ribbon.edges = [(0.0, 0.0)] * (len(ribbon.spots) - 1)
        for step, (one, other) in enumerate(pairwise(ribbon.spots)):
            leaving.setdefault(one.id, []).append((other.middle, ribbon, step))
            entering.setdefault(other.id, []).append((one.middle, ribbon, step))
    for column in panel.columns:
        for spot in column:
            start = spot.y + (spot.height - spot.money * panel.scale) / 2
            for sides, end in ((leaving, 0), (entering, 1)):
                y = start
                for _, ribbon, step in sorted(sides.get(spot.id, ()), key=_by_end):
                    edge = ribbon.edges[step]
                    ribbon.edges[step] = (y, edge[1]) if end == 0 else (edge[0], y)
                    y += ribbon.width


def _by_end(port: tuple[float, Ribbon, int]) -> tuple[float, str]:
    middle, ribbon, _ = port
    return middle, str(ribbon.band.way)


def _lift(panel: Panel, by: float) -> None:
    for column in panel.columns:
        for spot in column:
            spot.y -= by
    for ribbon in panel.ribbons:
        ribbon.edges = [(one - by, other - by) for one, other in ribbon.edges]
