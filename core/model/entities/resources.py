"""Money and people: every figure carries where it comes from and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from core.model.fields import Choice, Flag, Hundredths, Money, Ref, Text, Year
from core.model.kinds import Entity, kind

BASES = {
    "audited": "Audited",
    "published": "Published",
    "estimate": "Estimate",
    "illustrative": "Illustrative",
}


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
