"""Who is accountable for each function, today and under the option."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.model.entities.accountability import Function
from core.model.words import count
from core.papers.blocks import Block, Bullets, Column, Group, Heading, Paragraph, Table
from core.papers.brief import Brief, OptionBrief
from core.papers.digest import duties_moved, flags
from core.papers.duties import NO_HOME, Duty, Standing, families, holders, more, weight
from core.papers.shortened import shortened
from core.papers.wording import key, opened


def accountable(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return who answers for what; nothing for a plan without functions."""
    if not option.duties:
        return []
    return [
        Heading("Who is accountable"),
        Paragraph(f"{_opening(option)} {opened(flags(option))}"),
        *_flagged(brief, option),
        *_ended(option),
        _table(brief, option),
    ]


def _opening(option: OptionBrief) -> str:
    number = count(len(option.duties), "function")
    listed = (
        f"The table lists {number} and the body that is accountable for each, as-is and under the option."
    )
    return f"{listed} {opened(duties_moved(option))}"


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
    kept, others = shortened(dict(families(option.duties)), weight)
    groups = [
        Group(each.title, (*(_row(duty, brief, option) for duty in each.rows), *_more(each.rest)))
        for each in kept
    ]
    if others:
        groups.append(Group("Other families", tuple(_more([duty for found in others for duty in found]))))
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


def _more(rest: Sequence[Duty]) -> Iterator[tuple[str, ...]]:
    if rest:
        yield more(rest), "", "", ""


def _key(brief: Brief, option: OptionBrief) -> str:
    ids = {id_ for duty in option.duties for id_ in (*duty.before, *duty.after)}
    return key(sorted(ids), option.model, brief.baseline)


def _row(duty: Duty, brief: Brief, option: OptionBrief) -> tuple[str, ...]:
    known = brief.baseline.get(Function, duty.id) is not None
    before = holders(duty.before, brief.baseline) if known else "Not in the as-is"
    ends = duty.standing is Standing.ENDED
    after = "Ends" if ends else holders(duty.after, option.model, brief.baseline)
    return duty.name, before, after, duty.change
