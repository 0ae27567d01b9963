"""How many bodies have a card of their own: as many as there is room for, the rest being “and 35 more”."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.figures.money_flow.cards import ABOVE, LINE, NAME_LINE, Name, Setting, title
from core.figures.money_flow.graph import Node, members_of, sizes
from core.figures.money_flow.ledger import Ledger
from core.figures.money_flow.stand import APART, FULL

_ONE_LINE = 90.0  # points in which what a body passes on too much stands on one line
_MORE = 2 * ABOVE + NAME_LINE + 3 * LINE


def most_alone(
    columns: Mapping[str, int], ledgers: Sequence[Ledger], setting: Setting, named: Name
) -> dict[int, int]:
    """Return how many cards there is room for in each column, the one that counts the rest being one."""
    size = sizes(ledgers)
    passing = {body for each in ledgers for body, (come, out) in each.sums().items() if come and out}
    room = setting.height * FULL
    lines_of = 2 if setting.room > _ONE_LINE else 3
    found = {}
    for column, members in members_of(columns, size).items():
        heights = []
        for body in members:
            lines = len(title(Node("", column, (body,)), setting, named))
            heights.append(
                2 * ABOVE + lines * NAME_LINE + LINE * (lines_of if body in passing else 1) + APART
            )
            if sum(heights) > room + _MORE:
                break
        found[column] = _fitting(heights, len(members), room + APART)
    return found


def _fitting(heights: Sequence[float], number: int, room: float) -> int:
    """Return how many of a number of cards fit, the last counting the rest if not all do; at least two."""
    if len(heights) == number and sum(heights) <= room:
        return number
    taken, used = 0, _MORE + APART
    for height in heights:
        if used + height > room:
            break
        used += height
        taken += 1
    return max(taken + 1, 2)
