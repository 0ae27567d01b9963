"""What everybody has to rely on is promised in so many words, and somebody answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Function
from core.model.entities.delivery import ServiceLevel
from core.model.entities.structure import Organisation
from core.model.fate import named
from core.model.key import Key
from core.model.services import without_level


@check(
    "SVC001",
    "National service with no service level",
    Severity.NOTE,
    "HM Treasury, Managing Public Money, chapter 7, on agreements between bodies that work for each other",
    reads=(Accountability, Function, Organisation, ServiceLevel),
)
def service_without_level(case: Case) -> Iterator[Finding]:
    """Each service that a national body is accountable for has a service level."""
    for service in without_level(case.option):
        who = named(service.providers)
        message = f"“{service.function.name}”, a national service of {who}, has no service level."
        also = tuple(Key("organisation", body.id) for body in service.providers)
        yield Finding(Key("function", service.function.id), message, also)
