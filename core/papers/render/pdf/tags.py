"""The structure of a paper: what a screen reader hears of it, and in which order.

Layout makes the elements while it cuts blocks into strips; each mark on a page names the element it belongs
to, and what names none is an artefact, which no reader hears. Kinds are those of ISO 32000-1, 14.8.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Piece(NamedTuple):
    """Content of an element on one page: the page, and the number of the piece there."""

    page: int
    number: int


class Spot(NamedTuple):
    """A link of an element on one page: the page, and which link of the paper it is."""

    page: int
    link: int


class Tag:
    """An element of the structure. `kids` are other elements, and its content once that is drawn.

    `alt` says in words what cannot be read. `attributes` are PDF as it is written. `headers` are the cells
    that head this one, where scope alone does not say so.
    """

    __slots__ = ("alt", "attributes", "headers", "kids", "kind", "named", "parent")

    def __init__(self, kind: str, parent: Tag | None = None, attributes: str = "") -> None:
        self.kind, self.parent, self.attributes = kind, parent, attributes
        self.alt = ""
        self.named = kind == "Note"  # a note has to have a name of its own, and what others refer to
        self.headers: tuple[Tag, ...] = ()
        self.kids: list[Tag | Piece | Spot] = []

    def add(self, kind: str, attributes: str = "") -> Tag:
        """Return a new element, the last one within this."""
        tag = Tag(kind, self, attributes)
        self.kids.append(tag)
        return tag

    def headed(self, headers: tuple[Tag, ...]) -> None:
        """Say which cells head this one."""
        self.headers = headers
        for header in headers:
            header.named = True

    def walk(self) -> Iterator[Tag]:
        """Yield this element and all within it, each before its own."""
        waiting = [self]
        while waiting:
            tag = waiting.pop()
            yield tag
            waiting += [kid for kid in reversed(tag.kids) if isinstance(kid, Tag)]


def heads(*, row: bool = False, span: int = 1) -> str:
    """Return the attributes of a cell that heads its row or its column, or as many columns as it spans."""
    wide = f"/ColSpan {span}" if span > 1 else ""
    return f"/O/Table/Scope/{'Row' if row else 'Column'}{wide}"


def numbered_list(style: str) -> str:
    """Return the attributes of a list whose items are marked so: Disc, LowerRoman."""
    return f"/O/List/ListNumbering/{style}"
