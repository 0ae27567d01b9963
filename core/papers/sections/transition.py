"""How the option would be carried out: its moves by date, the gates between them, and what is arranged."""

from __future__ import annotations

from collections.abc import Iterator

from core.model.days import spoken
from core.model.entities.plan import Move
from core.model.words import listed, sentence
from core.papers import cover_sheet
from core.papers.blocks import Block, Column, Paragraph, Row, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.moves import by_moves
from core.papers.wording import day, in_words, opened

LAST = "9999"
GATES = "A gate stands before each date: the board confirms that it can be kept."


def transition(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the moves in the order of their dates, and the decision gates; nothing without moves."""
    moves = sorted(option.all_moves, key=lambda move: move.date or LAST)
    if not moves:
        return []
    by_date: dict[str, list[Move]] = {}
    for move in moves:
        by_date.setdefault(move.date or "", []).append(move)
    return [
        Paragraph(f"{_opening(moves)} {GATES}"),
        plain_table(
            "Decision gates",
            (
                Column("Takes effect", 0.22, heading=True),
                Column("Moves", 0.3),
                Column("The board confirms before", 0.48),
            ),
            [_row(date, due, option) for date, due in by_date.items()],
        ),
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


def _row(date: str, due: list[Move], option: OptionBrief) -> Row:
    unmade = sum(move.status != "made" for move in due)
    made = "that every instrument is made"
    if unmade:
        made = f"that {in_words(unmade, 'instrument is', 'instruments are')} made"
    gate = f"{made[:1].upper()}{made[1:]}, and that whoever takes over is ready"
    return day(date or None), by_moves([move.id for move in due], option), gate


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
