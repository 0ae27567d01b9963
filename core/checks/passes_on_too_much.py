"""A body that passes on more than arrives.

Where money enters the plan, nothing arrives: such a body is one to which nothing flows in any year.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.resources import FundingFlow
from core.model.entities.structure import Organisation
from core.model.flows import Flows
from core.model.key import Key
from core.model.words import pounds


@check(
    "FLO001",
    "Passes on more than arrives",
    Severity.ERROR,
    "The plan itself",
    reads=(FundingFlow, Organisation),
)
def passes_on_too_much(case: Case) -> Iterator[Finding]:
    """No body passes on more money in a year than flows to it in that year."""
    flows = case.option.once(Flows)
    for body, year, received, passed in flows.excesses():
        key = Key("organisation", body)
        also = tuple(Key("funding_flow", flow.id) for flow in flows.by_year[year] if flow.payer == body)
        arrives = f"only {pounds(received)} arrives" if received else "nothing arrives then"
        message = f"“{case.title(key)}” passes on {pounds(passed)} in {year}, but {arrives}."
        yield Finding(key, message, also)
