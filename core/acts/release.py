"""Release a tranche of money."""

from __future__ import annotations

from typing import Annotated

from core.acts import Proposal, act, present
from core.model.days import spoken
from core.model.edits import EditError, Set
from core.model.entities.resources import Tranche
from core.model.fields import Day, Ref
from core.model.gates import gate_of, missing
from core.model.kinds import key_of
from core.model.model import Model
from core.model.words import listed, pounds

MOST = 3
"""Deliverables that are named before the rest are counted."""


@act("release", "Release…", on="tranche", place=1, icon="transfer")
def release(
    model: Model,
    *,
    tranche: Annotated[str, Ref("Tranche", required=True, to="tranche")],
    on: Annotated[str, Day("Released on", required=True)],
) -> Proposal:
    """Propose to release a tranche, once each of its deliverables has three ticks.

    EditError in words if it has none, if a tick is missing or by who receives the money, or if it is out.
    """
    thing: Tranche = present(model, "tranche", tranche)
    if thing.released:
        raise EditError(f"“{thing.name}” was released on {spoken(thing.released)} already.")
    gate = gate_of(model, thing)
    if not gate.deliverables:
        raise EditError(f"“{thing.name}” has no deliverables, so there is nothing to release it against.")
    if wanting := [
        f"“{each.name}” {_said(found)}" for each in gate.deliverables if (found := missing(model, each))
    ]:
        more = [f"{len(wanting) - MOST:,} more wait too"] if len(wanting) > MOST else []
        raise EditError(f"“{thing.name}” cannot be released: {'; '.join([*wanting[:MOST], *more])}.")
    label = f"Release {pounds(thing.amount)}, “{thing.name}”"
    return Proposal(label, (Set(key_of(thing), "released", on),))


def _said(ticks: list[str]) -> str:
    return f"still needs an independent check that it is {listed(ticks)}"
