"""A tier that only passes things on. A limit warns and never stops anybody."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.structure import Organisation
from core.model.key import Key

NARROWEST = 2
"""Parts directly inside one body that has any. To be a figure of the plan, as every limit is."""


@check(
    "SPA002",
    "Span narrower than the limit",
    Severity.NOTE,
    "Australian Public Service Commission, Optimal management structures",
)
def narrow_span(case: Case) -> Iterator[Finding]:
    """A body that has parts inside it has no fewer than the limit."""
    for id_, parts in case.option.children.items():
        if id_ is not None and len(parts) < NARROWEST:
            name, only = case.option.name(Organisation, id_), parts[0].name
            message = f"“{name}” has only “{only}” directly inside it; the least is {NARROWEST}."
            yield Finding(Key("organisation", id_), message)
