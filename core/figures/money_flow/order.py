"""In which order the cards of a column stand, so that few ribbons cross: sweeps by barycentres.

Source: K. Sugiyama, S. Tagawa and M. Toda, Methods for visual understanding of hierarchical system
structures, IEEE Transactions on Systems, Man and Cybernetics 11 (2), 1981.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence

SWEEPS = 6
Link = tuple[str, str, float]
"""From a place in one column to a place in the next, and how much goes along."""


def ordered(columns: Sequence[Sequence[str]], links: Sequence[Link], last: set[str]) -> list[list[str]]:
    """Return the places of each column in an order with few crossings; those in `last` stay at its end."""
    order = [[*column] for column in columns]
    before: dict[str, list[tuple[str, float]]] = {}
    after: dict[str, list[tuple[str, float]]] = {}
    for source, target, weight in links:
        before.setdefault(target, []).append((source, weight))
        after.setdefault(source, []).append((target, weight))
    best, fewest = [[*column] for column in order], crossings(order, links)
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        for place in range(len(order)) if forward else range(len(order) - 1, -1, -1):
            _sort(order, place, before if forward else after, last)
        if (now := crossings(order, links)) < fewest:
            best, fewest = [[*column] for column in order], now
    return best


def crossings(order: Sequence[Sequence[str]], links: Sequence[Link]) -> int:
    """Return how often two links cross."""
    at = {id_: (column, place) for column, ids in enumerate(order) for place, id_ in enumerate(ids)}
    gaps: dict[int, list[tuple[int, int]]] = {}
    for source, target, _ in links:
        column, place = at[source]
        gaps.setdefault(column, []).append((place, at[target][1]))
    total = 0
    for ends in gaps.values():
        passed: list[int] = []
        for _, end in sorted(ends):
            total += len(passed) - bisect_right(passed, end)
            insort(passed, end)
    return total


def _sort(
    order: list[list[str]], place: int, sides: Mapping[str, list[tuple[str, float]]], last: set[str]
) -> None:
    """Sort a column by where the other ends of its links are; a place without links stays where it is."""
    at = {id_: spot / max(len(ids) - 1, 1) for ids in order for spot, id_ in enumerate(ids)}

    def wanted(id_: str) -> tuple[bool, float]:
        ends = sides.get(id_, ())
        weight = sum(each for _, each in ends)
        if not weight:
            return id_ in last, at[id_]
        return id_ in last, sum(at[end] * each for end, each in ends) / weight

    order[place].sort(key=wanted)
