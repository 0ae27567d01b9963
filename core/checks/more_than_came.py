"""A line that says what it came out of, and carries more than came out of that: money counted twice."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.reconciliation import Fate
from core.model.words import pounds, wte


@check(
    "REC003",
    "More than came out of a line",
    Severity.ERROR,
    "HM Treasury, Managing Public Money (2013), on accounting for transfers",
    reads=(BudgetLine, Organisation, Workforce),
)
def more_than_came(case: Case) -> Iterator[Finding]:
    """What lines that come out of another carry is no more than that one gave."""
    for account, said in ((case.accounts.money, pounds), (case.accounts.people, wte)):
        for line in account.told:
            if line.fate not in (Fate.NEW, Fate.ONE_OFF):
                continue
            new = case.option.entity(line.key)
            if not isinstance(new, BudgetLine | Workforce) or not new.origin or not line.amount:
                continue
            body = case.option.name(Organisation, new.organisation)
            message = (
                f"“{body}” has {said(line.amount)} in {line.year} that is said to come from another line, "
                "but never left it; it is counted twice, or new."
            )
            yield Finding(line.key, message, (Key(line.key.kind, new.origin),))
