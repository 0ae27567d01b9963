"""How tests of money on its way write flows, tranches and deliverables of the small plan."""

from __future__ import annotations

from typing import Any

from core.model.edits import Add, edited
from core.model.entities.resources import Deliverable, FundingFlow, Investment, PriceIndex, Tranche
from core.model.model import Model
from tests.small import small_model

ALL_TICKS = {"feasible": "policy", "granular": "policy", "timed": "policy"}
"""Ticks by a body that receives nothing."""


def flow(id_: str, payer: str, payee: str, pounds: int, **more: Any) -> Add:
    """Return a flow of 2020-21."""
    usual: dict[str, Any] = {"year": "2020-21", "source": "Accounts"}
    return Add(FundingFlow(id=id_, payer=payer, payee=payee, amount=pounds * 100, **(usual | more)))


def tranche(id_: str, of: str, pounds: int, **more: Any) -> Add:
    return Add(
        Tranche(id=id_, name=id_.capitalize(), flow=of, amount=pounds * 100, source="Agreement", **more)
    )


def deliverable(id_: str, of: str, **more: Any) -> Add:
    """Return a deliverable of the centre, its name its id with a capital."""
    return Add(Deliverable(id=id_, name=id_.capitalize(), tranche=of, organisation="centre", **more))


def investment(id_: str, organisation: str = "centre", **more: Any) -> Add:
    return Add(
        Investment(id=id_, name=id_.capitalize(), organisation=organisation, source="Business case", **more)
    )


def level(year: str, index: int) -> Add:
    """Return the price index of a year, in hundredths."""
    return Add(PriceIndex(id=f"p{year}", year=year, index=index, source="Published"))


def gated(*edits: Add) -> Model:
    """Return the small plan with £1,000 to the centre, released in one tranche, and edits."""
    return edited(small_model(), [flow("f", "dept", "centre", 1000), tranche("first", "f", 600), *edits])
