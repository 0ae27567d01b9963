"""A duty that a second body pays for, so that two budgets are cut or grown for one thing.

Whoever is accountable or responsible pays by right, or else the nearest body above it that pays. Only
national bodies are asked: money of lower tiers is devolved, each for its own area.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.key import Key


@check(
    "RES004",
    "Duty paid for twice",
    Severity.WARNING,
    "Review of NHS digital bodies by Laura Wade-Gery (November 2021), on split funding",
)
def paid_for_twice(case: Case) -> Iterator[Finding]:
    """Where several bodies pay for a duty in one year, each national one has a part in it."""
    by_function = case.option.table(BudgetLine).by("function")
    for id_, national in _payers(case).items():
        lines = by_function[id_]
        if bodies := _strangers(case, id_, national, lines):
            heads = [body.id for body in case.accountable[id_]]
            message = (
                f"{case.named(bodies)} {'pays' if len(bodies) == 1 else 'pay'} for “{case.duties[id_]}” too, "
                f"without a part in it; {case.named(heads)} {'is' if len(heads) == 1 else 'are'} accountable."
            )
            also = tuple(Key("budget_line", line.id) for line in lines if line.organisation in bodies)
            yield Finding(Key("function", id_), message, also)


def _payers(case: Case) -> dict[str, set[str]]:
    """Return the national bodies that pay for each duty that somebody is accountable for."""
    tiers = case.option.table(Organisation).by("tier")
    money = case.option.table(BudgetLine).by("organisation")
    found: dict[str, set[str]] = {}
    for body in (*tiers.get("national", ()), *tiers.get(None, ())):
        for line in money.get(body.id, ()):
            if line.function and line.function in case.duties and line.function in case.accountable:
                found.setdefault(line.function, set()).add(body.id)
    return found


def _strangers(case: Case, function: str, national: set[str], lines: Iterable[BudgetLine]) -> set[str]:
    """Return the national bodies that pay for a function beside others in a year, and not by right."""
    years: dict[str, set[str]] = {}
    for line in lines:
        if line.amount > 0:
            years.setdefault(line.year, set()).add(line.organisation)
    holders = {*case.responsible.get(function, ()), *(body.id for body in case.accountable[function])}
    above = case.reporting.above
    found = set()
    for payers in years.values():
        for payer in (payers & national) - holders if len(payers) > 1 else ():
            inside = [holder for holder in holders if payer in above[holder]]
            if not any(_nearest(case, holder, payers) == payer for holder in inside):
                found.add(payer)
    return found


def _nearest(case: Case, holder: str, payers: set[str]) -> str | None:
    """Return the nearest body that pays of those that a holder is part of, itself first."""
    return next((body.id for body in case.option.path(holder) if body.id in payers), None)
