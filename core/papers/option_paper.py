"""The paper about one option: what it changes, for whom, and with what money and people."""

from __future__ import annotations

from core.papers import paper
from core.papers.blocks import Block, Contents
from core.papers.brief import Brief, OptionBrief
from core.papers.section import Section, composed
from core.papers.sections.about import about
from core.papers.sections.background import background
from core.papers.sections.bodies import TITLE as STRUCTURE
from core.papers.sections.bodies import branches
from core.papers.sections.changes import changes
from core.papers.sections.cover import option_cover
from core.papers.sections.decisions import TITLE as DECISIONS
from core.papers.sections.decisions import decisions
from core.papers.sections.described import described
from core.papers.sections.equality import equality
from core.papers.sections.fate import TITLE as FATE
from core.papers.sections.fate import fate
from core.papers.sections.funding import FLOWS, SPENDING, flows, spending
from core.papers.sections.leaders import TABLE as POSTS
from core.papers.sections.leaders import posts
from core.papers.sections.legal import legal
from core.papers.sections.measures import measures
from core.papers.sections.moves import moves_in_full
from core.papers.sections.others import against_the_others
from core.papers.sections.people import people
from core.papers.sections.purpose import purpose, recommendation
from core.papers.sections.purposes import TITLE as PURPOSES
from core.papers.sections.purposes import purposes
from core.papers.sections.reporting import TITLE as ANSWERS
from core.papers.sections.reporting import answering
from core.papers.sections.resources import resources, resources_in_full
from core.papers.sections.risks import risks
from core.papers.sections.schedule import schedule
from core.papers.sections.sources_in_short import sources_in_short
from core.papers.sections.transition import transition
from core.papers.sections.unresolved import TITLE as UNRESOLVED
from core.papers.sections.unresolved import unresolved

ID, NAME = "option-paper", "Option paper"
SECTIONS = (
    Section("purpose", "Purpose of this paper", purpose),
    Section("background", "Background and case for change", background),
    Section("option", "The option described", described),
    Section("changes", "What changes for whom", changes),
    Section("resources", "Resources", resources),
    Section("appraisal", "Against the other options", against_the_others),
    Section("risks", "Risks and dependencies", risks),
    Section("legal", "Legal instruments and approvals", legal),
    Section("people", "People impact and consultation", people),
    Section("equality", "Equality and other duties", equality),
    Section("transition", "Transition plan and decision gates", transition),
    Section("measures", "Measures and review", measures),
    Section("recommendation", "Recommendation", recommendation),
    Section("structure", STRUCTURE, branches, appendix=True),
    Section("moves", "The moves in full", moves_in_full, appendix=True),
    Section("duties", FATE, fate, appendix=True),
    Section("schedule", "Accountability schedule", schedule, appendix=True, wide=True),
    Section("decisions", DECISIONS, decisions, appendix=True),
    Section("posts", POSTS, posts, appendix=True),
    Section("answers", ANSWERS, answering, appendix=True, wide=True),
    Section("purposes", PURPOSES, purposes, appendix=True),
    Section("accounts", "Money and people by body", resources_in_full, appendix=True),
    Section("spending", SPENDING, spending, appendix=True),
    Section("flows", FLOWS, flows, appendix=True, wide=True),
    Section("sources", "Figures and their sources", sources_in_short, appendix=True),
    Section("unresolved", UNRESOLVED, unresolved, appendix=True),
    Section("about", "How this paper was made", about, appendix=True),
)


@paper(ID, NAME, per_option=True, stem="Option {code} - {option}", sections=SECTIONS)
def option_paper(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the paper about one option; a section with nothing to say is left out."""
    content = composed(ID, SECTIONS, brief, option)
    return [option_cover(ID, NAME, brief, option, content), Contents(), *content]
