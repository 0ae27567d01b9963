"""What is spent: how much, on what, by whom, and how sure the figures are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from core.measures import PENCE, SHARE, Number, measure, yearly
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.model import Model

FLOOR = "National Audit Office, Digital transformation in the NHS (HC 317, May 2020)"
SYSTEMS = "NHS England, Integrating care: next steps (November 2020)"
DEVOLVED = frozenset({"regional", "system", "local"})


@measure("money", "Money", PENCE)
def money(model: Model, _baseline: Model) -> dict[str, Number]:
    """Add up every budget line, year by year."""
    return yearly(_totals(model))


@measure("money_by_type", "Revenue and capital", PENCE)
def money_by_type(model: Model, _baseline: Model) -> dict[str, dict[str, Number]]:
    """Add up the budget lines of each type, revenue and capital, year by year."""
    return _parts(model, attrgetter("type"))


@measure("money_by_basis", "Money by basis", PENCE)
def money_by_basis(model: Model, _baseline: Model) -> dict[str, dict[str, Number]]:
    """Add up the budget lines of each basis, from audited to illustrative, year by year."""
    return _parts(model, attrgetter("basis"))


@measure("money_share_illustrative", "Share of illustrative money", SHARE)
def money_share_illustrative(model: Model, _baseline: Model) -> dict[str, Number]:
    """Divide the money whose basis is illustrative by all the money, year by year."""
    parts = {
        year: amounts.get("illustrative", 0) for year, amounts in _parts(model, attrgetter("basis")).items()
    }
    return _shares(parts, _totals(model))


@measure("devolved_share", "Devolved share", SHARE, SYSTEMS)
def devolved_share(model: Model, _baseline: Model) -> dict[str, Number]:
    """Divide the money of the bodies below the national tier by all the money, year by year."""
    table = model.table(Organisation)
    devolved: dict[str, Number] = {}
    for id_, lines in model.table(BudgetLine).by("organisation").items():
        if id_ in table and table[id_].tier in DEVOLVED:
            for line in lines:
                devolved[line.year] = devolved.get(line.year, 0) + line.amount
    return _shares(devolved, _totals(model))


@measure("technology_share", "Technology share", SHARE, FLOOR)
def technology_share(model: Model, _baseline: Model) -> dict[str, dict[str, Number]]:
    """Divide what each body spends on technology by all it spends, year by year."""
    found = {}
    for id_, lines in model.table(BudgetLine).by("organisation").items():
        total: dict[str, Number] = {}
        technology: dict[str, Number] = {}
        for line in lines:
            total[line.year] = total.get(line.year, 0) + line.amount
            if line.technology:
                technology[line.year] = technology.get(line.year, 0) + line.amount
        if shares := _shares(technology, total):
            found[id_] = shares
    return dict(sorted(found.items()))


def _totals(model: Model) -> dict[str, int]:
    years = model.table(BudgetLine).by("year")
    return {year: sum(map(attrgetter("amount"), lines)) for year, lines in years.items()}


def _parts(model: Model, part: Callable[[Any], str]) -> dict[str, dict[str, Number]]:
    """Return the money of each year, part by part."""
    found: dict[str, dict[str, Number]] = {}
    for year, lines in sorted(model.table(BudgetLine).by("year").items()):
        amounts: dict[str, Number] = {}
        for line in lines:
            name = part(line)
            amounts[name] = amounts.get(name, 0) + line.amount
        found[year] = yearly(amounts)
    return found


def _shares(parts: Mapping[str, Number], totals: Mapping[str, Number]) -> dict[str, Number]:
    """Return each part of its year's total, to four decimals; years with nothing to share are left out."""
    return {year: round(parts.get(year, 0) / total, 4) for year, total in sorted(totals.items()) if total > 0}
