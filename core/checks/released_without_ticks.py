"""A tranche of money that is marked as released, though what it is released against is not checked."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.resources import Deliverable, FundingFlow, Tranche
from core.model.entities.structure import Organisation
from core.model.gates import Progress, State, missing
from core.model.kinds import key_of
from core.model.words import count, listed, pounds


@check(
    "DLV001",
    "Released without its ticks",
    Severity.ERROR,
    "The argument of November 2020 that the sample plan sets out, on money released against deliverables",
    reads=(Deliverable, FundingFlow, Organisation, Tranche),
)
def released_without_ticks(case: Case) -> Iterator[Finding]:
    """Money is released only once each of its deliverables has three ticks, none by who receives it.

    Until then it does not count as released, whatever date it has.
    """
    for gate in case.option.once(Progress).gates:
        if not gate.tranche.released or gate.state is State.RELEASED:
            continue
        wanting = [each for each in gate.deliverables if missing(case.option, each)]
        names = listed([f"“{each.name}”" for each in wanting], most=3)
        need = count(len(wanting), "deliverable still needs", "deliverables still need")
        why = f"{need} a tick: {names}" if wanting else "it has no deliverables"
        message = f"{pounds(gate.tranche.amount)}, “{gate.tranche.name}”, is marked as released, but {why}."
        yield Finding(key_of(gate.tranche), message, tuple(key_of(each) for each in wanting))
