"""What an option changes, move by move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.model.days import spoken
from core.model.entities.plan import Move
from core.model.words import count, sentence
from core.papers.blocks import (
    TO_BE_CONFIRMED,
    Block,
    Bullets,
    Column,
    Heading,
    Paragraph,
    paragraphs,
    plain_table,
)
from core.papers.brief import MoveBrief, OptionBrief
from core.papers.wording import day, opened, option_name


def changes(option: OptionBrief) -> list[Block]:
    """Return the option described: what it is, its moves in order, and what is left out of it."""
    return [
        Heading("What changes"),
        *paragraphs(option.option.description or ""),
        *_stands_on(option),
        Paragraph(_how_many(option)),
        *(block for place, move in enumerate(option.enabled, 1) for block in _move(place, move)),
        *_not_included([brief.move for brief in option.moves if not brief.move.enabled]),
    ]


def _how_many(option: OptionBrief) -> str:
    number = len(option.enabled)
    if not option.changes:
        off = " Its moves are switched off." if option.moves and not number else ""
        return (
            "Nothing changes under this option. No body is created, merged, moved or closed; every function "
            f"stays with the body that holds it today; money and people stay where they are.{off}"
        )
    if not number:
        return "It adds no moves of its own."
    own = " of its own" if option.stands_on else ""
    return f"The option is made of {count(number, 'move')}{own}{', in this order' if number > 1 else ''}."


def _stands_on(option: OptionBrief) -> Iterator[Block]:
    if option.stands_on is None:
        return
    lower = option_name(option.stands_on)
    if not option.inherited:
        yield Paragraph(f"This option stands on {lower}, which changes nothing by itself.")
        return
    yield Paragraph(
        f"This option stands on {lower}: all that Option {option.stands_on.code} changes happens here too. "
        f"{opened(count(len(option.inherited), 'move comes', 'moves come'))} from there; the paper on "
        f"Option {option.stands_on.code} sets out what each does."
    )
    yield plain_table(
        f"Moves that come from Option {option.stands_on.code}",
        (Column("Move", 0.4, heading=True), Column("Takes effect", 0.2), Column("Legal instrument", 0.4)),
        [(move.title, day(move.date), move.instrument or TO_BE_CONFIRMED) for move in option.inherited],
    )


def _move(place: int, brief: MoveBrief) -> Iterator[Block]:
    move = brief.move
    yield Heading(f"Move {place}: {move.title}", level=2)
    when = f"This move takes effect on {spoken(move.date)}." if move.date else "No date is set for this move."
    under = (
        sentence(f"Legal instrument: {move.instrument}")
        if move.instrument
        else "No legal instrument is named."
    )
    yield Paragraph(f"{when} {under}")
    yield from paragraphs(
        f"Reason: {sentence(move.reason)}" if move.reason else "No reason is recorded for it."
    )
    if not brief.effects:
        yield Paragraph("It changes nothing.")
    elif len(brief.effects) == 1:
        yield Paragraph(f"What it does: {brief.effects[0]}")
    else:
        yield Paragraph("What it does:")
        yield Bullets(brief.effects)


def _not_included(moves: Iterable[Move]) -> Iterator[Block]:
    titles = [f"{move.title} ({_terms(move)})" for move in moves]
    if titles:
        yield Heading("Not included", level=2)
        is_off = "move is switched off. It is" if len(titles) == 1 else "moves are switched off. They are"
        yield Paragraph(f"The following {is_off} not part of the option, nor of any figure in this paper.")
        yield Bullets(tuple(titles))


def _terms(move: Move) -> str:
    when = f"from {spoken(move.date)}" if move.date else "no date"
    return f"{when}; {move.instrument}" if move.instrument else when
