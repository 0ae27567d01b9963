"""The plan itself: its title, its options, and the moves each option is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from core.model.fields import Choice, Day, Flag, Hundredths, Ref, Text, Whole, Year
from core.model.kinds import Entity, kind

AS_IS = "as-is"
"""The id of the baseline: the structure as it is, which every option starts from."""
PLAN = "plan"
"""The id of the one Plan entity, and of the layer that holds the plan's own kinds."""
INSTRUMENTS = {
    "to_draft": "To be drafted",
    "drafted": "Drafted",
    "consulted": "Out for consultation",
    "agreed": "Agreed",
    "made": "Made",
}


@kind("plan", "Plan", "Plans", title="{title}", place=1, of_plan=True, icon="overview")
@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Entity):
    """What the plan is about. There is one, with the id PLAN."""

    title: Annotated[str, Text("Title", required=True)]
    body: Annotated[str | None, Text("Body", help="The public body whose board will read the papers")] = None
    as_at: Annotated[str | None, Day("As at", help="The day on which the as-is is true")] = None
    summary: Annotated[str | None, Text("Summary", lines=True)] = None
    notes: Annotated[str | None, Text("Notes", lines=True)] = None
    widest_span: Annotated[
        int, Whole("Widest span", required=True, least=1, help="Parts inside one body; more warns")
    ] = 15
    narrowest_span: Annotated[
        int, Whole("Narrowest span", required=True, least=0, help="Parts inside one body; fewer warns")
    ] = 2
    deepest_tiers: Annotated[
        int, Whole("Most tiers", required=True, least=1, help="Bodies from top to bottom; more warns")
    ] = 7
    technology_floor: Annotated[
        int | None,
        Hundredths(
            "Technology floor", unit="%", help="The least part of its spending a body should put there"
        ),
    ] = None
    price_year: Annotated[
        str | None, Year("Price year", help="Real figures are in the prices of this year")
    ] = None


@kind(
    "muted_check",
    "Check switched off",
    "Checks switched off",
    title="{code}",
    place=4,
    of_plan=True,
    unique=("code",),
    icon="hide",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class MutedCheck(Entity):
    """A check that is switched off for the whole plan, with the reason, which papers print."""

    code: Annotated[str, Text("Code", required=True, help="The code of the check, such as ACC001")]
    reason: Annotated[str, Text("Reason", required=True, help="The paper prints it")]


@kind("option", "Option", "Options", title="Option {code}, {name}", place=2, of_plan=True, icon="options")
@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Entity):
    """One way the structure could be: a stack of moves over the as-is, or over another option."""

    code: Annotated[str, Text("Letter", required=True, help="A short code, shown everywhere")]
    name: Annotated[str, Text("Name", required=True)]
    below: Annotated[str | None, Ref("Stands on", to="option", help="Empty: on the as-is")] = None
    description: Annotated[str | None, Text("Description", lines=True)] = None
    rank: Annotated[int, Whole("Place", required=True)] = 0


@kind("move", "Move", "Moves", title="{title}", place=3, of_plan=True, icon="transfer")
@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Entity):
    """One named step of an option. What it changes is its layer, which has its id."""

    option: Annotated[str, Ref("Option", required=True, to="option", belongs=True)]
    title: Annotated[str, Text("Title", required=True)]
    rank: Annotated[int, Whole("Place", required=True)] = 0
    enabled: Annotated[bool, Flag("Switched on", required=True)] = True
    date: Annotated[str | None, Day("Takes effect")] = None
    instrument: Annotated[str | None, Text("Legal instrument")] = None
    reason: Annotated[str | None, Text("Reason", lines=True)] = None
    status: Annotated[
        str | None, Choice("The instrument is", choices=INSTRUMENTS, help="How far its instrument is")
    ] = None
