"""What may go wrong: what the option depends on, and what the checks find in it."""

from __future__ import annotations

from collections.abc import Iterator

from core.model.words import count
from core.papers import cover_sheet
from core.papers.blocks import Block, Bullets, Paragraph
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.unresolved import in_short
from core.papers.wording import opened, option_name


def risks(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the risks referred to, what the option depends on, and what is unresolved; else nothing."""
    references = cover_sheet.typed_lines(brief.own, option.option.id, "risks")
    referred: list[Block] = []
    if references:
        referred = [Paragraph("This paper bears on these risks:"), Bullets(tuple(references))]
    return [*referred, *map(Paragraph, _dependencies(option)), *in_short(option)]


def _dependencies(option: OptionBrief) -> Iterator[str]:
    if option.stands_on and option.inherited:
        yield (
            f"The option depends on {option_name(option.stands_on)}: its own moves can follow only once "
            f"{count(len(option.inherited), 'move')} of Option {option.stands_on.code} "
            f"{'has' if len(option.inherited) == 1 else 'have'} been made."
        )
    moves = option.all_moves
    undated = sum(not move.date for move in moves)
    if undated:
        verb = "has" if undated == 1 else "have"
        yield opened(
            f"{count(undated, 'move')} {verb} no date, so that the order of the plan is not settled."
        )
    bare = sum(not move.instrument for move in moves)
    if bare:
        verb = "names" if bare == 1 else "name"
        yield opened(
            f"{count(bare, 'move')} {verb} no legal instrument, so that it is not known what could hold "
            f"{'it' if bare == 1 else 'them'} up."
        )
