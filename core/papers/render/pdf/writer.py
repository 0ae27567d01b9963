"""Pages of strips drawn on a canvas, with as few words as will do: the furniture, then text after text."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.lib.utils import ImageReader

from core.drawing.metrics import fitted, printable, text_width
from core.drawing.pdf import paint
from core.papers.render.pdf.canvas import AGAIN, END, FOOT, FURNITURE, PaperCanvas
from core.papers.render.pdf.pages import Page
from core.papers.render.pdf.strips import Bookmark, Fill, Link, PageOf, Picture, Raster, Strip, Text
from core.papers.render.pdf.tags import Tag
from core.papers.render.style import A4, FOOTER, RULE, SIDE, TOP, WIDE_SIDE, WIDE_TOP, colour, frame
from core.papers.render.style import FOOT as FOOT_STYLE

LONGEST_BOOKMARK = 120


class Writer:
    """A canvas, and what its text was last set in, so that nothing is said twice.

    `places` are the numbers of the pages that places are on, by their names.
    """

    def __init__(self, canvas: PaperCanvas, places: Mapping[str, int], *, tagged: bool = True) -> None:
        self._canvas, self._places, self._tagged = canvas, places, tagged
        self._height = A4[1]
        self._left, self._top = SIDE, TOP
        self._text: list[str] = []
        self._font: tuple[str, float] | None = None
        self._ink = ""
        self._open: Tag | str = ""  # what the text that is being written belongs to; empty for nothing

    def page(self, page: Page, footer: str, number: int, pages: int) -> None:
        """Draw one page and end it."""
        self._canvas.setPageSize((A4[1], A4[0]) if page.wide else A4)
        self._height = A4[0] if page.wide else A4[1]
        self._left, self._top = (WIDE_SIDE, WIDE_TOP) if page.wide else (SIDE, TOP)
        width = frame(wide=page.wide)[0]
        self._furniture(page, width)
        for top, strip in page.strips:
            self._strip(strip, self._top + top)
        self._foot(footer, number, pages, width)
        self._end_text()
        self._canvas.end_page()

    def _furniture(self, page: Page, width: float) -> None:
        """Draw all that is for the eye alone, below everything else."""
        found = [FURNITURE] if self._tagged else []
        ink = ""
        for top, strip in page.strips:
            for mark in strip.marks:
                if isinstance(mark, Fill):
                    x, y = self._left + mark.x, self._height - self._top - top - mark.y - mark.height
                    if mark.colour != ink:
                        ink = mark.colour
                        found.append(_rgb(ink))
                    found.append(f"{x:.2f} {y:.2f} {mark.width:.2f} {mark.height:.2f} re f")
        found.append(
            f"{_rgb('line')} {self._left:.2f} {FOOTER + FOOT_STYLE.leading:.2f} {width:.2f} {RULE} re f"
        )
        self._canvas.put([*found, END] if self._tagged else found)
        self._ink = "line"

    def _strip(self, strip: Strip, top: float) -> None:
        if strip.anchor:
            self._canvas.place(strip.anchor, self._height - top + 4)
        if strip.bookmark is not None:
            self._bookmark(strip.bookmark, strip.anchor)
        for mark in strip.marks:
            match mark:
                case Text():
                    self._write(mark, self._left + mark.x, self._height - top - mark.y, mark.tag or AGAIN)
                case PageOf():
                    # The space before it parts it from the title, for who hears both.
                    number = f" {self._places.get(mark.anchor, 0):,}"
                    left = mark.x - text_width(number, mark.style.size)
                    shown = Text(left, mark.y, number, mark.style)
                    self._write(shown, self._left + left, self._height - top - mark.y, mark.tag or AGAIN)
                case Picture():
                    self._picture(mark, top)
                case Raster():
                    self._raster(mark, top)
                case Link():
                    left, upper = self._left + mark.x, self._height - top - mark.y
                    box = (left, upper - mark.height, left + mark.width, upper)
                    self._canvas.link(box, mark.anchor, printable(mark.words), mark.tag)
                case Fill():
                    pass  # drawn already

    # text

    def _write(self, mark: Text, x: float, y: float, owner: Tag | str) -> None:
        """Write text at a place of the page, as content of an element or as an artefact."""
        if not mark.text:
            return
        style = mark.style
        found = self._text
        if not found:
            found.append("BT")
            self._font = None
        if owner is not self._open and self._tagged:
            if self._open:
                found.append(END)
            self._open = owner
            found.append(self._canvas.begun(owner) if isinstance(owner, Tag) else owner)
        wanted = mark.colour or style.colour
        if wanted != self._ink:
            self._ink = wanted
            found.append(_rgb(wanted))
        found.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        for name, string in self._canvas.shown(mark.text, bold=style.bold):
            font = (name, style.size)
            if font != self._font:
                self._font = font
                found.append(f"{name} {style.size:g} Tf")
            found.append(f"{string} Tj")

    def _end_text(self) -> None:
        if self._open:
            self._text.append(END)
            self._open = ""
        if self._text:
            self._text.append("ET")
            self._canvas.put(self._text)
            self._text = []

    # pictures

    def _picture(self, mark: Picture, top: float) -> None:
        x, tall = self._left + mark.x, mark.drawing.height * mark.scale
        y = self._height - top - mark.y - tall
        self._begin(mark.tag, (x, y, x + mark.drawing.width * mark.scale, y + tall))
        paint(mark.drawing, self._canvas, x, y, scale=mark.scale)
        self._end()

    def _raster(self, mark: Raster, top: float) -> None:
        x, y = self._left + mark.x, self._height - top - mark.y - mark.height
        self._begin(mark.tag, (x, y, x + mark.width, y + mark.height))
        self._canvas.drawImage(ImageReader(mark.image), x, y, mark.width, mark.height)
        self._end()

    def _begin(self, tag: Tag | None, box: tuple[float, float, float, float]) -> None:
        self._end_text()
        if self._tagged:
            if tag is not None:
                edges = " ".join(f"{edge:.2f}" for edge in box)
                tag.attributes = f"/O/Layout/Placement/Block/BBox[{edges}]"
            self._canvas.put([self._canvas.begun(tag) if tag is not None else FURNITURE])

    def _end(self) -> None:
        if self._tagged:
            self._canvas.put([END])
        self._ink = ""

    # around the content

    def _bookmark(self, bookmark: Bookmark, anchor: str) -> None:
        title = bookmark.title
        shown = title if len(title) <= LONGEST_BOOKMARK else f"{title[: LONGEST_BOOKMARK - 1]}…"
        self._canvas.addOutlineEntry(shown, anchor, bookmark.level)
        self._canvas.showOutline()

    def _foot(self, footer: str, number: int, pages: int, width: float) -> None:
        page = f"Page {number:,} of {pages:,}"
        room = width - text_width(page, FOOT_STYLE.size) - 16
        before = fitted(printable(footer), FOOT_STYLE.size, room)
        text = f"{before} · {page}" if before else page
        self._write(Text(0, 0, text, FOOT_STYLE), self._left, FOOTER, FOOT)


def _rgb(name: str) -> str:
    """Return the operator that fills with a colour, of a name or #rrggbb."""
    red, green, blue = (int(colour(name)[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return f"{red:.3f} {green:.3f} {blue:.3f} rg"
