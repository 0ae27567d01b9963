"""The option against the others: the figures that tell them apart."""

from __future__ import annotations

from core.papers.blocks import Block, Paragraph
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.across.side_by_side import key_figures
from core.papers.wording import in_words


def against_the_others(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the figures of every option side by side; nothing where there is no other."""
    if len(brief.options) < 2:
        return []
    others = in_words(len(brief.options) - 1, "other option")
    return [
        Paragraph(
            f"The table sets Option {option.option.code} beside {others} and the as-is; the comparison of "
            "options says more."
        ),
        *key_figures(brief),
    ]
