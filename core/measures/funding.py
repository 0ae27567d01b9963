"""The way of money to those who spend it: gates, what it is released against, and what it returns."""

from __future__ import annotations

from core.measures import PENCE, SHARE, Number, measure
from core.model.entities.resources import Deliverable, Investment
from core.model.flows import Flows
from core.model.gates import Progress
from core.model.investments import cost_by_year, states_return
from core.model.model import Model

ARGUMENT = "The argument of November 2020 that the sample plan sets out"
PAC = "Public Accounts Committee, Digital transformation in the NHS (HC 680, November 2020)"


@measure("gates", "Gates", "approvals", ARGUMENT)
def gates(model: Model, _baseline: Model) -> dict[str, Number]:
    """Count the funding flows that somebody has to approve first, year by year."""
    flows = model.once(Flows)
    return {year: flows.way(year).gates for year in flows.by_year}


@measure("gates_per_pound", "Gates per pound", "gates that a pound passes", ARGUMENT)
def gates_per_pound(model: Model, _baseline: Model) -> dict[str, Number]:
    """Divide the money that passes gates, counted at each, by the money that enters the plan, by year."""
    flows = model.once(Flows)
    found = {year: flows.way(year).gates_per_pound for year in flows.by_year}
    return {year: number for year, number in found.items() if number is not None}


@measure("days_of_delay", "Days of delay", "days that approvals add to the way of a pound", ARGUMENT)
def days_of_delay(model: Model, _baseline: Model) -> dict[str, Number]:
    """Weigh the days that each approval adds by its money; divide by the money that enters, by year."""
    flows = model.once(Flows)
    found = {year: flows.way(year).days_per_pound for year in flows.by_year}
    return {year: number for year, number in found.items() if number is not None}


@measure("released", "Money released against deliverables", PENCE, ARGUMENT)
def released(model: Model, _baseline: Model) -> int:
    """Add up the tranches that are released and all of whose deliverables have their three ticks."""
    return model.once(Progress).all.released


@measure("held", "Money not yet released", PENCE, ARGUMENT)
def held(model: Model, _baseline: Model) -> int:
    """Add up the tranches that are not released, or whose deliverables have not all their three ticks."""
    standing = model.once(Progress).all
    return standing.ready + standing.held


@measure("deliverables", "Deliverables", "deliverables", ARGUMENT)
def deliverables(model: Model, _baseline: Model) -> int:
    """Count the deliverables that tranches of money are released against."""
    return len(model.table(Deliverable))


@measure("deliverables_met", "Deliverables met", SHARE, ARGUMENT)
def deliverables_met(model: Model, _baseline: Model) -> Number:
    """Divide the deliverables that are met by all deliverables."""
    found = list(model.all(Deliverable))
    return round(sum(bool(each.met) for each in found) / len(found), 4) if found else 0


@measure("investments_without_return", "Investments without a stated return", "investments", PAC)
def investments_without_return(model: Model, _baseline: Model) -> int:
    """Count the investments that do not say both what they return and how that is measured."""
    return sum(not states_return(each) for each in model.all(Investment))


@measure("money_without_return", "Money invested without a stated return", PENCE, PAC)
def money_without_return(model: Model, _baseline: Model) -> dict[str, Number]:
    """Add up the budget lines of the investments that do not state their return, year by year."""
    found: dict[str, Number] = {}
    for investment in model.all(Investment):
        if not states_return(investment):
            for year, amount in cost_by_year(model, investment.id).items():
                found[year] = found.get(year, 0) + amount
    return dict(sorted(found.items()))
