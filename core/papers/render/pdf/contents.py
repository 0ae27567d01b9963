"""The contents of a paper: each section, and the page it begins on, as links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.papers.render.pdf.strips import Fill, Link, Mark, PageOf, Strip, Text, baseline, lowered, running
from core.papers.render.pdf.tags import Tag
from core.papers.render.style import INDENT, ITEM, PAD_Y, RULE

NUMBER = 44.0
"""Points that are kept for the number of a page."""
SHORT = 3
"""Characters of a number that hangs before its title, as 12 does, and Appendix A does not."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the number and title of a section, and the name of its place."""

    number: str
    title: str
    anchor: str


def contents_strips(entries: Sequence[Entry], within: Tag, width: float) -> Iterator[Strip]:
    """Yield each entry as a link, with the number of its page at its end."""
    contents = within.add("TOC") if entries else within
    hang = INDENT if any(0 < len(entry.number) <= SHORT for entry in entries) else 0.0
    for entry in entries:
        link = contents.add("TOCI").add("Reference").add("Link")
        yield from _entry(entry, link, hang, width)


def _entry(entry: Entry, link: Tag, hang: float, width: float) -> Iterator[Strip]:
    words = f"{entry.number} {entry.title}".strip()
    first: tuple[Text, ...] = ()
    text = words
    if hang and 0 < len(entry.number) <= SHORT:
        first, text = (Text(0, baseline(ITEM), f"{entry.number} ", ITEM, tag=link),), entry.title
    else:
        hang = 0.0
    style = replace(ITEM, above=0)
    strips = running(text, style, hang, width - NUMBER - hang, first=first, keep=True, tag=link)
    last = len(strips) - 1
    for place, strip in enumerate(strips):
        top, foot = (PAD_Y if place == 0 else 0.0), (PAD_Y if place == last else 0.0)
        tall = top + strip.height + foot
        marks: list[Mark] = [*lowered(strip, top)]
        if place == last:
            marks.append(PageOf(width, top + baseline(ITEM), entry.anchor, ITEM, link))
            marks.append(Fill(0, tall - RULE, width, RULE, "line"))
        marks.append(Link(0, 0, width, tall, entry.anchor, words, link))
        yield Strip(tall, tuple(marks), keep=place != last)
