"""A few matters of the small plan that tests share: what the centre's board keeps, and what it delegates."""

from __future__ import annotations

from core.model.edits import Add
from core.model.entities.accountability import Delegation
from core.model.entities.delivery import ServiceLevel


def matter(id_: str, organisation: str = "centre", **more: object) -> Add:
    """Return a matter of a scheme; what it is about is its id with a capital."""
    usual = {"matter": id_.capitalize()}
    return Add(Delegation(id=id_, organisation=organisation, **(usual | more)))  # type: ignore[arg-type]


def level(id_: str, function: str = "cyber", **more: object) -> Add:
    """Return a service level; its name is its id with a capital."""
    usual = {"name": id_.capitalize(), "source": "Agreement"}
    return Add(ServiceLevel(id=id_, function=function, **(usual | more)))  # type: ignore[arg-type]


STRATEGY = matter("strategy")
AUDIT = matter("audit", committee="Audit committee")
CHANGES = matter("changes", function="cyber", post="chief", limit=2_000_000_00, conditions="In budget")
SCHEME = (STRATEGY, AUDIT, CHANGES)
