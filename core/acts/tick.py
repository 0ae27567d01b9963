"""Tick a deliverable as feasible, granular or timed."""

from __future__ import annotations

from typing import Annotated

from core.acts import Proposal, act, present
from core.model.edits import Edit, EditError, Set
from core.model.entities.resources import Deliverable
from core.model.entities.structure import Organisation
from core.model.fields import Choice, Ref, Text
from core.model.gates import TICKS, receives
from core.model.kinds import key_of
from core.model.model import Model
from core.model.words import listed

ALL = {"feasible": "Feasible", "granular": "Granular", "timed": "Timescale is sound", "all": "All three"}


@act("tick", "Tick…", on="deliverable", place=1, icon="check")
def tick(
    model: Model,
    *,
    deliverable: Annotated[str, Ref("Deliverable", required=True, to="deliverable")],
    by: Annotated[
        str, Ref("Checked by", required=True, to="organisation", help="Never who receives the money")
    ],
    found: Annotated[str, Choice("Found", choices=ALL)] = "all",
    evidence: Annotated[str | None, Text("Evidence", lines=True)] = None,
) -> Proposal:
    """Propose that a body has checked a deliverable.

    EditError if the body receives the money or is part of who does, or if it has ticked it so already.
    """
    thing: Deliverable = present(model, "deliverable", deliverable)
    body: Organisation = present(model, "organisation", by)
    if receives(model, thing, by):
        raise EditError(f"{body.name} receives the money, so it cannot tick “{thing.name}” itself.")
    ticks = [name for name in TICKS if found in (name, "all") and getattr(thing, name) != by]
    if not ticks:
        raise EditError(f"{body.name} has ticked “{thing.name}” so already.")
    edits: list[Edit] = [Set(key_of(thing), name, by) for name in ticks]
    if evidence:
        edits.append(Set(key_of(thing), "evidence", evidence))
    return Proposal(f"{body.name} finds “{thing.name}” {listed(ticks)}", tuple(edits))
