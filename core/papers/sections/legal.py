"""By which instruments each move is made, and what only Parliament can do."""

from __future__ import annotations

from collections.abc import Iterator

from core.model.entities.plan import INSTRUMENTS, Move
from core.model.entities.structure import LEGAL_FORMS, Organisation
from core.model.law import names_legislation
from core.papers import cover_sheet
from core.papers.blocks import TO_BE_CONFIRMED, Block, Column, Paragraph, paragraphs, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.moves import by_moves
from core.papers.wording import the


def legal(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the instrument of each move and how far it is; nothing without moves."""
    moves = option.all_moves
    typed = cover_sheet.typed(brief.own, option.option.id, "legal")
    if not moves:
        return list(paragraphs(typed))
    return [
        *paragraphs(typed),
        *(Paragraph(_statute(body, moves, brief)) for body in _closed(brief, option)),
        *_instruments(moves, option),
    ]


def _closed(brief: Brief, option: OptionBrief) -> list[Organisation]:
    return cover_sheet.statutory_closed(brief.baseline, option.model)


def _statute(body: Organisation, moves: list[Move], brief: Brief) -> str:
    form = LEGAL_FORMS[body.legal_form or ""].lower().replace("nhs", "NHS")
    closing = [move for move in moves if (told := brief.move(move.id)) and body.id in told.bodies]
    named = any(names_legislation(move.instrument or "") for move in closing)
    opening = f"{the(body.name)} ({form}) was made by statute, so that only legislation can close it."
    opening = opening[:1].upper() + opening[1:]
    if named:
        return f"{opening} The instrument of the move that closes it names legislation."
    return f"{opening} No legislation is named yet; the option cannot be carried out before it is."


def _instruments(moves: list[Move], option: OptionBrief) -> Iterator[Block]:
    """Yield the instrument of each move and how far it is; one sentence where all are as far."""
    columns = Column("Instrument", 0.6, heading=True), Column("For", 0.18), Column("Status", 0.22)
    rows = [
        (move.instrument or TO_BE_CONFIRMED, by_moves([move.id], option), _status(move)) for move in moves
    ]
    if len(rows) < 2 or len({status for *_, status in rows}) > 1:
        yield plain_table("Instruments", columns, rows)
        return
    yield Paragraph(f"Each of the {len(rows):,} instruments is {_status(moves[0]).lower()}.")
    yield plain_table("Instruments", columns[:2], [row[:2] for row in rows])


def _status(move: Move) -> str:
    return INSTRUMENTS.get(move.status or "", TO_BE_CONFIRMED)
