"""Give a body its parts in a function, or take them off it."""

from __future__ import annotations

from typing import Annotated

from core.acts import Proposal, act, present
from core.model.edits import EditError
from core.model.fields import Ref
from core.model.matrix import Letters, edits_for, label, letters
from core.model.model import Model


@act("set_part", "Set a part…", on="function", place=2, icon="accountabilities")
def set_part(
    model: Model,
    *,
    function: Annotated[str, Ref("Function", required=True, to="function")],
    organisation: Annotated[str, Ref("Body", required=True, to="organisation")],
    parts: Annotated[str | None, Letters("Parts", help="A, R, C, I, or several as A/R; empty: none")] = None,
) -> Proposal:
    """Propose that a body has these parts in a function and no others, as typing them into the matrix does.

    EditError if it has just these already, or the function is a family or has ended.
    """
    duty, body = present(model, "function", function), present(model, "organisation", organisation)
    wanted = letters(parts or "")
    edits = edits_for(model, function, organisation, wanted)
    if not edits:
        raise EditError(f"That is already the part of {body.name} in “{duty.name}”.")
    return Proposal(label(model, function, organisation, wanted), tuple(edits))
