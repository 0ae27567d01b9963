"""Where the cards stand: a column for each distance, each card level with those that it answers to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.figures.reporting.cards import Card
from core.figures.reporting.groups import Group
from core.model.diff import Sign

BETWEEN = 14.0
"""The space between two cards of a column, with room for the sign of a change."""


@dataclass(slots=True, eq=False)
class Spot:
    """A card and where it stands; `x` is set once the gutters have their widths."""

    card: Card
    column: int
    y: float = 0.0
    x: float = 0.0

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return self.y + self.card.height / 2

    def exit(self, tie: object) -> float:
        """Return how far down the line of a tie leaves it."""
        return self.y + self.card.exits[id(tie)]


def stand(columns: Sequence[Sequence[Card]], top: float, between: float = BETWEEN) -> list[list[Spot]]:
    """Return the cards in their columns: up to the highest packed, and those after it level with theirs."""
    spots = [[Spot(card, place) for card in column] for place, column in enumerate(columns)]
    if not spots:
        return []
    of = {id(spot.card.group): spot for column in spots for spot in column}
    for column in spots:
        _order(column, of)
        _pack(column, top, between)
    tallest = max(range(len(spots)), key=lambda place: _bottom(spots[place]))
    limit = _bottom(spots[tallest])
    for place in range(tallest + 1, len(spots)):
        _order(spots[place], of)
        _level(spots[place], [_mean(_above(spot, of), spot) for spot in spots[place]], top, limit, between)
    return spots


def _above(spot: Spot, of: dict[int, Spot]) -> list[Spot]:
    """Return the spots of an earlier column that one answers to."""
    found = [of[id(tie.to)] for tie in spot.card.group.ties if tie.drawn]
    return [other for other in found if other.column < spot.column]


def _mean(others: Sequence[Spot], spot: Spot) -> float:
    return sum(other.middle for other in others) / len(others) if others else spot.middle


def _order(column: list[Spot], of: dict[int, Spot]) -> None:
    """Put those next to each other that answer to the same, and those that have lines of their own first."""

    def place(spot: Spot) -> tuple[bool, bool, float, bool, int]:
        group = spot.card.group
        above = _above(spot, of)
        here = [tie for tie in group.ties if tie.drawn and _column(tie.to) == spot.column]
        level = sum(other.y for other in above) / len(above) if above else 0.0
        return (
            group.more,
            group.sign is Sign.CLOSED,
            level,
            not here and not _asked(group, column),
            order[id(spot)],
        )

    order = {id(spot): number for number, spot in enumerate(column)}
    column[:] = sorted(column, key=place)  # in place, the list would look empty to `place`


def _column(group: Group | None) -> int:
    return group.column if group else -1


def _asked(group: Group, column: Sequence[Spot]) -> bool:
    """Return whether another of the same column answers to a group."""
    return any(tie.drawn and tie.to is group for spot in column for tie in spot.card.group.ties)


def _pack(column: Sequence[Spot], top: float, between: float) -> None:
    for spot in column:
        spot.y = top
        top += spot.card.height + between


def _bottom(column: Sequence[Spot]) -> float:
    return max((spot.y + spot.card.height for spot in column), default=0.0)


def _level(
    column: Sequence[Spot], middles: Sequence[float], top: float, limit: float, between: float
) -> None:
    """Set the cards of a column as near to the middles wanted as they can be, within top and limit."""
    down = top
    for spot, middle in zip(column, middles, strict=True):
        spot.y = max(down, middle - spot.card.height / 2)
        down = spot.y + spot.card.height + between
    up = limit
    for spot in reversed(column):
        spot.y = max(min(spot.y, up - spot.card.height), top)
        up = spot.y - between
