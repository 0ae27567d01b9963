"""The body of a paper: blocks in sections, each number a real number in the text."""

from __future__ import annotations

import re

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
)
from core.papers.render.html.elements import LINE, SPACE, Html, element, joined
from core.papers.render.html.figures import figure
from core.papers.render.html.tables import table


class Body:
    """The sections written so far. `contents` are (id, words) of those that a reader may go to."""

    def __init__(self) -> None:
        self.contents: list[tuple[str, list[str]]] = []
        self._done: list[Html] = []
        self._section: list[Html] = []
        self._id = ""
        self._level = 0
        self._lists = 0
        self._turn = ""  # classes of the next block: it begins a page
        self._wide = False

    def add(self, number: str, block: Block) -> None:
        """Add a block, with the number it has."""
        match block:
            case Cover():
                pass  # the header of the page
            case Contents():
                pass  # every page lists its sections
            case PageBreak():
                self._wide = block.wide
                self._turn = "new-page"
            case Heading():
                self._heading(block, number)
            case Paragraph():
                self._put(_paragraph(block, number, self._where(), _id(number)))
            case Bullets():
                self._put(_bullets(block, self._where()))
            case Table():
                self._put(table(block, number, self._where(), _id(number)))
            case Figure():
                self._put(figure(block, number, self._where(), _id(number)))
            case Note():
                self._put(_note(block, self._where()))

    def done(self) -> Html:
        """Return all sections."""
        self._close()
        return joined(*self._done)

    def _heading(self, block: Heading, number: str) -> None:
        # Below the h1 of the cover, and one step down at most: no level is skipped.
        level = min(block.level, self._level + 1) if self._level else 1
        words: list[str] = [block.text]
        if number:
            sign = f"{number}:" if block.appendix else number
            words = [element("span", sign, class_="number"), SPACE, block.text]
        where = self._where()
        if level == 1:
            self._close()
            self._id = _id(number) or f"section-{len(self.contents) + 1}"
            self.contents.append((self._id, words))
        self._level = level
        class_ = f"{where}{' appendix' if block.appendix else ''}".strip()
        self._section.append(
            element(f"h{level + 1}", *words, class_=class_, id=self._id if level == 1 else "")
        )

    def _put(self, content: Html) -> None:
        self._section += [LINE, content]

    def _where(self) -> str:
        """Return the classes that say on what page a block is printed."""
        found = f"{self._turn} {'wide' if self._wide else ''}".strip()
        self._turn = ""
        return found

    def _close(self) -> None:
        if self._section:
            self._done.append(joined(LINE, element("section", *self._section)))
        self._section = []


def _id(number: str) -> str:
    """Return the id of what has that number: p-2-1, table-3; nothing for nothing."""
    plain = re.sub(r"[^0-9A-Za-z]+", "-", number).lower()
    return f"p-{plain}" if "." in number else f"section-{plain}" if number.isdigit() else plain


def _paragraph(block: Paragraph, number: str, where: str, id_: str) -> Html:
    if not number:
        return element("p", block.text, class_=where)
    class_ = f"numbered {where}".strip()
    return element("p", element("span", number, class_="number"), SPACE, block.text, class_=class_, id=id_)


def _bullets(block: Bullets, where: str) -> Html:
    if not block.items:
        return Html()
    items = [element("li", item) for item in block.items]
    if block.ordered:
        return element("ol", *items, type="i", class_=where)
    return element("ul", *items, class_=where)


def _note(block: Note, where: str) -> Html:
    return element(
        "div",
        element("p", element("strong", block.title)),
        element("p", block.text),
        class_=f"note{' grave' if block.grave else ''} {where}".strip(),
        role="note",
    )
