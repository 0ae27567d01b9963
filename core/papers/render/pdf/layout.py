"""Blocks cut into strips, and their structure beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.drawing.metrics import text_width
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
    listed,
    numbered,
    roman,
    title,
)
from core.papers.render.pdf.contents import Entry, contents_strips
from core.papers.render.pdf.cover import cover_strips
from core.papers.render.pdf.outline import Outline, anchors
from core.papers.render.pdf.strips import Fill, Picture, Strip, Text, Turn, baseline, kept, lowered, running
from core.papers.render.pdf.tables import table_strips
from core.papers.render.pdf.tags import numbered_list
from core.papers.render.style import (
    APART,
    BODY,
    BULLET,
    CAPTION,
    HEADINGS,
    INDENT,
    ITEM,
    NOTE,
    NOTE_TITLE,
    frame,
)
from core.papers.render.text import legible

EDGE = 4.0  # the bar at the side of a note
INSET = 14.0  # from the side of a note to its text
CONTENTS = "Contents"
UNDESCRIBED = "A picture that nobody has described."
ROOM = 8.0  # above and below the text of a note


class Layout:
    """Blocks as strips, in order. `outline` holds their structure once they are all laid out."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.outline = Outline()
        self.covers: dict[str, Cover] = {}
        """The cover of each paper, by the name of its place: from there on, pages are that paper's."""
        self._blocks = list(numbered(blocks))
        self._anchors = anchors(self._blocks)
        self._wide = False

    def strips(self) -> list[Strip | Turn]:
        """Return every block as strips."""
        found: list[Strip | Turn] = []
        for place, (number, block) in enumerate(self._blocks):
            if isinstance(block, Cover):
                if found:
                    found.append(Turn(wide=False))
                self.covers[self._anchors[place]] = block
            found += self._block(place, number, block)
        return found

    def _block(self, place: int, number: str, block: Block) -> Iterator[Strip | Turn]:
        match block:
            case PageBreak():
                self._wide = block.wide
                yield Turn(block.wide)
            case Cover():
                self._wide = False
                yield from cover_strips(block, self.outline, self._anchors[place])
                yield Turn(wide=False)
            case Contents():
                yield from self._contents(place)
            case Heading():
                yield from self._heading(block, number, self._anchors[place])
            case Paragraph():
                yield from self._paragraph(block, number)
            case Bullets():
                yield from self._bullets(block)
            case Table():
                yield from table_strips(
                    block, number, self.outline.here, self._anchors[place], wide=self._wide
                )
            case Figure():
                yield from self._figure(block, number, self._anchors[place])
            case Note():
                yield from self._note(block)

    @property
    def _width(self) -> float:
        return frame(wide=self._wide)[0]

    def _contents(self, place: int) -> Iterator[Strip]:
        heading = self.outline.heading(CONTENTS, 1, self._anchors[place], section=True)
        style = HEADINGS[1]
        strips = kept(running(CONTENTS, style, 0, self._width, tag=heading.tag))
        yield heading.on(strips[0])
        entries = [
            Entry(number, text, self._anchors[after]) for after, number, text in listed(self._blocks, place)
        ]
        yield from contents_strips(entries, self.outline.here, self._width)

    def _heading(self, block: Heading, number: str, anchor: str) -> Iterator[Strip]:
        style = HEADINGS[min(block.level, max(HEADINGS))]
        place = self.outline.heading(title(number, block), block.level, anchor, section=block.level == 1)
        hang, text = 0.0, block.text
        first: tuple[Text, ...] = ()
        if number and not block.appendix:
            hang, first = INDENT, (Text(0, baseline(style), f"{number} ", style, tag=place.tag),)
        elif number:
            text = f"{number}: {block.text}"
        strips = kept(running(text, style, hang, self._width - hang, first=first, tag=place.tag))
        yield place.on(strips[0])
        yield from strips[1:]

    def _paragraph(self, block: Paragraph, number: str) -> Iterator[Strip]:
        tag = self.outline.here.add("P")
        # A long number, as A13.11, begins in the margin, so that it does not touch the text.
        left = min(0.0, INDENT - APART - text_width(number, BODY.size))
        first = (Text(left, baseline(BODY), f"{number} ", BODY, tag=tag),) if number else ()
        keep = block.text.endswith(":")  # what it leads up to follows on the same page
        yield from running(block.text, BODY, INDENT, self._width - INDENT, first=first, keep=keep, tag=tag)

    def _bullets(self, block: Bullets) -> Iterator[Strip]:
        if not block.items:
            return
        found = self.outline.here.add("L", numbered_list("LowerRoman" if block.ordered else "Disc"))
        marks = [f"{roman(place)}. " if block.ordered else "• " for place in range(1, len(block.items) + 1)]
        widest = max(text_width(mark.rstrip(), ITEM.size) for mark in marks)
        hang = INDENT + (widest + 8 if block.ordered else BULLET)
        last = len(marks) - 1
        for place, (mark, text) in enumerate(zip(marks, block.items, strict=True)):
            item = found.add("LI")
            first = (Text(INDENT, baseline(ITEM), mark, ITEM, tag=item.add("Lbl")),)
            width, body = self._width - hang, item.add("LBody")
            # Neither the first nor the last item stands alone on a page.
            keep = place in (0, last - 1) and place != last
            yield from running(text, ITEM, hang, width, first=first, keep=keep, tag=body)

    def _figure(self, block: Figure, number: str, anchor: str) -> Iterator[Strip]:
        width, height = frame(wide=self._wide)
        drawing = block.drawing
        group = self.outline.here.add("Div")  # its words would hide a caption inside it
        text = f"{number}: {block.caption}" if number else block.caption
        caption = running(text, CAPTION, 0, width, keep=True, tag=group.add("Caption"))
        yield replace(caption[0], anchor=anchor)
        yield from caption[1:]
        above = 8.0
        room = height - sum(strip.height for strip in caption) - above
        scale = min(1.0, width / max(drawing.width, 1.0), room / max(drawing.height, 1.0))
        left = (width - drawing.width * scale) / 2 if self._wide else 0.0
        tag = group.add("Figure")
        said = (block.words, drawing.words, block.caption, UNDESCRIBED)
        tag.alt = next(text for text in map(legible, said) if text)
        yield Strip(drawing.height * scale, (Picture(left, 0, drawing, scale, tag),), above=above)

    def _note(self, block: Note) -> Iterator[Strip]:
        tag = self.outline.here.add("Note")
        width, colour = self._width, "closed" if block.grave else "warning"
        style = replace(NOTE_TITLE, colour=colour)
        found = [
            *running(block.title, style, INSET, width - 2 * INSET, keep=True, tag=tag.add("P")),
            *running(block.text, NOTE, INSET, width - 2 * INSET, tag=tag.add("P")),
        ]
        for place, strip in enumerate(found):
            top = ROOM if place == 0 else 0.0
            tall = strip.height + top + (ROOM if place == len(found) - 1 else 0.0)
            ground = Fill(0, 0, width, tall, f"{colour}-soft"), Fill(0, 0, EDGE, tall, colour)
            above = 14.0 if place == 0 else 0.0
            yield Strip(tall, (*ground, *lowered(strip, top)), above=above, keep=strip.keep)
