"""The schedule of an option in full: who decides what, who answers for what, and on which terms."""

from __future__ import annotations

from core.model.words import count
from core.papers import paper
from core.papers.blocks import Block, Cover, Heading, PageBreak, Paragraph
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.cover import as_at, cover_fields
from core.papers.sections.delegations import SCHEDULE
from core.papers.sections.schedules import schedule_tables
from core.papers.wording import option_name
from core.schedules import kinds

EMPTY = (
    "The plan has nothing for this schedule yet: no function, no scheme of delegation, no national service."
)


@paper("delegation-schedule", SCHEDULE, per_option=True, usual=False)
def delegation_schedule(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the schedules of one option, each beside the as-is."""
    blocks: list[Block] = []
    for kind in kinds():
        if tables := list(schedule_tables(kind, option.model, brief.baseline)):
            blocks += [PageBreak(wide=True), Heading(kind.name), Paragraph(kind.about), *tables]
    return [_cover(brief, option), *(blocks or [Paragraph(EMPTY)])]


def _cover(brief: Brief, option: OptionBrief) -> Cover:
    choice = option.option
    fields = cover_fields(brief, ("Option", f"{choice.code}, {choice.name}"))
    return Cover(
        kind=SCHEDULE,
        title=f"Option {choice.code}: {choice.name}",
        body=brief.plan.body or "",
        plan=brief.plan.title,
        fields=(("Purpose", "For information"), *fields[1:]),
        summary=_what(brief, option),
        short=f"{SCHEDULE} · Option {choice.code}",
        code=choice.code,
        colour=option.colour,
        asks="What this schedule is",
    )


def _what(brief: Brief, option: OptionBrief) -> str:
    duties = count(len(option.model.duties), "function")
    return (
        f"This schedule goes with the paper on {option_name(option.option)}. It says who may decide what, "
        f"who answers for each of {duties}, and on which terms national services are given. It marks what "
        f"differs from the structure as it is{as_at(brief)}."
    )
