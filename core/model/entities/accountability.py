"""What has to be done, and who answers for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from core.model.fields import Choice, Day, Money, Ref, Text
from core.model.kinds import Entity, kind

FUNCTION_KINDS = {
    "duty": "Duty",
    "service": "Service",
    "standard": "Standard",
    "capability": "Capability",
}
STAGES = {"genesis": "Genesis", "custom": "Custom built", "product": "Product", "commodity": "Commodity"}
LETTERS = {"A": "Accountable", "R": "Responsible", "C": "Consulted", "I": "Informed"}


@kind("function", "Function", "Functions", title="{name}", place=20, icon="list")
@dataclass(frozen=True, slots=True, kw_only=True)
class Function(Entity):
    """Something that has to be done: a duty, a service, a standard to keep, a capability to have.

    An ended function stays in the option with the reason, so that the paper can say why nobody holds it.
    """

    name: Annotated[str, Text("Name", required=True)]
    kind: Annotated[str | None, Choice("Kind", choices=FUNCTION_KINDS)] = None
    parent: Annotated[str | None, Ref("Family", to="function")] = None
    stage: Annotated[
        str | None,
        Choice("Stage", choices=STAGES, help="How settled it is: from something new to a commodity"),
    ] = None
    description: Annotated[str | None, Text("Description", lines=True)] = None
    ended: Annotated[str | None, Text("Ended because", help="Why nobody does this any more")] = None


@kind(
    "accountability",
    "Accountability",
    "Accountabilities",
    title="{organisation}: {letter} for {function}",
    place=21,
    unique=("function", "organisation", "letter"),
    icon="accountabilities",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Accountability(Entity):
    """One body's part in one function: accountable, responsible, consulted or informed."""

    function: Annotated[str, Ref("Function", required=True, to="function")]
    organisation: Annotated[str, Ref("Organisation", required=True, to="organisation")]
    letter: Annotated[str, Choice("Part", required=True, choices=LETTERS)]
    to: Annotated[str | None, Ref("To whom", to="organisation")] = None
    instrument: Annotated[
        str | None, Text("Instrument", help="Act, direction, framework document, MoU …")
    ] = None
    post: Annotated[str | None, Ref("Post", to="post", help="The post that answers for it")] = None
    since: Annotated[str | None, Day("Since")] = None
    note: Annotated[str | None, Text("Note", lines=True)] = None


@kind(
    "delegation",
    "Delegation",
    "Delegations",
    title="{matter}",
    place=22,
    unique=("organisation", "matter"),
    icon="accountabilities",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation(Entity):
    """One line of a body's scheme of reservation and delegation: who decides a matter, up to what limit.

    What names neither a post nor a committee is reserved to the board.
    """

    organisation: Annotated[str, Ref("Body", required=True, to="organisation", help="Whose scheme it is")]
    matter: Annotated[str, Text("Matter", required=True, help="What is decided")]
    function: Annotated[str | None, Ref("Function", to="function")] = None
    post: Annotated[str | None, Ref("Delegated to", to="post", help="Empty: reserved to the board")] = None
    committee: Annotated[str | None, Text("Committee", help="Where a committee decides, and no post")] = None
    limit: Annotated[int | None, Money("Up to", help="Empty: no limit in money")] = None
    conditions: Annotated[str | None, Text("Conditions", lines=True)] = None
    instrument: Annotated[str | None, Text("Instrument", help="Standing orders, scheme of delegation …")] = (
        None
    )
