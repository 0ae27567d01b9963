"""The moves in full: what each does, when, by which instrument and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.model.days import spoken
from core.model.words import listed, sentence
from core.papers.blocks import Block, Bullets, Heading, Paragraph, paragraphs
from core.papers.brief import Brief, MoveBrief, OptionBrief
from core.papers.wording import enumerated, short_name

MOST = 12
"""How many bodies are named before the rest are counted."""


def moves_in_full(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what each move of the option does, its own and those of options below it; nothing for none."""
    told = [found for move in option.all_moves if (found := brief.move(move.id))]
    models = option.model, brief.baseline
    return [
        block
        for place, move in enumerate(told, 1)
        for block in _move(place, move, [short_name(id_, *models) for id_ in move.bodies])
    ]


def by_moves(ids: Iterable[str], option: OptionBrief) -> str:
    """Return moves by their numbers in this paper, “Moves 3 and 8”; a dash for none that are in it."""
    numbers = {move.id: number for number, move in enumerate(option.all_moves, 1)}
    found = sorted({numbers[id_] for id_ in ids if id_ in numbers})
    return f"Move{'s' if len(found) > 1 else ''} {listed([f'{n}' for n in found])}" if found else "–"


def _move(place: int, brief: MoveBrief, bodies: list[str]) -> Iterator[Block]:
    move = brief.move
    yield Heading(f"Move {place}: {move.title}", level=2)
    when = f"This move takes effect on {spoken(move.date)}." if move.date else "No date is set for this move."
    under = (
        sentence(f"Legal instrument: {move.instrument}")
        if move.instrument
        else "No legal instrument is named."
    )
    yield Paragraph(f"{when} {under}", source=move.id)
    if bodies:
        yield Paragraph(sentence(f"Bodies concerned: {enumerated(bodies, MOST)}"), source=move.id)
    why = f"Reason: {sentence(move.reason)}" if move.reason else "No reason is recorded for it."
    yield from paragraphs(why)
    if not brief.effects:
        yield Paragraph("It changes nothing.", source=move.id)
    elif len(brief.effects) == 1:
        yield Paragraph(f"What it does: {brief.effects[0]}", source=move.id)
    else:
        yield Paragraph("What it does:", source=move.id)
        yield Bullets(brief.effects, source=move.id)
