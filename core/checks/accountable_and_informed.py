"""Whoever is accountable knows already."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from core.checks import Case, Finding, Fix, Severity, check
from core.model.edits import Remove
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.table import Table


def _fix(case: Case, finding: Finding) -> Fix | None:
    part = case.option.get(Accountability, finding.key.id)
    if part is None or part.letter != "I":
        return None
    name = case.option.name(Organisation, part.organisation)
    return Fix(f"{name} is accountable, no longer also informed", (Remove(finding.key),))


def _informed(parts: Table[Accountability]) -> frozenset[tuple[str, str]]:
    """Return who is informed of what: by function and body."""
    return frozenset(map(attrgetter("function", "organisation"), parts.by("letter").get("I", ())))


@check(
    "ACC004",
    "Accountable and merely informed",
    Severity.WARNING,
    "Project Management Institute, PMBOK Guide, on responsibility assignment matrices",
    fix=_fix,
    reads=(Accountability, Function, Organisation),
)
def accountable_and_informed(case: Case) -> Iterator[Finding]:
    """No body is both accountable for a duty and informed of it."""
    both = {(id_, body.id): body.name for id_, bodies in case.accountable.items() for body in bodies}
    parts = case.option.table(Accountability)
    if both.keys().isdisjoint(parts.once(_informed)):
        return
    for part in parts.by("letter").get("I", ()):
        name = both.get((part.function, part.organisation))
        if name and part.function in case.duties:
            message = f"“{name}” is accountable for “{case.duties[part.function]}”, and also informed of it."
            yield Finding(Key("accountability", part.id), message, (Key("function", part.function),))
