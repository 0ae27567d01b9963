"""Who decides and on which terms: matters that boards reserve and delegate, and national services."""

from __future__ import annotations

from core.papers.blocks import Block, Heading, Paragraph
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.delegations import SCHEDULE, delegations, delegations_in_short
from core.papers.sections.services import national, national_in_short

TITLE = "Who decides, and on which terms"
EVERY = f"The paper “{SCHEDULE}” on this option has every matter, every function and every term."


def decisions(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return which matters change and what national services promise; nothing where neither is there."""
    blocks = [*delegations(brief, option), *national(brief, option)]
    return [*blocks, Paragraph(EVERY)] if blocks else []


def decisions_in_short(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the same in a few sentences; nothing where there is no scheme and no national service."""
    said = [delegations_in_short(brief, option), national_in_short(option)]
    if not any(said):
        return []
    more = f" The appendix “{TITLE}” has more." if decisions(brief, option) else f" {EVERY}"
    return [Heading(TITLE, level=2), Paragraph(f"{' '.join(filter(None, said))}{more}")]
