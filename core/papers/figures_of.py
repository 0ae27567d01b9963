"""Money and people of one year, by body and by what the figures rest on."""

from __future__ import annotations

from collections.abc import Iterator

from core.model.entities.resources import BASES, BudgetLine, Workforce
from core.model.model import Model
from core.model.portions import Kind, amount_of


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


def by_basis(model: Model, kind: Kind, year: str) -> dict[str, int]:
    """Return the amount of a year that rests on each basis, surest first."""
    found = dict.fromkeys(BASES, 0)
    for line in lines(model, kind, year):
        found[line.basis] = found.get(line.basis, 0) + amount_of(line)
    return found


def illustrative(model: Model, year: str) -> tuple[int, int]:
    """Return the money (whole pence) and people (hundredths of a WTE) of a year that are illustrative."""
    return (
        by_basis(model, BudgetLine, year)["illustrative"],
        by_basis(model, Workforce, year)["illustrative"],
    )
