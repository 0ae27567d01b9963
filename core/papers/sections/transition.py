"""How the option would be carried out: its moves by date, the gates between them, and what is arranged."""

from __future__ import annotations

from collections.abc import Iterator

from core.model.days import spoken
from core.model.entities.plan import INSTRUMENTS, Move
from core.model.words import listed, sentence
from core.papers import cover_sheet
from core.papers.blocks import TO_BE_CONFIRMED, Block, Column, Paragraph, Row, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.wording import day, in_words, opened

LAST = "9999"


def transition(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the moves in the order of their dates, and the decision gates; nothing without moves."""
    moves = sorted(option.all_moves, key=lambda move: move.date or LAST)
    if not moves:
        return []
    return [
        Paragraph(_opening(moves)),
        plain_table(
            "The moves by date",
            (
                Column("Takes effect", 0.2, heading=True),
                Column("Move", 0.5),
                Column("Its instrument is", 0.3),
            ),
            [_row(move) for move in moves],
        ),
        *_gates(moves),
        *_arranged(brief, option),
    ]


def _opening(moves: list[Move]) -> str:
    dates = sorted({move.date for move in moves if move.date})
    if not dates:
        return "No date is set yet for any of the moves."
    if len(dates) == 1:
        dated = sum(bool(move.date) for move in moves)
        takes = in_words(dated, "move takes", "moves take")
        return opened(sentence(f"{takes} effect on {spoken(dates[0])}"))
    steps = in_words(len(dates), "date")
    return f"The moves take effect on {steps}, from {spoken(dates[0])} to {spoken(dates[-1])}."


def _row(move: Move) -> Row:
    return day(move.date), move.title, INSTRUMENTS.get(move.status or "", TO_BE_CONFIRMED)


def _gates(moves: list[Move]) -> Iterator[Block]:
    """Yield the decision gate before each date: which instruments have to be there by then."""
    for date in sorted({move.date for move in moves if move.date}):
        due = [move for move in moves if move.date == date]
        open_ = [move for move in due if move.status != "made"]
        if not open_:
            yield Paragraph(f"Gate before {spoken(date)}: every instrument is made.")
            continue
        number = in_words(len(open_), "move")
        yield Paragraph(
            f"Gate before {spoken(date)}: the board confirms that the instruments of {number} are made, and "
            "that whoever takes over is ready."
        )


def _arranged(brief: Brief, option: OptionBrief) -> Iterator[Block]:
    """Yield what is arranged for the transition, and for which headings of the checklist nothing is yet."""
    if not option.changes:
        return
    own = option.option.id
    rows: list[Row] = []
    nothing: list[str] = []
    for name in cover_sheet.TRANSITION:
        if lines := cover_sheet.typed_lines(brief.own, own, name):
            rows.append((cover_sheet.label(name), sentence("; ".join(lines))))
        else:
            nothing.append(cover_sheet.label(name).lower())
    if rows:
        yield plain_table(
            "What is arranged", (Column("Matter", 0.3, heading=True), Column("Arrangement", 0.7)), rows
        )
    if nothing:
        yield Paragraph(opened(sentence(f"nothing is recorded as arranged yet for {listed(nothing)}")))
