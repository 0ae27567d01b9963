"""A paper for Word, in real styles, so that a secretary can go on with it.

The numbers of sections, paragraphs, tables and figures are text: they stay as they are when a part of it is
pasted into another document. A template's styles are used by their names, and those it lacks are added.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.papers.blocks import (
    ASKED,
    MORE,
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
)
from core.papers.render.docx.numbering import Numbering, numbered_as
from core.papers.render.docx.package import describe, packed, settle
from core.papers.render.docx.pages import Pages
from core.papers.render.docx.pictures import as_png
from core.papers.render.docx.styles import (
    ASKS_TEXT,
    ASKS_TITLE,
    BODY,
    BODY_NAME,
    BULLET,
    FIELD,
    FIGURE,
    GRAVE,
    GRAVE_TITLE,
    KIND,
    NOTE,
    NOTE_TITLE,
    NUMBER,
    NUMBERED,
    TABLE_NOTE,
    complete,
)
from core.papers.render.docx.tables import word_table
from core.papers.render.docx.template import begun
from core.papers.render.docx.xml import Element, node, paragraph, run

LOGO = (150.0, 60.0)
"""Points that a logo has at most."""


def docx(blocks: Sequence[Block], template: bytes = b"") -> bytes:
    """Return a paper as the bytes of a Word document; the same blocks give the same bytes."""
    ours = not template
    document = begun(template)
    numbering = Numbering(document, ours=ours)
    ids = complete(document, numbering.bullets, ours=ours)
    pages = Pages(document, ids)
    cover = next((block for block in blocks if isinstance(block, Cover)), None)
    pages.foot(cover)
    writer = _Writer(pages, numbering, ids)
    for number, block in numbered(blocks):
        writer.add(number, block)
    describe(document, cover)
    settle(document, ours=ours)
    return packed(document)


class _Writer:
    """Writes block after block into the pages of a document."""

    def __init__(self, pages: Pages, numbering: Numbering, ids: dict[str, str]) -> None:
        self._pages, self._numbering, self._ids = pages, numbering, ids
        self._level = 0

    def add(self, number: str, block: Block) -> None:
        """Write a block, with the number it has."""
        match block:
            case Cover():
                self._cover(block)
            case Heading():
                self._heading(block, number)
            case Paragraph():
                self._numbered(NUMBERED if number else BODY, number, block.text)
            case Bullets():
                self._bullets(block)
            case Table():
                self._table(block, number)
            case Figure():
                self._figure(block, number)
            case Note():
                self._put(GRAVE_TITLE if block.grave else NOTE_TITLE, run(block.title))
                self._put(GRAVE if block.grave else NOTE, run(block.text))
            case PageBreak():
                self._pages.turn(wide=block.wide)

    def _put(self, style: str, *content: Element) -> Element:
        found = paragraph(self._ids[style], *content, page=self._pages.begins())
        self._pages.put(found)
        return found

    def _numbered(self, style: str, number: str, text: str) -> None:
        first = [run(number), node("r", node("tab"))] if number else []
        self._put(style, *first, run(text))

    def _cover(self, cover: Cover) -> None:
        if cover.logo is not None:
            logo = cover.logo
            wide = min(LOGO[0], LOGO[1] * logo.width / logo.height, logo.width * 0.75)
            self._put(FIGURE, self._pages.picture(logo.content, wide, logo.words, logo.words))
        if cover.body:
            self._put(BODY_NAME, run(cover.body))
        self._put(KIND, run(f"{cover.kind} · {cover.plan}"))
        self._put("Title", run(cover.title))
        for name, value in cover.fields:
            self._put(FIELD, run(name, bold=True), node("r", node("tab")), run(value))
        self._put(ASKS_TITLE, run(cover.lead))
        self._put(ASKS_TEXT, run(cover.summary))
        if cover.asks:
            self._put(ASKS_TEXT, run(ASKED))
            self._bullets(Bullets(cover.asks, ordered=True))
        if cover.more:
            self._put(ASKS_TITLE, run(MORE))
        for name, value in cover.more:
            self._put(FIELD, run(name, bold=True), node("r", node("tab")), run(value))
        if cover.stamp is not None:
            self._put(TABLE_NOTE, run(cover.stamp.line))
        self._pages.turn(wide=False)

    def _heading(self, block: Heading, number: str) -> None:
        # One step down at most: a heading below one that is not there would mislead.
        self._level = min(block.level, self._level + 1, 3)
        style = f"Heading {self._level}"
        if number and block.appendix:
            self._put(style, run(f"{number}: {block.text}"))
        else:
            self._numbered(style, number, block.text)

    def _bullets(self, block: Bullets) -> None:
        number = self._numbering.roman() if block.ordered and block.items else 0
        for item in block.items:
            found = self._put(NUMBER if block.ordered else BULLET, run(item))
            if number:
                found[0].append(numbered_as(number))

    def _table(self, block: Table, number: str) -> None:
        caption = f"{number}: {block.caption}"
        self._put("Caption", run(caption))
        self._pages.put(word_table(block, caption, self._ids, self._pages.width))
        # Between two tables there has to be a paragraph, or they would be one.
        self._put(TABLE_NOTE, *([run(block.note)] if block.note else []))

    def _figure(self, block: Figure, number: str) -> None:
        caption = f"{number}: {block.caption}"
        self._put("Caption", run(caption))
        drawing = block.drawing
        wide, high = self._pages.room
        scale = min(1.0, wide / max(drawing.width, 1.0), high / max(drawing.height, 1.0))
        words = block.words or drawing.words or block.caption
        picture = self._pages.picture(as_png(drawing, scale), drawing.width * scale, caption, words)
        self._put(FIGURE, picture)
