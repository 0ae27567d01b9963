"""Papers for Word: read back as Word reads them, and written into a body's own template."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image

from core.drawing.palette import LIGHT
from core.drawing.shapes import Box, Drawing
from core.papers.blocks import Block, Bullets, Figure, Heading, Note, PageBreak, Paragraph
from core.papers.render.docx import docx as written
from core.papers.render.docx.pictures import as_png
from core.papers.render.docx.template import TemplateError, read_template
from tests.core.papers.every import COVER, DRAWING, EVERY


def opened(content: bytes) -> Document:
    """Return a document as a reader has it."""
    return docx.Document(BytesIO(content))


@pytest.fixture(scope="module")
def paper() -> Document:
    return opened(written(EVERY))


def test_everything_is_in_a_style_that_word_knows(paper: Document) -> None:
    found = [(part.style.name if part.style else "", part.text) for part in paper.paragraphs]
    assert found == [
        ("Paper Body", "NHS England"),
        ("Subtitle", "Option paper · Digital bodies"),
        ("Title", "Option D: Merge both"),
        ("Paper Field", "Purpose\tFor decision"),
        ("Paper Field", "Status\tDraft"),
        ("Asks Title", "What this paper asks"),
        ("Asks Text", "This paper asks the board to decide."),
        ("Heading 1", "1\tPurpose"),
        ("Numbered Paragraph", "1.1\tA numbered paragraph."),
        ("Body Text", "One without a number."),
        ("List Bullet", "first"),
        ("List Bullet", "second"),
        ("List Number", "note it"),
        ("List Number", "decide"),
        ("Heading 2", "Detail"),
        ("Heading 3", "Finer detail"),
        ("List Number", "again from one"),
        ("Note Title", "Illustrative figures"),
        ("Note Text", "Do not rely on them."),
        ("Caption", "Table 1: Money by body"),
        ("Table Note", "Rounded."),
        ("Caption", "Figure 1: The structure"),
        ("Figure", ""),
        ("Heading 1", "Appendix A1: Sources"),
        ("Numbered Paragraph", "A1.1\tWhere figures come from."),
    ]


def test_a_note_of_what_has_to_be_mended_is_in_red() -> None:
    found = opened(written([COVER, Note("No home", "One duty.", grave=True), Note("Known", "So.")]))
    names = {each.text: each.style.name for each in found.paragraphs if each.style}
    assert [names[text] for text in ("No home", "One duty.")] == ["Grave Note Title", "Grave Note Text"]
    assert [names[text] for text in ("Known", "So.")] == ["Note Title", "Note Text"]
    colours = {name: str(found.styles[name].font.color.rgb) for name in ("Grave Note Title", "Note Title")}
    assert colours == {
        "Grave Note Title": LIGHT["closed"].lstrip("#").upper(),
        "Note Title": LIGHT["warning"].lstrip("#").upper(),
    }


def test_each_ordered_list_begins_again_at_i(paper: Document) -> None:
    items = [part for part in paper.paragraphs if part.style and part.style.name == "List Number"]
    numbers = [part._p.xpath("w:pPr/w:numPr/w:numId/@w:val")[0] for part in items]
    assert numbers[0] == numbers[1] != numbers[2]
    lists = paper.part.numbering_part.element
    for number in set(numbers):
        (found,) = lists.xpath(f"w:num[@w:numId='{number}']")
        kind = found.find(qn("w:abstractNumId")).get(qn("w:val"))
        (form,) = lists.xpath(f"w:abstractNum[@w:abstractNumId='{kind}']//w:numFmt")
        assert form.get(qn("w:val")) == "lowerRoman"


def test_a_table_has_a_header_row_its_flags_and_a_name(paper: Document) -> None:
    (table,) = paper.tables
    assert table.style is not None
    assert table.style.name == "Remit Table"
    first, *rest = table.rows
    assert first._tr.xpath("w:trPr/w:tblHeader")
    assert not any(row._tr.xpath("w:trPr/w:tblHeader") for row in rest)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert [look.get(qn(f"w:{name}")) for name in ("firstRow", "lastRow", "firstColumn")] == ["1", "1", "1"]
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Table 1: Money by body"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Body", "As-is", "Change"],
        ["National"] * 3,
        ["NHSX", "173.0", "~ moved"],
        ["NHSE", "0", "! no home"],
        ["Total", "173.0", "0"],
    ]


def test_a_picture_has_its_words_and_is_fine_enough_to_print(paper: Document) -> None:
    (picture,) = paper.inline_shapes
    told = picture._inline.docPr
    assert told.get("descr") == "One box, which is NHSX."
    assert told.get("title") == "Figure 1: The structure"
    assert picture.width == Pt(300)
    (part,) = [part for part in paper.part.package.iter_parts() if part.partname.endswith(".png")]
    image = Image.open(BytesIO(part.blob))
    assert image.width == 300 * 300 // 72
    assert image.getpixel((5, 5)) is not None


def test_the_colours_of_a_picture_are_exact() -> None:
    image = Image.open(BytesIO(as_png(Drawing(20, 10, (Box(0, 0, 10, 10, fill="accent", stroke=""),)), 1)))
    assert image.convert("RGB").getpixel((5, 5)) == (0x00, 0x5E, 0xB8)
    assert image.convert("RGB").getpixel((60, 5)) == (255, 255, 255)


def test_a_huge_picture_fits_the_page_and_the_memory() -> None:
    huge = Drawing(5_000, 90_000, (Box(0, 0, 5_000, 90_000),), "Huge.")
    (picture,) = opened(written([Figure(huge, "Huge", "Huge.")])).inline_shapes
    assert picture.height < Mm(297)
    assert len(as_png(Drawing(5_000, 5_000, ()), 1.0)) < 10**6


def test_pages_turn_with_the_blocks_and_none_is_empty(paper: Document) -> None:
    turned = [section.orientation for section in paper.sections]
    assert turned == [WD_ORIENTATION.PORTRAIT, WD_ORIENTATION.LANDSCAPE, WD_ORIENTATION.PORTRAIT]
    assert [round(section.page_width.mm) for section in paper.sections if section.page_width] == [
        210,
        297,
        210,
    ]
    blocks: list[Block] = [
        PageBreak(wide=True),
        PageBreak(),
        Paragraph("x"),
        PageBreak(),
        PageBreak(wide=True),
    ]
    assert len(opened(written(blocks)).sections) == 1


def test_the_footer_says_whose_it_is_and_counts_the_pages(paper: Document) -> None:
    (foot,) = paper.sections[0].footer.paragraphs
    assert foot.text == "NHS England · Option paper · Option D · Page 1 of 1"
    assert [each.text for each in foot._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert all(section.footer.is_linked_to_previous for section in list(paper.sections)[1:])


def test_the_file_says_what_it_is_and_in_which_language(paper: Document) -> None:
    told = paper.core_properties
    assert told.title == "Option D: Merge both - Option paper"
    assert (told.author, told.subject, told.language) == (
        "NHS England",
        "Option paper: Digital bodies",
        "en-GB",
    )
    assert paper.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["en-GB"]
    with ZipFile(BytesIO(written(EVERY))) as archive:
        assert (
            b'"compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
            in archive.read("word/settings.xml")
        )
        assert not [name for name in archive.namelist() if "thumbnail" in name]


def test_text_is_at_least_twelve_points(paper: Document) -> None:
    for name in ("Normal", "Body Text", "Numbered Paragraph", "List Bullet", "List Number", "Note Text"):
        size = paper.styles[name].font.size
        assert size >= Pt(12)


# a body's own template


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A body's own document: its Heading 1, its footer, Letter paper, and words that papers leave out."""
    document = docx.Document()
    document.styles["Heading 1"].font.size = Pt(31)
    document.styles["Heading 1"].font.name = "Comic Sans MS"
    document.sections[0].footer.paragraphs[0].text = "The Trust"
    document.add_paragraph("Delete this before use.")
    path = tmp_path / "House style.docx"
    document.save(str(path))
    return path


def test_the_styles_and_pages_of_a_template_are_used_and_those_it_lacks_are_added(template: Path) -> None:
    paper = opened(written(EVERY, read_template(template)))
    assert paper.styles["Heading 1"].font.size == Pt(31)
    assert paper.styles["Numbered Paragraph"].base_style.name == "Normal"
    assert paper.styles["Remit Table"] is not None
    assert [foot.text for foot in paper.sections[0].footer.paragraphs] == ["The Trust"]
    assert paper.sections[0].page_width == docx.Document().sections[0].page_width
    assert "Delete this" not in "".join(part.text for part in paper.paragraphs)
    assert [part.text for part in paper.paragraphs if part.style and part.style.name == "Title"] == [
        COVER.title
    ]


def test_the_same_template_gives_the_same_bytes(template: Path) -> None:
    look = read_template(template)
    assert written(EVERY, look) == written(EVERY, look)


def test_a_template_without_lists_or_footer_gets_them(template: Path) -> None:
    document = docx.Document(str(template))
    for id_, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            del document.part.rels[id_]
    footer = document.sections[0].footer
    footer.is_linked_to_previous = True
    document.save(str(template))
    paper = opened(written([COVER, Bullets(("a",)), Bullets(("b",), ordered=True)], read_template(template)))
    assert paper.part.numbering_part.element.xpath("w:num")
    assert "Page 1 of 1" in paper.sections[0].footer.paragraphs[0].text


def test_a_dotx_is_a_template_too(template: Path, tmp_path: Path) -> None:
    dotx = tmp_path / "House.dotx"
    with ZipFile(template) as source, ZipFile(dotx, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            target.writestr(entry, data.replace(b"document.main+xml", b"template.main+xml"))
    with pytest.raises(ValueError, match="not a Word file"):
        docx.Document(str(dotx))
    assert opened(written([Heading("x")], read_template(dotx))).paragraphs[0].text == "1\tx"


def broken(path: Path, kind: str) -> None:
    """Make a file that is no template, in one of many ways."""
    whole = path.read_bytes()
    match kind:
        case "empty":
            path.write_bytes(b"")
        case "text":
            path.write_text("Dear board")
        case "cut":
            path.write_bytes(whole[: len(whole) // 2])
        case "another zip":
            with ZipFile(path, "w") as archive:
                archive.writestr("a.txt", "x")
        case "no styles" | "broken xml":
            with ZipFile(BytesIO(whole)) as source, ZipFile(path, "w") as target:
                for entry in source.infolist():
                    if entry.filename == "word/document.xml":
                        target.writestr(entry, b"<w:document>" if kind == "broken xml" else b"<x/>")
                    else:
                        target.writestr(entry, source.read(entry))
        case "folder":
            path.unlink()
            path.mkdir()
        case "absent":
            path.unlink()


@pytest.mark.parametrize(
    "kind", ["empty", "text", "cut", "another zip", "no styles", "broken xml", "folder", "absent"]
)
def test_a_file_that_is_no_template_is_refused_in_a_sentence(template: Path, kind: str) -> None:
    broken(template, kind)
    with pytest.raises(TemplateError) as refused:
        read_template(template)
    assert "“House style.docx”" in str(refused.value)
    assert str(refused.value).endswith(".")


def test_a_template_that_unpacks_to_far_too_much_is_refused(template: Path) -> None:
    with ZipFile(template, "a", compression=8) as archive:
        archive.writestr("word/media/bomb.bin", bytes(301 * 2**20))
    with pytest.raises(TemplateError, match="too large"):
        read_template(template)


def test_a_picture_is_in_the_file_once_however_often_it_is_shown() -> None:
    twice: list[Block] = [Figure(DRAWING, "A", "a"), Figure(DRAWING, "B", "b")]
    with ZipFile(BytesIO(written(twice))) as archive:
        assert len([name for name in archive.namelist() if name.endswith(".png")]) == 1
