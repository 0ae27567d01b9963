"""Money and people that stayed behind when a duty ended."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Function
from core.model.entities.resources import BudgetLine, Workforce
from core.model.fate import ended_because
from core.model.key import Key
from core.model.kinds import key_of
from core.model.sentences import amounts
from core.model.words import listed


@check(
    "RES003",
    "Money or people left on an ended duty",
    Severity.WARNING,
    "Cabinet Office, Machinery of Government Changes: Best Practice Handbook",
    reads=(BudgetLine, Function, Workforce),
)
def resources_on_ended_duty(case: Case) -> Iterator[Finding]:
    """No money and no people are given to what has ended."""
    for function in case.option.all(Function):
        if ended_because(function):
            left = [
                line
                for kind in (BudgetLine, Workforce)
                for line in case.option.table(kind).by("function").get(function.id, ())
            ]
            if left:
                message = f"“{function.name}” has ended, but {listed(amounts(left))} are still given to it."
                also = tuple(key_of(line) for line in left)
                yield Finding(Key("function", function.id), message, also)
