"""What changes for whom: who is accountable for each function, today and under the option."""

from __future__ import annotations

from collections.abc import Iterator

from core.model.entities.accountability import Accountability, Function
from core.model.model import Model
from core.model.words import count
from core.papers.blocks import Block, Bullets, Column, Group, Paragraph, Row, Table, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.digest import duties_moved, flags
from core.papers.duties import NO_HOME, Duty, Standing, families, holders
from core.papers.wording import enumerated, key, opened

CHANGES = (Standing.MOVED, Standing.SETTLED, Standing.FOUND, Standing.NEW)
"""What became of the functions that the table of those that change hands lists."""
Made = list[tuple[str, set[str]]]
MOST = 10
"""How many functions a row names before it counts the rest."""


def accountable(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what changes for whom: what each body takes over from which; nothing without functions."""
    if not option.duties:
        return []
    return [
        Paragraph(f"{_opening(option)} {opened(flags(option))}"),
        *_flagged(brief, option),
        *_ended(option),
        *_hands(brief, option),
    ]


def accountable_in_full(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the accountable body of every function today and under the option; nothing without any."""
    if not option.duties:
        return []
    number = count(len(option.duties), "function")
    told = f"The table lists {number} and the body that is accountable for each, as-is and under the option."
    return [Paragraph(told), _table(brief, option)]


def _hands(brief: Brief, option: OptionBrief) -> Iterator[Block]:
    """Yield a table with a row for each way that functions take from body to body, the widest first."""
    ways: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Duty]] = {}
    for duty in option.duties:
        if duty.standing in CHANGES:
            ways.setdefault((duty.before, duty.after), []).append(duty)
    if not ways:
        return
    moves = _made(brief, option)
    yield Paragraph("The table says which functions go from whom to whom, and by which moves.")
    yield plain_table(
        "Functions that change hands",
        (
            Column("Today", 0.19, heading=True),
            Column(f"Option {option.option.code}", 0.19),
            Column("Functions", 0.4),
            Column("By the move", 0.22),
        ),
        [
            _way(before, after, duties, moves, option.model, brief.baseline)
            for (before, after), duties in sorted(ways.items(), key=lambda way: (-len(way[1]), way[0]))
        ],
    )


def _way(
    before: tuple[str, ...], after: tuple[str, ...], duties: list[Duty], moves: Made, *models: Model
) -> Row:
    names = enumerated([duty.name for duty in duties], MOST)
    ids = {duty.id for duty in duties}
    by = [title for title, made in moves if made & ids]
    model, baseline = models
    from_whom = holders(before, baseline) if before else "Nobody, or new"
    return from_whom, holders(after, model, baseline), names, "; ".join(by)


def _made(brief: Brief, option: OptionBrief) -> Made:
    """Return the title of each move, with the ids of the functions whose accountable body it changes."""
    models = (brief.baseline, *(each.model for each in brief.options))
    found = []
    for move in option.all_moves:
        told = brief.move(move.id)
        keys = {key.id for key in told.touched if key.kind == "accountability"} if told else set()
        parts = (part for model in models for id_ in keys if (part := model.get(Accountability, id_)))
        found.append((move.title, {part.function for part in parts if part.letter == "A"}))
    return found


def _opening(option: OptionBrief) -> str:
    return opened(duties_moved(option))


def _flagged(brief: Brief, option: OptionBrief) -> Iterator[Block]:
    orphans = [duty for duty in option.duties if duty.standing in NO_HOME]
    doubled = [duty for duty in option.duties if duty.standing is Standing.DOUBLED]
    would_be = "would be" if option.changes else "is"
    if orphans:
        these = "this function" if len(orphans) == 1 else f"these {len(orphans):,} functions"
        yield Paragraph(f"No body {would_be} accountable for {these}:")
        yield Bullets(tuple(_orphan(duty, brief) for duty in orphans))
    if doubled:
        these = "this function" if len(doubled) == 1 else f"these {len(doubled):,} functions"
        yield Paragraph(f"More than one body {would_be} accountable for {these}:")
        yield Bullets(
            tuple(f"{duty.name}: {holders(duty.after, option.model, brief.baseline)}" for duty in doubled)
        )


def _orphan(duty: Duty, brief: Brief) -> str:
    if brief.baseline.get(Function, duty.id) is None:
        return f"{duty.name}: new, and not given to any body"
    now = f"today {holders(duty.before, brief.baseline)}" if duty.before else "nobody today either"
    removed = "; it is taken out of the plan with no reason given"
    return f"{duty.name}: {now}{removed if duty.standing is Standing.REMOVED else ''}"


def _ended(option: OptionBrief) -> Iterator[Block]:
    ended = [duty for duty in option.duties if duty.standing is Standing.ENDED]
    if ended:
        ends = "This function ends" if len(ended) == 1 else f"These {len(ended):,} functions end"
        yield Paragraph(f"{ends}, with the reason that is recorded:")
        yield Bullets(tuple(f"{duty.name}: {duty.reason}" for duty in ended))


def _table(brief: Brief, option: OptionBrief) -> Table:
    groups = [
        Group(family, tuple(_row(duty, brief, option) for duty in found))
        for family, found in families(option.duties)
    ]
    return Table(
        "Accountable body for each function",
        (
            Column("Function", 0.4, heading=True),
            Column("As-is", 0.17),
            Column(f"Option {option.option.code}", 0.2),
            Column("Change", 0.23, signed=True),
        ),
        tuple(groups),
        note=f"+ new, − ended, ~ changed, ! needs attention. {_key(brief, option)}".strip(),
    )


def _key(brief: Brief, option: OptionBrief) -> str:
    ids = {id_ for duty in option.duties for id_ in (*duty.before, *duty.after)}
    return key(sorted(ids), option.model, brief.baseline)


def _row(duty: Duty, brief: Brief, option: OptionBrief) -> tuple[str, ...]:
    known = brief.baseline.get(Function, duty.id) is not None
    before = holders(duty.before, brief.baseline) if known else "Not in the as-is"
    ends = duty.standing is Standing.ENDED
    after = "Ends" if ends else holders(duty.after, option.model, brief.baseline)
    return duty.name, before, after, duty.change
