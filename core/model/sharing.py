"""Sharing a whole number out by weights, so that the shares add up to it exactly.

The law: the shares sum to the total, and each is less than one unit away from its exact part. Each exact part
is rounded towards nothing, and what is left goes, a unit each, to the largest remainders; of equal ones the
earlier comes first, so that the same question always has the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence

Row = list[int]


def shares(total: int, weights: Sequence[int]) -> Row:
    """Return the share of each weight in a total, which may be less than nothing.

    ValueError if a weight is less than nothing, or none is more.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("Weights are zero or more, and one of them at least is more.")
    sign = -1 if total < 0 else 1
    parts = [divmod(abs(total) * weight, whole) for weight in weights]
    found = [part for part, _ in parts]
    largest = sorted(range(len(parts)), key=lambda place: (-parts[place][1], place))
    for place in largest[: abs(total) - sum(found)]:
        found[place] += 1
    return [sign * part for part in found]


def left_over(total: int, weights: Sequence[int]) -> int:
    """Return how many units of a total are left once every share is rounded towards nothing."""
    whole = sum(weights)
    return abs(total) - sum(abs(total) * weight // whole for weight in weights)


def spread(totals: Sequence[int], weights: Sequence[int]) -> list[Row]:
    """Return the shares of several totals, so that both each row and what each weight gets in all is exact.

    A row for each total sums to it. What a weight gets of all totals of one sign is its share in their sum:
    the first of the list does not gain the odd penny of every line.
    """
    found: list[Row] = [[0] * len(weights) for _ in totals]
    for sign in (1, -1):
        places = [place for place, total in enumerate(totals) if total * sign > 0]
        sizes = [abs(totals[place]) for place in places]
        if sizes:
            for place, row in zip(places, _balanced(sizes, weights), strict=True):
                found[place] = [sign * part for part in row]
    return found


def _balanced(sizes: Sequence[int], weights: Sequence[int]) -> list[Row]:
    """Return the shares of totals above nothing: rounded row by row, then evened out column by column."""
    rows = [shares(size, weights) for size in sizes]
    over = [
        sum(column) - wanted
        for column, wanted in zip(zip(*rows, strict=True), shares(sum(sizes), weights), strict=True)
    ]
    for row in rows:
        for giver, taker in _pairs(over):
            # One unit goes from a column that has too much to one that has too little, inside one row.
            if row[giver] and over[giver] > 0 and over[taker] < 0:
                row[giver], row[taker] = row[giver] - 1, row[taker] + 1
                over[giver], over[taker] = over[giver] - 1, over[taker] + 1
    return rows


def _pairs(over: Sequence[int]) -> list[tuple[int, int]]:
    rich = [place for place, units in enumerate(over) if units > 0]
    poor = [place for place, units in enumerate(over) if units < 0]
    return [(giver, taker) for giver in rich for taker in poor]
