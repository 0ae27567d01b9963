"""Long tables cut to a length that somebody reads: what matters most of each group, and how much is left out.

A board reads a few pages of an appendix and not a thousand; the plan itself holds every line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 250
"""How many rows a table of a paper has at most: about ten pages."""
FEWEST = 3
"""How many rows are left of a group that is cut, if there are few enough groups."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """A group as far as it is printed: its title, its rows, and those that are left out."""

    title: str
    rows: list[T]
    rest: list[T]


def shortened(
    groups: Mapping[str, Sequence[T]], weight: Callable[[T], float], most: int = MOST
) -> tuple[list[Kept[T]], list[Sequence[T]]]:
    """Return groups cut so that about `most` rows are left, and the groups that are left out whole.

    Rows of the greatest weight stay, in the order they had; so do the groups that weigh most. Where all rows
    fit, all stay.
    """
    if sum(map(len, groups.values())) <= most:
        return [Kept(title, list(rows), []) for title, rows in groups.items()], []
    number = max(1, most // FEWEST)
    heaviest = sorted(groups, key=lambda title: -sum(map(weight, groups[title])))[:number]
    kept = set(heaviest)
    each = _allowance([len(groups[title]) for title in heaviest], most)
    found = [_cut(title, rows, weight, each) for title, rows in groups.items() if title in kept]
    return found, [rows for title, rows in groups.items() if title not in kept]


def _allowance(sizes: Sequence[int], most: int) -> int:
    """Return how many rows each group may have, so that all together have no more than `most`."""
    low, high = 1, max(sizes, default=1)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(min(size, middle) for size in sizes) <= most:
            low = middle
        else:
            high = middle - 1
    return low


def _cut(title: str, rows: Sequence[T], weight: Callable[[T], float], most: int) -> Kept[T]:
    if len(rows) <= most:
        return Kept(title, list(rows), [])
    by_weight = sorted(range(len(rows)), key=lambda place: -weight(rows[place]))
    chosen = set(by_weight[:most])
    return Kept(
        title,
        [row for place, row in enumerate(rows) if place in chosen],
        [row for place, row in enumerate(rows) if place not in chosen],
    )


def left_out(found: Sequence[Kept[T]], others: Sequence[Sequence[T]]) -> Iterator[T]:
    """Yield every row that is left out."""
    for group in found:
        yield from group.rest
    for rows in others:
        yield from rows
