"""Every paper of a plan in one file, as a board has them: one cover, one list, one count of pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.papers import PAPERS, paper
from core.papers.blocks import Block, Contents, Cover
from core.papers.brief import Brief
from core.papers.sections.cover import plan_cover
from core.papers.wording import in_words

ID, TITLE = "board-pack", "Board pack"


@paper(ID, TITLE, per_option=False, formats=("pdf",), asked=True)
def board_pack(brief: Brief) -> list[Block]:
    """Return all other papers, numbered A1, A2 and so on: those about all options first."""
    found = list(_papers(brief))
    pack: list[Block] = [_cover(brief, len(found)), Contents(papers=True)]
    for number, blocks in enumerate(found, 1):
        pack += (
            replace(block, reference=f"A{number}") if isinstance(block, Cover) else block for block in blocks
        )
    return pack


def _papers(brief: Brief) -> Iterator[list[Block]]:
    usual = [each for each in PAPERS.values() if not each.asked]
    for each in usual:
        if not each.per_option:
            yield each.blocks(brief)
    for option in brief.options:
        for each in usual:
            if each.per_option:
                yield each.blocks(brief, option)


def _cover(brief: Brief, number: int) -> Cover:
    papers = in_words(number, "paper")
    summary = f"This pack holds {papers} for {brief.body}, each with what it asks on its own cover sheet."
    return plan_cover(ID, TITLE, brief, ("Papers", f"{number:,}"), summary=summary)
