"""A ReportLab canvas whose pages say which element of the structure each of their pieces belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from core.drawing.metrics import BOLD, FONT, register
from core.papers.render.pdf.structure import Structure
from core.papers.render.pdf.tags import Piece, Spot, Tag

FURNITURE = "/Artifact <</Type/Layout>> BDC"
AGAIN = "/Artifact <</Type/Pagination>> BDC"
FOOT = "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC"
END = "EMC"
_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\u00a0": " "})


class PaperCanvas(Canvas):
    """Writes a paper of so many pages; untagged, it notes no structure.

    It leans on parts of ReportLab that are not its public face, so the versions that may be installed are
    bounded, and every test of papers would see one of them go.
    """

    _doc: Any
    _code: list[str]
    _destinations: dict[str, Any]
    _escape: Callable[[bytes], str]
    _addAnnotation: Callable[[PDFDictionary, str], None]  # noqa: N815

    def __init__(
        self, target: BytesIO, size: tuple[float, float], pages: int, *, tagged: bool = True
    ) -> None:
        rl_config.trustedHosts = None
        rl_config.useA85 = 0
        self._fonts = register()
        self._tagged = tagged
        self._page = 0
        self._pieces: list[list[Tag]] = [[] for _ in range(pages)]
        self._links: list[Tag] = []
        # Else every file names Helvetica, which it does not hold.
        first = {"initialFontName": FONT, "pdfVersion": (1, 7)}
        super().__init__(target, pagesize=size, pageCompression=1, invariant=1, lang="en-GB", **first)  # type: ignore[arg-type]  # the stubs want a number
        for font in self._fonts.values():
            font.splitString(" ", self._doc)  # from here on it knows its first 128 characters

    def begun(self, tag: Tag) -> str:
        """Return the operator that begins content of an element on this page."""
        pieces = self._pieces[self._page]
        tag.kids.append(Piece(self._page, len(pieces)))
        pieces.append(tag)
        return f"/{tag.kind} <</MCID {len(pieces) - 1}>> BDC"

    def shown(self, text: str, *, bold: bool) -> list[tuple[str, str]]:
        """Return text as it is written in PDF: (name of the font, string), of as many fonts as it needs."""
        font = self._fonts[BOLD if bold else FONT]
        if text.isascii():
            return [(font.getSubsetInternalName(0, self._doc), f"({text.translate(_ESCAPES)})")]
        return [
            (font.getSubsetInternalName(subset, self._doc), f"({self._escape(part)})")
            for subset, part in font.splitString(text, self._doc)
        ]

    def put(self, operators: Iterable[str]) -> None:
        """Write operators as they are."""
        self._code.extend(operators)

    def place(self, name: str, top: float) -> None:
        """Give a height of this page a name, for links and bookmarks."""
        self.bookmarkHorizontalAbsolute(name, top)

    def link(self, box: tuple[float, float, float, float], name: str, words: str, tag: Tag) -> None:
        """Make a rectangle of this page a link to a place."""
        link = PDFDictionary({
            "Type": PDFName("Annot"), "Subtype": PDFName("Link"), "Rect": PDFArray(box),
            "Border": PDFArray([0, 0, 0]), "F": 4, "Contents": PDFString(words), "Dest": PDFName(name),
        })  # fmt: skip
        number = len(self._links)
        if self._tagged:
            link["StructParent"] = len(self._pieces) + number
            tag.kids.append(Spot(self._page, number))
        self._links.append(tag)
        self._addAnnotation(link, f"link-{number}")

    def end_page(self) -> None:
        """End this page and begin the next."""
        self.showPage()
        self._page += 1

    def finish(self, root: Tag) -> None:
        """Write the file; `root` is the whole structure."""
        found = {name: place for name, place in self._destinations.items() if place.fmt is not None}
        if found:
            self.setCatalogEntry("Dests", found)
        if self._tagged:
            structure = Structure(root, self._pieces, self._links)
            structure.enter(self._doc)
            self.setCatalogEntry("StructTreeRoot", structure)
        self.save()
