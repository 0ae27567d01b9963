"""Split a body into new ones."""

from __future__ import annotations

from typing import Annotated

from core.acts import Groups, Proposal, Texts, act, present
from core.model.edits import Add, Edit, EditError, Set, edited
from core.model.entities.structure import Organisation
from core.model.fields import Ref
from core.model.ids import fresh
from core.model.key import Key
from core.model.kinds import key_of
from core.model.model import Model
from core.model.succession import outside, take_over
from core.model.words import listed


@act("split", "Split…", on="organisation", place=5, icon="split")
def split(
    model: Model,
    *,
    organisation: Annotated[str, Ref("Body that splits", required=True, to="organisation")],
    names: Annotated[list[str], Texts("Names of the new bodies", required=True)],
    functions: Annotated[list[list[str]], Groups("Functions of each", required=True, to="function")],
) -> Proposal:
    """Propose to split a body: each new one takes the functions named for it, with their money and people.

    What is named for none (posts, bodies inside it, other money) follows the first. EditError if there are
    fewer than two names, another number of groups, or a function in two groups.
    """
    body: Organisation = present(model, "organisation", organisation)
    chosen = [id_ for group in functions for id_ in group]
    if len(names) < 2 or len(names) != len(functions):
        raise EditError("Give two or more names, and for each of them its functions.")
    if len(set(chosen)) != len(chosen) or len(set(names)) != len(names):
        raise EditError("Each name, and each function, may be given only once.")
    for id_ in chosen:
        present(model, "function", id_)
    parts = [
        Organisation(
            id=fresh("organisation"),
            name=name,
            kind=body.kind,
            parent=outside(model, organisation, ()),
            legal_form=body.legal_form,
            tier=body.tier,
        )
        for name in names
    ]
    edits: list[Edit] = [Add(part) for part in parts]
    for part, group in zip(parts[1:], functions[1:], strict=True):
        for id_ in group:
            edits += _of_function(model, id_, organisation, part.id)
    follows = take_over(edited(model, edits), [organisation], parts[0].id)
    label = f"Split {body.name} into {listed(names, most=3)}"
    return Proposal(label, (*edits, *follows.edits), follows.conflicts)


def _of_function(model: Model, function: str, giver: str, taker: str) -> list[Edit]:
    """Return the edits that give whatever one body has of a function to another, of whatever kind."""
    return [
        Set(key_of(entity), "organisation", taker)
        for entity, _ in model.referring(Key("function", function))
        if getattr(entity, "organisation", None) == giver
    ]
