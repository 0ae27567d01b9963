"""How the paper came about: what it was made from, so that it can be made again."""

from __future__ import annotations

from core.model.days import spoken
from core.papers.blocks import Block, Column, Paragraph, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.measures import worked_out
from core.papers.stamp import stamp


def about(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the stamp of the paper as a table, with what each part of it means."""
    found = stamp(brief, option)
    rows = [
        ("Version", found.version, "The fingerprint of all that this paper is made from"),
        ("As-is", found.baseline, "The fingerprint of the structure as it is"),
        ("Model of", found.at, "When the plan was changed last"),
    ]
    if brief.plan.as_at:
        rows.append(("As-is at", spoken(brief.plan.as_at), "The day on which the as-is is true"))
    rows += [(name, value, "A parameter of the figures") for name, value in found.parameters]
    return [
        Paragraph(
            "This paper was made by Remit from one plan. The same plan gives the same paper; another "
            "fingerprint means that something in the plan is another."
        ),
        plain_table(
            "What the paper was made from",
            (Column("What", 0.2, heading=True), Column("Value", 0.35), Column("Meaning", 0.45)),
            [row for row in rows if row[1]],
        ),
        *worked_out(brief, option),
    ]
