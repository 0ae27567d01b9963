"""Reading papers back: what blocks say, and what a reader finds in the PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pypdfium2

from core.drawing.metrics import printable
from core.papers.blocks import (
    Block,
    Bullets,
    Contents,
    Cover,
    Figure,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Table,
    numbered,
)

FOOTER = re.compile(r"(?:[^\n]* · )?Page [\d,]+ of [\d,]+$")


def told(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield every text that blocks say, in reading order."""
    for number, block in numbered(blocks):
        match block:
            case Cover():
                yield from _cover(block)
            case Heading() | Paragraph():
                yield from (number, block.text)
            case Bullets():
                yield from block.items
            case Table():
                yield from (f"{number}: {block.caption}", *(column.title for column in block.columns))
                for group in block.groups:
                    yield from (group.title, *(cell for row in group.rows for cell in row))
                yield from (*block.total, block.note)
            case Figure():
                yield f"{number}: {block.caption}"
            case Note():
                yield from (block.title, block.text)
            case PageBreak() | Contents():
                pass


def _cover(block: Cover) -> Iterator[str]:
    yield from (block.body, f"{block.kind} · {block.plan}", block.code, block.title)
    yield from (text for pair in block.fields for text in pair)
    yield block.summary
    yield from block.asks
    yield from (text for pair in block.more for text in pair)
    if block.stamp:
        yield block.stamp.line


def text_of(blocks: Iterable[Block]) -> str:
    """Return all that blocks say, a line each."""
    return "\n".join(text for text in told(blocks) if text)


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page, without its footer."""
    found = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_range() for page in found]
    finally:
        found.close()
    # PDFium says U+FFFE for a hyphen at the end of a line.
    plain = (text.replace("\r\n", "\n").replace("\ufffe", "-") for text in texts)
    return [FOOTER.sub("", text) for text in plain]


def squeezed(text: str) -> str:
    """Return text without any space: where lines break says nothing."""
    return re.sub(r"\s+", "", text)


def missing(blocks: Iterable[Block], pdf: bytes) -> list[str]:
    """Return the texts of blocks that a reader of the PDF does not find, in the order of the blocks."""
    found, place, lost = squeezed("\n".join(pages(pdf))), 0, []
    for text in told(blocks):
        wanted = squeezed(printable(text))
        at = found.find(wanted, place)
        if at < 0:
            lost.append(text)
        else:
            place = at + len(wanted)
    return lost
