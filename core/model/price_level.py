"""Nominal and real: an amount of one year in the prices of another."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from core.model.entities.resources import PriceIndex
from core.model.model import Model


def price_rate(model: Model, year: str, price_year: str) -> Fraction | None:
    """Return what an amount of a year is multiplied by to be in the prices of a price year.

    No price year, or the same: 1. None where the plan has no index for one of the two years.
    Source: HM Treasury, GDP deflators: real = nominal × index of the price year ÷ index of the year.
    """
    if not price_year or price_year == year:
        return Fraction(1)
    found = model.table(PriceIndex).by("year")
    levels = [next((each.index for each in found.get(one, ())), 0) for one in (year, price_year)]
    return Fraction(levels[1], levels[0]) if min(levels) > 0 else None


def at_rate(pence: int, rate: Fraction) -> int:
    """Return an amount at a rate, in whole pence, rounded half up away from nothing."""
    if rate == 1:
        return pence
    top, bottom = abs(pence) * rate.numerator, rate.denominator
    return (1 if pence >= 0 else -1) * ((top * 2 + bottom) // (bottom * 2))


def prices_said(year: str, price_year: str, models: Iterable[Model]) -> str:
    """Return in what prices amounts of a year are, for below a heading: “2019-20, in 2020-21 prices”."""
    if not price_year or price_year == year:
        return year
    if any(price_rate(model, year, price_year) is None for model in models):
        return f"{year}, not adjusted: there is no price index for {year} and {price_year}"
    return f"{year}, in {price_year} prices"
