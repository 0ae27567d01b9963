"""Pool what several bodies have for one thing in one of them, or in another."""

from __future__ import annotations

from typing import Annotated

from core.acts import Host, Proposal, Refs, act, present
from core.model.edits import EditError
from core.model.fields import Choice, Ref, Year
from core.model.hosting import host_for
from core.model.model import Model
from core.model.portions import WHAT, Chosen, givers, handed, totals, whole
from core.model.words import listed


@act("pool", "Pool…", on="budget_line", also=("workforce",), place=21, icon="merge")
def pool(
    model: Model,
    *,
    lines: Annotated[list[str] | None, Refs("Budget lines", to="budget_line")] = None,
    people: Annotated[list[str] | None, Refs("Workforce entries", to="workforce")] = None,
    functions: Annotated[list[str] | None, Refs("Of the functions", to="function")] = None,
    from_: Annotated[list[str] | None, Refs("From the bodies", to="organisation")] = None,
    year: Annotated[str | None, Year("Of the year")] = None,
    what: Annotated[str | None, Choice("What", choices=WHAT, help="Empty: money and people")] = None,
    into: Annotated[str, Ref("Into", required=True, to="organisation")],
    host: Annotated[
        str | None, Host("Held by host", to="organisation", help="Where the body cannot hold it in law")
    ] = None,
) -> Proposal:
    """Propose that one body holds whole lines of several; each line stays what it is.

    EditError if the lines are all its own already, or it can hold nothing in law and no host is named.
    """
    taker = present(model, "organisation", into)
    chosen = Chosen(lines or (), people or (), functions or (), from_ or (), year, what).of(model)
    portions = [portion for portion in whole(chosen) if portion.line.organisation != into]
    if not portions:
        raise EditError(f"{taker.name} has all of this already.")
    held_by = host_for(model, into, host)
    edits = [edit for portion in portions for edit in handed(portion, into, held_by, "")]
    label = f"Pool {listed(totals(portions))} of {listed(givers(model, portions), most=3)} in {taker.name}"
    return Proposal(label, tuple(edits))
