"""More tiers than news can travel through. A limit warns and never stops anybody."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.structure import Organisation
from core.model.key import Key


@check(
    "SPA003",
    "Tiers deeper than the limit",
    Severity.WARNING,
    "Australian Public Service Commission, Optimal management structures: 5 to 7 layers",
    reads=(Organisation,),
)
def deep_tiers(case: Case) -> Iterator[Finding]:
    """No body stands more tiers below the top than the limit of the plan; told once for what is inside it."""
    limit = case.plan.deepest_tiers
    children = case.option.children
    level, tier = list(children.get(None, ())), 1
    while level and tier <= limit:  # a limit may be larger than any plan is deep
        tier += 1
        level = [part for body in level if body.id in children for part in children[body.id]]
    for body in level:
        message = f"“{body.name}” stands in tier {limit + 1}, counted from the top; the limit is {limit:,}."
        yield Finding(Key("organisation", body.id), message)
