"""A paper as PDF, drawn with ReportLab.

Text is measured and placed here, line by line, and never passes through a markup parser: nothing that
somebody typed can be taken for markup. Same blocks, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from core.drawing.metrics import BOLD, FONT, fitted, printable, register, text_width
from core.drawing.pdf import paint
from core.papers.blocks import Block, Cover
from core.papers.render.layout import laid_out
from core.papers.render.pages import Page, paginated
from core.papers.render.strips import Fill, Image, Picture, Strip, Text
from core.papers.render.style import A4, FOOT, FOOTER, RULE, SIDE, TOP, WIDE_SIDE, WIDE_TOP, colour, frame

LONGEST_BOOKMARK = 120
LONGEST_TITLE = 400


def pdf(blocks: Iterable[Block]) -> bytes:
    """Return a paper as the bytes of a PDF."""
    found = list(blocks)
    register()
    rl_config.trustedHosts = None
    rl_config.useA85 = 0
    cover = next((block for block in found if isinstance(block, Cover)), None)
    pages = paginated(list(laid_out(found))) or [Page()]
    target = BytesIO()
    first = {"initialFontName": FONT}  # else every file names Helvetica, which it does not hold
    canvas = Canvas(target, pagesize=A4, pageCompression=1, invariant=1, lang="en-GB", **first)  # type: ignore[arg-type]  # the stubs want a number
    _describe(canvas, cover)
    writer = _Writer(canvas)
    for number, page in enumerate(pages, 1):
        writer.page(page, _footer(cover), number, len(pages))
    if writer.bookmarks:
        canvas.showOutline()
    canvas.save()
    return target.getvalue()


def _describe(canvas: Canvas, cover: Cover | None) -> None:
    """Say in the file what it is: the title that a reader's window shows, whose it is, and about what."""
    if cover is not None:
        canvas.setTitle(_short(f"{cover.title} - {cover.kind}", LONGEST_TITLE))
        canvas.setAuthor(_short(cover.body or cover.plan, LONGEST_TITLE))
        canvas.setSubject(_short(f"{cover.kind}: {cover.plan}", LONGEST_TITLE))
        if cover.stamp is not None:
            canvas.setKeywords(_short(cover.stamp.line, LONGEST_TITLE))
    canvas.setCreator("Remit")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _footer(cover: Cover | None) -> str:
    if cover is None:
        return ""
    return cover.foot


def _short(text: str, most: int) -> str:
    shown = printable(text)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


class _Writer:
    """A canvas, and what its text was last set in, so that nothing is said twice."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.bookmarks = 0
        self._level = -1
        self._height = A4[1]
        self._left, self._top = SIDE, TOP
        self._text: PDFTextObject | None = None
        self._set: tuple[str, float, str] | None = None

    def page(self, page: Page, footer: str, number: int, pages: int) -> None:
        """Draw one page and end it."""
        self._canvas.setPageSize((A4[1], A4[0]) if page.wide else A4)
        self._height = A4[0] if page.wide else A4[1]
        self._left, self._top = (WIDE_SIDE, WIDE_TOP) if page.wide else (SIDE, TOP)
        for top, strip in page.strips:
            self._strip(strip, self._top + top)
        self._end_text()
        self._foot(footer, number, pages, frame(wide=page.wide)[0])
        self._canvas.showPage()

    def _strip(self, strip: Strip, top: float) -> None:
        if strip.outline is not None:
            self._bookmark(strip.outline, top)
        for mark in strip.marks:
            match mark:
                case Text():
                    self._write(mark, self._left + mark.x, self._height - top - mark.y)
                case Fill():
                    self._end_text()
                    self._fill(mark, top)
                case Picture():
                    self._end_text()
                    bottom = self._height - top - mark.y - mark.drawing.height * mark.scale
                    paint(mark.drawing, self._canvas, self._left + mark.x, bottom, scale=mark.scale)
                case Image():
                    self._end_text()
                    bottom = self._height - top - mark.y - mark.height
                    place = self._left + mark.x, bottom, mark.width, mark.height
                    self._canvas.drawImage(ImageReader(BytesIO(mark.logo.content)), *place, mask="auto")

    def _fill(self, mark: Fill, top: float) -> None:
        self._canvas.setFillColor(HexColor(colour(mark.colour)))
        bottom = self._height - top - mark.y - mark.height
        self._canvas.rect(self._left + mark.x, bottom, mark.width, mark.height, stroke=0, fill=1)

    def _write(self, mark: Text, x: float, y: float) -> None:
        if self._text is None:
            self._text, self._set = self._canvas.beginText(), None
        font = BOLD if mark.style.bold else FONT
        wanted = (font, mark.style.size, mark.colour or mark.style.colour)
        if wanted != self._set:
            if self._set is None or wanted[:2] != self._set[:2]:
                self._text.setFont(font, mark.style.size)
            self._text.setFillColor(HexColor(colour(wanted[2])))
            self._set = wanted
        self._text.setTextOrigin(x, y)
        self._text.textOut(mark.text)

    def _end_text(self) -> None:
        if self._text is not None:
            self._canvas.drawText(self._text)
            self._text = None

    def _bookmark(self, outline: tuple[int, str], top: float) -> None:
        level, title = outline
        self._level = min(level - 1, self._level + 1)  # a level may not be skipped on the way down
        key = f"section-{self.bookmarks}"
        self._canvas.bookmarkHorizontal(key, 0, self._height - top + 4)
        self._canvas.addOutlineEntry(_short(title, LONGEST_BOOKMARK), key, self._level)
        self.bookmarks += 1

    def _foot(self, footer: str, number: int, pages: int, width: float) -> None:
        page = f"Page {number:,} of {pages:,}"
        room = width - text_width(page, FOOT.size) - 16
        before = fitted(printable(footer), FOOT.size, room)
        text = f"{before} · {page}" if before else page
        self._canvas.setFillColor(HexColor(colour("line")))
        self._canvas.rect(self._left, FOOTER + FOOT.leading, width, RULE, stroke=0, fill=1)
        self._write(Text(0, 0, text, FOOT), self._left, FOOTER)
        self._end_text()
