"""Blocks as plain text, for a look at what a paper says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.papers.blocks import Block, Bullets, Figure, Heading, Note, Paragraph, Table, roman

MOST_ROWS = 12
"""How many rows of a table are told before the rest are counted."""


def plain_text(blocks: Iterable[Block]) -> str:
    """Return what blocks say, a block a line and an empty line between; nothing for none."""
    return "\n\n".join(filter(None, ("\n".join(_lines(block)) for block in blocks)))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Note():
            yield f"{block.title}: {block.text}"
        case Bullets():
            for place, item in enumerate(block.items, 1):
                yield f"{f'{roman(place)}.' if block.ordered else '•'} {item}"
        case Table():
            rows = list(block.rows())
            yield f"Table: {block.caption}"
            yield from (" | ".join(row) for row in rows[:MOST_ROWS])
            if rest := len(rows) - MOST_ROWS if len(rows) > MOST_ROWS else 0:
                yield f"… and {rest:,} more rows" if rest > 1 else "… and 1 more row"
        case Figure():
            yield f"Figure: {block.caption}"
