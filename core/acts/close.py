"""Close a body and give all it held to another."""

from __future__ import annotations

from typing import Annotated

from core.acts import Proposal, act, present
from core.model.edits import EditError
from core.model.fields import Ref
from core.model.model import Model
from core.model.succession import take_over


@act("close", "Close into…", on="organisation", place=6, icon="remove")
def close(
    model: Model,
    *,
    organisation: Annotated[str, Ref("Body that closes", required=True, to="organisation")],
    heir: Annotated[str, Ref("Heir", required=True, to="organisation", help="It takes over everything")],
) -> Proposal:
    """Propose to close a body into its heir. EditError if the heir closes with it."""
    body = present(model, "organisation", organisation)
    other = present(model, "organisation", heir)
    if heir == organisation:
        raise EditError(f"{body.name} cannot be its own heir.")
    if heir in model.inside(organisation):
        raise EditError(
            f"{other.name} lies inside {body.name}. Move it elsewhere first, or choose another heir."
        )
    follows = take_over(model, [organisation], heir)
    return Proposal(f"Close {body.name} into {other.name}", follows.edits, follows.conflicts)
