"""The headings of a paper as they nest: parts of a pack, sections, and what is in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.drawing.metrics import printable
from core.papers.blocks import Block, Contents, Cover, Heading
from core.papers.render.pdf.strips import Bookmark, Strip
from core.papers.render.pdf.tags import Tag

DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a heading stands: its element, how it is listed, and the name that links to it have."""

    tag: Tag
    bookmark: Bookmark
    anchor: str

    def on(self, strip: Strip) -> Strip:
        """Return the strip that begins the heading, found by its bookmark and by its name."""
        return replace(strip, bookmark=self.bookmark, anchor=self.anchor)


class Outline:
    """The elements that are open. `here` is where the next block belongs.

    A paper's own title is the one H1; in a pack, the titles of its papers are each an H2. No level is
    skipped on the way down, whatever blocks say.
    """

    def __init__(self) -> None:
        self.root = Tag("Document")
        self.here = self.root
        self._part = self.root
        self._papers = 0
        self._level = 0
        self._names: set[str] = set()

    def paper(self) -> Tag:
        """Begin a paper and return its element."""
        self._papers += 1
        self._part = self.here = self.root if self._papers == 1 else self.root.add("Part")
        self._level = min(self._papers, 2) - 1
        return self._part

    def title(self, text: str, anchor: str) -> Place:
        """Return the place of the title of the paper that was begun."""
        return self._place(self._part, min(self._papers, 2), text, anchor)

    def heading(self, text: str, level: int, anchor: str, *, section: bool = False) -> Place:
        """Return the place of a heading below the title; if it begins a section, what follows is in that."""
        if section:
            self.here = self._part.add("Sect")
        wanted = level + min(self._papers, 2)
        return self._place(self.here, min(wanted, self._level + 1, DEEPEST), text, anchor)

    def _place(self, parent: Tag, level: int, text: str, anchor: str) -> Place:
        self._level = level
        return Place(parent.add(f"H{level}"), Bookmark(level - 1, printable(text)), anchor)


def anchors(found: Sequence[tuple[str, Block]]) -> dict[int, str]:
    """Return the names of the places that can be linked to, by their blocks: section-2, paper-1-table-3.

    They are made from numbers, so that a link from elsewhere into a paper lasts as long as its numbers do.
    """
    names: dict[int, str] = {}
    taken: set[str] = set()
    papers = 0
    for place, (number, block) in enumerate(found):
        papers += isinstance(block, Cover)
        name = _name(number, block)
        if name:
            whole = (f"paper-{papers - 1}-" if papers > 1 else "") + name
            names[place] = _free(whole, taken)
    return names


def _name(number: str, block: Block) -> str:
    if isinstance(block, Cover):
        return "cover"
    if isinstance(block, Contents):
        return "contents"
    plain = re.sub(r"[^0-9a-z]+", "-", number.lower())
    if isinstance(block, Heading):
        words = re.sub(r"[^0-9a-z]+", "-", block.text.lower()).strip("-")[:40].strip("-")
        return f"section-{plain}" if plain.isdigit() else plain or words or "heading"
    return "" if "." in number else plain


def _free(name: str, taken: set[str]) -> str:
    found, more = name, 2
    while found in taken:
        found, more = f"{name}-{more}", more + 1
    taken.add(found)
    return found
