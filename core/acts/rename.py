"""Rename a body."""

from __future__ import annotations

from typing import Annotated

from core.acts import Proposal, act, present
from core.model.edits import Edit, Set
from core.model.fields import Ref, Text
from core.model.kinds import key_of
from core.model.model import Model


@act("rename", "Rename…", on="organisation", place=2, icon="edit")
def rename(
    model: Model,
    *,
    organisation: Annotated[str, Ref("Body", required=True, to="organisation")],
    name: Annotated[str, Text("New name", required=True)],
    short_name: Annotated[str | None, Text("New short name", help="Empty: none")] = None,
) -> Proposal:
    """Propose another name; the short name goes with the old one, so it is given anew or left out."""
    body = present(model, "organisation", organisation)
    edits: list[Edit] = [Set(key_of(body), "name", name)]
    if short_name != body.short_name:
        edits.append(Set(key_of(body), "short_name", short_name))
    return Proposal(f"Rename {body.name} to {name}", tuple(edits))
