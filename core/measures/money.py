"""What is spent: how much, on what, by whom, and how sure the figures are."""

from __future__ import annotations

from collections import Counter

from core.measures import PENCE, SHARE, Number, measure, shares
from core.model.entities.plan import Plan
from core.model.entities.structure import Organisation
from core.model.model import Model
from core.model.prices import Prices
from core.model.spending import ByYear, People, Spending

FLOOR = "National Audit Office, Digital transformation in the NHS (HC 317, May 2020)"
SYSTEMS = "NHS England, Integrating care: next steps (November 2020)"
GREEN_BOOK = "HM Treasury, The Green Book, on real prices"
DEVOLVED = ("regional", "system", "local")
UNSURE = ("estimate", "illustrative")


@measure("money", "Money", PENCE)
def money(model: Model, _baseline: Model) -> dict[str, Number]:
    """Add up every budget line, year by year."""
    return dict(model.once(Spending).years)


@measure("money_real", "Money in real prices", PENCE, GREEN_BOOK, of_plan=True)
def money_real(model: Model, _baseline: Model, plan: Plan) -> dict[str, Number]:
    """Take the money of each year in the prices of the plan’s price year, by the price indices."""
    return dict(Prices(model, plan.price_year).totals(model.once(Spending).years))


@measure("money_by_type", "Revenue and capital", PENCE)
def money_by_type(model: Model, _baseline: Model) -> dict[str, dict[str, Number]]:
    """Add up the budget lines of each type, revenue and capital, year by year."""
    return {year: dict(types) for year, types in model.once(Spending).types.items()}


@measure("money_by_basis", "Money by basis", PENCE)
def money_by_basis(model: Model, _baseline: Model) -> dict[str, dict[str, Number]]:
    """Add up the budget lines of each basis, from audited to illustrative, year by year."""
    return {year: dict(bases) for year, bases in model.once(Spending).bases.items()}


@measure("money_share_illustrative", "Share of illustrative money", SHARE)
def money_share_illustrative(model: Model, _baseline: Model) -> dict[str, Number]:
    """Divide the money whose basis is illustrative by all the money, year by year."""
    spent = model.once(Spending)
    return shares(_resting(spent.bases, "illustrative"), spent.years)


@measure("money_share_unsure", "Share of money on estimate or illustration", SHARE)
def money_share_unsure(model: Model, _baseline: Model) -> dict[str, Number]:
    """Divide the money whose basis is an estimate or illustrative by all the money, year by year."""
    spent = model.once(Spending)
    return shares(_resting(spent.bases, *UNSURE), spent.years)


@measure("people_share_unsure", "Share of people on estimate or illustration", SHARE)
def people_share_unsure(model: Model, _baseline: Model) -> dict[str, Number]:
    """Divide the people whose basis is an estimate or illustrative by all the people, year by year."""
    people = model.once(People)
    return shares(_resting(people.bases, *UNSURE), people.years)


@measure("devolved_share", "Devolved share", SHARE, SYSTEMS)
def devolved_share(model: Model, _baseline: Model) -> dict[str, Number]:
    """Divide the money of the bodies below the national tier by all the money, year by year."""
    spent = model.once(Spending)
    return shares(spent.of(_below(model)), spent.years)


@measure("devolved_people_share", "Devolved share of people", SHARE, SYSTEMS)
def devolved_people_share(model: Model, _baseline: Model) -> dict[str, Number]:
    """Divide the people of the bodies below the national tier by all the people, year by year."""
    people = model.once(People)
    below = _below(model)
    parts = {
        year: sum(number for body, number in wtes.items() if body in below)
        for year, wtes in people.bodies.items()
    }
    return shares(parts, people.years)


@measure("technology_share", "Technology share", SHARE, FLOOR)
def technology_share(model: Model, _baseline: Model) -> dict[str, dict[str, Number]]:
    """Divide what each body spends on technology by all it spends, year by year."""
    return {body: dict(years) for body, years in model.once(Spending).technology().items()}


@measure("technology_below_floor", "Technology share below the floor", SHARE, FLOOR, of_plan=True)
def technology_below_floor(model: Model, _baseline: Model, plan: Plan) -> dict[str, dict[str, Number]]:
    """Take the technology share of each body that is below the plan’s floor, year by year."""
    return {
        body: dict(years) for body, years in model.once(Spending).below(plan.technology_floor or 0).items()
    }


@measure("bodies_below_floor", "Bodies below the technology floor", "bodies", FLOOR, of_plan=True)
def bodies_below_floor(model: Model, _baseline: Model, plan: Plan) -> dict[str, Number]:
    """Count the bodies whose technology share is below the plan’s floor, year by year."""
    if not plan.technology_floor:
        return {}
    spent = model.once(Spending)
    below = Counter(year for years in spent.below(plan.technology_floor).values() for year in years)
    return {year: below[year] for year in spent.years}


@measure("overhead_share", "Corporate overhead", SHARE)
def overhead_share(model: Model, _baseline: Model) -> dict[str, Number]:
    """Divide the money marked as corporate overhead by all the money, year by year."""
    spent = model.once(Spending)
    return shares(spent.overhead, spent.years) if spent.overhead else {}


@measure("cost_per_wte", "Cost per whole-time equivalent", PENCE)
def cost_per_wte(model: Model, _baseline: Model) -> dict[str, Number]:
    """Divide the money of the bodies that have both money and people by those people, year by year."""
    spent, people = model.once(Spending), model.once(People).bodies
    found: dict[str, Number] = {}
    for year, wtes in people.items():
        pairs = [(spent.of([body]).get(year, 0), wte) for body, wte in wtes.items() if wte > 0]
        both = [(amount, wte) for amount, wte in pairs if amount > 0]
        if whole := sum(wte for _, wte in both):
            found[year] = round(sum(amount for amount, _ in both) * 100 / whole)
    return found


@measure("one_off_costs", "One-off costs", PENCE)
def one_off_costs(model: Model, _baseline: Model) -> dict[str, Number]:
    """Add up the budget lines marked as one-off, which are costs of review and transition, year by year."""
    return dict(model.once(Spending).one_off)


def _resting(found: ByYear, *bases: str) -> dict[str, int]:
    return {year: sum(amounts.get(basis, 0) for basis in bases) for year, amounts in found.items()}


def _below(model: Model) -> set[str]:
    """Return the bodies below the national tier."""
    tiers = model.table(Organisation).by("tier")
    return {body.id for tier in DEVOLVED for body in tiers.get(tier, ())}
