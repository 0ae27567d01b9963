"""Geometry puts things beside each other without one over another, and wastes little."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drawing.layout.columns import in_columns
from core.drawing.layout.contour import tidy
from core.drawing.layout.shelves import Measure, Nested, nested

MEASURE = Measure((100.0, 40.0), 8.0, 16.0, 12.0, lambda width: 24.0 + width / 40)
TREES = st.lists(st.integers(0, 10**6), max_size=80)


def children_of(parents: list[int]) -> list[list[int]]:
    """Return the children of each node; node i + 1 is under node parents[i], taken as a place before it."""
    found: list[list[int]] = [[]]
    for parent in parents:
        found[parent % len(found)].append(len(found))
        found.append([])
    return found


def rows_of(children: list[list[int]]) -> list[int]:
    rows = [0] * len(children)
    for node, under in enumerate(children):
        for child in under:
            rows[child] = rows[node] + 1
    return rows


# columns


def test_things_go_down_one_column_and_on_with_the_next() -> None:
    assert in_columns([10, 10, 10, 10], 25) == [[0, 1], [2, 3]]


def test_columns_are_as_few_as_fit_and_then_even() -> None:
    assert [len(column) for column in in_columns([10.0] * 9, 60)] == [5, 4]


def test_what_is_too_tall_has_a_column_of_its_own() -> None:
    assert in_columns([10, 99, 10], 20) == [[0], [1], [2]]


def test_no_things_make_no_columns() -> None:
    assert in_columns([], 20) == []


@given(heights=st.lists(st.floats(1, 100), max_size=40), tallest=st.floats(1, 300))
def test_everything_is_in_a_column_once_and_in_order(heights: list[float], tallest: float) -> None:
    columns = in_columns(heights, tallest)
    assert [place for column in columns for place in column] == list(range(len(heights)))
    for column in columns:
        assert len(column) == 1 or sum(heights[place] for place in column) <= tallest + 1e-6


# contour


def test_a_parent_is_over_the_middle_of_all_below_it() -> None:
    assert tidy([[1, 2], [], []], [10, 20, 20], 10) == [25, 10, 40]


def test_a_small_subtree_goes_beside_a_deep_one_as_near_as_it_can() -> None:
    middles = tidy([[1, 2], [3, 4], [], [], []], [10] * 5, 10)
    assert middles[2] - middles[1] == 20  # above the gap, not beyond the grandchildren


def test_nothing_is_set_under_what_reaches_down() -> None:
    children: list[list[int]] = [[1, 2], [3, 4], [], [], []]
    middles = tidy(children, [10] * 5, 10, deep={2})
    assert middles[2] - middles[4] >= 20


def test_no_nodes_have_no_middles() -> None:
    assert tidy([], [], 10) == []


@given(parents=TREES, width=st.floats(1, 50))
def test_no_two_nodes_of_a_row_are_nearer_than_the_gap(parents: list[int], width: float) -> None:
    children = children_of(parents)
    widths = [width + node % 3 * 10 for node in range(len(children))]
    middles, rows = tidy(children, widths, 8), rows_of(children)
    assert min(m - w / 2 for m, w in zip(middles, widths, strict=True)) == pytest.approx(0)
    for row in set(rows):
        nodes = sorted((n for n in range(len(children)) if rows[n] == row), key=middles.__getitem__)
        for one, other in pairwise(nodes):
            free = middles[other] - widths[other] / 2 - middles[one] - widths[one] / 2
            assert free >= 8 - 1e-6


# shelves


def apart(found: Nested, one: int, other: int) -> bool:
    return (
        found.x[one] + found.width[one] <= found.x[other] + 1e-6
        or found.x[other] + found.width[other] <= found.x[one] + 1e-6
        or found.y[one] + found.height[one] <= found.y[other] + 1e-6
        or found.y[other] + found.height[other] <= found.y[one] + 1e-6
    )


def within(found: Nested, inner: int, outer: int) -> bool:
    return (
        found.x[outer] <= found.x[inner] + 1e-6
        and found.y[outer] <= found.y[inner] + 1e-6
        and found.x[inner] + found.width[inner] <= found.x[outer] + found.width[outer] + 1e-6
        and found.y[inner] + found.height[inner] <= found.y[outer] + found.height[outer] + 1e-6
    )


@given(parents=TREES)
def test_blocks_are_inside_their_own_and_apart_from_the_others(parents: list[int]) -> None:
    children = children_of(parents)
    found = nested(children, MEASURE)
    for block, inside in enumerate(children):
        for place, child in enumerate(inside):
            assert within(found, child, block)
            assert all(apart(found, child, other) for other in inside[place + 1 :])


@given(parents=TREES)
def test_a_block_leaves_room_for_its_heading(parents: list[int]) -> None:
    children = children_of(parents)
    found = nested(children, MEASURE)
    for block, inside in enumerate(children):
        if block and inside:
            inner = found.width[block] - 2 * MEASURE.pad
            assert min(found.y[child] for child in inside) - found.y[block] >= MEASURE.head(inner) - 1e-6


@pytest.mark.parametrize("number", [30, 300, 3000])
def test_many_blocks_make_a_sheet_of_good_proportions(number: int) -> None:
    found = nested(children_of([place * 7919 % 40 for place in range(number)]), MEASURE)
    assert 0.5 <= found.width[0] / found.height[0] <= 2


def test_one_block_alone_is_the_sheet() -> None:
    found = nested([[1], []], MEASURE)
    assert (found.width[0], found.height[0]) == MEASURE.leaf
