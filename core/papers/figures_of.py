"""Money and people of one year, by body and by what the figures rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.model.entities.resources import BASES, BudgetLine, Workforce
from core.model.model import Model
from core.model.portions import AMOUNT, Kind, amount_of


def lines(model: Model, kind: Kind, year: str = "") -> Iterator[BudgetLine | Workforce]:
    """Yield the lines of a kind in a year (empty: in all years)."""
    for line in model.all(kind):
        if not year or line.year == year:
            yield line


def by_body(model: Model, kind: Kind, year: str) -> dict[str, int]:
    """Return the amount of each body that has lines in a year, by its id."""
    found: dict[str, int] = {}
    for line in lines(model, kind, year):
        found[line.organisation] = found.get(line.organisation, 0) + amount_of(line)
    return found


def years(model: Model, kind: Kind) -> set[str]:
    """Return the years that lines of a kind are of."""
    return {year for year, _ in _sums(model, kind)}


def total(model: Model, kind: Kind, year: str) -> int:
    """Return the whole amount of a year."""
    return sum(by_basis(model, kind, year).values())


def by_basis(model: Model, kind: Kind, year: str) -> dict[str, int]:
    """Return the amount of a year that rests on each basis, surest first."""
    here = {basis: amount for (of, basis), (amount, _) in sorted(_sums(model, kind).items()) if of == year}
    return {**dict.fromkeys(BASES, 0), **here}


def _sums(model: Model, kind: Kind) -> Mapping[tuple[str, str], tuple[int, int]]:
    """Return the amount, and of how many lines, by year and basis."""
    return model.table(kind).sums(AMOUNT[kind], "year", "basis")


def illustrative(model: Model, year: str) -> tuple[int, int]:
    """Return the money (whole pence) and people (hundredths of a WTE) of a year that are illustrative."""
    return (
        by_basis(model, BudgetLine, year)["illustrative"],
        by_basis(model, Workforce, year)["illustrative"],
    )
