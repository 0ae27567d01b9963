"""More parts than one head can hold together. A limit warns and never stops anybody."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.structure import Organisation
from core.model.key import Key


@check(
    "SPA001",
    "Span wider than the limit",
    Severity.WARNING,
    "Leadership best practice as told by libraeurope.com: spans of 10 to 15, at most 7 layers",
    reads=(Organisation,),
)
def wide_span(case: Case) -> Iterator[Finding]:
    """No body has more parts directly inside it than the limit of the plan."""
    limit = case.plan.widest_span
    for id_, parts in case.option.children.items():
        if id_ is not None and len(parts) > limit:
            name = case.option.name(Organisation, id_)
            message = f"“{name}” has {len(parts):,} parts directly inside it; the limit is {limit:,}."
            yield Finding(Key("organisation", id_), message)
