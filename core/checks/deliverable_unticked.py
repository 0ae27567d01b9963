"""A deliverable that nobody independent has found feasible, granular and timed yet."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.resources import Deliverable, FundingFlow, Tranche
from core.model.entities.structure import Organisation
from core.model.gates import missing
from core.model.key import Key
from core.model.kinds import key_of
from core.model.words import listed


@check(
    "DLV004",
    "Deliverable not ticked",
    Severity.NOTE,
    "The argument of November 2020 that the sample plan sets out, on money released against deliverables",
    reads=(Deliverable, FundingFlow, Organisation, Tranche),
)
def deliverable_unticked(case: Case) -> Iterator[Finding]:
    """Each deliverable has been found feasible, granular and timed by who does not receive the money."""
    for each in case.option.all(Deliverable):
        if ticks := missing(case.option, each):
            message = (
                f"“{each.name}” still needs an independent check that it is {listed(ticks)}; "
                "its money waits until then."
            )
            yield Finding(key_of(each), message, (Key("tranche", each.tranche),))
