"""A duty that a second body pays for, so that two budgets are cut or grown for one thing.

Whoever is accountable or responsible pays by right, or else the nearest body above it that pays. Only
national bodies are asked: money of lower tiers is devolved, each for its own area.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Function
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation, ReportingLine
from core.model.key import Key


@check(
    "RES004",
    "Duty paid for twice",
    Severity.WARNING,
    "Review of NHS digital bodies by Laura Wade-Gery (November 2021), on split funding",
    reads=(Accountability, BudgetLine, Function, Organisation, ReportingLine),
)
def paid_for_twice(case: Case) -> Iterator[Finding | None]:
    """Where several bodies pay for a duty in one year, each national one has a part in it."""
    yield from case.option.table(BudgetLine).saying("organisation", _paid)
    yield from case.option.table(BudgetLine).saying("function", _payers_by_year)
    found: dict[str, set[str]] = {}
    for (id_, year), national in _payers(case).items():
        found.setdefault(id_, set()).update(_strangers(case, id_, year, national))
    for id_, bodies in found.items():
        if bodies:
            heads = [body.id for body in case.accountable[id_]]
            message = (
                f"{case.named(bodies)} {'pays' if len(bodies) == 1 else 'pay'} for “{case.duties[id_]}” too, "
                f"without a part in it; {case.named(heads)} {'is' if len(heads) == 1 else 'are'} accountable."
            )
            lines = case.option.table(BudgetLine).by("function")[id_]
            also = tuple(Key("budget_line", line.id) for line in lines if line.organisation in bodies)
            yield Finding(Key("function", id_), message, also)


def _payers(case: Case) -> dict[tuple[str, str], set[str]]:
    """Return the national bodies that pay, by duty and year, where somebody is accountable."""
    tiers = case.option.table(Organisation).by("tier")
    paid = case.option.table(BudgetLine).each("organisation", _paid)
    known = case.duties.keys() & case.accountable.keys()
    found: dict[tuple[str, str], set[str]] = {}
    for body in (*tiers.get("national", ()), *tiers.get(None, ())):
        for way in paid.get(body.id, ()):
            if way[0] in known:
                found.setdefault(way, set()).add(body.id)
    return found


def _paid(lines: Sequence[BudgetLine]) -> frozenset[tuple[str, str]]:
    """Return for which functions a body pays, and in which years."""
    return frozenset((line.function, line.year) for line in lines if line.function and line.amount > 0)


def _payers_by_year(lines: Sequence[BudgetLine]) -> dict[str, set[str]]:
    """Return the bodies that pay for a function, by year."""
    found: dict[str, set[str]] = {}
    for line in lines:
        if line.amount > 0:
            found.setdefault(line.year, set()).add(line.organisation)
    return found


def _strangers(case: Case, function: str, year: str, national: set[str]) -> set[str]:
    """Return those national bodies that pay for a function beside others, and not by right."""
    holders = {*case.responsible.get(function, ()), *(body.id for body in case.accountable[function])}
    beside = national - holders
    if not beside:
        return set()
    payers = case.option.table(BudgetLine).each("function", _payers_by_year)[function][year]
    above = case.reporting.above
    found = set()
    for payer in beside if len(payers) > 1 else ():
        inside = [holder for holder in holders if payer in above[holder]]
        if not any(_nearest(case, holder, payers) == payer for holder in inside):
            found.add(payer)
    return found


def _nearest(case: Case, holder: str, payers: set[str]) -> str | None:
    """Return the nearest body that pays of those that a holder is part of, itself first."""
    return next((body.id for body in case.option.path(holder) if body.id in payers), None)
