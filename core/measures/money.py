"""What is spent: how much, on what, by whom, and how sure the figures are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.measures import PENCE, SHARE, Number, measure
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.model import Model

FLOOR = "National Audit Office, Digital transformation in the NHS (HC 317, May 2020)"
SYSTEMS = "NHS England, Integrating care: next steps (November 2020)"
DEVOLVED = frozenset({"regional", "system", "local"})


@measure("money", "Money", PENCE)
def money(model: Model, _baseline: Model) -> dict[str, Number]:
    """Add up every budget line, year by year."""
    return dict(model.once(_spent).years)


@measure("money_by_type", "Revenue and capital", PENCE)
def money_by_type(model: Model, _baseline: Model) -> dict[str, dict[str, Number]]:
    """Add up the budget lines of each type, revenue and capital, year by year."""
    return {year: dict(types) for year, types in model.once(_spent).types.items()}


@measure("money_by_basis", "Money by basis", PENCE)
def money_by_basis(model: Model, _baseline: Model) -> dict[str, dict[str, Number]]:
    """Add up the budget lines of each basis, from audited to illustrative, year by year."""
    return {year: dict(bases) for year, bases in model.once(_spent).bases.items()}


@measure("money_share_illustrative", "Share of illustrative money", SHARE)
def money_share_illustrative(model: Model, _baseline: Model) -> dict[str, Number]:
    """Divide the money whose basis is illustrative by all the money, year by year."""
    bases = model.once(_spent).bases
    return _shares({year: amounts.get("illustrative", 0) for year, amounts in bases.items()}, model)


@measure("devolved_share", "Devolved share", SHARE, SYSTEMS)
def devolved_share(model: Model, _baseline: Model) -> dict[str, Number]:
    """Divide the money of the bodies below the national tier by all the money, year by year."""
    tiers = model.table(Organisation).by("tier")
    devolved = {body.id for tier in DEVOLVED for body in tiers.get(tier, ())}
    bodies = model.once(_spent).bodies
    parts = {
        year: sum(amount for body, amount in amounts.items() if body in devolved)
        for year, amounts in bodies.items()
    }
    return _shares(parts, model)


@measure("technology_share", "Technology share", SHARE, FLOOR)
def technology_share(model: Model, _baseline: Model) -> dict[str, dict[str, Number]]:
    """Divide what each body spends on technology by all it spends, year by year."""
    spent = model.once(_spent)
    found: defaultdict[str, dict[str, Number]] = defaultdict(dict)
    for year, amounts in spent.bodies.items():
        technology = spent.technology[year]
        for body, amount in amounts.items():
            if amount > 0:
                found[body][year] = round(technology[body] / amount, 4) if body in technology else 0.0
    return dict(found)


Amounts = dict[str, int]


@dataclass(frozen=True, slots=True)
class _Spent:
    """Every budget line added up, by year: whole, by type, by basis, by body, and a body's technology."""

    years: Amounts
    types: dict[str, Amounts]
    bases: dict[str, Amounts]
    bodies: dict[str, Amounts]
    technology: dict[str, Amounts]


def _spent(model: Model) -> _Spent:
    """Go over the budget lines once: at national size that takes as long as all that is asked of them."""
    spent = _Spent({}, {}, {}, {}, {})
    for year, lines in sorted(model.table(BudgetLine).by("year").items()):
        types: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
        bodies: defaultdict[str, int] = defaultdict(int)
        technology: defaultdict[str, int] = defaultdict(int)
        for line in lines:
            amount, body = line.amount, line.organisation
            types[line.type][line.basis] += amount
            bodies[body] += amount
            if line.technology:
                technology[body] += amount
        spent.years[year] = sum(bodies.values())
        spent.types[year] = {type_: sum(bases.values()) for type_, bases in sorted(types.items())}
        spent.bases[year] = _added(types.values())
        spent.bodies[year], spent.technology[year] = bodies, technology
    return spent


def _added(parts: Iterable[Mapping[str, int]]) -> Amounts:
    """Return several amounts by the same names as one of them all, in the order of the names."""
    found: Amounts = {}
    for part in parts:
        for name, amount in part.items():
            found[name] = found.get(name, 0) + amount
    return dict(sorted(found.items()))


def _shares(parts: Mapping[str, int], model: Model) -> dict[str, Number]:
    """Return part of each year's money over all of it, to four decimals; years without money are left out."""
    totals = model.once(_spent).years
    return {year: round(part / totals[year], 4) for year, part in parts.items() if totals[year] > 0}
