"""A ReportLab canvas whose pages say which element of the structure each of their pieces belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfbase.pdfdoc import format as as_written
from reportlab.pdfgen.canvas import Canvas

import resources
from core.drawing.metrics import BOLD, FONT, register
from core.papers.render.pdf.assembly import assembled
from core.papers.render.pdf.metadata import About
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

    def __init__(self, size: tuple[float, float], pages: int, *, tagged: bool = True) -> None:
        rl_config.trustedHosts = None
        rl_config.useA85 = 0
        self._fonts = register()
        self._tagged = tagged
        self._page = 0
        self._pieces: list[list[Tag]] = [[] for _ in range(pages)]
        self._links: list[Tag] = []
        first = {"initialFontName": FONT}  # else every file names Helvetica, which it does not hold
        super().__init__(BytesIO(), pagesize=size, pageCompression=1, invariant=1, lang="en-GB", **first)  # type: ignore[arg-type]  # the stubs want a number
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
        name = self._doc.thisPageName()
        self.showPage()
        page = self._doc.idToObject[name]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs, page.Trans = self._page, PDFName("S"), None
        self._page += 1

    def finish(self, root: Tag, about: About, archive: str) -> bytes:
        """Return the file; `root` is the whole structure, `archive` the part of PDF/A it keeps, or empty."""
        self._describe(about, archive)
        document = self._doc
        for font in document.delayedFonts:
            font.addObjects(document)
        document.Outlines.prepare(document, self)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        told = {name: PDFString(text) for name, text in about.told()}
        info = document.Reference(_Information(told), "about")
        catalog = document.Reference(document.Catalog, "catalog")
        structure = None
        if self._tagged:
            structure = Structure(root, self._pieces, self._links, document.objectcounter + 1)
            document.Catalog.StructTreeRoot = f"{document.objectcounter + 1} 0 R"
            document.objectcounter += len(structure)
        numbers = document.idToObjectNumberAndVersion
        written = self._objects(structure)
        return assembled(written, numbers[catalog.name][0], numbers[info.name][0])

    def _objects(self, structure: Structure | None) -> list[bytes]:
        """Return every object as it is written, in the order of their numbers; some are met on the way."""
        document = self._doc
        numbers = document.idToObjectNumberAndVersion
        found: list[bytes] = []
        elements: Iterator[bytes] = iter(())
        if structure is not None:
            pages = [numbers[f"Page{page}"][0] for page in range(1, len(self._pieces) + 1)]
            links = [numbers[document.annotationName(f"link-{n}")][0] for n in range(len(self._links))]
            elements = structure.written(pages, links)
        while len(found) < document.objectcounter:
            name = document.numberToId.get(len(found) + 1)
            found.append(as_written(document.idToObject[name], document, 1) if name else next(elements))
        return found

    def _describe(self, about: About, archive: str) -> None:
        document = self._doc
        catalog = document.Catalog
        found = {name: place for name, place in self._destinations.items() if place.fmt is not None}
        if found:
            catalog.Dests = PDFDictionary(found)
        catalog.MarkInfo = PDFDictionary({"Marked": "true" if self._tagged else "false"})
        self.setViewerPreference("DisplayDocTitle", "true")
        catalog.Metadata = XMP(creator=lambda _document: about.xmp(archive, tagged=self._tagged))
        profile = resources.path("colour", "sRGB.icc").read_bytes()
        stream = PDFStream(PDFDictionary({"N": 3}), profile, [PDFZCompress])
        document.Reference(stream, "colour")
        intent = {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": PDFObjectReference("colour"),
        }
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = PDFArray([PDFDictionary(intent)])


class _Information(PDFDictionary):
    """What older readers look for. It names no hour, as ReportLab's own would."""

    __RefOnly__ = 1
