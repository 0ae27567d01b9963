"""A year between two others for which there are no figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from core.checks import Case, Finding, Severity, check
from core.model.entities.plan import PLAN
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.portions import AMOUNT
from core.model.table import Table
from core.model.words import listed


@check(
    "MON003",
    "Year without figures",
    Severity.WARNING,
    "The plan itself",
    reads=(BudgetLine, Organisation, Workforce),
)
def years_missing(case: Case) -> Iterator[Finding | None]:
    """A body with money or people in two years has them in each year between."""
    for kind, what in ((BudgetLine, "Money"), (Workforce, "People")):
        table: Table[Any] = case.option.table(kind)
        yield from table.summing(AMOUNT[kind], "year")
        yield from table.saying("organisation", _gaps)
        years: Mapping[Any, Any] = table.sums(AMOUNT[kind], "year")
        nowhere = set(_between(years.keys()))
        if nowhere:
            yield Finding(Key("plan", PLAN), f"{what}: nobody has figures for {_listed(nowhere)}.")
        for body, missing in table.each("organisation", _gaps).items():
            if gaps := missing - nowhere:
                key = Key("organisation", body)
                name = case.title(key)
                message = f"{what}: “{name}” has figures before and after {_listed(gaps)}, but none then."
                yield Finding(key, message)


def _gaps(lines: Sequence[BudgetLine | Workforce]) -> frozenset[str]:
    """Return the years between others for which a body has no lines."""
    return frozenset(_between({line.year for line in lines}))


def _listed(years: Collection[str]) -> str:
    return listed(sorted(years), most=3)


def _between(years: Collection[str]) -> Iterator[str]:
    """Yield the years between the first and the last that are not there."""
    if len(years) < 2:
        return
    first, last = int(min(years)[:4]), int(max(years)[:4])
    if last - first + 1 > len(years):
        for start in range(first + 1, last):
            if (year := f"{start}-{(start + 1) % 100:02d}") not in years:
                yield year
