"""A body that spends less of its money on technology than the plan's floor."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.spending import Spending, beginning
from core.model.words import listed


@check(
    "MON001",
    "Technology share below the floor",
    Severity.WARNING,
    "National Audit Office, Digital transformation in the NHS (HC 317, May 2020), on the share to be spent",
    reads=(BudgetLine, Organisation),
)
def technology_below_floor(case: Case) -> Iterator[Finding | None]:
    """Each body puts at least the plan’s technology floor of its spending into technology, in every year."""
    yield from beginning(case.option)
    floor = case.plan.technology_floor or 0
    for id_, years in case.option.once(Spending).below(floor).items():
        told = listed([f"{_percent(part)} of its money in {year}" for year, part in years.items()], most=3)
        key = Key("organisation", id_)
        message = (
            f"“{case.title(key)}” puts {told} into technology; the floor of the plan is {floor / 100:g}%."
        )
        yield Finding(key, message)


def _percent(share: float) -> str:
    """Return a share to one decimal, never so that what is below the floor looks as if it were not."""
    return f"{int(share * 1000) / 10:g}%"
