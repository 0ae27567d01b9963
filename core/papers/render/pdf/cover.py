"""The cover as strips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from core.drawing.metrics import fitted, printable, text_width
from core.papers.blocks import ASKED, MORE, Cover, roman
from core.papers.render.pdf.logo import logo_strips
from core.papers.render.pdf.outline import Outline
from core.papers.render.pdf.strips import Fill, Mark, Strip, Text, baseline, lowered, running
from core.papers.render.pdf.tags import Tag, heads, numbered_list
from core.papers.render.style import (
    COVER_BODY,
    COVER_KIND,
    COVER_LABEL,
    COVER_TITLE,
    COVER_VALUE,
    HEADINGS,
    ITEM,
    NOTE,
    PAD_Y,
    RULE,
    SMALL,
    Style,
    frame,
)

BADGE = 44.0  # the side of the square with the option's letter
CODE = Style(22, 26, "on-accent", bold=True)
LABEL = 150.0  # the column of the fields' names
WIDER = 190.0  # the same, of the fields that stand last
HANG = 26.0  # from the number of what is asked to its text
INSET = 14.0
EDGE = 4.0
ROOM = 10.0


def cover_strips(cover: Cover, outline: Outline, anchor: str) -> Iterator[Strip]:
    """Yield a cover: whose board, what paper, its title, its fields, what it asks, and the other fields."""
    width = frame(wide=False)[0]
    part = outline.paper()
    yield from logo_strips(cover.logo, part)
    if cover.body:
        yield from running(cover.body, COVER_BODY, 0, width, tag=part.add("P"))
    yield from running(f"{cover.kind} · {cover.plan}", COVER_KIND, 0, width, tag=part.add("P"))
    yield Strip(3, (Fill(0, 0, width, 3, cover.colour or "heading"),), above=8)
    yield from _title(cover, width, outline, anchor)
    yield Strip(10)
    yield from _fields(cover.fields, LABEL, width, part)
    yield Strip(8)
    yield from _asks(cover, width, outline, f"{anchor}-asks")
    if cover.more:
        place = outline.heading(MORE, 1, f"{anchor}-more", section=True)
        title = running(MORE, HEADINGS[2], 0, width, keep=True, tag=place.tag)
        yield replace(place.on(title[0]), above=24)
        yield from title[1:]
        yield from _fields(cover.more, WIDER, width, outline.here)
    if cover.stamp is not None:
        strips = running(cover.stamp.line, SMALL, 0, width, tag=outline.here.add("P"))
        yield replace(strips[0], above=18)
        yield from strips[1:]


def _title(cover: Cover, width: float, outline: Outline, anchor: str) -> Iterator[Strip]:
    hang = BADGE + 14 if cover.code else 0.0
    title = f"{cover.reference} {cover.title}".strip()
    place = outline.title(title, anchor)
    strips = running(title, COVER_TITLE, hang, width - hang, tag=place.tag)
    badge = tuple(_badge(cover))
    top = place.on(strips[0])
    # The title says which option it is: the letter in its colour is for the eye alone.
    yield replace(top, marks=(*badge, *top.marks), above=20, keep=True)
    yield from strips[1:]
    if badge and (rest := BADGE - len(strips) * COVER_TITLE.leading) > 0:
        yield Strip(rest)


def _badge(cover: Cover) -> Iterator[Mark]:
    if cover.code:
        code = fitted(printable(cover.code), CODE.size, BADGE - 6, bold=True)
        left = (BADGE - text_width(code, CODE.size, bold=True)) / 2
        yield Fill(0, 0, BADGE, BADGE, cover.colour or "heading")
        yield Text(left, BADGE / 2 + CODE.size * 0.34, code, CODE)


def _fields(fields: Iterable[tuple[str, str]], label: float, width: float, part: Tag) -> Iterator[Strip]:
    """Yield the lines of a cover as a table, names in a column so wide; nothing for none."""
    rows = list(fields)
    table = part.add("Table") if rows else part
    for name, value in rows:
        yield from _field(name, value, label, width, table.add("TR"))


def _field(name: str, value: str, label: float, width: float, row: Tag) -> Iterator[Strip]:
    head = running(name, COVER_LABEL, 0, label - 8, tag=row.add("TH", heads(row=True)))
    strips = running(value, COVER_VALUE, label, width - label, tag=row.add("TD"))
    while len(strips) < len(head):
        strips.append(Strip(COVER_VALUE.leading))
    last = len(strips) - 1
    for place, strip in enumerate(strips):
        tall = strip.height + (PAD_Y if place == last else 0.0)
        rule = (Fill(0, tall - RULE, width, RULE, "line"),) if place == last else ()
        name_marks = head[place].marks if place < len(head) else ()
        marks = (*rule, *name_marks, *strip.marks)
        keep = place in (0, last - 1) and place != last
        yield Strip(tall, marks, above=PAD_Y if place == 0 else 0.0, keep=keep)


def _asks(cover: Cover, width: float, outline: Outline, anchor: str) -> Iterator[Strip]:
    place = outline.heading(cover.lead, 1, anchor, section=True)
    title = running(cover.lead, HEADINGS[2], INSET, width - 2 * INSET, keep=True, tag=place.tag)
    title[0] = place.on(title[0])
    text = running(cover.summary, replace(NOTE, above=4), INSET, width - 2 * INSET, tag=outline.here.add("P"))
    found = [*title, *text, *_asked(cover.asks, width, outline.here)]
    for number, strip in enumerate(found):
        top = ROOM if number == 0 else 0.0
        tall = strip.height + top + (ROOM if number == len(found) - 1 else 0.0)
        ground = Fill(0, 0, width, tall, "accent-soft"), Fill(0, 0, EDGE, tall, "accent")
        above = 14.0 if number == 0 else 0.0
        yield replace(strip, height=tall, marks=(*ground, *lowered(strip, top)), above=above)


def _asked(asks: Sequence[str], width: float, part: Tag) -> Iterator[Strip]:
    """Yield what the board is asked to do as a list: i, ii, iii; nothing for nothing."""
    if not asks:
        return
    yield from running(ASKED, NOTE, INSET, width - 2 * INSET, keep=True, tag=part.add("P"))
    found = part.add("L", numbered_list("LowerRoman"))
    for place, ask in enumerate(asks, 1):
        item = found.add("LI")
        first = (Text(INSET, baseline(ITEM), f"{roman(place)}. ", ITEM, tag=item.add("Lbl")),)
        left, body = INSET + HANG, item.add("LBody")
        # Neither the first nor the last stands alone on a page.
        keep = place in (1, len(asks) - 1) and place != len(asks)
        yield from running(ask, ITEM, left, width - left - INSET, first=first, keep=keep, tag=body)
