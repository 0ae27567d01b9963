"""What each option makes of the duties of the as-is, counted, and those that it leaves without a home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from core.model.fate import Sort
from core.model.words import count
from core.papers.blocks import Block, Bullets, Column, Note, Paragraph, Row, Table, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.across import chunks
from core.papers.wording import quoted

TITLE = "What becomes of every duty"
_NAMES = {
    Sort.KEPT: "Kept by the body that holds it today",
    Sort.MOVED: "~ Moved to another body",
    Sort.MERGED: "~ Merged: held by fewer bodies",
    Sort.SPLIT: "~ Split",
    Sort.DEVOLVED: "~ Devolved to a lower tier",
    Sort.ENDED: "− Ended, with a reason",
    Sort.ORPHANED: "! Without a home",
}


def fates_across(brief: Brief) -> list[Block]:
    """Return the fates of the duties of the as-is by option; nothing for a plan without duties."""
    total = len(brief.baseline.duties)
    if not total or not brief.options:
        return []
    every = "Its one duty has" if total == 1 else f"Each of its {count(total, 'duty', 'duties')} has"
    return [
        Paragraph(
            f"No duty of the as-is may be lost in a reorganisation. {every} exactly one fate in every option."
        ),
        *(_table(some) for some in chunks(brief.options)),
        *_homeless(brief),
    ]


def _table(options: Sequence[OptionBrief]) -> Table:
    counts = [Counter(duty.fate.sort for duty in option.duties if duty.fate) for option in options]
    rows: list[Row] = [
        (_NAMES[sort], *(f"{found[sort]:,}" for found in counts))
        for sort in Sort
        if sort in (Sort.KEPT, Sort.ORPHANED) or any(found[sort] for found in counts)
    ]
    new = [sum(duty.fate is None for duty in option.duties) for option in options]
    if any(new):
        rows.append(("+ New in the option", *(f"{number:,}" for number in new)))
    return plain_table(
        "Duties by what becomes of them, by option",
        (
            Column("Fate", 0.4, heading=True, signed=True),
            *(Column(option.option.code, 0.09, "right") for option in options),
        ),
        rows,
    )


def _homeless(brief: Brief) -> Iterator[Block]:
    """Yield by name the duties that nobody would be accountable for, option by option."""
    lost = {
        option.option.code: quoted(duty.name for duty in option.duties if duty.homeless)
        for option in brief.options
    }
    lines = tuple(f"Option {code}: {', '.join(names)}" for code, names in lost.items() if names)
    if not lines:
        yield Paragraph("No option leaves a duty without a home.")
        return
    yield Note(
        "Duties without a home",
        "Nobody would be accountable for these duties, and nobody has said why they should end.",
        grave=True,
    )
    yield Bullets(lines)
