"""Money and people: every figure carries where it comes from and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from core.model.fields import Choice, Day, Flag, Hundredths, Money, Ref, Text, Whole, Year
from core.model.kinds import Entity, kind

BASES = {
    "audited": "Audited",
    "published": "Published",
    "estimate": "Estimate",
    "illustrative": "Illustrative",
}

HOST = Ref(
    "Held by host",
    to="organisation",
    help="The body that holds it in law, where its own body has no legal personality",
)
SAVED = Text("Saved because", help="Why the plan spends less here; without a reason it is a gap")


@kind(
    "budget_line",
    "Budget line",
    "Budget lines",
    title="{organisation}, {year}: {amount}",
    place=30,
    icon="resources",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine(Entity):
    """What one body spends in one year, on one function or on none in particular."""

    organisation: Annotated[str, Ref("Organisation", required=True, to="organisation")]
    function: Annotated[str | None, Ref("Function", to="function")] = None
    year: Annotated[str, Year("Year", required=True)]
    type: Annotated[
        str, Choice("Type", required=True, choices={"revenue": "Revenue", "capital": "Capital"})
    ] = "revenue"
    technology: Annotated[bool, Flag("Technology", required=True)] = False
    amount: Annotated[int, Money("Amount", required=True)]
    source: Annotated[str, Text("Source", required=True, help="Where the figure comes from")]
    basis: Annotated[str, Choice("Basis", required=True, choices=BASES)] = "estimate"
    pay: Annotated[str | None, Choice("Pay", choices={"pay": "Pay", "non_pay": "Non-pay"})] = None
    overhead: Annotated[bool, Flag("Corporate overhead", required=True)] = False
    one_off: Annotated[bool, Flag("One-off", required=True, help="A cost of review or transition")] = False
    investment: Annotated[
        str | None, Ref("Investment", to="investment", help="What it is part of the cost of")
    ] = None
    host: Annotated[str | None, HOST] = None
    origin: Annotated[
        str | None, Ref("Comes from", to="budget_line", help="The line this was taken out of")
    ] = None
    saved: Annotated[str | None, SAVED] = None


@kind(
    "workforce",
    "Workforce entry",
    "Workforce entries",
    title="{organisation}, {year}: {wte} WTE",
    place=31,
    icon="people",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Workforce(Entity):
    """The people of one body in one year, on one function or on none in particular."""

    organisation: Annotated[str, Ref("Organisation", required=True, to="organisation")]
    function: Annotated[str | None, Ref("Function", to="function")] = None
    year: Annotated[str, Year("Year", required=True)]
    wte: Annotated[int, Hundredths("WTE", required=True, unit="WTE")]
    technology: Annotated[bool, Flag("Technology", required=True)] = False
    source: Annotated[str, Text("Source", required=True, help="Where the figure comes from")]
    basis: Annotated[str, Choice("Basis", required=True, choices=BASES)] = "estimate"
    pay_cost: Annotated[
        int | None, Money("Pay cost", help="What these people are paid in the year, on-costs included")
    ] = None
    host: Annotated[str | None, HOST] = None
    origin: Annotated[
        str | None, Ref("Comes from", to="workforce", help="The entry these were taken out of")
    ] = None
    saved: Annotated[str | None, SAVED] = None


@kind(
    "funding_flow",
    "Funding flow",
    "Funding flows",
    title="{payer} to {payee}, {year}: {amount}",
    place=32,
    icon="transfer",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class FundingFlow(Entity):
    """Money that one body passes to another in one year, and the gate it goes through."""

    payer: Annotated[str, Ref("From", required=True, to="organisation")]
    payee: Annotated[str, Ref("To", required=True, to="organisation")]
    year: Annotated[str, Year("Year", required=True)]
    amount: Annotated[int, Money("Amount", required=True)]
    purpose: Annotated[str | None, Text("Purpose")] = None
    function: Annotated[str | None, Ref("Function", to="function")] = None
    approver: Annotated[
        str | None, Ref("Approver", to="organisation", help="Who has to agree first: the gate")
    ] = None
    days: Annotated[int | None, Whole("Days the approval adds", least=0)] = None
    conditions: Annotated[str | None, Text("Conditions", lines=True)] = None
    source: Annotated[str, Text("Source", required=True, help="Where the figure comes from")]
    basis: Annotated[str, Choice("Basis", required=True, choices=BASES)] = "estimate"


@kind("investment", "Investment", "Investments", title="{name}", place=33, icon="resources")
@dataclass(frozen=True, slots=True, kw_only=True)
class Investment(Entity):
    """Money spent now for a return later. Its cost by year is the budget lines that name it."""

    name: Annotated[str, Text("Name", required=True)]
    organisation: Annotated[str, Ref("Organisation", required=True, to="organisation")]
    function: Annotated[str | None, Ref("Function", to="function")] = None
    expected: Annotated[int | None, Money("Expected return", help="In all, over its life")] = None
    by: Annotated[str | None, Year("Return by", help="The year by which it should be there")] = None
    measured: Annotated[str | None, Text("How it is measured")] = None
    actual: Annotated[int | None, Money("Measured return", help="So far")] = None
    source: Annotated[str, Text("Source", required=True, help="Where the figures come from")]
    basis: Annotated[str, Choice("Basis", required=True, choices=BASES)] = "estimate"


@kind("tranche", "Tranche", "Tranches", title="{name}", place=34, icon="resources")
@dataclass(frozen=True, slots=True, kw_only=True)
class Tranche(Entity):
    """Part of a funding flow that is released only against its deliverables."""

    name: Annotated[str, Text("Name", required=True)]
    flow: Annotated[str, Ref("Funding flow", required=True, to="funding_flow")]
    amount: Annotated[int, Money("Amount", required=True)]
    due: Annotated[str | None, Day("Due")] = None
    released: Annotated[str | None, Day("Released on")] = None
    source: Annotated[str, Text("Source", required=True, help="Where the figure comes from")]
    basis: Annotated[str, Choice("Basis", required=True, choices=BASES)] = "estimate"


@kind("deliverable", "Deliverable", "Deliverables", title="{name}", place=35, icon="check")
@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverable(Entity):
    """What a tranche is released against. Three ticks, each by a body that does not receive the money."""

    name: Annotated[str, Text("Name", required=True)]
    tranche: Annotated[str, Ref("Tranche", required=True, to="tranche")]
    organisation: Annotated[str, Ref("Who delivers", required=True, to="organisation")]
    description: Annotated[str | None, Text("Description", lines=True)] = None
    due: Annotated[str | None, Day("Due")] = None
    met: Annotated[str | None, Day("Met on")] = None
    feasible: Annotated[
        str | None, Ref("Found feasible by", to="organisation", help="Never the body that receives the money")
    ] = None
    granular: Annotated[str | None, Ref("Found granular by", to="organisation")] = None
    timed: Annotated[str | None, Ref("Timescale found sound by", to="organisation")] = None
    evidence: Annotated[str | None, Text("Evidence", lines=True)] = None


@kind(
    "price_index",
    "Price index",
    "Price indices",
    title="{year}",
    place=36,
    unique=("year",),
    icon="resources",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PriceIndex(Entity):
    """The level of prices in one year: real = nominal × the index of the price year ÷ that of the year."""

    year: Annotated[str, Year("Year", required=True)]
    index: Annotated[int, Hundredths("Index", required=True, help="100 in a year of your choice")]
    source: Annotated[str, Text("Source", required=True, help="Where the figure comes from")]
    basis: Annotated[str, Choice("Basis", required=True, choices=BASES)] = "published"
