"""In whose name a body holds money and employs, and who could be host to one that the law does not know."""

from __future__ import annotations

from core.model.edits import EditError
from core.model.entities.structure import NO_LEGAL_PERSONALITY, Organisation
from core.model.model import Model

REGION = "region"
"""Said for a host: the nearest body above each that has legal personality, through its region."""
_UNABLE = frozenset({*NO_LEGAL_PERSONALITY, "part_of_body", None})


def can_hold(model: Model, id: str | None) -> bool:
    """Return whether a body is there and may hold money and employ; where its form is not said, it may."""
    return (
        model.get(Organisation, id) is not None and model.home(str(id)).legal_form not in NO_LEGAL_PERSONALITY
    )


def host_above(model: Model, id: str) -> Organisation | None:
    """Return the nearest body above one that the law knows as a body of its own; None if there is none."""
    return next((above for above in model.path(id)[1:] if above.legal_form not in _UNABLE), None)


def host_for(model: Model, id: str, wanted: str | None) -> str | None:
    """Return who holds in law what is given to a body: None where it can itself.

    `wanted` is the id of a host, or REGION. EditError if a host is needed and none is named, or it cannot
    hold anything either.
    """
    if can_hold(model, id):
        return None
    name = model.name(Organisation, id)
    if not wanted:
        raise EditError(
            f"{name} has no legal personality, so it cannot hold this itself. Name a host for it."
        )
    if wanted == REGION:
        above = host_above(model, id)
        if above is None:
            raise EditError(f"No body that {name} is part of could hold this for it. Name a host.")
        return above.id
    if not can_hold(model, wanted):
        host = model.name(Organisation, wanted)
        raise EditError(f"{host} has no legal personality either, so it cannot hold this for {name}.")
    return wanted
