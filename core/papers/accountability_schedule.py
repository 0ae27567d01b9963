"""The accountability schedule by itself: who has which part in every function under the option."""

from __future__ import annotations

from core.papers import paper
from core.papers.blocks import Block, Contents, Paragraph
from core.papers.brief import Brief, OptionBrief
from core.papers.digest import duties_moved, flags
from core.papers.section import Section, composed
from core.papers.sections.cover import option_cover
from core.papers.sections.fate import TITLE, fate
from core.papers.sections.schedule import schedule
from core.papers.wording import opened, option_name

ID, NAME = "accountability-schedule", "Accountability schedule"


def purpose(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what the schedule is for; nothing for a plan without functions."""
    if not option.duties:
        return []
    return [
        Paragraph(
            f"This schedule tells {brief.body} who would be accountable, responsible, consulted and informed "
            f"for every function under {option_name(option.option)}."
        ),
        Paragraph(f"{opened(duties_moved(option))} {opened(flags(option))}"),
    ]


SECTIONS = (
    Section("purpose", "Purpose of this schedule", purpose),
    Section("duties", TITLE, fate),
    Section("schedule", "Every part in every function", schedule, wide=True),
)


@paper(ID, NAME, per_option=True, sections=SECTIONS, asked=True)
def accountability_schedule(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the schedule of an option; a plan without functions has its cover alone."""
    content = composed(ID, SECTIONS, brief, option)
    return [option_cover(ID, NAME, brief, option, content, asks=False), Contents(), *content]
