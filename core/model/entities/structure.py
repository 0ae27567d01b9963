"""Organisations, who answers to whom, and posts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from core.model.fields import Choice, Flag, Hundredths, Ref, Text, Whole
from core.model.kinds import Entity, kind

ORGANISATION_KINDS = {
    "department": "Department",
    "arms_length_body": "Arm's-length body",
    "regulator": "Regulator",
    "unit": "Unit or directorate",
    "region": "Region",
    "system": "Local system",
    "provider": "Provider",
    "other": "Other",
}
LEGAL_FORMS = {
    "ministerial_department": "Ministerial department",
    "executive_agency": "Executive agency",
    "executive_ndpb": "Executive non-departmental public body",
    "special_health_authority": "Special health authority",
    "statutory_corporation": "Body corporate under statute",
    "nhs_trust": "NHS trust",
    "foundation_trust": "NHS foundation trust",
    "local_authority": "Local authority",
    "company": "Company",
    "part_of_body": "Part of another body",
    "non_statutory": "Non-statutory",
}
NO_LEGAL_PERSONALITY = frozenset({"non_statutory"})
"""Legal forms that cannot hold a budget or employ. A part of another body does so in that one's name."""
STANDINGS = {"chief": "Chief", "leading": "Leading"}
TIERS = {"national": "National", "regional": "Regional", "system": "System", "local": "Local"}


@kind("organisation", "Organisation", "Organisations", title="{name}", place=10, icon="organisation")
@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Entity):
    """A body, or a part of one: a box on the organisation chart."""

    name: Annotated[str, Text("Name", required=True)]
    short_name: Annotated[str | None, Text("Short name", help="Shown where the name is too long")] = None
    kind: Annotated[str | None, Choice("Kind", choices=ORGANISATION_KINDS)] = None
    parent: Annotated[str | None, Ref("Part of", to="organisation", help="The body it is part of")] = None
    legal_form: Annotated[
        str | None,
        Choice("Legal form", choices=LEGAL_FORMS, help="A body without legal personality cannot hold money"),
    ] = None
    tier: Annotated[str | None, Choice("Tier", choices=TIERS)] = None
    code: Annotated[str | None, Text("Code", help="Its code in a national register")] = None
    purpose: Annotated[str | None, Text("Purpose", lines=True, help="What it is for, in one sentence")] = None
    notes: Annotated[str | None, Text("Notes", lines=True)] = None
    population: Annotated[int | None, Whole("Population", least=0, help="The people it serves")] = None
    population_source: Annotated[
        str | None, Text("Source of the population", help="Where the number comes from")
    ] = None


@kind(
    "reporting_line",
    "Reporting line",
    "Reporting lines",
    title="{organisation} to {to}",
    place=11,
    unique=("organisation", "to"),
    icon="structure",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingLine(Entity):
    """One body answers to another, beside the line of the body it is part of."""

    organisation: Annotated[str, Ref("Who answers", required=True, to="organisation")]
    to: Annotated[str, Ref("To whom", required=True, to="organisation")]
    style: Annotated[
        str, Choice("Line", required=True, choices={"solid": "Solid (full)", "dotted": "Dotted (partial)"})
    ] = "dotted"
    nature: Annotated[str | None, Text("For what", help="What it answers for on this line")] = None
    instrument: Annotated[
        str | None, Text("Instrument", help="Act, direction, framework document, MoU …")
    ] = None


@kind("post", "Post", "Posts", title="{title}", place=12, icon="people")
@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Entity):
    """A post, not the person in it."""

    title: Annotated[str, Text("Title", required=True)]
    organisation: Annotated[str, Ref("Organisation", required=True, to="organisation")]
    reports_to: Annotated[str | None, Ref("Reports to", to="post")] = None
    grade: Annotated[str | None, Text("Grade")] = None
    wte: Annotated[int | None, Hundredths("WTE", unit="WTE", help="Whole-time equivalent")] = None
    board: Annotated[str | None, Ref("Member of the board of", to="organisation")] = None
    standing: Annotated[
        str | None, Choice("Standing", choices=STANDINGS, help="Whether it leads its body, or a part of it")
    ] = None
    digital: Annotated[
        bool, Flag("Digital leader", required=True, help="It leads on digital, data or technology")
    ] = False
    registration: Annotated[bool, Flag("Needs professional registration", required=True)] = False
    registered: Annotated[
        str | None, Text("Registered with", help="The professional register that whoever holds it is on")
    ] = None
    notes: Annotated[str | None, Text("Notes", lines=True)] = None
