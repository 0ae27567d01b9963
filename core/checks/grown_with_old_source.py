"""More money or people than the as-is had, on a source that still speaks of the old figure."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.reconciliation import Fate
from core.model.words import pounds, wte


@check(
    "REC002",
    "New money or people without a source",
    Severity.WARNING,
    "HM Treasury, The Aqua Book (2015), on where figures come from",
    reads=(BudgetLine, Organisation, Workforce),
)
def grown_with_old_source(case: Case) -> Iterator[Finding]:
    """A figure that an option raises has a source of its own, not that of the figure in the as-is."""
    for account, said in ((case.accounts.money, pounds), (case.accounts.people, wte)):
        for line in account.told:
            if line.fate not in (Fate.NEW, Fate.ONE_OFF):
                continue
            old, new = case.baseline.entity(line.key), case.option.entity(line.key)
            if not isinstance(old, BudgetLine | Workforce) or not isinstance(new, BudgetLine | Workforce):
                continue
            if old.source == new.source:
                body = case.option.name(Organisation, new.organisation)
                more = f"{said(line.amount)} more in {line.year} than the as-is"
                yield Finding(line.key, f"“{body}” has {more}, on the source of the old figure.")
