"""Strips put on pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.papers.render.pdf.strips import Strip, Turn
from core.papers.render.style import frame


@dataclass(slots=True)
class Page:
    """A page: upright or on its side, and its strips by how far each is below the top."""

    wide: bool = False
    strips: list[tuple[float, Strip]] = field(default_factory=list)
    used: float = 0.0

    def holds(self, strips: Sequence[Strip]) -> bool:
        """Return whether strips fit below what is there."""
        tall = sum(strip.above + strip.height for strip in strips)
        tall -= 0.0 if self.strips or not strips else strips[0].above
        return tall <= frame(wide=self.wide)[1] - self.used + 0.01

    def put(self, strip: Strip) -> None:
        """Put a strip below what is there; the first on a page has no space above."""
        top = self.used + strip.above if self.strips else 0.0
        self.strips.append((top, strip))
        self.used = top + strip.height


def paginated(content: Sequence[Strip | Turn]) -> list[Page]:
    """Return pages that hold all content in order. What is kept together and fits one page stays on one."""
    pages = [Page()]
    place = 0
    while place < len(content):
        item = content[place]
        if isinstance(item, Turn):
            if pages[-1].strips:
                pages.append(Page())
            pages[-1].wide = item.wide
            place += 1
            continue
        chain = _chain(content, place)
        if pages[-1].strips and not pages[-1].holds(chain):
            pages.append(Page(pages[-1].wide))
        place += _put(pages[-1], chain)
    return [page for page in pages if page.strips]


def _chain(content: Sequence[Strip | Turn], place: int) -> list[Strip]:
    """Return the strips from a place on that belong on one page; no more than the tallest page holds."""
    chain: list[Strip] = []
    tall = 0.0
    for number in range(place, len(content)):
        item = content[number]
        if isinstance(item, Turn):
            break
        chain.append(item)
        tall += item.above + item.height
        if not item.keep or tall > frame(wide=False)[1]:
            break
    return chain


def _put(page: Page, chain: list[Strip]) -> int:
    """Put as much of a chain on a page as it holds, its first strip in any case; return how many."""
    if not page.strips:
        for strip in chain[0].head:
            page.put(strip)
    page.put(chain[0])
    for number, strip in enumerate(chain[1:], 1):
        if not page.holds([strip]):
            return number
        page.put(strip)
    return len(chain)
