"""A PDF as a screen reader has it: its structure with the text of each element, and what lies outside.

It reads any tagged PDF and trusts nothing that the writer believes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Object, Page, Pdf

from core.papers.render.pdf.breaking import SOFT

PAINTS = frozenset(
    {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "EI", "INLINE IMAGE", "Tj", "TJ", "'", '"'}
)
"""The operators that leave a mark on a page."""
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)

Pieces = dict[tuple[int, int], str]
"""The text of each piece of content, by page and number."""


def unlocked(content: bytes, password: str = "") -> Pdf:
    """Return a PDF, opened with the password if it asks for one. PdfError, or PasswordError, if it cannot."""
    try:
        return pikepdf.open(BytesIO(content))
    except pikepdf.PasswordError:
        if not password:
            raise
        return pikepdf.open(BytesIO(content), password=password)


@dataclass(slots=True)
class Element:
    """An element of the structure; `content` are elements and keys of pieces, in the order they are read."""

    kind: str
    entry: Dictionary
    content: list[Element | tuple[int, int]] = field(default_factory=list)
    links: int = 0

    def walk(self) -> Iterator[Element]:
        """Yield this element and all within it, each before its own."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.elements)

    @property
    def elements(self) -> list[Element]:
        """The elements directly within this one."""
        return [each for each in self.content if isinstance(each, Element)]

    def attribute(self, name: str) -> Object | None:
        """Return what one of the element's attributes is, or None."""
        found = self.entry.get("/A", Dictionary())
        for each in found if isinstance(found, Array) else [found]:
            if name in each:
                return each[name]
        return None


@dataclass(slots=True)
class Reading:
    """What was read: the structure, the text of pieces, and what no reader is told of.

    `furniture` is the text of artefacts by page, `loose` counts marks outside of tags and artefacts by page.
    """

    root: Element
    pieces: Pieces = field(default_factory=dict)
    furniture: list[str] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)

    def text(self, element: Element) -> str:
        """Return all text of an element as a screen reader says it, what is a block of its own on a line."""
        found = "".join(
            f"\n{self.text(each)}\n" if isinstance(each, Element) and each.kind not in INLINE else
            self.text(each) if isinstance(each, Element) else self.pieces.get(each, "")
            for each in element.content
        )  # fmt: skip
        return re.sub(r"\s*\n\s*", "\n", found.replace(SOFT, "")).strip("\n")

    def order(self) -> Iterator[tuple[Element, tuple[int, int]]]:
        """Yield every piece and the element it is of, in the order of the structure."""
        for element in self.root.walk():
            for each in element.content:
                if not isinstance(each, Element):
                    yield element, each


INLINE = frozenset({"Span", "Link", "Reference", "Lbl", "Quote"})
"""Elements that stand within a line."""


def read(pdf: Pdf) -> Reading:
    """Return what is in a file; an empty structure if it has none."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    structure = pdf.Root.get("/StructTreeRoot", Dictionary())
    found = Reading(_element(Dictionary(S=pikepdf.Name.Document, K=structure.get("/K", Array())), pages))
    if len(found.root.elements) == 1:
        found.root = found.root.elements[0]
    fonts: dict[tuple[int, int], Mapping[int, str]] = {}
    for number, page in enumerate(pdf.pages):
        furniture, loose = _page(page, number, found.pieces, fonts)
        found.furniture.append(furniture)
        found.loose.append(loose)
    return found


def _element(entry: Dictionary, pages: Mapping[tuple[int, int], int]) -> Element:
    """Return an element with all in it. Loops and depths that no paper has are cut."""
    root = Element(str(entry.S)[1:], entry)
    waiting = [(root, 0)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        element, page = waiting.pop()
        page = pages.get(element.entry["/Pg"].objgen, page) if "/Pg" in element.entry else page
        kids = element.entry.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if not isinstance(kid, Dictionary):
                element.content.append((page, int(kid)))
                continue
            on = pages.get(kid["/Pg"].objgen, page) if "/Pg" in kid else page
            if "/MCID" in kid:
                element.content.append((on, int(kid.MCID)))
            elif "/Obj" in kid:
                element.links += 1
            elif "/S" in kid and kid.objgen not in seen:
                seen |= {kid.objgen} - {(0, 0)}
                child = Element(str(kid.S)[1:], kid)
                element.content.append(child)
                waiting.append((child, on))
    return root


def _page(
    page: Page, number: int, pieces: Pieces, fonts: dict[tuple[int, int], Mapping[int, str]]
) -> tuple[str, int]:
    """Read one page into pieces; return the text of its artefacts, and how many marks lie loose."""
    named = page.resources.get("/Font", Dictionary()) if "/Resources" in page.obj else Dictionary()
    nested: list[int | None] = []  # the pieces that are open; None: an artefact, -1: neither
    furniture: list[str] = []
    loose = 0
    codes: Mapping[int, str] = {}
    for step in pikepdf.parse_content_stream(page):
        name, operands = str(step.operator), list(step.operands)
        if name in ("BDC", "BMC"):
            nested.append(_opened(operands))
            if (opened := nested[-1]) is not None and opened >= 0:
                pieces.setdefault((number, opened), "")
        elif name == "EMC":
            nested = nested[:-1]
        elif name == "Tf":
            codes = _codes(named.get(str(operands[0])), fonts)
        elif name in PAINTS:
            owner = next((each for each in reversed(nested) if each != -1), -1)
            loose += owner == -1
            if name in _SHOWS:
                text = _text(operands, codes)
                if owner is None:
                    furniture.append(text)
                elif owner >= 0:
                    pieces[number, owner] = pieces.get((number, owner), "") + text
    return "".join(furniture), loose


def _opened(operands: list[Object]) -> int | None:
    if str(operands[0]) == "/Artifact":
        return None
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, Dictionary) and "/MCID" in properties:
        return int(properties.MCID)
    return -1


def _text(operands: list[Object], codes: Mapping[int, str]) -> str:
    parts = operands[-1] if isinstance(operands[-1], Array) else [operands[-1]]
    strings = (bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return "".join(codes.get(code, "\ufffd") for string in strings for code in string)


def _codes(font: Object | None, known: dict[tuple[int, int], Mapping[int, str]]) -> Mapping[int, str]:
    """Return what each code of a font says, as the file tells programs that copy or read aloud."""
    if font is None or "/ToUnicode" not in font:
        return {}
    if font.objgen not in known:
        found: dict[int, str] = {}
        for kind, lines in _SECTION.findall(font.ToUnicode.read_bytes()):
            if kind == b"bfchar":
                found.update((int(code, 16), _said(text)) for code, text in _PAIR.findall(lines))
            for first, last, text in _RANGE.findall(lines) if kind == b"bfrange" else ():
                low, high, begin = int(first, 16), int(last, 16), int(text, 16)
                found.update((code, chr(begin + code - low)) for code in range(low, high + 1))
        known[font.objgen] = found
    return known[font.objgen]


def _said(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
