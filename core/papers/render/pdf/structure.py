"""The structure of a paper as PDF objects: ISO 32000-1, 14.7."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from core.papers.render.pdf.tags import Piece, Tag

_NAMED = "t{}"


class Structure:
    """All elements of a paper, what is on each page by its number, and the elements that have names.

    `pieces` are the elements of each page's content, `links` those of all links, as the canvas numbered them.
    Elements are numbered from `first` on, the root of the structure before them all.
    """

    def __init__(self, root: Tag, pieces: Sequence[Sequence[Tag]], links: Sequence[Tag], first: int) -> None:
        self._tags = list(root.walk())
        self._pieces, self._links, self._first = pieces, links, first
        self._numbers = {tag: number for number, tag in enumerate(self._tags, first + 1)}

    def __len__(self) -> int:
        return len(self._tags) + 1

    def written(self, pages: Sequence[int], links: Sequence[int]) -> Iterator[bytes]:
        """Yield the root and every element as they are written, given the numbers of pages and of links."""
        yield self._root()
        for tag in self._tags:
            yield self._element(tag, pages, links)

    def _root(self) -> bytes:
        numbers = self._numbers
        rows = [
            f"{page}[{' '.join(f'{numbers[tag]} 0 R' for tag in pieces)}]"
            for page, pieces in enumerate(self._pieces)
        ]
        rows += [f"{row} {numbers[tag]} 0 R" for row, tag in enumerate(self._links, len(self._pieces))]
        named = sorted((_NAMED.format(numbers[tag]), numbers[tag]) for tag in self._tags if tag.named)
        ids = " ".join(f"({name}){number} 0 R" for name, number in named)
        tree = f"/IDTree<</Names[{ids}]>>" if named else ""
        return (
            f"<</Type/StructTreeRoot/K {self._first + 1} 0 R/ParentTree<</Nums[{' '.join(rows)}]>>"
            f"/ParentTreeNextKey {len(rows)}{tree}>>"
        ).encode()

    def _element(self, tag: Tag, pages: Sequence[int], links: Sequence[int]) -> bytes:
        numbers = self._numbers
        parent = numbers[tag.parent] if tag.parent else self._first
        kids, on = [], -1  # the page of the first piece, which the others need not name
        for kid in tag.kids:
            if isinstance(kid, Tag):
                kids.append(f"{numbers[kid]} 0 R")
            elif not isinstance(kid, Piece):
                kids.append(f"<</Type/OBJR/Pg {pages[kid.page]} 0 R/Obj {links[kid.link]} 0 R>>")
            elif on in (-1, kid.page):
                on = kid.page
                kids.append(str(kid.number))
            else:
                kids.append(f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.number}>>")
        page = f"/Pg {pages[on]} 0 R" if on >= 0 else ""
        content = f"/K[{' '.join(kids)}]" if kids else ""
        return f"<</S/{tag.kind}/P {parent} 0 R{page}{content}{_more(tag, numbers)}>>".encode()


def _more(tag: Tag, numbers: Mapping[Tag, int]) -> str:
    """Return what an element says beside its content."""
    attributes = tag.attributes
    if tag.headers:
        headers = "".join(f"({_NAMED.format(numbers[header])})" for header in tag.headers)
        attributes = f"{attributes or '/O/Table'}/Headers[{headers}]"
    found = f"/A<<{attributes}>>" if attributes else ""
    if tag.named:
        found += f"/ID({_NAMED.format(numbers[tag])})"
    # Written in hexadecimal, so that no character of it can be taken for anything else.
    return f"{found}/Alt<feff{tag.alt.encode('utf-16-be').hex()}>" if tag.alt else found
