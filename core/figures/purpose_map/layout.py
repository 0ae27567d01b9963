"""Where the boxes of a purpose map stand: columns of stages, each of as many boxes abreast as fit best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from core.drawing.metrics import balanced
from core.figures.purpose_map.content import UNSAID, Item, Row
from core.model.entities.accountability import STAGES


@dataclass(frozen=True, slots=True)
class Style:
    """How a map is set: sizes of text and of boxes, in points."""

    size: float
    small: float
    width: float
    label: float
    gap: float
    pad: float
    lines: int = 3

    @property
    def leading(self) -> float:
        """From one line of a name to the next."""
        return self.size * 1.2


WALL = Style(size=16, small=12.5, width=152, label=148, gap=7, pad=6)
"""To be read from the back of a room."""
PRINT = Style(size=9.5, small=9, width=87, label=80, gap=3.2, pad=2.4)
"""To be read on paper: nothing below 9 points."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The columns of a map: how many boxes are abreast in each, where each begins and how wide it is."""

    style: Style
    abreast: Mapping[str, int]
    left: Mapping[str, float]
    wide: Mapping[str, float]
    width: float


def stages_of(rows: Sequence[Row]) -> list[str]:
    """Return the stages that are columns: all there are, and one for what does not say its own."""
    unsaid = [UNSAID] if any(row.items.get(UNSAID) for row in rows) else []
    return [*STAGES, *unsaid]


def laid(rows: Sequence[Row], style: Style, *, ratio: float = 0.0, most: float = 0.0) -> Laid:
    """Return the columns that suit the rows: about as wide as `ratio` of their height, or at most so wide."""
    stages = stages_of(rows)
    abreast = dict.fromkeys(stages, 1)
    heights = [{stage: len(row.items.get(stage, ())) for stage in stages} for row in rows]
    while True:
        now = _height(heights, abreast)
        if not most:
            found = _placed(abreast, style)
            if found.width >= ratio * sum(row_height(row, found) for row in rows):
                break
        wider = [(_height(heights, {**abreast, stage: abreast[stage] + 1}), stage) for stage in stages]
        best, stage = min(wider, key=lambda each: each[0])
        if best >= now or (most and _width(abreast, style) + style.width + style.gap > most):
            break
        abreast[stage] += 1
    return _placed(abreast, style)


@dataclass(frozen=True, slots=True)
class Deck:
    """One line of boxes across all columns of a row: as high as the box that says most."""

    items: Mapping[str, Sequence[Item]]
    height: float


def box_height(style: Style, lines: int, notes: int) -> float:
    """Return how high a box is: the lines of its name, and its notes."""
    return 2 * style.pad + lines * style.leading + notes * style.small * 1.2


def decks(row: Row, found: Laid) -> list[Deck]:
    """Return the lines of boxes of a row, from above."""
    style, made = found.style, []
    deep = max(
        (_rows(len(row.items.get(stage, ())), many) for stage, many in found.abreast.items()), default=1
    )
    for place in range(deep):
        items = {
            stage: row.items.get(stage, [])[place * many : (place + 1) * many]
            for stage, many in found.abreast.items()
        }
        heights = [
            box_height(style, len(name_lines(item, style)), len(item.notes))
            for group in items.values()
            for item in group
        ]
        made.append(Deck(items, max(heights, default=box_height(style, 2, 0))))
    return made


def row_height(row: Row, found: Laid) -> float:
    """Return how high a row is, with the gaps around its boxes."""
    gap = found.style.gap
    return gap + sum(deck.height + gap for deck in decks(row, found))


def name_lines(item: Item, style: Style) -> tuple[str, ...]:
    """Return the lines of a name in a box."""
    return _lines(item.name, style)


@lru_cache(maxsize=1 << 14)
def _lines(name: str, style: Style) -> tuple[str, ...]:
    return tuple(balanced(name, style.size, style.width - 2 * style.pad, style.lines))


def _placed(abreast: Mapping[str, int], style: Style) -> Laid:
    wide = {stage: many * (style.width + style.gap) + style.gap for stage, many in abreast.items()}
    edges = list(accumulate(wide.values(), initial=style.label))
    left = dict(zip(abreast, edges, strict=False))
    return Laid(style, abreast, left, wide, edges[-1])


def _width(abreast: Mapping[str, int], style: Style) -> float:
    return _placed(abreast, style).width


def _height(counts: Sequence[Mapping[str, int]], abreast: Mapping[str, int]) -> int:
    """Return how many boxes are below each other in all rows together."""
    return sum(max(_rows(row[stage], many) for stage, many in abreast.items()) for row in counts)


def _rows(items: int, abreast: int) -> int:
    return max(1, -(-items // abreast))
