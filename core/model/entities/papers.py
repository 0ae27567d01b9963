"""What the secretary adds to the papers: cover sheets, narratives, what is private, and what was issued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from core.model.fields import Choice, Day, Flag, Ref, Text
from core.model.kinds import Entity, kind

SESSIONS = {"public": "Public session", "private": "Private session"}
STATUSES = {
    "draft": "Draft",
    "for_approval": "For approval",
    "approved": "Approved",
    "final": "Final",
}
PURPOSES = {
    "decision": "For decision",
    "assurance": "For assurance",
    "discussion": "For discussion",
    "information": "For information",
}
PLACES = {
    "before": "Before the generated text",
    "after": "After the generated text",
    "instead": "In place of the generated text",
}
OF_OPTION = Ref("Option", to="option", belongs=True, help="Empty: for every paper of the plan")


@kind(
    "paper_details",
    "Cover sheet",
    "Cover sheets",
    title="Cover sheet: {option}",
    place=5,
    of_plan=True,
    icon="papers",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDetails(Entity):
    """What the cover sheet of an option's papers says; the one without an option is for all of them.

    A field that is empty here is looked for there, then told from the model where that knows it.
    """

    option: Annotated[str | None, OF_OPTION] = None
    meeting: Annotated[str | None, Text("Meeting", help="Such as Board meeting")] = None
    date: Annotated[str | None, Day("Meeting date")] = None
    session: Annotated[
        str | None, Choice("Session", choices=SESSIONS, help="Whether the public may be there")
    ] = None
    agenda_item: Annotated[str | None, Text("Agenda item")] = None
    reference: Annotated[str | None, Text("Paper reference")] = None
    sponsor: Annotated[
        str | None, Text("Executive sponsor", help="The senior responsible owner: name and post")
    ] = None
    authors: Annotated[str | None, Text("Authors")] = None
    version: Annotated[str | None, Text("Version", help="Such as 0.3")] = None
    status: Annotated[str | None, Choice("Status", choices=STATUSES)] = None
    purpose: Annotated[str | None, Choice("Purpose", choices=PURPOSES, help="What the board is to do")] = None
    classification: Annotated[str | None, Text("Classification", help="Such as OFFICIAL")] = None
    considered: Annotated[
        str | None,
        Text("Previously considered by", lines=True, help="A line each: forum, date, outcome"),
    ] = None
    objectives: Annotated[str | None, Text("Strategic objectives", lines=True)] = None
    risks: Annotated[
        str | None, Text("Risk references", lines=True, help="Board assurance framework and risk register")
    ] = None
    recommendation: Annotated[
        str | None,
        Text("Recommendations", lines=True, help="A line each, beginning with a verb: approve, note, agree"),
    ] = None
    appendices: Annotated[
        str | None, Text("Further appendices", lines=True, help="A line each: what is circulated beside it")
    ] = None
    quality: Annotated[str | None, Text("Quality and safety", lines=True)] = None
    financial: Annotated[str | None, Text("Financial", lines=True)] = None
    workforce: Annotated[str | None, Text("Workforce", lines=True)] = None
    legal: Annotated[str | None, Text("Legal and statutory", lines=True)] = None
    equality: Annotated[
        str | None, Text("Equality", lines=True, help="Public sector equality duty; impact assessment")
    ] = None
    data_protection: Annotated[str | None, Text("Data protection", lines=True)] = None
    digital: Annotated[str | None, Text("Digital and cyber continuity", lines=True)] = None
    sustainability: Annotated[str | None, Text("Sustainability", lines=True)] = None
    involvement: Annotated[str | None, Text("Patient and public involvement", lines=True)] = None
    partnership: Annotated[
        str | None, Text("Partnership", lines=True, help="Integrated care systems, local authorities")
    ] = None
    conflicts: Annotated[str | None, Text("Conflicts of interest", lines=True)] = None
    exemption: Annotated[
        str | None,
        Text("Freedom of information exemption", help="Why a private paper is not to be disclosed"),
    ] = None
    communications: Annotated[str | None, Text("Communications", lines=True)] = None
    operations: Annotated[
        str | None, Text("Operations", lines=True, help="How services go on without a break")
    ] = None
    accounting: Annotated[
        str | None, Text("Accounts and accounting officer", lines=True, help="Who signs which accounts")
    ] = None
    records: Annotated[str | None, Text("Knowledge and records", lines=True)] = None
    pensions: Annotated[str | None, Text("Pensions", lines=True)] = None
    assets: Annotated[str | None, Text("Assets and liabilities", lines=True)] = None
    appointments: Annotated[str | None, Text("Public appointments", lines=True)] = None
    logo: Annotated[
        str | None, Text("Logo", help="The name of a PNG or JPEG file in the folder of the plan")
    ] = None
    logo_words: Annotated[str | None, Text("Logo in words", help="For who cannot see it")] = None


@kind(
    "narrative",
    "Narrative",
    "Narratives",
    title="Narrative of “{section}”",
    place=6,
    of_plan=True,
    icon="papers",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative(Entity):
    """What the secretary says in one section of a paper, beside what the model says or in its place.

    `replaced` is the fingerprint of the generated text as it was when this was written in its place.
    """

    option: Annotated[str | None, OF_OPTION] = None
    paper: Annotated[str, Text("Paper", required=True, help="Its id, such as option-paper")]
    section: Annotated[str, Text("Section", required=True, help="Its id, such as purpose")]
    text: Annotated[
        str | None, Text("Text", lines=True, help="Markdown; {option.name} stands for a name")
    ] = None
    stands: Annotated[str, Choice("Stands", required=True, choices=PLACES)] = "before"
    replaced: Annotated[str | None, Text("Fingerprint of the text replaced")] = None


@kind(
    "private_part",
    "Private part",
    "Private parts",
    title="{section}",
    place=7,
    of_plan=True,
    icon="lock",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PrivatePart(Entity):
    """A section, a table, a figure or a line of the cover that the public paper withholds, and why."""

    option: Annotated[str | None, OF_OPTION] = None
    paper: Annotated[str, Text("Paper", required=True, help="Its id, such as option-paper")]
    section: Annotated[str, Text("Section", required=True, help="Its id; cover for the cover sheet")]
    caption: Annotated[
        str | None,
        Text("Only", help="How the caption of a table or figure, or a line of the cover, begins; empty: all"),
    ] = None
    reason: Annotated[str, Text("Reason", required=True, help="The public paper prints it")]


@kind(
    "issued_paper",
    "Issued paper",
    "Issued papers",
    title="{about}",
    place=8,
    of_plan=True,
    icon="check",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPaper(Entity):
    """An entry of the register: a paper that was given out, and the model that it was made from.

    It stays when its option goes. `fingerprint` is that of all that the paper is made from.
    """

    option: Annotated[str | None, Ref("Option", to="option")] = None
    paper: Annotated[str, Text("Paper", required=True)]
    about: Annotated[str, Text("About", required=True, help="What it was called")]
    version: Annotated[str | None, Text("Version")] = None
    issued: Annotated[str, Day("Issued", required=True)]
    recipients: Annotated[str | None, Text("To whom")] = None
    files: Annotated[str | None, Text("Files", lines=True)] = None
    private: Annotated[bool, Flag("Private copy too", required=True)] = False
    fingerprint: Annotated[str, Text("Fingerprint", required=True)]
    parameters: Annotated[str | None, Text("Parameters", lines=True)] = None
