"""The contents of a paper: each section, and the page it begins on, as links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.papers.render.pdf.strips import Fill, Link, Mark, PageOf, Strip, baseline, lowered, running
from core.papers.render.pdf.tags import Tag
from core.papers.render.style import ITEM, PAD_Y, RULE

NUMBER = 44.0
"""Points that are kept for the number of a page."""


def contents_strips(entries: Iterable[tuple[str, str]], within: Tag, width: float) -> Iterator[Strip]:
    """Yield an entry for each (title, name of its place): a link, the number of its page at its end."""
    found = list(entries)
    contents = within.add("TOC") if found else within
    for text, anchor in found:
        link = contents.add("TOCI").add("Reference").add("Link")
        strips = running(text, replace(ITEM, above=0), 0, width - NUMBER, keep=True, tag=link)
        last = len(strips) - 1
        for place, strip in enumerate(strips):
            top, foot = (PAD_Y if place == 0 else 0.0), (PAD_Y if place == last else 0.0)
            tall = top + strip.height + foot
            marks: list[Mark] = [*lowered(strip, top)]
            if place == last:
                marks.append(PageOf(width, top + baseline(ITEM), anchor, ITEM, link))
                marks.append(Fill(0, tall - RULE, width, RULE, "line"))
            marks.append(Link(0, 0, width, tall, anchor, text, link))
            yield Strip(tall, tuple(marks), keep=place != last)
