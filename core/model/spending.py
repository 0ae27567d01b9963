"""What is spent, and by how many people: budget lines and workforce entries added up.

The tables keep these from edit to edit (`Table.sums`, `Table.each`): to go over the lines of a national
plan anew would take as long as all that is asked of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from core.model.entities.resources import BudgetLine, Workforce
from core.model.model import Model

Amounts = dict[str, int]
ByYear = dict[str, Amounts]
Sort = tuple[str, str, str, bool, bool]


def share(part: int, whole: int) -> float:
    """Return a part of a whole above nothing, rounded to four decimals: quicker than `round`, and exact."""
    return (part * 20_000 + whole) // (whole * 2) / 10_000


_SORTS = ("amount", "year", "type", "basis", "overhead", "one_off")


def beginning(model: Model) -> Iterator[None]:
    """Make what a Spending begins with a portion at a time: between two, others may do something else."""
    table = model.table(BudgetLine)
    yield from table.summing(*_SORTS)
    yield from table.saying("organisation", _spent)
    yield from table.saying("organisation", _technology)


class Spending:
    """Money in whole pence, by year and then by type, basis or body; made by `model.once(Spending)`."""

    def __init__(self, model: Model) -> None:
        table = model.table(BudgetLine)
        sorts = table.sums(*_SORTS)
        self._sorts: dict[Sort, int] = {sort: amount for sort, (amount, _) in sorted(sorts.items())}
        self._bodies = table.each("organisation", _spent)
        self._shares = table.each("organisation", _technology)

    @cached_property
    def years(self) -> Amounts:
        """The money of each year that has a line."""
        return _by_year(self._sorts.items())

    @cached_property
    def types(self) -> ByYear:
        """The money of each type."""
        return self._by(1)

    @cached_property
    def bases(self) -> ByYear:
        """The money that rests on each basis."""
        return self._by(2)

    @cached_property
    def overhead(self) -> Amounts:
        """The money of corporate overhead; years without any are left out."""
        return _by_year((sort, amount) for sort, amount in self._sorts.items() if sort[3])

    @cached_property
    def one_off(self) -> Amounts:
        """The one-off costs; years without any are left out."""
        return _by_year((sort, amount) for sort, amount in self._sorts.items() if sort[4])

    def of(self, bodies: Iterable[str]) -> Amounts:
        """Return what these bodies spend together, by year; years in which they have no line are left out."""
        found: Amounts = {}
        for body in bodies:
            for year, spent in self._bodies.get(body, {}).items():
                found[year] = found.get(year, 0) + spent.amount
        return found

    def technology(self) -> Mapping[str, Mapping[str, float]]:
        """Return what part of its money each body spends on technology, by body and year."""
        return {body: years for body, years in self._shares.items() if years}

    def below(self, floor: int) -> dict[str, dict[str, float]]:
        """Return the bodies that spend a smaller part on technology than a floor, and what part, by year.

        `floor` is hundredths of a per cent: 5 % is 500. Bodies without money have no part.
        """
        found: dict[str, dict[str, float]] = {}
        for body, years in self._bodies.items() if floor > 0 else ():
            for year, spent in years.items():
                if spent.amount > 0 and spent.technology * 10_000 < floor * spent.amount:
                    found.setdefault(body, {})[year] = share(spent.technology, spent.amount)
        return found

    def above(self, body: str, floor: int) -> set[str]:
        """Return the years in which a body spends a greater part on technology than a floor."""
        years = self._bodies.get(body, {})
        return {year for year, spent in years.items() if spent.technology * 10_000 > floor * spent.amount}

    def _by(self, place: int) -> ByYear:
        found: ByYear = {}
        for sort, amount in self._sorts.items():
            amounts = found.setdefault(sort[0], {})
            value = str(sort[place])
            amounts[value] = amounts.get(value, 0) + amount
        return {year: dict(sorted(amounts.items())) for year, amounts in found.items()}


class Spent(NamedTuple):
    """What a body spends in a year, whole pence, and what of that on technology."""

    amount: int
    technology: int


def _spent(lines: tuple[BudgetLine, ...]) -> dict[str, Spent]:
    """Return what the lines of a body add up to, by year."""
    amounts: Amounts = {}
    technology: Amounts = {}
    for line in lines:
        year, amount = line.year, line.amount
        amounts[year] = amounts.get(year, 0) + amount
        if line.technology:
            technology[year] = technology.get(year, 0) + amount
    return {year: Spent(amount, technology.get(year, 0)) for year, amount in sorted(amounts.items())}


def _technology(lines: tuple[BudgetLine, ...]) -> dict[str, float]:
    """Return what part of its money a body spends on technology, by year; without money it has none."""
    return {
        year: share(spent.technology, spent.amount)
        for year, spent in _spent(lines).items()
        if spent.amount > 0
    }


class People:
    """People in hundredths of a WTE, by year and then by basis or body; made by `model.once(People)`."""

    def __init__(self, model: Model) -> None:
        table = model.table(Workforce)
        self.bodies = _nested(table.sums("wte", "year", "organisation"))
        """The people of each body."""
        self.bases = _nested(table.sums("wte", "year", "basis"))
        """The people whose number rests on each basis."""
        self.years = {year: sum(amounts.values()) for year, amounts in self.bodies.items()}
        """The people of each year that has an entry."""


def _by_year(found: Iterable[tuple[Sort, int]]) -> Amounts:
    sums: Amounts = {}
    for (year, *_), amount in found:
        sums[year] = sums.get(year, 0) + amount
    return sums


def _nested(sums: Mapping[tuple[Any, ...], tuple[int, int]]) -> ByYear:
    found: ByYear = {year: {} for year in sorted({year for year, _ in sums})}
    for (year, name), (amount, _) in sums.items():
        found[year][name] = amount
    return found
