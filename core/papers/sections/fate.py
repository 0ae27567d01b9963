"""What becomes of every duty: who is accountable today and under the option, and the move that did it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from core.model.fate import Sort
from core.model.words import count, listed, sentence
from core.papers.blocks import Block, Bullets, Column, Group, Heading, Note, Paragraph, Table
from core.papers.brief import Brief, OptionBrief
from core.papers.duties import Duty, families, holders, more, weight
from core.papers.shortened import shortened
from core.papers.wording import key

TITLE = "What becomes of every duty"
MOST = 100
"""How many duties the table tells of: it stands in the body of the paper."""


def fate(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what becomes of every duty; nothing for a plan without functions."""
    if not option.duties:
        return []
    return [
        Heading(TITLE),
        Paragraph(f"{_opening(option)} {fates_told(option.duties)}".strip()),
        *_homeless(brief, option),
        *_doubled(brief, option),
        *_ended(option),
        _table(brief, option),
    ]


def fates_told(duties: tuple[Duty, ...]) -> str:
    """Return how many duties of the as-is have which fate, in a sentence; nothing where there are none."""
    counts = Counter(duty.fate.sort for duty in duties if duty.fate)
    total = counts.total()
    if not total:
        return ""
    parts = [
        f"{number:,} {_FATES[sort][number != 1]}"
        for sort in Sort
        if (number := counts[sort]) and sort in _FATES
    ]
    return sentence(f"of the {count(total, 'duty', 'duties')} of the as-is, {listed(parts)}")


_FATES = {
    Sort.KEPT: ("is kept", "are kept"),
    Sort.MOVED: ("moves to another body", "move to another body"),
    Sort.MERGED: ("is merged", "are merged"),
    Sort.SPLIT: ("is split", "are split"),
    Sort.DEVOLVED: ("is devolved to a lower tier", "are devolved to a lower tier"),
    Sort.ENDED: ("ends", "end"),
    Sort.ORPHANED: ("has no home", "have no home"),
}


def _opening(option: OptionBrief) -> str:
    number = len(option.duties)
    every = "the one duty of this plan" if number == 1 else f"each of {number:,} duties"
    return (
        f"A duty is a function that somebody has to hold. For {every} the table says which body is "
        "accountable as-is and under the option, what becomes of it, and by which move."
    )


def _homeless(brief: Brief, option: OptionBrief) -> Iterator[Block]:
    lost = [duty for duty in option.duties if duty.homeless]
    if not lost:
        return
    would_be = "would be" if option.changes else "is"
    if len(lost) == 1:
        yield Note(
            "A duty without a home",
            f"No body {would_be} accountable for {_lost(lost[0], brief)}.",
            grave=True,
        )
        return
    text = f"No body {would_be} accountable for these {len(lost):,} duties."
    yield Note("Duties without a home", text, grave=True)
    yield Bullets(tuple(_lost(duty, brief) for duty in lost))


def _lost(duty: Duty, brief: Brief) -> str:
    if duty.fate is None:
        return f"“{duty.name}”: new, and not given to any body"
    now = f"today {holders(duty.before, brief.baseline)}" if duty.before else "nobody today either"
    removed = "; it is taken out of the plan with no reason given" if duty.fate.gone else ""
    return f"“{duty.name}”: {now}{removed}"


def _doubled(brief: Brief, option: OptionBrief) -> Iterator[Block]:
    doubled = [duty for duty in option.duties if duty.doubled]
    if doubled:
        would_be = "would be" if option.changes else "is"
        these = "this duty" if len(doubled) == 1 else f"these {len(doubled):,} duties"
        yield Paragraph(f"More than one body {would_be} accountable for {these}:")
        yield Bullets(
            tuple(f"{duty.name}: {holders(duty.after, option.model, brief.baseline)}" for duty in doubled)
        )


def _ended(option: OptionBrief) -> Iterator[Block]:
    ended = [(duty.name, duty.fate.reason) for duty in option.duties if duty.fate and duty.ends]
    if ended:
        ends = "This duty ends" if len(ended) == 1 else f"These {len(ended):,} duties end"
        yield Paragraph(f"{ends}, with the reason that is recorded:")
        yield Bullets(tuple(f"{name}: {reason}" for name, reason in ended))


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
    return duty.name, before, _after(duty, brief, option), duty.change, _by(duty, brief, option)


def _after(duty: Duty, brief: Brief, option: OptionBrief) -> str:
    if duty.ends:
        return "Ends"
    if duty.fate and duty.fate.into:
        return f"Split into {listed([part.name for part in duty.fate.into])}"
    return holders(duty.after, option.model, brief.baseline)


def _by(duty: Duty, brief: Brief, option: OptionBrief) -> str:
    """Return which move gave a duty its fate: its number in this paper, or the option it comes from."""
    if duty.move is None:
        return "–"
    own = [each.move.id for each in option.enabled]
    if duty.move.id in own:
        return f"Move {own.index(duty.move.id) + 1}"
    lower = next((each.option.code for each in brief.options if each.option.id == duty.move.option), "")
    return f"Option {lower}".strip()
