"""Add a body."""

from __future__ import annotations

from typing import Annotated

from core.acts import Proposal, act, present
from core.model.edits import Add
from core.model.entities.structure import LEGAL_FORMS, ORGANISATION_KINDS, TIERS, Organisation
from core.model.fields import Choice, Ref, Text
from core.model.ids import fresh
from core.model.model import Model


@act("add", "Add a body inside…", on="organisation", place=1, icon="plus")
def add_organisation(
    model: Model,
    *,
    parent: Annotated[str | None, Ref("Part of", to="organisation")] = None,
    name: Annotated[str, Text("Name", required=True)],
    short_name: Annotated[str | None, Text("Short name")] = None,
    kind: Annotated[str | None, Choice("Kind", choices=ORGANISATION_KINDS)] = None,
    legal_form: Annotated[str | None, Choice("Legal form", choices=LEGAL_FORMS)] = None,
    tier: Annotated[str | None, Choice("Tier", choices=TIERS)] = None,
) -> Proposal:
    """Propose a new body, inside another or at the top; unless said, its tier is that of the other."""
    above = present(model, "organisation", parent) if parent else None
    body = Organisation(
        id=fresh("organisation"),
        name=name,
        short_name=short_name,
        kind=kind,
        parent=parent,
        legal_form=legal_form,
        tier=tier or (above.tier if above else None),
    )
    return Proposal(f"Add {name}", (Add(body),))
