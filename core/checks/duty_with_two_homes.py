"""When two bodies are accountable, neither is."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation
from core.model.fate import named
from core.model.key import Key


@check(
    "ACC002",
    "Duty with two homes",
    Severity.ERROR,
    "Public Accounts Committee, Digital transformation in the NHS (HC 680, November 2020)",
    reads=(Accountability, Function, Organisation),
)
def duty_with_two_homes(case: Case) -> Iterator[Finding]:
    """No duty has more than one accountable body."""
    for id_, bodies in case.accountable.items():
        if len(bodies) > 1 and id_ in case.duties:
            also = tuple(Key("organisation", body.id) for body in bodies)
            message = f"{named(bodies)} are each accountable for “{case.duties[id_]}”."
            yield Finding(Key("function", id_), message, also)
