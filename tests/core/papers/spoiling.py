"""Ways to spoil an accessible PDF, each of which a judge has to notice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

Spoil = Callable[[Pdf], None]


def spoilt(content: bytes, spoil: Spoil) -> bytes:
    """Return a file spoilt in one way."""
    target = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        spoil(pdf)
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert target.getvalue() != content
    return target.getvalue()


def elements(pdf: Pdf, kind: str = "") -> Iterator[Object]:
    """Yield the elements of the structure, or those of one kind."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        entry = waiting.pop()
        kids = entry.get("/K", Array())
        waiting += [kid for kid in reversed(list(kids)) if isinstance(kid, Dictionary) and "/S" in kid]
        if str(entry.S)[1:] == kind or not kind:
            yield entry


def first(pdf: Pdf, kind: str) -> Object:
    """Return the first element of a kind."""
    return next(elements(pdf, kind))


def _metadata(pdf: Pdf, pattern: bytes, new: bytes) -> None:
    old = pdf.Root.Metadata.read_bytes()
    changed = re.sub(pattern, new, old, flags=re.DOTALL)
    assert changed != old
    pdf.Root.Metadata = pdf.make_stream(changed, Type=Name.Metadata, Subtype=Name.XML)


def _fonts(pdf: Pdf) -> Iterator[Object]:
    return (o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == Name.Font)


def _draw(pdf: Pdf, operators: bytes, page: int = 1) -> None:
    pdf.pages[page].contents_add(pdf.make_stream(operators))


def _replace(pdf: Pdf, old: bytes, new: bytes, page: int = 1) -> None:
    content = b"\n".join(each.read_bytes() for each in _streams(pdf, page))
    assert old in content
    pdf.pages[page].obj.Contents = pdf.make_stream(content.replace(old, new, 1))


def _streams(pdf: Pdf, page: int) -> list[pikepdf.Object]:
    found = pdf.pages[page].obj.Contents
    return list(found) if isinstance(found, Array) else [found]


def no_language(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]


def no_words_for_a_picture(pdf: Pdf) -> None:
    del first(pdf, "Figure")["/Alt"]


def words_that_say_nothing(pdf: Pdf) -> None:
    first(pdf, "Figure").Alt = String("Figure 1")


def not_marked(pdf: Pdf) -> None:
    del pdf.Root["/MarkInfo"]


def title_not_shown(pdf: Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


def no_claim(pdf: Pdf) -> None:
    _metadata(pdf, rb"<pdfuaid:part>1</pdfuaid:part>", b"")


def no_title(pdf: Pdf) -> None:
    _metadata(pdf, rb"<dc:title>.*?</dc:title>", b"")


def no_tags(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def loose_mark(pdf: Pdf) -> None:
    _draw(pdf, b"0 0 20 20 re f")


def loose_text(pdf: Pdf) -> None:
    _draw(pdf, b"BT /F1+0 12 Tf 50 50 Td (lost) Tj ET")


def text_become_furniture(pdf: Pdf) -> None:
    _replace(pdf, b"/P <</MCID", b"/Artifact <</MCIX")


def a_piece_without_element(pdf: Pdf) -> None:
    del first(pdf, "P")["/K"]


def two_elements_for_a_piece(pdf: Pdf) -> None:
    one, other, *_ = elements(pdf, "TD")
    other.K = one.K


def no_scope(pdf: Pdf) -> None:
    del first(pdf, "TH")["/A"]


def no_headers(pdf: Pdf) -> None:
    for entry in list(elements(pdf, "TH")):
        entry.S = Name.TD
        if "/A" in entry:
            del entry["/A"]


def a_cell_too_few(pdf: Pdf) -> None:
    row = list(elements(pdf, "TR"))[-1]
    row.K = Array(list(row.K)[:-1])


def a_level_skipped(pdf: Pdf) -> None:
    for entry in list(elements(pdf, "H2")):
        entry.S = Name.H4


def two_titles(pdf: Pdf) -> None:
    first(pdf, "H2").S = Name.H1


def a_bookmark_lost(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        del outline.root[0].children[-1]


def no_bookmarks(pdf: Pdf) -> None:
    del pdf.Root["/Outlines"]


def a_bookmark_that_says_otherwise(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].title = "Something else"


def link_without_words(pdf: Pdf) -> None:
    for page in pdf.pages:
        for link in page.obj.get("/Annots", []):
            del link["/Contents"]


def link_not_tagged(pdf: Pdf) -> None:
    for entry in elements(pdf, "Link"):
        entry.K = Array([kid for kid in entry.K if not isinstance(kid, Dictionary)])


def link_to_nowhere(pdf: Pdf) -> None:
    del pdf.Root.Dests[str(next(first_link(pdf)).Dest)]


def first_link(pdf: Pdf) -> Iterator[Object]:
    return (link for page in pdf.pages for link in page.obj.get("/Annots", []))


def font_not_embedded(pdf: Pdf) -> None:
    del next(_fonts(pdf)).FontDescriptor["/FontFile2"]


def characters_not_told(pdf: Pdf) -> None:
    del next(_fonts(pdf))["/ToUnicode"]


def parents_lost(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array([])


def order_of_tab(pdf: Pdf) -> None:
    del pdf.pages[1].obj["/Tabs"]


def an_empty_paragraph(pdf: Pdf) -> None:
    entry = first(pdf, "P")
    part = pdf.make_indirect(Dictionary(S=Name.P, P=entry.P))
    entry.P.K.append(part)


def a_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def a_link_to_a_file(pdf: Pdf) -> None:
    link = next(first_link(pdf))
    link.A = Dictionary(S=Name.URI, URI=String("file:///etc/passwd"))


SPOILS: dict[str, Spoil] = {
    name: value
    for name, value in list(globals().items())
    if callable(value) and getattr(value, "__module__", "") == __name__ and not name.startswith("_")
    and name not in ("spoilt", "elements", "first", "first_link")
}  # fmt: skip
UNSEEN = {  # by veraPDF, to which PDF/UA-1 and PDF/A-2a say nothing of them
    "words_that_say_nothing", "a_bookmark_lost", "no_bookmarks", "a_bookmark_that_says_otherwise",
    "two_titles", "an_empty_paragraph", "a_piece_without_element", "two_elements_for_a_piece",
    "text_become_furniture", "link_not_tagged", "link_to_nowhere", "a_link_to_a_file",
}  # fmt: skip
