"""A paper as PDF, drawn with ReportLab: tagged as PDF/UA-1 and PDF/A-2a ask, so that everybody can read it.

Text is measured and placed here, line by line, and never passes through a markup parser: nothing that
somebody typed can be taken for markup. Same blocks, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from core.drawing.metrics import SUBSTITUTE
from core.drawing.shapes import Label
from core.papers.blocks import Block, Cover, Note
from core.papers.formats import Look
from core.papers.render.pdf.canvas import PaperCanvas
from core.papers.render.pdf.finish import archive_of, finished
from core.papers.render.pdf.layout import Layout
from core.papers.render.pdf.metadata import About
from core.papers.render.pdf.pages import Page, paginated
from core.papers.render.pdf.strips import Picture, Strip, Text, Turn
from core.papers.render.pdf.writer import Writer
from core.papers.render.style import A4

LACKING = Note(
    "Characters that are not shown",
    f"The sign {SUBSTITUTE} stands for a character that the typeface of this paper does not have. The plan "
    "holds it, and the paper as a web page or for Word shows it.",
)


def pdf(blocks: Iterable[Block], look: Look | None = None) -> bytes:
    """Return a paper as the bytes of a PDF, packed, and locked or with files attached if the look says so."""
    found = list(blocks)
    cover = next((block for block in found if isinstance(block, Cover)), None)
    chosen = look or Look()
    return finished(drawn(found, About.of(cover), archive_of(chosen)), chosen)


def drawn(
    blocks: Sequence[Block], about: About | None = None, archive: str = "", *, tagged: bool = True
) -> bytes:
    """Return a paper with nothing attached, and open to all; untagged only to compare speeds."""
    layout = Layout(blocks)
    strips = layout.strips()
    if any(_lacking(strip) for strip in strips):
        layout = Layout([*blocks, LACKING])
        strips = layout.strips()
    pages = paginated(strips) or [Page()]
    canvas = PaperCanvas(A4, len(pages), tagged=tagged)
    writer = Writer(canvas, _places(pages), tagged=tagged)
    for number, (page, cover) in enumerate(zip(pages, _covers(pages, layout), strict=True), 1):
        writer.page(page, _foot(cover), number, len(pages))
    return canvas.finish(layout.outline.root, about or About(), archive)


def _lacking(strip: Strip | Turn) -> bool:
    """Return whether something on a strip is not shown as it was typed."""
    if isinstance(strip, Turn):
        return False
    for mark in strip.marks:
        if isinstance(mark, Text) and SUBSTITUTE in mark.text:
            return True
        if isinstance(mark, Picture):
            labels = (shape for shape in mark.drawing.shapes if isinstance(shape, Label))
            if any(SUBSTITUTE in label.text for label in labels):
                return True
    return False


def _places(pages: Sequence[Page]) -> dict[str, int]:
    """Return which page each place is on, by its name."""
    return {
        strip.anchor: number
        for number, page in enumerate(pages, 1)
        for _, strip in page.strips
        if strip.anchor
    }


def _covers(pages: Sequence[Page], layout: Layout) -> Iterator[Cover | None]:
    """Yield the cover of the paper that each page is of."""
    cover = None
    for page in pages:
        for _, strip in page.strips:
            cover = layout.covers.get(strip.anchor, cover)
        yield cover


def _foot(cover: Cover | None) -> str:
    """Return what the foot of a page says before its number."""
    return cover.foot if cover else ""
