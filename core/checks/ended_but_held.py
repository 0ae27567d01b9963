"""Nobody has a part in what is no longer done."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Fix, Severity, check
from core.model.edits import Remove
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation
from core.model.fate import ended_because
from core.model.key import Key


def _fix(case: Case, finding: Finding) -> Fix | None:
    parts = tuple(Remove(key) for key in finding.also if case.option.entity(key))
    return Fix(f"Nobody has a part in “{case.title(finding.key)}” any more", parts) if parts else None


@check(
    "ACC008",
    "Ended, but still held",
    Severity.WARNING,
    "Institute for Government, How to abolish a public body (2023)",
    fix=_fix,
    reads=(Accountability, Function, Organisation),
)
def ended_but_held(case: Case) -> Iterator[Finding]:
    """No body has a part in what has ended."""
    parts, table = case.option.table(Accountability).by("function"), case.option.table(Organisation)
    for function in case.option.all(Function):
        held = parts.get(function.id, ()) if ended_because(function) else ()
        bodies = {part.organisation for part in held if part.organisation in table}
        if bodies:
            verb = "has" if len(bodies) == 1 else "have"
            message = f"“{function.name}” has ended, but {case.named(bodies)} still {verb} a part in it."
            also = tuple(Key("accountability", part.id) for part in held)
            yield Finding(Key("function", function.id), message, also)
