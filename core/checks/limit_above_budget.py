"""Nobody can delegate more than they hold.

What a body holds is the most that it and all inside it have in one year. Where the plan gives it no money,
nothing is known and nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.delegation import decided_by
from core.model.entities.accountability import Delegation
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation, Post
from core.model.key import Key
from core.model.kinds import key_of
from core.model.words import pounds


@check(
    "DEL004",
    "Limit above what the body holds",
    Severity.WARNING,
    "HM Treasury, Managing Public Money, annex 2.2, on delegated authorities",
    reads=(BudgetLine, Delegation, Organisation, Post),
)
def limit_above_budget(case: Case) -> Iterator[Finding]:
    """No limit of a delegation is above the money that the body has in a year."""
    bodies = case.option.table(Organisation).rows
    for id_, lines in case.option.table(Delegation).by("organisation").items():
        limits = [line for line in lines if line.limit is not None]
        holds = _holds(case, id_) if limits and id_ in bodies else 0
        for line in limits if holds > 0 else ():
            if (limit := line.limit or 0) > holds:
                who = decided_by(line, case.option)
                message = (
                    f"“{who}” may decide “{line.matter}” up to {pounds(limit)}, but "
                    f"“{bodies[id_].name}” holds at most {pounds(holds)} in a year."
                )
                yield Finding(key_of(line), message, (Key("organisation", id_),))


def _holds(case: Case, body: str) -> int:
    years: dict[str, int] = {}
    lines = case.option.table(BudgetLine).by("organisation")
    for id_ in case.option.inside(body):
        for line in lines.get(id_, ()):
            years[line.year] = years.get(line.year, 0) + line.amount
    return max(years.values(), default=0)
