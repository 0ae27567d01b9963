"""A tier that only passes things on. A limit warns and never stops anybody."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.structure import Organisation
from core.model.key import Key


@check(
    "SPA002",
    "Span narrower than the limit",
    Severity.NOTE,
    "Australian Public Service Commission, Optimal management structures",
    reads=(Organisation,),
)
def narrow_span(case: Case) -> Iterator[Finding]:
    """A body that has parts inside it has no fewer than the limit of the plan."""
    limit = case.plan.narrowest_span
    for id_, parts in case.option.children.items():
        if id_ is not None and len(parts) < limit:
            name, few = case.option.name(Organisation, id_), case.named({part.id for part in parts})
            message = f"“{name}” has only {few} directly inside it; the least is {limit:,}."
            yield Finding(Key("organisation", id_), message)
