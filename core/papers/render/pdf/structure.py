"""The structure of a paper as PDF objects: ISO 32000-1, 14.7."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFString

from core.papers.render.pdf.tags import Piece, Tag

Numbers = Mapping[str, tuple[int, int]]
"""Numbers of objects by ReportLab's names for them."""


class Structure(PDFObject):
    """The root: all elements, what is on each page by its number, and the elements that have names.

    `pieces` are the elements of each page's content, `links` those of all links, as the canvas numbered them.
    """

    __RefOnly__ = 1

    def __init__(self, root: Tag, pieces: Sequence[Sequence[Tag]], links: Sequence[Tag]) -> None:
        self._tags = list(root.walk())
        self._pieces, self._links = pieces, links

    def enter(self, document: Any) -> None:
        """Give the root and every element its number in the file."""
        document.Reference(self, "structure")
        names = {tag: f"tag-{place}" for place, tag in enumerate(self._tags)}
        for tag, name in names.items():
            document.Reference(_Element(tag, names), name)
        self._names = names

    def format(self, document: Any) -> bytes:
        """Return the root as it is written."""
        numbers: Numbers = document.idToObjectNumberAndVersion
        refs = {tag: f"{numbers[name][0]} 0 R" for tag, name in self._names.items()}
        nums = [
            f"{page}[{' '.join(refs[tag] for tag in pieces)}]" for page, pieces in enumerate(self._pieces)
        ]
        nums += [f"{place} {refs[tag]}" for place, tag in enumerate(self._links, len(self._pieces))]
        named = sorted((name, refs[tag]) for tag, name in self._names.items() if tag.named)
        ids = " ".join(f"({name}){ref}" for name, ref in named)
        limits = f"/IDTree<</Names[{ids}]>>" if named else ""
        return (
            f"<</Type/StructTreeRoot/K {refs[self._tags[0]]}/ParentTree<</Nums[{' '.join(nums)}]>>"
            f"/ParentTreeNextKey {len(nums)}{limits}>>"
        ).encode()


class _Element(PDFObject):
    """One element; written as bytes, which is several times as fast as from nested dictionaries."""

    __RefOnly__ = 1

    def __init__(self, tag: Tag, names: Mapping[Tag, str]) -> None:
        self._tag, self._names = tag, names

    def format(self, document: Any) -> bytes:
        """Return the element as it is written."""
        tag, names, numbers = self._tag, self._names, document.idToObjectNumberAndVersion
        parent = names[tag.parent] if tag.parent else "structure"
        written = [f"<</S/{tag.kind}/P {numbers[parent][0]} 0 R"]
        kids = []
        first = -1  # the page of the first piece, which the others need not name
        for kid in tag.kids:
            if isinstance(kid, Tag):
                kids.append(f"{numbers[names[kid]][0]} 0 R")
                continue
            page = numbers[f"Page{kid.page + 1}"][0]
            if not isinstance(kid, Piece):
                kids.append(f"<</Type/OBJR/Pg {page} 0 R/Obj {numbers[f'Annot.link-{kid.link}'][0]} 0 R>>")
            elif first in (-1, page):
                first = page
                kids.append(str(kid.number))
            else:
                kids.append(f"<</Type/MCR/Pg {page} 0 R/MCID {kid.number}>>")
        if first >= 0:
            written.append(f"/Pg {first} 0 R")
        if kids:
            written.append(f"/K[{' '.join(kids)}]")
        written += self._attributes()
        found = "".join(written).encode()
        if tag.alt:
            found += b"/Alt " + PDFString(tag.alt).format(document)
        return found + b">>"

    def _attributes(self) -> list[str]:
        tag, names = self._tag, self._names
        found = []
        attributes = tag.attributes
        if tag.headers:
            headers = "".join(f"({names[header]})" for header in tag.headers)
            attributes = f"{attributes or '/O/Table'}/Headers[{headers}]"
        if attributes:
            found.append(f"/A<<{attributes}>>")
        if tag.named:
            found.append(f"/ID({names[tag]})")
        return found
