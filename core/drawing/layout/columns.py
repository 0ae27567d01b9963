"""Things in columns: in their order, down one column and on with the next."""

from __future__ import annotations

from collections.abc import Sequence


def in_columns(heights: Sequence[float], tallest: float) -> list[list[int]]:
    """Return the places of things, column by column, in as few columns as a height allows.

    The columns are then made as even as their number lets them be. A thing higher than that height has a
    column of its own. No things: no columns.
    """
    columns = _filled(heights, tallest)
    if len(columns) < 2:
        return columns
    low = max(*heights, sum(heights) / len(columns))
    high = max(tallest, low)
    while high - low > 4:
        middle = (low + high) / 2
        tried = _filled(heights, middle)
        if len(tried) <= len(columns):
            columns, high = tried, middle
        else:
            low = middle
    return columns


def _filled(heights: Sequence[float], tallest: float) -> list[list[int]]:
    columns: list[list[int]] = []
    room = -1.0
    for place, height in enumerate(heights):
        if height > room:
            columns.append([])
            room = tallest
        columns[-1].append(place)
        room -= height
    return columns
