"""Let one body pass money to another."""

from __future__ import annotations

from typing import Annotated

from core.acts import Proposal, act, present
from core.model.edits import Add, EditError
from core.model.entities.resources import BASES, FundingFlow
from core.model.fields import Choice, Money, Ref, Text, Whole, Year
from core.model.ids import fresh
from core.model.model import Model
from core.model.words import pounds


@act("fund", "Pass money on…", on="organisation", place=9, icon="resources")
def fund(
    model: Model,
    *,
    payer: Annotated[str, Ref("From", required=True, to="organisation")],
    payee: Annotated[str, Ref("To", required=True, to="organisation")],
    year: Annotated[str, Year("Year", required=True)],
    amount: Annotated[int, Money("Amount", required=True)],
    purpose: Annotated[str | None, Text("Purpose")] = None,
    function: Annotated[str | None, Ref("Function", to="function")] = None,
    approver: Annotated[
        str | None, Ref("Approver", to="organisation", help="Who has to agree first: the gate")
    ] = None,
    days: Annotated[int | None, Whole("Days the approval adds")] = None,
    conditions: Annotated[str | None, Text("Conditions", lines=True)] = None,
    source: Annotated[str, Text("Source", required=True, help="Where the figure comes from")],
    basis: Annotated[str, Choice("Basis", choices=BASES)] = "estimate",
) -> Proposal:
    """Propose a funding flow from one body to another. EditError if they are one, or nothing would flow."""
    giver, taker = present(model, "organisation", payer), present(model, "organisation", payee)
    if payer == payee:
        raise EditError(f"{giver.name} cannot pass money to itself.")
    if amount <= 0:
        raise EditError("What flows has to be more than nothing.")
    if days is not None and days < 0:
        raise EditError("An approval cannot add fewer than no days.")
    for kind, id_ in (("function", function), ("organisation", approver)):
        if id_:
            present(model, kind, id_)
    flow = FundingFlow(
        id=fresh("funding_flow"),
        payer=payer,
        payee=payee,
        year=year,
        amount=amount,
        purpose=purpose,
        function=function,
        approver=approver,
        days=days,
        conditions=conditions,
        source=source,
        basis=basis,
    )
    return Proposal(f"Pass {pounds(amount)} from {giver.name} to {taker.name} in {year}", (Add(flow),))
