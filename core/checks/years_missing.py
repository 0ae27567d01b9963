"""A year between two others for which there are no figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from core.checks import Case, Finding, Severity, check
from core.model.entities.plan import PLAN
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.words import listed


@check(
    "MON003",
    "Year without figures",
    Severity.WARNING,
    "HM Treasury, The Green Book, on costs over the whole life of an option",
    reads=(BudgetLine, Organisation, Workforce),
)
def years_missing(case: Case) -> Iterator[Finding]:
    """A body with money or people in two years has them in each year between."""
    for kind, amount, what in ((BudgetLine, "amount", "Money"), (Workforce, "wte", "People")):
        years = _years(case.option.table(kind).sums(amount, "organisation", "year"))
        everywhere = {year for found in years.values() for year in found}
        nowhere = set(_between(everywhere))
        if nowhere:
            yield Finding(Key("plan", PLAN), f"{what}: nobody has figures for {_listed(nowhere)}.")
        for body, found in years.items():
            if gaps := set(_between(found)) - nowhere:
                key = Key("organisation", body)
                name = case.title(key)
                message = f"{what}: “{name}” has figures before and after {_listed(gaps)}, but none then."
                yield Finding(key, message)


def _years(sums: Iterable[tuple[Any, ...]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for body, year in sums:
        found.setdefault(body, set()).add(year)
    return found


def _listed(years: set[str]) -> str:
    return listed(sorted(years), most=3)


def _between(years: set[str]) -> Iterator[str]:
    """Yield the years between the first and the last that are not there."""
    if len(years) < 2:
        return
    first, last = int(min(years)[:4]), int(max(years)[:4])
    if last - first + 1 > len(years):
        for start in range(first + 1, last):
            if (year := f"{start}-{(start + 1) % 100:02d}") not in years:
                yield year
