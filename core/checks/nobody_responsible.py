"""Somebody answers for it, but the plan does not say who does it."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation
from core.model.fate import named
from core.model.key import Key


@check(
    "ACC003",
    "Accountable, but nobody responsible",
    Severity.WARNING,
    "Project Management Institute, PMBOK Guide, on responsibility assignment matrices",
    reads=(Accountability, Function, Organisation),
)
def nobody_responsible(case: Case) -> Iterator[Finding]:
    """For each duty that a body is accountable for, that body or another is responsible."""
    for id_, name in case.duties.items():
        if id_ in case.accountable and id_ not in case.responsible:
            bodies = case.accountable[id_]
            who = f"{named(bodies)} {'is' if len(bodies) == 1 else 'are'} accountable"
            yield Finding(Key("function", id_), f"{who} for “{name}”, but nobody is responsible for it.")
