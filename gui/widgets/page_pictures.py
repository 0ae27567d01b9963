"""The pictures of pages that are on show: asked for, and kept for a while."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtGui import QImage

from gui.pdf_pages import PdfPages

KEPT = 12
"""Pages whose pictures are kept: what is on show, and what was a moment ago."""


class PagePictures:
    """One picture a page, at the scale it was drawn at: pixels to the point."""

    def __init__(self, pages: PdfPages, scale_of: Callable[[int], float]) -> None:
        self._pages = pages
        self._scale_of = scale_of
        self._kept: dict[int, tuple[float, QImage]] = {}
        self._asked: set[tuple[int, float]] = set()

    def get(self, page: int) -> QImage | None:
        """Return the picture of a page, which may be of another scale or an older paper."""
        found = self._kept.get(page)
        return found[1] if found else None

    def sharp(self, page: int) -> bool:
        """Return whether a page has a picture at its scale."""
        return page in self._kept and self._kept[page][0] == self._scale_of(page)

    def ask(self, pages: Sequence[int]) -> None:
        """Have pages drawn that are not sharp, the last of them first."""
        for page in pages:
            wanted = page, self._scale_of(page)
            if wanted not in self._asked and not self.sharp(page):
                self._asked.add(wanted)
                self._pages.draw(*wanted)

    def take(self, page: int, scale: float, picture: QImage, near: Collection[int]) -> bool:
        """Keep a picture if its scale is the one wanted; return whether. The oldest that are not near go."""
        self._asked.discard((page, scale))
        if scale != self._scale_of(page):
            return False
        self._kept.pop(page, None)
        self._kept[page] = scale, picture
        for old in list(self._kept)[:-KEPT]:
            if old not in near:
                del self._kept[old]
        return True

    def another(self, count: int) -> None:
        """Let another paper of so many pages come; old pictures stay until there are new ones."""
        self._asked.clear()
        self._kept = {page: kept for page, kept in self._kept.items() if page < count}
