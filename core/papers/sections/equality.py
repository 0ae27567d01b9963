"""The duties that a board has when it decides: equality first, and what else its cover sheet says of them."""

from __future__ import annotations

from core.papers import cover_sheet
from core.papers.blocks import Block, Heading, Paragraph, paragraphs
from core.papers.brief import Brief, OptionBrief

DUTY = (
    "In deciding, the board must have due regard to the public sector equality duty (Equality Act 2010, "
    "section 149): to end unlawful discrimination, to advance equality of opportunity and to foster good "
    "relations."
)
NO_ASSESSMENT = "No equality impact assessment of this option is recorded in the plan yet."
OTHERS = ("quality", "data_protection", "digital", "sustainability", "involvement", "partnership")


def equality(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the equality duty and what is known of the others; nothing where nothing changes."""
    own = option.option.id
    typed = cover_sheet.typed(brief.own, own, "equality")
    if not option.changes and not typed:
        return []
    blocks: list[Block] = [Paragraph(DUTY), *(paragraphs(typed) or [Paragraph(NO_ASSESSMENT)])]
    for name in OTHERS:
        if text := cover_sheet.typed(brief.own, own, name):
            blocks += [Heading(cover_sheet.label(name), level=2), *paragraphs(text)]
    return blocks
