"""A deliverable that whoever receives the money has ticked itself."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.resources import Deliverable, FundingFlow, Tranche
from core.model.entities.structure import Organisation
from core.model.gates import ticked_by_recipient as own_ticks
from core.model.key import Key
from core.model.kinds import key_of
from core.model.words import listed


@check(
    "DLV002",
    "Ticked by who receives the money",
    Severity.ERROR,
    "The argument of November 2020 that the sample plan sets out, on money released against deliverables",
    reads=(Deliverable, FundingFlow, Organisation, Tranche),
)
def ticked_by_recipient(case: Case) -> Iterator[Finding]:
    """Whoever receives money, in law or in fact, does not tick what it is released against."""
    for deliverable in case.option.all(Deliverable):
        if ticks := own_ticks(case.option, deliverable):
            bodies = {getattr(deliverable, tick) for tick in ticks}
            message = (
                f"{case.named(bodies)} found “{deliverable.name}” {listed(ticks)}, but receives the money or "
                "acts in the same name, so that does not count."
            )
            yield Finding(
                key_of(deliverable), message, tuple(Key("organisation", id_) for id_ in sorted(bodies))
            )
