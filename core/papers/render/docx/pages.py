"""The pages of a Word document: upright and on their side, with a footer."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from docx.document import Document
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Pt

from core.papers.blocks import Cover
from core.papers.render.docx.xml import Element, node, paragraph, run
from core.papers.render.text import legible

CAPTION = 60.0  # points that a caption and the space around a picture take
A_FEW_LINES = 100.0  # points, whatever margins a template has


class Pages:
    """Takes content in order. A page break is made when something follows it, so that no page is empty."""

    def __init__(self, document: Document, ids: Mapping[str, str]) -> None:
        self._document, self._ids = document, ids
        self._section: Section = document.sections[-1]
        self._upright = _sides(self._section)
        self._wide = self._turn_wide = False
        self._turn = self._anything = False
        self._pictures = 0

    @property
    def room(self) -> tuple[float, float]:
        """The width and height that a picture may take, in points."""
        section = self._section
        wide = _points(section.page_width) - _points(section.left_margin) - _points(section.right_margin)
        high = _points(section.page_height) - _points(section.top_margin) - _points(section.bottom_margin)
        return max(wide, A_FEW_LINES), max(high - CAPTION, A_FEW_LINES)

    @property
    def width(self) -> int:
        """The width for content, in twentieths of a point."""
        return round(self.room[0] * 20)

    def turn(self, *, wide: bool) -> None:
        """Let what follows begin a page, upright or on its side."""
        self._turn, self._turn_wide = True, wide

    def begins(self) -> bool:
        """Return whether the next paragraph has to begin a page; where pages turn, a section does."""
        turns, self._turn = self._turn, False
        if self._turn_wide == self._wide:
            return turns and self._anything
        self._wide = self._turn_wide
        if self._anything:
            self._section = self._document.add_section(WD_SECTION.NEW_PAGE)
            self._close_section()
        self._orient()
        return False

    def put(self, content: Element) -> None:
        """Put content after what is there."""
        self._document.element.body[-1].addprevious(content)
        self._anything = True

    def picture(self, png: bytes, width: float, name: str, words: str) -> Element:
        """Return a picture so many points wide; `words` are read out in its place."""
        inline = self._document.part.new_pic_inline(BytesIO(png), Pt(width), None)
        self._pictures += 1
        properties = inline.docPr
        properties.set("id", str(self._pictures))
        properties.set("name", f"Picture {self._pictures}")
        properties.set("title", legible(name))
        properties.set("descr", legible(words))
        return node("r", node("drawing", inline))

    def foot(self, cover: Cover | None) -> None:
        """Give every page a footer with its number; a template's own stays as it is."""
        footer = self._section.footer
        if not footer.is_linked_to_previous and (
            any(part.text.strip() for part in footer.paragraphs)
            or footer._element.findall(f".//{qn('w:drawing')}")  # noqa: SLF001
        ):
            return
        footer.is_linked_to_previous = False
        element = footer._element  # noqa: SLF001  # there is no other way to put elements there
        for found in list(element):
            element.remove(found)
        before = cover.foot if cover else ""
        words = [run(before), run_as_is(" · ")] if before else []
        page = [run_as_is("Page "), *_field("PAGE"), run_as_is(" of "), *_field("NUMPAGES")]
        element.append(paragraph(self._ids["Footer"], *words, *page))

    def _close_section(self) -> None:
        """Let the last paragraph end the section, for an empty one could need a page of its own."""
        *_, last, empty, _ = self._document.element.body
        if last.tag == qn("w:p"):
            last.get_or_add_pPr().append(empty.pPr[0])
            self._document.element.body.remove(empty)

    def _orient(self) -> None:
        short, long = self._upright
        self._section.orientation = WD_ORIENTATION.LANDSCAPE if self._wide else WD_ORIENTATION.PORTRAIT
        self._section.page_width, self._section.page_height = (long, short) if self._wide else (short, long)


def run_as_is(text: str) -> Element:
    """Return text whose spaces at its ends are kept."""
    found = run("")
    words = found[-1]
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return found


def _field(name: str) -> list[Element]:
    """Return what Word fills in itself: the number of a page, or of them all."""
    instruction = node("instrText")
    instruction.text = name
    return [
        node("r", node("fldChar", fldCharType="begin")),
        node("r", instruction),
        node("r", node("fldChar", fldCharType="separate")),
        run("1"),
        node("r", node("fldChar", fldCharType="end")),
    ]


def _sides(section: Section) -> tuple[Length, Length]:
    """Return the short and the long side of a section's pages; A4 where it does not say."""
    sides = [section.page_width or Pt(595.28), section.page_height or Pt(841.89)]
    return min(sides), max(sides)


def _points(length: Length | None) -> float:
    return length.pt if length is not None else 0.0
