"""What becomes of every duty: who is accountable today and under the option, and the move that did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.model.words import listed
from core.papers.blocks import Block, Column, Group, Paragraph, Table
from core.papers.brief import Brief, OptionBrief
from core.papers.duties import Duty, families, holders, more, weight
from core.papers.sections.moves import by_moves
from core.papers.shortened import shortened
from core.papers.wording import key

TITLE = "What becomes of every duty"
MOST = 100
"""How many duties the table tells of: it stands in the body of the paper."""


def fate(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what becomes of every duty, in a table; nothing for a plan without functions."""
    if not option.duties:
        return []
    return [Paragraph(_opening(option)), _table(brief, option)]


def _opening(option: OptionBrief) -> str:
    number = len(option.duties)
    every = "the one duty of this plan" if number == 1 else f"each of {number:,} duties"
    return (
        f"For {every} the table says which body is accountable as-is and under the option, what becomes of "
        "it, and by which move."
    )


def _table(brief: Brief, option: OptionBrief) -> Table:
    kept, others = shortened(dict(families(option.duties)), weight, MOST)
    groups = [
        Group(each.title, (*(_row(duty, brief, option) for duty in each.rows), *_more(each.rest)))
        for each in kept
    ]
    if others:
        groups.append(Group("Other families", tuple(_more([duty for found in others for duty in found]))))
    return Table(
        TITLE,
        (
            Column("Duty", 0.3, heading=True),
            Column("As-is", 0.13),
            Column(f"Option {option.option.code}", 0.18),
            Column("What becomes of it", 0.25, signed=True),
            Column("By", 0.14),
        ),
        tuple(groups),
        note=f"+ new, − ended, ~ changed, ! needs attention. {_key(brief, option)}".strip(),
    )


def _more(rest: Sequence[Duty]) -> Iterator[tuple[str, ...]]:
    if rest:
        yield more(rest), "", "", "", ""


def _key(brief: Brief, option: OptionBrief) -> str:
    ids = {id_ for duty in option.duties for id_ in (*duty.before, *duty.after)}
    return key(sorted(ids), option.model, brief.baseline)


def _row(duty: Duty, brief: Brief, option: OptionBrief) -> tuple[str, ...]:
    known = brief.baseline.entity(duty.key) is not None
    before = holders(duty.before, brief.baseline) if known else "Not in the as-is"
    return (
        duty.name,
        before,
        after(duty, brief, option),
        duty.change,
        by_moves([duty.move.id] if duty.move else [], option),
    )


def after(duty: Duty, brief: Brief, option: OptionBrief) -> str:
    """Return who holds a duty under the option, what it is split into, or that it ends."""
    if duty.ends:
        return "Ends"
    if duty.fate and duty.fate.into:
        return f"Split into {listed([part.name for part in duty.fate.into])}"
    return holders(duty.after, option.model, brief.baseline)
