"""Make a body part of another."""

from __future__ import annotations

from typing import Annotated

from core.acts import Proposal, act, present
from core.model.edits import EditError, Set
from core.model.fields import Ref
from core.model.kinds import key_of
from core.model.model import Model


@act("reparent", "Move under…", on="organisation", place=3, icon="reparent")
def reparent(
    model: Model,
    *,
    organisation: Annotated[str, Ref("Body", required=True, to="organisation")],
    parent: Annotated[str | None, Ref("New parent", to="organisation", help="Empty: at the top")] = None,
) -> Proposal:
    """Propose another parent. EditError if it is the body itself or lies inside it."""
    body = present(model, "organisation", organisation)
    if parent is None:
        return Proposal(f"Move {body.name} to the top", (Set(key_of(body), "parent", None),))
    above = present(model, "organisation", parent)
    if parent == organisation:
        raise EditError(f"{body.name} cannot be part of itself.")
    if parent in model.inside(organisation):
        raise EditError(f"{above.name} lies inside {body.name}, so {body.name} cannot be part of it.")
    return Proposal(f"Move {body.name} under {above.name}", (Set(key_of(body), "parent", parent),))
