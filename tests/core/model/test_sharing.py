"""Shares add up to what is shared, whatever the weights, to the last unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.sharing import left_over, shares, spread
from tests.refusals import refused

TOTALS = st.integers(-(10**12), 10**12)
WEIGHTS = st.lists(st.integers(0, 10**7), min_size=1, max_size=60).filter(any)


def test_the_fund_of_the_sample_is_shared_as_its_readme_says() -> None:
    found = shares(120_000_000_00, [1] * 42)
    assert found == [2_857_142_86] * 30 + [2_857_142_85] * 12
    assert left_over(120_000_000_00, [1] * 42) == 30


def test_the_largest_remainder_gets_the_unit_and_of_equal_ones_the_first() -> None:
    assert shares(10, [1, 1, 1]) == [4, 3, 3]
    assert shares(10, [1, 2, 3]) == [2, 3, 5]  # 1.67, 3.33, 5
    assert shares(100, [0, 1, 0]) == [0, 100, 0]
    assert shares(-10, [1, 1, 1]) == [-4, -3, -3]
    assert shares(0, [3, 4]) == [0, 0]


@pytest.mark.parametrize("weights", [[], [0, 0], [2, -1]])
def test_weights_that_share_nothing_out_are_refused(weights: list[int]) -> None:
    with refused(ValueError, "Weights are zero or more, and one of them at least is more."):
        shares(10, weights)


@given(total=TOTALS, weights=WEIGHTS)
def test_shares_add_up_and_none_is_a_unit_off(total: int, weights: list[int]) -> None:
    found, whole = shares(total, weights), sum(weights)
    assert sum(found) == total
    assert all(
        abs(share * whole - total * weight) < whole for share, weight in zip(found, weights, strict=True)
    )
    assert sum(abs(share) for share in found) == abs(total)
    assert 0 <= left_over(total, weights) < len(weights)


@given(total=TOTALS, weights=WEIGHTS)
def test_who_weighs_more_never_gets_less(total: int, weights: list[int]) -> None:
    found = shares(abs(total), weights)
    ranked = sorted(zip(weights, found, strict=True))
    assert [share for _, share in ranked] == sorted(found)


@given(totals=st.lists(TOTALS, max_size=12), weights=WEIGHTS)
def test_several_totals_are_spread_exactly_by_row_and_by_column(
    totals: list[int], weights: list[int]
) -> None:
    found = spread(totals, weights)
    assert [sum(row) for row in found] == totals
    for sign in (1, -1):
        rows = [row for row, total in zip(found, totals, strict=True) if total * sign > 0]
        wanted = shares(sum(total for total in totals if total * sign > 0), weights)
        assert [sum(column) for column in zip(*rows, strict=True)] == (wanted if rows else [])
        assert all(part * sign >= 0 for row in rows for part in row)


def test_the_odd_penny_of_every_line_does_not_always_go_to_the_first() -> None:
    found = spread([10, 10, 10], [1, 1, 1])
    assert [sum(column) for column in zip(*found, strict=True)] == [10, 10, 10]
    assert [sum(row) for row in found] == [10, 10, 10]
