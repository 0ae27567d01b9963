"""Real amounts are in the prices of one year, rounded once to the nearest penny."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.edits import edited
from core.model.prices import Prices
from tests.core.money import level
from tests.small import small_model


def prices(*levels: tuple[str, int], year: str | None = "2020-21") -> Prices:
    return Prices(edited(small_model(), [level(*each) for each in levels]), year)


def test_an_amount_of_the_price_year_is_as_it_is() -> None:
    assert prices(("2020-21", 102_50)).real(123_45, "2020-21") == 123_45


def test_an_earlier_amount_is_more_in_later_prices() -> None:
    assert prices(("2019-20", 100_00), ("2020-21", 102_00)).real(1_000_00, "2019-20") == 1_020_00


@pytest.mark.parametrize(("amount", "expected"), [(1, 2), (-1, -2), (3, 5), (2, 3), (0, 0)])
def test_half_a_penny_is_rounded_away_from_nothing(amount: int, expected: int) -> None:
    assert prices(("2019-20", 100_00), ("2020-21", 150_00)).real(amount, "2019-20") == expected


def test_without_an_index_there_is_no_real_amount() -> None:
    only_one = prices(("2020-21", 100_00))
    assert only_one.real(1_00, "2019-20") is None
    assert only_one.totals({"2019-20": 1_00, "2020-21": 2_00}) == {"2020-21": 2_00}
    assert prices(("2019-20", 100_00)).totals({"2019-20": 1_00}) == {}
    assert prices(("2020-21", 100_00), year=None).real(1_00, "2020-21") is None
    assert prices(("2019-20", 0), ("2020-21", 100_00)).real(1_00, "2019-20") is None


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**6), st.integers(1, 10**6))
def test_rounding_is_never_off_by_more_than_half_a_penny(amount: int, own: int, wanted: int) -> None:
    real = prices(("2019-20", own), ("2020-21", wanted)).real(amount, "2019-20")
    assert real is not None
    assert abs(real * own - amount * wanted) * 2 <= own
