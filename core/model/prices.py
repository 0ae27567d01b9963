"""Nominal and real prices.

Real = nominal × the index of the price year ÷ the index of its own year, rounded once, to the nearest penny
and a half penny away from nothing. A total is made real as a whole: its rounded parts may differ from it.

Source: HM Treasury, The Green Book, on real prices and the GDP deflator.
"""

from __future__ import annotations

from collections.abc import Mapping

from core.model.entities.resources import PriceIndex
from core.model.model import Model


class Prices:
    """The level of prices by year, and amounts in the prices of one of them (None: as they are)."""

    def __init__(self, model: Model, price_year: str | None) -> None:
        found = sorted(model.all(PriceIndex), key=lambda index: index.id, reverse=True)
        self._levels = {index.year: index.index for index in found if index.index > 0}
        self.year = price_year if price_year in self._levels else None
        """The year whose prices are meant; None where the plan names none, or has no index of it."""

    def real(self, amount: int, year: str) -> int | None:
        """Return whole pence of a year in the prices of the price year; None where an index is missing."""
        if self.year is None or year not in self._levels:
            return None
        own, wanted = self._levels[year], self._levels[self.year]
        size = (abs(amount) * wanted * 2 + own) // (own * 2)
        return -size if amount < 0 else size

    def totals(self, nominal: Mapping[str, int]) -> dict[str, int]:
        """Return the amounts of several years in the same prices; years without an index are left out."""
        found = {year: self.real(amount, year) for year, amount in nominal.items()}
        return {year: amount for year, amount in found.items() if amount is not None}
