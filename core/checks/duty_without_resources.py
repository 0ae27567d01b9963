"""A duty that nobody pays for and nobody works on."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Function
from core.model.entities.resources import BudgetLine, Workforce
from core.model.key import Key


@check(
    "RES001",
    "Duty with no money or people",
    Severity.WARNING,
    "Cabinet Office, Machinery of Government Changes: Best Practice Handbook",
    reads=(BudgetLine, Function, Workforce),
)
def duty_without_resources(case: Case) -> Iterator[Finding]:
    """Each duty has money or people in some year.

    A plan that gives neither to any function does not divide them so, and there is nothing to tell.
    """
    money = case.option.table(BudgetLine).by("function")
    people = case.option.table(Workforce).by("function")
    if not (money.keys() | people.keys()) - {None}:
        return
    for id_, name in case.duties.items():
        if not any(line.amount for line in money.get(id_, ())) and not any(
            entry.wte for entry in people.get(id_, ())
        ):
            yield Finding(Key("function", id_), f"No money and no people are given to “{name}”.")
