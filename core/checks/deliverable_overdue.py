"""A deliverable that was due before the day of the plan and is not met."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.days import spoken
from core.model.entities.resources import Deliverable, Tranche
from core.model.entities.structure import Organisation
from core.model.gates import overdue
from core.model.key import Key
from core.model.kinds import key_of


@check(
    "DLV003",
    "Deliverable overdue",
    Severity.WARNING,
    "The argument of November 2020 that the sample plan sets out, on deliverables as the measure of success",
    reads=(Deliverable, Organisation, Tranche),
)
def deliverable_overdue(case: Case) -> Iterator[Finding]:
    """Each deliverable that is due before the day of the plan is met; without a day nothing is told."""
    for each in case.option.all(Deliverable):
        if each.due and overdue(each, case.plan.as_at):
            who = case.title(Key("organisation", each.organisation))
            message = f"“{each.name}” was due from “{who}” on {spoken(each.due)} and is not met."
            yield Finding(key_of(each), message, (Key("tranche", each.tranche),))
