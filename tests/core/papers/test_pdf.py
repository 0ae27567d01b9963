"""Papers as PDF: what a reader finds in the file is what the blocks say."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from core.drawing.metrics import printable, text_width
from core.drawing.shapes import Drawing, Label
from core.papers.blocks import (
    Block,
    Bullets,
    Column,
    Cover,
    Figure,
    Group,
    Heading,
    Note,
    Paragraph,
    Table,
    plain_table,
)
from core.papers.render.pdf import pdf
from tests.core.papers.every import COVER, DRAWING, EVERY
from tests.core.papers.reading import missing, pages, squeezed

LONG = "Bodies and their duties, and what becomes of them. " * 60
HOSTILE = [
    "<b>&amp; <img src='/etc/passwd'/> </para> & <a href='javascript:x'>y</a>",
    "Emoji 🏥, Hebrew שלום, Arabic مرحبا, joined e\u0301",
    "Controls \x00\x07\x1b and \ufeff and \u202e turned \u200b round",
    "W" * 10_000,
    "word " * 2_000,
    "{0} %s \\n $x",
    "\u0000",
    "   ",
    "",
]


def opened(content: bytes) -> pypdfium2.PdfDocument:
    """Return the file as a reader has it."""
    return pypdfium2.PdfDocument(content)


def test_every_kind_of_block_is_read_back_in_order() -> None:
    content = pdf(EVERY)
    assert not missing(EVERY, content)
    assert "NHSX" in pages(content)[2]


def test_numbers_and_marks_of_lists_are_printed() -> None:
    text = squeezed("".join(pages(pdf(EVERY))))
    assert "1.1Anumberedparagraph." in text
    assert "•first•second" in text
    assert "i.noteitii.decide" in text
    assert "AppendixA1:SourcesA1.1Wherefigurescomefrom." in text


def test_every_page_says_whose_it_is_and_which_of_how_many() -> None:
    document = opened(pdf(EVERY))
    texts = [page.get_textpage().get_text_range() for page in document]
    for number, text in enumerate(texts, 1):
        assert text.endswith(f"NHS England · Option paper · Option D · Page {number} of {len(texts)}")


def test_a_wide_page_lies_on_its_side_and_the_next_stands_again() -> None:
    document = opened(pdf(EVERY))
    assert [page.get_width() > page.get_height() for page in document] == [False, False, True, False]


def test_headings_are_bookmarks_on_the_page_they_are_on() -> None:
    found = [
        (entry.level, entry.get_title(), entry.get_dest().get_index())
        for entry in opened(pdf(EVERY)).get_toc()
    ]
    assert found == [
        (0, "Option D: Merge both", 0),
        (1, "What this paper asks", 0),
        (1, "Contents", 1),
        (1, "1 Purpose", 1),
        (2, "Detail", 1),
        (3, "Finer detail", 1),
        (1, "Appendix A1: Sources", 3),
    ]


def test_the_file_says_what_it_is_and_in_which_language() -> None:
    content = pdf(EVERY)
    told = opened(content).get_metadata_dict()
    assert told["Title"] == "Option D: Merge both - Option paper"
    assert told["Author"] == "NHS England"
    assert told["Subject"] == "Option paper: Digital bodies"
    with pikepdf.open(BytesIO(content)) as found:
        assert str(found.Root.Lang) == "en-GB"
        assert bool(found.Root.ViewerPreferences.DisplayDocTitle)


def test_only_the_bundled_fonts_are_in_the_file() -> None:
    with pikepdf.open(BytesIO(pdf(EVERY))) as found:
        fonts = [
            each for each in found.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each
        ]
        names = {str(font.BaseFont) for font in fonts}
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
    assert names
    assert all("SourceSans3" in name for name in names)


def test_the_same_blocks_give_the_same_bytes_in_any_process() -> None:
    script = (
        "import hashlib; from tests.core.papers.test_pdf import EVERY, pdf; "
        "print(hashlib.sha256(pdf(EVERY)).hexdigest())"
    )
    root = Path(__file__).parents[3]
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            cwd=root,
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
    assert pdf(EVERY) == pdf(EVERY)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:16]))
def test_hostile_text_is_printed_as_text_everywhere(text: str) -> None:
    blocks: list[Block] = [
        Cover(text, text, text, text, ((text, text),), text, text, text, "#005eb8"),
        Heading(text),
        Paragraph(text),
        Bullets((text, text)),
        Note(text, text),
        plain_table(text, (Column(text, heading=True), Column(text, 1, "right")), [(text, text)], note=text),
        Figure(DRAWING, text, text),
    ]
    content = pdf(blocks)
    document = opened(content)
    assert len(document) >= 2
    assert b"/JavaScript" not in content
    assert b"/URI" not in content
    read = squeezed("".join(pages(content)))
    wanted = squeezed(printable(text))[:40]
    assert wanted in read


def test_a_character_that_the_font_lacks_is_seen_to_be_there() -> None:
    assert "□" in "".join(pages(pdf([Paragraph("🏥")])))


def test_words_stay_apart_where_a_line_breaks() -> None:
    text = " ".join(f"word{number}" for number in range(300))
    read = "".join(pages(pdf([Paragraph(text, numbered=False)])))
    assert " ".join(read.split()) == text
    assert "  " not in read.replace("\n", "")


def test_a_table_over_several_pages_repeats_its_header_and_says_which_group_goes_on() -> None:
    rows = tuple((f"Body {number}", "1") for number in range(120))
    table = Table("Bodies", (Column("Name", heading=True), Column("Number")), (Group("National", rows),))
    texts = pages(pdf([table]))
    assert len(texts) > 2
    for text in texts[1:]:
        assert squeezed(text).startswith("NameNumberNational(continued)")


def test_a_row_taller_than_a_page_goes_on_over_the_next() -> None:
    table = plain_table("Tall", (Column("Name", heading=True), Column("Parts")), [("Body", LONG * 3)])
    content = pdf([table])
    read = squeezed("".join(pages(content))).replace("NameParts", "")
    assert squeezed(LONG * 3) in read


def test_a_heading_never_ends_a_page() -> None:
    for filler in range(38, 52):
        blocks: list[Block] = [Paragraph("x", numbered=False) for _ in range(filler)]
        blocks += [Heading("Alone"), Paragraph("Not alone.", numbered=False)]
        texts = pages(pdf(blocks))
        page = next(text for text in texts if "Alone" in text)
        assert "Not alone." in page


def test_no_text_runs_over_the_edge_of_the_page() -> None:
    table = plain_table(
        "Wide", [Column(f"Column {n}", heading=n == 0) for n in range(9)], [("W" * 60,) * 9] * 3
    )
    document = opened(pdf([COVER, table, Paragraph(LONG), Heading("W" * 200)]))
    for page in document:
        text = page.get_textpage()
        for number in range(text.count_chars()):
            if text.get_text_range(number, 1).strip():
                left, _, right, _ = text.get_charbox(number)
                assert left >= 0
                assert right <= page.get_width()


def test_a_picture_larger_than_the_page_is_made_to_fit() -> None:
    huge = Drawing(5_000, 9_000, (Label(4_900, 8_990, "end", 12, text_width("end", 12)),), "Huge.")
    document = opened(pdf([Figure(huge, "Huge", "Huge.")]))
    assert len(document) == 1
    assert "end" in document[0].get_textpage().get_text_range()


def test_a_paper_of_nothing_is_a_page() -> None:
    assert len(opened(pdf([]))) == 1


def test_a_column_is_as_wide_as_its_longest_word_where_others_can_give() -> None:
    word = "Neighbourhoods"
    table = plain_table("Narrow", (Column("Text", 9, heading=True), Column("Word", 0.5)), [("a b c", word)])
    assert word in "".join(pages(pdf([table])))
