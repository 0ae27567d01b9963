"""Blocks inside blocks, set on shelves: the shape for thousands of things in one picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

ASPECT = 1.6
"""How wide a block should be for its height."""
_TRIED = (0.8, 0.9, 1.0, 1.1, 1.2, 1.35)  # widths, as parts of that of a block without a gap in it
_ALIGNED = 1.25  # a block is made higher by up to this, so that it ends where its shelf does

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """The size of a block with nothing in it, the gaps, and the room for a heading over a width."""

    leaf: Size
    gap: float  # between two blocks with nothing in them
    apart: float  # between two others
    pad: float
    head: Callable[[float], float]

    @property
    def step(self) -> Size:
        """How far it is from one block with nothing in it to the next, across and down."""
        return self.leaf[0] + self.gap, self.leaf[1] + self.gap


@dataclass(frozen=True, slots=True)
class Nested:
    """Where every block is: its left and top edge and its size, in points."""

    x: list[float]
    y: list[float]
    width: list[float]
    height: list[float]


@dataclass(slots=True)
class Shelves:
    """Items on shelves: their corners, the bottom of the shelf each is on, and the size of the whole."""

    limit: float
    gap: float
    corners: list[Size]
    bottoms: list[float]
    x: float = 0.0  # of the next stack
    y: float = 0.0  # of the shelf
    high: float = 0.0  # the shelf
    stack: Size = (0.0, 0.0)  # the width of the last stack, and how far down it reaches
    right: float = 0.0

    def add(self, width: float, height: float) -> None:
        """Set an item on the last stack if it fits there, else beside it, else on a new shelf."""
        down = self.stack[1] + self.gap
        if self.stack[1] and width <= self.stack[0] and down + height <= self.high:
            x = self.x - self.stack[0] - self.gap
            self.stack = self.stack[0], down + height
        else:
            if self.x and self.x + width > self.limit:
                self.below()
            x, down = self.x, 0.0
            self.high = max(self.high, height)
            self.stack = width, height
            self.x += width + self.gap
        self.corners.append((x, self.y + down))
        self.bottoms.append(self.y + self.high)
        self.right = max(self.right, x + width)

    def below(self) -> None:
        """Begin a new shelf."""
        self.y += self.high + self.gap
        self.x, self.high, self.stack = 0.0, 0.0, (0.0, 0.0)

    def grid(self, number: int, measure: Measure) -> tuple[Size, int]:
        """Set a number of blocks with nothing in them, and return their corner and how many are in a row.

        They go to the right of the last shelf if it has room for them, else on a new one.
        """
        across, down = measure.step
        columns = max(1, int((self.limit - self.x + measure.gap) / across))
        rows = max(1, int((self.high + measure.gap) / down))
        if not self.high or self.x + measure.leaf[0] > self.limit or rows * columns < number:
            if self.high:
                self.below()
            columns = min(number, max(1, int((self.limit + measure.gap) / across)))
            rows = ceil(number / columns)
        columns = ceil(number / rows)
        self.high = max(self.high, ceil(number / columns) * down - measure.gap)
        self.right = max(self.right, self.x + columns * across - measure.gap)
        return (self.x, self.y), columns

    @property
    def size(self) -> Size:
        """How wide and how high the whole is."""
        return self.right, self.y + self.high


def nested(children: Sequence[Sequence[int]], measure: Measure) -> Nested:
    """Return where blocks are, each inside the one it is a child of.

    Blocks are numbered so that each comes before its children. The first is the sheet itself, which has no
    heading and no margin. Blocks with nothing in them keep their order; the others are set by height.
    """
    number = len(children)
    found = Nested([0.0] * number, [0.0] * number, [measure.leaf[0]] * number, [measure.leaf[1]] * number)
    for block in reversed(range(number)):
        if children[block]:
            _fill(found, block, children, measure)
    for block, inside in enumerate(children):
        x, y = found.x[block], found.y[block]
        for child in inside:
            found.x[child] += x
            found.y[child] += y
    return found


def _fill(found: Nested, block: int, children: Sequence[Sequence[int]], measure: Measure) -> None:
    """Set the children of a block, counted from its corner, and give the block its size."""
    leaves = [child for child in children[block] if not children[child]]
    full = [child for child in children[block] if children[child]]
    full.sort(key=found.height.__getitem__, reverse=True)
    sizes = [(found.width[child], found.height[child]) for child in full]
    shelves, corner, columns = min(_tried(sizes, len(leaves), measure), key=_side)
    width, height = shelves.size
    head, pad = (measure.head(width), measure.pad) if block else (0.0, 0.0)
    for child, (x, y), bottom in zip(full, shelves.corners, shelves.bottoms, strict=True):
        found.x[child], found.y[child] = x + pad, y + head
        if bottom - y <= found.height[child] * _ALIGNED:
            found.height[child] = bottom - y
    left, top = corner[0] + pad, corner[1] + head
    across, down = measure.step
    for place, child in enumerate(leaves):
        row, column = divmod(place, columns)
        found.x[child], found.y[child] = left + column * across, top + row * down
    found.width[block] = width + 2 * pad
    found.height[block] = height + head + pad


def _tried(sizes: Sequence[Size], leaves: int, measure: Measure) -> Iterator[tuple[Shelves, Size, int]]:
    """Yield the ways to set items, and a number of blocks with nothing in them after them."""
    across, down = measure.step
    area = sum((width + measure.apart) * (height + measure.apart) for width, height in sizes)
    side = sqrt((area + leaves * across * down) * ASPECT)
    widest = max((width for width, _ in sizes), default=measure.leaf[0])
    for part in _TRIED:
        shelves = Shelves(max(side * part, widest), measure.apart, [], [])
        for width, height in sizes:
            shelves.add(width, height)
        corner, columns = shelves.grid(leaves, measure) if leaves else ((0.0, 0.0), 1)
        yield shelves, corner, columns


def _side(tried: tuple[Shelves, Size, int]) -> float:
    """Return how high a sheet of the aspect wanted has to be to hold the whole."""
    width, height = tried[0].size
    return max(width / ASPECT, height)
