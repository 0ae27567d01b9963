"""Give money and people from below up to a body of a higher tier."""

from __future__ import annotations

from typing import Annotated

from core.acts import Host, Proposal, Refs, act, present
from core.model.edits import EditError
from core.model.entities.structure import Organisation
from core.model.fields import Choice, Money, Ref, Year
from core.model.hosting import host_for
from core.model.model import Model
from core.model.portions import WHAT, Chosen, givers, handed, part, totals, whole
from core.model.tiers import rank_of
from core.model.words import listed


@act("centralise", "Centralise…", on="budget_line", also=("workforce",), place=22, icon="reparent")
def centralise(
    model: Model,
    *,
    lines: Annotated[list[str] | None, Refs("Budget lines", to="budget_line")] = None,
    people: Annotated[list[str] | None, Refs("Workforce entries", to="workforce")] = None,
    functions: Annotated[list[str] | None, Refs("Of the functions", to="function")] = None,
    from_: Annotated[list[str] | None, Refs("From the bodies", to="organisation")] = None,
    year: Annotated[str | None, Year("Of the year")] = None,
    what: Annotated[str | None, Choice("What", choices=WHAT, help="Empty: money and people")] = None,
    amount: Annotated[int | None, Money("Amount", help="In pounds, or in WTE; empty: all of it")] = None,
    to: Annotated[str, Ref("To the body", required=True, to="organisation")],
    host: Annotated[
        str | None, Host("Held by host", to="organisation", help="Where the body cannot hold it in law")
    ] = None,
) -> Proposal:
    """Propose that a body takes back what bodies of lower tiers have, or so much of it in proportion.

    EditError if a body is not of a lower tier, or has less.
    """
    taker: Organisation = present(model, "organisation", to)
    chosen = Chosen(lines or (), people or (), functions or (), from_ or (), year, what).of(model)
    for id_ in dict.fromkeys(line.organisation for line in chosen):
        if rank_of(model, id_) <= rank_of(model, to):
            name = model.name(Organisation, id_)
            raise EditError(
                f"{name} is not of a lower tier than {taker.name}. Pool it, or transfer the duty."
            )
    portions = whole(chosen) if amount is None else part(chosen, amount)
    held_by = host_for(model, to, host)
    edits = [
        edit
        for portion in portions
        for edit in handed(portion, to, held_by, f"Taken back from {givers(model, [portion])[0]}.")
    ]
    of = listed(givers(model, portions), most=3)
    return Proposal(f"Centralise {listed(totals(portions))} of {of} in {taker.name}", tuple(edits))
