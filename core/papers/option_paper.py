"""The paper about one option: what it changes, for whom, and with what money and people."""

from __future__ import annotations

from core.papers import paper
from core.papers.blocks import Block, Contents
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.bodies import branches
from core.papers.sections.changes import changes
from core.papers.sections.charts import charts
from core.papers.sections.cover import option_cover, purpose
from core.papers.sections.fate import fate
from core.papers.sections.leaders import leaders, posts
from core.papers.sections.reporting import answering, reporting
from core.papers.sections.resources import resources
from core.papers.sections.schedule import schedule
from core.papers.sections.sources import sources
from core.papers.sections.structure import structure
from core.papers.sections.unresolved import unresolved


@paper("option-paper", "Option paper", per_option=True, stem="Option {code} - {option}")
def option_paper(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the paper about one option; a section with nothing to say is left out."""
    drawn = charts(brief, option)
    return [
        option_cover(brief, option),
        Contents(),
        *purpose(brief, option),
        *changes(option),
        *structure(brief, option, drawn),
        *reporting(brief, option),
        *leaders(brief, option),
        *fate(brief, option),
        *resources(brief, option),
        *unresolved(brief, option),
        *answering(brief, option),
        *posts(brief, option),
        *schedule(brief, option),
        *sources(brief, option),
        *branches(brief, option, drawn),
    ]
