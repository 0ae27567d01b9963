"""The cover as strips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.drawing.metrics import fitted, printable, text_width
from core.papers.blocks import ASKED, ASKS, MORE, Cover, Logo, roman
from core.papers.render.strips import Fill, Image, Mark, Strip, Text, baseline, lowered, running
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
LOGO = (150.0, 60.0)  # points that a logo has at most
INSET = 14.0
EDGE = 4.0
ROOM = 10.0


def cover_strips(cover: Cover) -> Iterator[Strip]:
    """Yield a cover: whose board, what paper, its title, its fields, what it asks, and the other fields."""
    width = frame(wide=False)[0]
    if cover.logo is not None:
        yield _logo(cover.logo, width)
    if cover.body:
        yield from running(cover.body, COVER_BODY, 0, width)
    yield from running(f"{cover.kind} · {cover.plan}", COVER_KIND, 0, width)
    yield Strip(3, (Fill(0, 0, width, 3, cover.colour or "heading"),), above=8)
    yield from _title(cover, width)
    yield Strip(10)
    for name, value in cover.fields:
        yield from _field(name, value, width)
    yield Strip(8)
    yield from _asks(cover, width)
    if cover.more:
        title = running(MORE, HEADINGS[2], 0, width, keep=True)
        yield replace(title[0], above=24)
        yield from title[1:]
        for name, value in cover.more:
            yield from _field(name, value, width, WIDER)
    if cover.stamp is not None:
        strips = running(cover.stamp.line, SMALL, 0, width)
        yield replace(strips[0], above=18)
        yield from strips[1:]


def _logo(logo: Logo, width: float) -> Strip:
    """Return the logo at the right, as large as it may be, and never larger than it is."""
    scale = min(LOGO[0] / logo.width, LOGO[1] / logo.height, 0.75)  # a pixel is three quarters of a point
    wide, high = logo.width * scale, logo.height * scale
    return Strip(high, (Image(width - wide, 0, wide, high, logo),))


def _title(cover: Cover, width: float) -> Iterator[Strip]:
    hang = BADGE + 14 if cover.code else 0.0
    strips = running(cover.title, COVER_TITLE, hang, width - hang)
    badge = tuple(_badge(cover))
    top = strips[0]
    yield replace(top, marks=(*badge, *top.marks), above=20, outline=(1, printable(cover.title)), keep=True)
    yield from strips[1:]
    if badge and (rest := BADGE - len(strips) * COVER_TITLE.leading) > 0:
        yield Strip(rest)


def _badge(cover: Cover) -> Iterator[Mark]:
    if cover.code:
        code = fitted(printable(cover.code), CODE.size, BADGE - 6, bold=True)
        left = (BADGE - text_width(code, CODE.size, bold=True)) / 2
        yield Fill(0, 0, BADGE, BADGE, cover.colour or "heading")
        yield Text(left, BADGE / 2 + CODE.size * 0.34, code, CODE)


def _field(name: str, value: str, width: float, label: float = LABEL) -> Iterator[Strip]:
    first = Text(0, baseline(COVER_LABEL), printable(name), COVER_LABEL)
    strips = running(value, COVER_VALUE, label, width - label, first=(first,))
    last = len(strips) - 1
    for place, strip in enumerate(strips):
        tall = strip.height + (PAD_Y if place == last else 0.0)
        rule = (Fill(0, tall - RULE, width, RULE, "line"),) if place == last else ()
        yield replace(strip, height=tall, above=PAD_Y if place == 0 else 0.0, marks=(*rule, *strip.marks))


def _asks(cover: Cover, width: float) -> Iterator[Strip]:
    title = HEADINGS[2]
    found = [
        *running(ASKS, title, INSET, width - 2 * INSET, keep=True),
        *running(cover.summary, NOTE, INSET, width - 2 * INSET),
    ]
    if cover.asks:
        found += running(ASKED, NOTE, INSET, width - 2 * INSET, keep=True)
    hang = 26.0
    for place, ask in enumerate(cover.asks, 1):
        first = (Text(INSET, baseline(ITEM), f"{roman(place)}.", ITEM),)
        found += running(ask, ITEM, INSET + hang, width - 2 * INSET - hang, first=first)
    for place, strip in enumerate(found):
        top = ROOM if place == 0 else 0.0
        tall = strip.height + top + (ROOM if place == len(found) - 1 else 0.0)
        ground = Fill(0, 0, width, tall, "accent-soft"), Fill(0, 0, EDGE, tall, "accent")
        yield Strip(tall, (*ground, *lowered(strip, top)), above=14.0 if place == 0 else 0.0, keep=strip.keep)
