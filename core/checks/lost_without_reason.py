"""Money or people of the as-is that an option has nowhere, while nobody says why: the gap of its account."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.reconciliation import Fate, Line
from core.model.words import listed, pounds, wte


@check(
    "REC001",
    "Money or people gone without a reason",
    Severity.ERROR,
    "National Audit Office, Reorganising central government bodies (2012), on tracing costs",
    reads=(BudgetLine, Organisation, Workforce),
)
def lost_without_reason(case: Case) -> Iterator[Finding]:
    """Every pound and every person of the as-is has a place in the option, or is saved for a reason."""
    lost: dict[str, list[Line]] = {}
    for account in (case.accounts.money, case.accounts.people):
        for line in account.told:
            if line.fate is Fate.GONE:
                lost.setdefault(line.giver or "", []).append(line)
    for id_, lines in lost.items():
        key = Key("organisation", id_)
        parts = list(_amounts(lines))
        have = "has" if len(parts) == 1 else "have"
        had = f"“{case.title(key)}” had {listed(parts)}"
        message = f"{had}, which {have} no place in this option, and no reason."
        yield Finding(key, message, tuple(dict.fromkeys(line.key for line in lines)))


def _amounts(lines: list[Line]) -> Iterator[str]:
    """Yield what is gone by sort and year: “£5.0 million in 2020-21”, “3 WTE in 2020-21”.

    Lost income counts as lost money does, so that the two do not cancel out.
    """
    for kind, said in (("budget_line", pounds), ("workforce", wte)):
        years: dict[str, int] = {}
        for line in lines:
            if line.key.kind == kind:
                years[line.year] = years.get(line.year, 0) + abs(line.amount)
        yield from (f"{said(amount)} in {year}" for year, amount in sorted(years.items()))
