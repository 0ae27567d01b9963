"""Where every box of a standing chart is on the sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.drawing.layout.contour import tidy
from core.drawing.shapes import Point
from core.figures.org_chart.cards import Card
from core.figures.org_chart.hanging import GUTTER, INDENT, Block
from core.figures.org_chart.standing import Node

MARGIN = 32.0
LANE = 10.0
"""The space that a lane of reporting lines takes in the gap over a row."""
FALL = 24.0
"""How far a connector runs straight before it turns, and after."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A box on the sheet: of a node in a row. `edge` is the right end of the column it hangs in, or None."""

    card: Card
    x: float
    y: float
    width: float
    height: float
    row: int
    node: int
    edge: float | None = None
    under: int = -1  # the place of the spot it answers to in the same column, or -1

    @property
    def middle(self) -> float:
        """The middle of the box, across."""
        return self.x + self.width / 2

    @property
    def level(self) -> float:
        """The middle of the box, down."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a block: its left edge, and the places of the spots that hang on its line, from the top."""

    left: float
    hung: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Every spot, those of a node together; the top and the bottom of every row; the bus over each row."""

    nodes: Sequence[Node]
    spots: tuple[Spot, ...]
    of_node: tuple[tuple[int, ...], ...]  # places of the spots of each node
    columns: Mapping[int, tuple[Column, ...]]  # of each node that is a block
    tops: tuple[float, ...]
    bottoms: tuple[float, ...]
    middles: tuple[float, ...]
    lanes: Mapping[int, int]
    margin: float

    def lane(self, row: int, number: int) -> float:
        """Return how far down a lane over a row runs; lanes count from the top."""
        return self.tops[row] - (FALL + 12.0 if row else 12.0) - LANE * (self.lanes[row] - 1 - number)

    @property
    def width(self) -> float:
        """How wide the boxes reach, with the margin."""
        return max((spot.x + spot.width for spot in self.spots), default=self.margin) + self.margin

    @property
    def height(self) -> float:
        """How far down the boxes reach, with the margin."""
        return max((spot.y + spot.height for spot in self.spots), default=self.margin) + self.margin


def place(nodes: Sequence[Node], lanes: Mapping[int, int], margin: float = MARGIN) -> Placed:
    """Return where every box is; `lanes` is how many lanes of reporting lines the gap over each row takes."""
    deep = {place for place, node in enumerate(nodes) if node.block}
    middles = tidy([node.children for node in nodes], [node.width for node in nodes], GUTTER, deep)
    middles = [middle + margin for middle in middles]
    tops, bottoms = _rows(nodes, lanes, margin)
    spots: list[Spot] = []
    of_node: list[tuple[int, ...]] = []
    columns: dict[int, tuple[Column, ...]] = {}
    for place_, node in enumerate(nodes):
        first = len(spots)
        if node.card:
            left = middles[place_] - node.width / 2
            high = bottoms[node.row] - tops[node.row]
            spots.append(Spot(node.card, left, tops[node.row], node.width, high, node.row, place_))
        elif node.block:
            left = middles[place_] - node.width / 2
            columns[place_] = _hang(node.block, (left, tops[node.row]), node.row, place_, spots)
        of_node.append(tuple(range(first, len(spots))))
    return Placed(nodes, tuple(spots), tuple(of_node), columns, tops, bottoms, tuple(middles), lanes, margin)


def _rows(
    nodes: Sequence[Node], lanes: Mapping[int, int], margin: float
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the top and the bottom of every row."""
    heights: dict[int, float] = {}
    for node in nodes:
        height = node.card.height if node.card else 0.0
        heights[node.row] = max(heights.get(node.row, 0.0), height)
    tops, bottoms = [], []
    y = margin
    for row in range(max(heights) + 1):
        gap = LANE * lanes.get(row, 0)
        y += gap + (2 * FALL if row else 0.0)
        tops.append(y)
        y += heights[row]
        bottoms.append(y)
    return tuple(tops), tuple(bottoms)


def _hang(block: Block, corner: Point, row: int, node: int, spots: list[Spot]) -> tuple[Column, ...]:
    """Add the spots of a block and return its columns."""
    columns = []
    left, top = corner
    for places, width in zip(block.columns, block.widths, strict=True):
        hung = []
        y = top
        for place_ in places:
            outline = block.outlines[place_]
            first = len(spots)
            hung.append(first)
            for entry in outline.entries:
                card, x = entry.card, left + entry.level * INDENT
                under = first + entry.under if entry.under >= 0 else -1
                size = card.style.width, card.height
                spots.append(Spot(card, x, y + entry.down, *size, row, node, left + width, under))
            y += outline.height + block.gaps[place_]
        columns.append(Column(left, tuple(hung)))
        left += width + GUTTER
    return tuple(columns)
