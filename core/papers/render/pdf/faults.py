"""What a PDF lacks for everybody to be able to read it.

These are the rules that a machine can hold a paper to beside PDF/UA-1 and PDF/A, whose validators do not ask
whether words say something, whether tables have headers, or whether bookmarks are the headings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from core.papers.render.pdf.reading import Element, Reading, read, unlocked

BLOCKS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "Lbl", "LBody", "TH", "TOCI", "Link"})
"""Elements that are nothing without text."""
_NO_WORDS = re.compile(r"(image|figure|chart|picture|logo)?\W*\d*|\S+\.(png|svg|jpe?g)", re.IGNORECASE)
_FEWEST_LETTERS = 6
_ACTIVE = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/GoToR"})
_SAFE = ("https:", "mailto:")


def faults_of(content: bytes, password: str = "") -> list[str]:
    """Return in sentences what a file lacks; nothing for one that everybody can read."""
    try:
        with unlocked(content, password) as pdf:
            return list(dict.fromkeys(_faults(pdf)))
    except pikepdf.PasswordError:
        return ["The file is locked with a password."]
    except pikepdf.PdfError:
        return ["The file is no PDF that can be read."]


def _faults(pdf: Pdf) -> Iterator[str]:
    yield from _described(pdf)
    yield from _fonts(pdf)
    yield from _active(pdf)
    if "/StructTreeRoot" not in pdf.Root:
        yield "The file has no tags."
        return
    found = read(pdf)
    yield from _loose(found)
    yield from _headings(found, pdf)
    yield from _empty(found)
    yield from _pictures(found)
    yield from _links(found, pdf)
    yield from _parents(found, pdf)
    for table in _of(found, "Table"):
        yield from _table(table, found)


def _of(found: Reading, *kinds: str) -> Iterator[Element]:
    return (element for element in found.root.walk() if element.kind in kinds)


def _described(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    if not str(root.get("/Lang", "")):
        yield "The file does not say its language."
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "The file does not say that it is tagged."
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "Its title is not shown in the window of a reader."
    metadata = root.Metadata.read_bytes().decode("utf-8", "replace") if "/Metadata" in root else ""
    titles = re.findall(r"<dc:title>.*?<rdf:li[^>]*>([^<]+)</rdf:li>", metadata, re.DOTALL)
    if not titles or not titles[0].strip():
        yield "The file has no title."
    if not re.search(r"pdfuaid:part(>|=[\"'])1", metadata):
        yield "The file does not claim PDF/UA-1."
    if any(page.obj.get("/Tabs") != Name.S for page in pdf.pages):
        yield "On some page the Tab key does not follow the reading order."


def _fonts(pdf: Pdf) -> Iterator[str]:
    for entry in pdf.objects:
        if isinstance(entry, Dictionary) and entry.get("/Type") == Name.Font:
            name = str(entry.get("/BaseFont", ""))[1:]
            parts = entry.get("/DescendantFonts", Array([entry]))
            described = [part.get("/FontDescriptor", Dictionary()) for part in parts]
            if not all({"/FontFile", "/FontFile2", "/FontFile3"} & set(each.keys()) for each in described):
                yield f"The font {name} is not in the file."
            if "/ToUnicode" not in entry:
                yield f"The font {name} does not say what its characters are."


def _active(pdf: Pdf) -> Iterator[str]:
    if "/OpenAction" in pdf.Root or "/AA" in pdf.Root or "/AcroForm" in pdf.Root:
        yield "The file does something when it is opened."
    for entry in pdf.objects:
        if not isinstance(entry, Dictionary):
            continue
        action = entry.get("/A", entry)
        kind = str(action.get("/S", "")) if isinstance(action, Dictionary) else ""
        if kind in _ACTIVE or "/JS" in entry:
            yield "The file holds something that can run."
        if kind == "/URI" and not str(action.get("/URI", "")).lower().startswith(_SAFE):
            yield "A link leads to somewhere that is no web page and no mail."


def _loose(found: Reading) -> Iterator[str]:
    for page, number in enumerate(found.loose, 1):
        if number:
            yield f"On page {page:,} something is drawn that is neither tagged nor furniture."
    pieces = Counter(key for _, key in found.order())
    if lost := set(found.pieces) - set(pieces):
        yield f"On page {min(lost)[0] + 1:,} there is content that no element holds."
    if any(number > 1 for number in pieces.values()):
        yield "Some content belongs to two elements."
    if missing := set(pieces) - set(found.pieces):
        yield f"An element names content that is not on page {min(missing)[0] + 1:,}."


def _headings(found: Reading, pdf: Pdf) -> Iterator[str]:
    headings = [
        (int(element.kind[1]), _plain(found.text(element)))
        for element in found.root.walk()
        if re.fullmatch(r"H[1-6]", element.kind)
    ]
    levels = [level for level, _ in headings]
    if levels.count(1) != 1:
        yield f"There are {levels.count(1)} headings of the first level, and there should be one."
    for before, level in zip([0, *levels], levels, strict=False):
        if level > before + 1:
            yield f"A heading of level {level} follows one of level {before}."
    bookmarks = list(_bookmarks(pdf))
    for (level, text), (depth, title) in zip(headings, bookmarks, strict=False):
        same = title == text or (title.endswith("…") and text.startswith(title[:-1]))
        if depth != level or not same:
            yield f"The bookmark “{title}” is not the heading “{text}”."
            return
    if len(headings) != len(bookmarks):
        yield f"There are {len(headings)} headings and {len(bookmarks)} bookmarks."


def _bookmarks(pdf: Pdf) -> Iterator[tuple[int, str]]:
    with pdf.open_outline() as outline:
        waiting = [(1, entry) for entry in reversed(outline.root)]
        while waiting:
            depth, entry = waiting.pop()
            yield depth, _plain(entry.title)
            waiting += [(depth + 1, child) for child in reversed(entry.children)]


def _empty(found: Reading) -> Iterator[str]:
    for element in _of(found, *BLOCKS):
        if not _plain(found.text(element)):
            yield f"An element {element.kind} is empty."


def _pictures(found: Reading) -> Iterator[str]:
    for figure in _of(found, "Figure"):
        words = str(figure.entry.get("/Alt", "")).strip()
        if _NO_WORDS.fullmatch(words) or len(words) < _FEWEST_LETTERS:
            yield f"A picture has no words that say what it shows, only “{words[:60]}”."


def _links(found: Reading, pdf: Pdf) -> Iterator[str]:
    tagged = sum(element.links for element in _of(found, "Link"))
    links = [
        link
        for page in pdf.pages
        for link in page.obj.get("/Annots", Array())
        if link.get("/Subtype") == Name.Link
    ]
    if tagged != len(links):
        yield f"Of {len(links)} links {tagged} are tagged."
    if not all(str(link.get("/Contents", "")).strip() for link in links):
        yield "A link does not say where it leads."
    names = pdf.Root.get("/Dests", Dictionary())
    for link in links:
        place = link.get("/Dest")
        if isinstance(place, pikepdf.Name) and place not in names:
            yield "A link leads to a place that is not there."


def _parents(found: Reading, pdf: Pdf) -> Iterator[str]:
    """Hold the way from content to its element against the way from the element to its content."""
    numbers = pdf.Root.StructTreeRoot.get("/ParentTree", Dictionary()).get("/Nums", Array())
    entries = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers) - 1, 2)}
    rows = {
        number: entries.get(int(page.obj.get("/StructParents", -1)), Array())
        for number, page in enumerate(pdf.pages)
    }
    for element, (page, number) in found.order():
        row = rows.get(page, Array())
        if number >= len(row) or row[number].objgen != element.entry.objgen:
            yield f"The content of page {page + 1:,} does not know its element."
            return


def _table(table: Element, found: Reading) -> Iterator[str]:
    rows = [row for row in table.walk() if row.kind == "TR"]
    caption = next((found.text(each) for each in table.elements if each.kind == "Caption"), "")
    name = f"The table “{_plain(caption)}”" if caption else "A table"
    cells = [[cell for cell in row.elements if cell.kind in ("TH", "TD")] for row in rows]
    if len({sum(map(_span, row)) for row in cells}) > 1:
        yield f"{name} has rows of different lengths."
    if not cells or not _headed(cells):
        yield f"{name} has no header cells."
    for cell in (cell for row in cells for cell in row if cell.kind == "TH"):
        if cell.attribute("/Scope") is None:
            yield f"{name} has a header cell that does not say what it heads."
    body = [
        row.elements for part in table.elements if part.kind in ("TBody", "TFoot") for row in part.elements
    ]
    if any(row and row[0].kind != "TH" for row in body) and any(row and row[0].kind == "TH" for row in body):
        yield f"{name} has rows that say what they are of, and others that do not."


def _span(cell: Element) -> int:
    return int(cell.attribute("/ColSpan") or 1)


def _headed(cells: Iterable[list[Element]]) -> bool:
    """Return whether the first row is all headers, or each row begins with one."""
    rows = list(cells)
    return all(cell.kind == "TH" for cell in rows[0]) or all(row and row[0].kind == "TH" for row in rows)


def _plain(text: str) -> str:
    return " ".join(text.split())
