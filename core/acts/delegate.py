"""Say who decides a matter: the board itself, a committee of it, or a post."""

from __future__ import annotations

from typing import Annotated, Any

from core.acts import Proposal, act, present
from core.model.edits import Add, EditError, Set
from core.model.entities.accountability import Delegation
from core.model.entities.structure import Organisation, Post
from core.model.fields import Money, Ref, Text
from core.model.ids import fresh
from core.model.kinds import key_of
from core.model.model import Model


@act("delegate", "Reserve or delegate…", on="organisation", place=8, icon="accountabilities")
def delegate(
    model: Model,
    *,
    organisation: Annotated[str, Ref("Body", required=True, to="organisation", help="Whose scheme it is")],
    matter: Annotated[str, Text("Matter", required=True, help="What is decided")],
    post: Annotated[
        str | None, Ref("To a post", to="post", help="Neither this nor a committee: reserved")
    ] = None,
    committee: Annotated[str | None, Text("To a committee")] = None,
    limit: Annotated[int | None, Money("Up to", help="Empty: no limit in money")] = None,
    function: Annotated[str | None, Ref("Function", to="function")] = None,
    conditions: Annotated[str | None, Text("Conditions", lines=True)] = None,
    instrument: Annotated[str | None, Text("Instrument")] = None,
) -> Proposal:
    """Propose who decides a matter, in place of whoever does; with neither post nor committee, the board.

    Function, conditions and instrument that are not given stay as they are. EditError if a post and a
    committee are both given, or a limit for what the board keeps, or if it is all so already.
    """
    body: Organisation = present(model, "organisation", organisation)
    if post and committee:
        raise EditError("One decides: choose a post or a committee, not both.")
    if limit is not None and not (post or committee):
        raise EditError("The board decides without a limit. Choose the post or the committee that has one.")
    if function:
        present(model, "function", function)
    said = {"post": post, "committee": committee, "limit": limit}
    rest = {"function": function, "conditions": conditions, "instrument": instrument}
    given = {name: value for name, value in rest.items() if value is not None}
    old = _line(model, organisation, matter)
    if old is None:
        values: dict[str, Any] = said | given
        line = Delegation(id=fresh("delegation"), organisation=organisation, matter=matter, **values)
        return Proposal(_label(model, body, line), (Add(line),), _elsewhere(model, body, post))
    edits = tuple(
        Set(key_of(old), name, value) for name, value in (said | given).items() if getattr(old, name) != value
    )
    if not edits:
        raise EditError(f"That is already so in the scheme of {body.name}.")
    now = Delegation(id=old.id, organisation=organisation, matter=old.matter, post=post, committee=committee)
    return Proposal(_label(model, body, now), edits, _elsewhere(model, body, post))


def _line(model: Model, organisation: str, matter: str) -> Delegation | None:
    """Return what the scheme of a body says of a matter, in any letter case."""
    lines = sorted(model.table(Delegation).by("organisation").get(organisation, ()), key=lambda each: each.id)
    wanted = " ".join(matter.casefold().split())
    return next((line for line in lines if " ".join(line.matter.casefold().split()) == wanted), None)


def _label(model: Model, body: Organisation, line: Delegation) -> str:
    if not line.post and not line.committee:
        return f"Reserve “{line.matter}” to the board of {body.name}"
    return f"Delegate “{line.matter}” to {model.name(Post, line.post) or line.committee}"


def _elsewhere(model: Model, body: Organisation, id: str | None) -> tuple[str, ...]:
    """Return in words that a post is another body's, where it is."""
    if id is None:
        return ()
    post: Post = present(model, "post", id)
    if post.organisation in model.inside(body.id):
        return ()
    return (
        f"“{post.title}” is a post of {model.name(Organisation, post.organisation)}, not of {body.name}.",
    )
