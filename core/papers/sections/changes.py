"""What changes for whom: how many duties have which fate, who is without a home, and who takes over what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from core.model.fate import Sort
from core.model.words import count, listed, sentence
from core.papers.blocks import Block, Bullets, Column, Note, Paragraph, Row, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.digest import flags
from core.papers.duties import Duty, holders
from core.papers.sections.decisions import decisions_in_short
from core.papers.sections.fate import TITLE, after
from core.papers.sections.moves import by_moves
from core.papers.wording import enumerated

MOST = 6
"""How many duties a row names before it counts the rest."""


def changes(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what changes for whom: what each body takes over from which; nothing without functions."""
    if not option.duties:
        return []
    parts = ["A duty is a function that somebody has to hold.", fates_told(option.duties)]
    if not any(duty.homeless or duty.doubled for duty in option.duties):
        parts.append(flags(option))
    return [
        Paragraph(" ".join(filter(None, parts))),
        *_homeless(brief, option),
        *_doubled(brief, option),
        *_ended(option),
        *_hands(brief, option),
        *decisions_in_short(brief, option),
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
    if len(parts) == 1 and total > 1:
        return f"All {parts[0].replace(' ', ' duties of the as-is ', 1)}."
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


def _hands(brief: Brief, option: OptionBrief) -> Iterator[Block]:
    """Yield a table with a row for each way that duties take from body to body, the widest first."""
    ways: dict[tuple[str, str], list[Duty]] = {}
    for duty in option.duties:
        if not duty.live or duty.homeless:
            continue
        whom = holders(duty.before, brief.baseline) if duty.before else "Nobody, or new"
        taker = after(duty, brief, option)
        if duty.before != duty.after or duty.fate is None:
            ways.setdefault((whom, taker), []).append(duty)
    if not ways:
        return
    yield Paragraph(
        f"The table says which duties go from whom to whom, and by which moves. The appendix “{TITLE}” has "
        "them one by one."
    )
    yield plain_table(
        "Duties that change hands",
        (
            Column("Today", 0.17, heading=True),
            Column(f"Option {option.option.code}", 0.18),
            Column("Duties", 0.51),
            Column("By", 0.14),
        ),
        [_way(*way, ways[way], option) for way in sorted(ways, key=lambda way: (-len(ways[way]), way))],
    )


def _way(before: str, taker: str, found: list[Duty], option: OptionBrief) -> Row:
    names = enumerated([duty.name for duty in found], MOST)
    return before, taker, names, by_moves([duty.move.id for duty in found if duty.move], option)
