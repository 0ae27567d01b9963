"""More parts than one head can hold together. A limit warns and never stops anybody."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.structure import Organisation
from core.model.key import Key

WIDEST = 15
"""Parts directly inside one body; the best have 10 to 15. To be a figure of the plan, as every limit is."""


@check(
    "SPA001",
    "Span wider than the limit",
    Severity.WARNING,
    "Leadership best practice as told by libraeurope.com: spans of 10 to 15, at most 7 layers",
)
def wide_span(case: Case) -> Iterator[Finding]:
    """No body has more parts directly inside it than the limit."""
    for id_, parts in case.option.children.items():
        if id_ is not None and len(parts) > WIDEST:
            name = case.option.name(Organisation, id_)
            message = f"“{name}” has {len(parts):,} parts directly inside it; the limit is {WIDEST}."
            yield Finding(Key("organisation", id_), message)
