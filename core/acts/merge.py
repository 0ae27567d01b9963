"""Merge two or more bodies into a new or an existing one."""

from __future__ import annotations

from typing import Annotated

from core.acts import Proposal, Refs, act, present
from core.model.edits import Add, Edit, EditError, edited
from core.model.entities.structure import Organisation
from core.model.fields import Ref, Text
from core.model.ids import fresh
from core.model.model import Model
from core.model.succession import outside, take_over
from core.model.words import listed


@act("merge", "Merge…", on="organisation", place=4, icon="merge")
def merge(
    model: Model,
    *,
    organisations: Annotated[list[str], Refs("Bodies that merge", required=True, to="organisation")],
    into: Annotated[str | None, Ref("Into", to="organisation", help="Empty: into a new body")] = None,
    name: Annotated[str | None, Text("Name of the new body")] = None,
    parent: Annotated[str | None, Ref("New body is part of", to="organisation")] = None,
) -> Proposal:
    """Propose to merge bodies: posts, duties, money, people and lines follow, and nothing is lost.

    EditError if fewer than two merge, if the body they merge into lies inside one that closes, or if neither
    a body nor the name of a new one is given.
    """
    bodies = [present(model, "organisation", id_) for id_ in dict.fromkeys(organisations)]
    closing = [body.id for body in bodies if body.id != into]
    if len({*closing, into} - {None}) < 2:
        raise EditError("Choose two or more bodies to merge.")
    first: list[Edit] = []
    if into is None:
        heir = _new_body(model, bodies, name, parent)
        first = [Add(heir)]
    else:
        heir = present(model, "organisation", into)
        for body in bodies:
            if body.id != into and into in model.inside(body.id):
                raise EditError(
                    f"{heir.name} lies inside {body.name}. Move it out first, or merge them the other way."
                )
    follows = take_over(edited(model, first), closing, heir.id)
    names = listed([body.short_name or body.name for body in bodies if body.id != into], most=3)
    return Proposal(f"Merge {names} into {heir.name}", (*first, *follows.edits), follows.conflicts)


def _new_body(model: Model, bodies: list[Organisation], name: str | None, parent: str | None) -> Organisation:
    """Return the body that the others merge into: like the first of them, where they are unless said."""
    if not name:
        raise EditError("Choose a body to merge into, or give the new body a name.")
    if parent:
        present(model, "organisation", parent)
    closing = [body.id for body in bodies]
    for id_ in closing:
        if parent in model.inside(id_):
            raise EditError(
                f"{name} cannot be part of {model.name(Organisation, parent)}, which closes in this merger."
            )
    like = bodies[0]
    return Organisation(
        id=fresh("organisation"),
        name=name,
        kind=like.kind,
        parent=parent or outside(model, like.id, closing),
        legal_form=like.legal_form,
        tier=like.tier,
    )
