"""Who answers for what and who decides what under an option, in full, each beside the as-is."""

from __future__ import annotations

from functools import partial

from core.model.words import count
from core.papers import paper
from core.papers.blocks import Block, Contents, Paragraph
from core.papers.brief import Brief, OptionBrief
from core.papers.digest import duties_moved, flags
from core.papers.section import Section, composed
from core.papers.sections.cover import schedule_cover
from core.papers.sections.delegations import SCHEDULE
from core.papers.sections.fate import TITLE, fate
from core.papers.sections.schedule import schedule
from core.papers.sections.schedules import schedule_tables
from core.papers.wording import opened, option_name
from core.schedules import Kind, kinds

ID = "accountability-schedule"
EMPTY = (
    "The plan has nothing for this schedule yet: no function, no scheme of delegation, no national service."
)


def purpose(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what the schedule is for, or that there is nothing for it yet."""
    if not any(any(schedule_tables(kind, option.model, brief.baseline)) for kind in kinds()):
        return [Paragraph(EMPTY)]
    told = [Paragraph(f"{opened(duties_moved(option))} {opened(flags(option))}")] if option.duties else []
    return [Paragraph(_what(brief, option)), *told]


def _what(brief: Brief, option: OptionBrief) -> str:
    duties = count(len(option.model.duties), "function")
    return (
        f"This schedule goes with the paper on {option_name(option.option)}. It says who answers for each of "
        f"{duties}, who may decide what, and on which terms national services are given. It marks what "
        f"differs from the structure as it is{brief.as_at}."
    )


def _kept(kind: Kind, brief: Brief, option: OptionBrief) -> list[Block]:
    """Return a schedule that boards keep; nothing where neither the option nor the as-is has a line."""
    tables = list(schedule_tables(kind, option.model, brief.baseline))
    return [Paragraph(kind.about), *tables] if tables else []


SECTIONS = (
    Section("purpose", "Purpose of this schedule", purpose),
    Section("duties", TITLE, fate),
    # To whom, and under what, is in the schedule of functions below, and not told twice.
    Section("schedule", "Every part in every function", partial(schedule, terms=False), wide=True),
    *(Section(kind.id, kind.name, partial(_kept, kind), wide=True) for kind in kinds()),
)


@paper(ID, SCHEDULE, per_option=True, sections=SECTIONS, asked=True)
def accountability_schedule(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the schedule of an option; of a plan that has nothing for it, its cover and that."""
    content = composed(ID, SECTIONS, brief, option)
    return [
        schedule_cover(ID, SCHEDULE, brief, option, content, summary=_what(brief, option)),
        Contents(),
        *content,
    ]
