"""An investment above the technology floor that does not say what it returns."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.resources import BudgetLine, Investment
from core.model.investments import cost_by_year, states_return
from core.model.kinds import key_of
from core.model.spending import Spending


@check(
    "MON004",
    "Investment without a stated return",
    Severity.WARNING,
    "The plan itself",
    reads=(BudgetLine, Investment),
)
def investment_without_return(case: Case) -> Iterator[Finding]:
    """An investment of a body that spends more on technology than the floor says what it returns.

    That is: how much, and how it is measured. A plan without a floor asks it of every investment. One that
    costs nothing yet is above no floor, and so is asked only where there is none.
    """
    floor = case.plan.technology_floor
    spending = case.option.once(Spending)
    for investment in case.option.all(Investment):
        if states_return(investment):
            continue
        costs = cost_by_year(case.option, investment.id)
        if floor and not costs.keys() & spending.above(investment.organisation, floor):
            continue
        lacks = "how its return is measured" if investment.expected else "what it returns"
        above = ", and its body spends more on technology than the floor" if floor else ""
        yield Finding(key_of(investment), f"“{investment.name}” does not say {lacks}{above}.")
