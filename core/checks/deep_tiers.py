"""More tiers than news can travel through. A limit warns and never stops anybody."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.key import Key

DEEPEST = 7
"""Tiers from the top, which is the first. To be a figure of the plan, as every limit is."""


@check(
    "SPA003",
    "Tiers deeper than the limit",
    Severity.WARNING,
    "Australian Public Service Commission, Optimal management structures: 5 to 7 layers",
)
def deep_tiers(case: Case) -> Iterator[Finding]:
    """No body stands more tiers below the top than the limit; told once for all that are inside it."""
    children = case.option.children
    level = list(children.get(None, ()))
    for _ in range(DEEPEST):
        level = [part for body in level if body.id in children for part in children[body.id]]
    for body in level:
        message = f"“{body.name}” stands in tier {DEEPEST + 1}, counted from the top; the limit is {DEEPEST}."
        yield Finding(Key("organisation", body.id), message)
