"""Which bodies stand in rows and which hang under them, so that the whole chart is easiest to read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt

from core.figures.org_chart.bodies import Body, all_of
from core.figures.org_chart.cards import INNER, STANDING, Card, card
from core.figures.org_chart.hanging import BETWEEN, GUTTER, Block, Outline, block, outline

WALL = (1600.0, 880.0)
"""The sheet, in points, that a chart is shaped for: the proportions of a projector's picture."""
_STEPS = tuple(round(120 * 1.25**step / 8) * 8.0 for step in range(24))  # heights of columns to try
_RANGE = (0.4, 1.7)  # of the height that columns would have if all hung
_NARROW = 1000.0  # points; on a sheet no wider, all but the top may hang
_BOX, _ROW_HEIGHT = 56.0, 130.0  # of a box that hangs, and of a row with the space over it: only estimates


@dataclass(slots=True, eq=False)
class Node:
    """A body that stands in a row, or the block that hangs under one; the first node of all is neither."""

    row: int
    card: Card | None = None
    block: Block | None = None
    children: list[int] = field(default_factory=list)
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """How deep bodies stand, whether those with nobody under them may hang beside, how tall a column gets."""

    rows: int
    hang: bool
    tallest: float


class Cards:
    """The cards, outlines and blocks of one chart, each set once however many shapes are tried."""

    def __init__(self, tops: Sequence[Body]) -> None:
        self._tops = tops
        self._depths: dict[str, float] = {}
        self._cards: dict[str, Card] = {}
        self._outlines: dict[str, Outline] = {}
        self._blocks: dict[tuple[float, tuple[str, ...]], Block] = {}

    def standing(self, body: Body) -> Card:
        """Return the card of a body that stands."""
        found = self._cards.get(body.id)
        if found is None:
            found = self._cards[body.id] = card(body, STANDING)
        return found

    def outline(self, body: Body) -> Outline:
        """Return a body that hangs, with all under it."""
        found = self._outlines.get(body.id)
        if found is None:
            found = self._outlines[body.id] = outline(body)
        return found

    def hangs_down(self, body: Body) -> float:
        """Return how far down a body would hang with all under it."""
        if not self._depths:
            for found in reversed(list(all_of(self._tops))):
                below = sum(self._depths[child.id] for child in found.children)
                self._depths[found.id] = card(found, INNER).height + BETWEEN + below
        return self._depths[body.id]

    def block(self, bodies: Sequence[Body], tallest: float) -> Block:
        """Return bodies that hang, in columns."""
        key = tallest, tuple([body.organisation.id for body in bodies])
        found = self._blocks.get(key)
        if found is None:
            found = self._blocks[key] = block([self.outline(body) for body in bodies], tallest)
        return found


def best(tops: Sequence[Body], tied: Collection[str], wall: tuple[float, float] = WALL) -> list[Node]:
    """Return the chart that is read most easily on a wall of a width and a height.

    The first node holds the tops; each node comes before its children.
    """
    cards = Cards(tops)
    charts = [stand(tops, shape, tied, cards) for shape in _shapes(tops, wall)]
    return max(charts, key=lambda nodes: _legible(nodes, wall))


def stand(tops: Sequence[Body], shape: Shape, tied: Collection[str], cards: Cards) -> list[Node]:
    """Return the nodes of a chart of that shape."""
    nodes = [Node(row=-1)]
    waiting = [(0, tops)]
    while waiting:
        parent, bodies = waiting.pop()
        row = nodes[parent].row + 1
        standing, hanging = _parted(bodies, row, shape, tied, cards)
        for body in standing:
            set_ = cards.standing(body)
            nodes[parent].children.append(len(nodes))
            nodes.append(Node(row, set_, width=set_.style.width))
            if body.children:
                waiting.append((len(nodes) - 1, body.children))
        if hanging:
            made = cards.block(hanging, shape.tallest)
            nodes[parent].children.append(len(nodes))
            nodes.append(Node(row, block=made, width=made.width))
    return nodes


def _parted(
    bodies: Sequence[Body], row: int, shape: Shape, tied: Collection[str], cards: Cards
) -> tuple[list[Body], list[Body]]:
    """Part bodies into those that stand in a row and those that hang.

    Past the rows that stand by the shape, those stand that would hang down too far, and with them their like.
    """
    if row < shape.rows:
        if not shape.hang:
            return list(bodies), []
        standing = {body.id for body in bodies if body.children or body.id in tied}
        if len(standing) + 1 >= len(bodies):
            return list(bodies), []
    else:
        tall = {
            body.organisation.kind
            for body in bodies
            if body.children and cards.hangs_down(body) > shape.tallest
        }
        standing = {body.id for body in bodies if body.children and body.organisation.kind in tall}
    return [b for b in bodies if b.id in standing], [b for b in bodies if b.id not in standing]


def _shapes(tops: Sequence[Body], wall: tuple[float, float]) -> Iterator[Shape]:
    """Yield the shapes to try: the plain ones first, for of two that read as well the first is taken."""
    number = sum(1 for _ in all_of(tops))
    even = sqrt(number * _BOX * 200.0 * wall[1] / wall[0])
    steps = [step for step in _STEPS if _RANGE[0] * even <= step <= _RANGE[1] * even]
    steps = steps or [min(_STEPS, key=lambda step: abs(step - even))]
    for rows in (3, 2) if wall[0] > _NARROW else (3, 2, 1):
        for hang in (False, True):
            for tallest in steps:
                yield Shape(rows, hang, tallest)


def _legible(nodes: Sequence[Node], wall: tuple[float, float]) -> float:
    """Return how large a chart can be shown on a wall, with a little added for each row that stands."""
    widths = [node.width for node in nodes]
    bottom = 0.0
    for place in reversed(range(len(nodes))):
        node = nodes[place]
        under = sum(widths[child] + GUTTER for child in node.children) - GUTTER
        widths[place] = max(node.width, under)
        own = node.block.height if node.block else _ROW_HEIGHT
        bottom = max(bottom, _ROW_HEIGHT * node.row + own)
    across, down = max(widths[0], 1.0) / wall[0], max(bottom, 1.0) / wall[1]
    rows = max(node.row for node in nodes)
    hanging = any(node.block for node in nodes)
    # What fits is large enough; then rows count for more than what is left free, which yet decides between
    # two that are alike.
    return min(1.0, 1 / across, 1 / down) * (1 + 0.05 * rows) + 0.005 / (across + down) - 0.03 * hanging
