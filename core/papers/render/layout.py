"""Blocks cut into strips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.drawing.metrics import printable, text_width
from core.papers.blocks import (
    Block,
    Bullets,
    Cover,
    Figure,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Table,
    numbered,
    roman,
)
from core.papers.render.cover import cover_strips
from core.papers.render.strips import Fill, Picture, Strip, Text, Turn, baseline, kept, running
from core.papers.render.style import (
    BODY,
    BULLET,
    CAPTION,
    HEADINGS,
    INDENT,
    ITEM,
    NOTE,
    NOTE_TITLE,
    Style,
    frame,
)
from core.papers.render.tables import table_strips

EDGE = 4.0  # the bar at the side of a note
INSET = 14.0  # from the side of a note to its text
ROOM = 8.0  # above and below the text of a note


def laid_out(blocks: Iterable[Block]) -> Iterator[Strip | Turn]:
    """Yield every block as strips, in order."""
    wide = False
    for number, block in numbered(blocks):
        match block:
            case PageBreak():
                wide = block.wide
                yield Turn(wide)
            case Cover():
                yield from cover_strips(block)
                yield Turn(wide=False)
            case Heading():
                yield from _heading(block, number, wide=wide)
            case Paragraph():
                yield from _paragraph(block, number, wide=wide)
            case Bullets():
                yield from _bullets(block, wide=wide)
            case Table():
                yield from table_strips(block, number, wide=wide)
            case Figure():
                yield from _figure(block, number, wide=wide)
            case Note():
                yield from _note(block, wide=wide)


def _heading(block: Heading, number: str, *, wide: bool) -> Iterator[Strip]:
    style = HEADINGS[min(block.level, max(HEADINGS))]
    width = frame(wide=wide)[0]
    if number and not block.appendix:
        hang = INDENT
        first: tuple[Text, ...] = (Text(0, baseline(style), number, style),)
        text = block.text
    else:
        hang, first, text = 0.0, (), f"{number}: {block.text}" if number else block.text
    strips = kept(running(text, style, hang, width - hang, first=first))
    title = printable(f"{number}{':' if block.appendix else ''} {block.text}".strip())
    top = strips[0]
    yield Strip(top.height, top.marks, top.above, keep=True, outline=(block.level, title))
    yield from strips[1:]


def _paragraph(block: Paragraph, number: str, *, wide: bool) -> Iterator[Strip]:
    first = (Text(0, baseline(BODY), number, BODY),) if number else ()
    keep = block.text.endswith(":")  # what it leads up to follows on the same page
    yield from running(block.text, BODY, INDENT, frame(wide=wide)[0] - INDENT, first=first, keep=keep)


def _bullets(block: Bullets, *, wide: bool) -> Iterator[Strip]:
    width = frame(wide=wide)[0]
    marks = [f"{roman(place)}." if block.ordered else "•" for place in range(1, len(block.items) + 1)]
    hang = max((text_width(mark, ITEM.size) for mark in marks), default=0.0) + 8 if block.ordered else BULLET
    for mark, item in zip(marks, block.items, strict=True):
        first = (Text(INDENT, baseline(ITEM), mark, ITEM),)
        yield from running(item, ITEM, INDENT + hang, width - INDENT - hang, first=first)


def _figure(block: Figure, number: str, *, wide: bool) -> Iterator[Strip]:
    width, height = frame(wide=wide)
    drawing = block.drawing
    caption = running(f"{number}: {block.caption}", CAPTION, 0, width, keep=True)
    yield from caption
    above = 8.0
    room = height - sum(strip.height for strip in caption) - above
    scale = min(1.0, width / max(drawing.width, 1.0), room / max(drawing.height, 1.0))
    left = (width - drawing.width * scale) / 2 if wide else 0.0
    yield Strip(drawing.height * scale, (Picture(left, 0, drawing, scale),), above=above)


def _note(block: Note, *, wide: bool) -> Iterator[Strip]:
    width, colour = frame(wide=wide)[0], "closed" if block.grave else "warning"
    found = [
        *_framed(block.title, replace(NOTE_TITLE, colour=colour), width, keep=True),
        *_framed(block.text, NOTE, width, keep=False),
    ]
    for place, strip in enumerate(found):
        top = ROOM if place == 0 else 0.0
        tall = strip.height + top + (ROOM if place == len(found) - 1 else 0.0)
        ground = Fill(0, 0, width, tall, f"{colour}-soft"), Fill(0, 0, EDGE, tall, colour)
        text = (
            Text(mark.x, mark.y + top, mark.text, mark.style)
            for mark in strip.marks
            if isinstance(mark, Text)
        )
        yield Strip(tall, (*ground, *text), above=14.0 if place == 0 else 0.0, keep=strip.keep)


def _framed(text: str, style: Style, width: float, *, keep: bool) -> list[Strip]:
    return running(text, style, INSET, width - 2 * INSET, keep=keep)
