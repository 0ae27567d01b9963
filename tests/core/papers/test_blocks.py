"""Blocks, and how they are numbered."""

from __future__ import annotations

from core.drawing.shapes import Drawing
from core.papers.blocks import (
    Block,
    Bullets,
    Column,
    Figure,
    Heading,
    Paragraph,
    Row,
    numbered,
    paragraphs,
    plain_table,
    roman,
)

TABLE = plain_table("Posts", [Column("Post", heading=True)], [("Chief",)])
FIGURE = Figure(Drawing(10, 10, ()), "Chart", "A chart")


def test_sections_paragraphs_tables_and_figures_count_for_themselves() -> None:
    blocks: list[Block] = [
        Paragraph("Before any section"),
        Heading("Purpose"),
        Paragraph("One"),
        Bullets(("a",)),
        Paragraph("Two"),
        TABLE,
        Heading("Detail", level=2),
        Paragraph("Three"),
        Heading("What changes"),
        Paragraph("Not counted", numbered=False),
        FIGURE,
        Paragraph("Four"),
        TABLE,
        Heading("Schedule", appendix=True),
        Paragraph("Five"),
        Heading("Sources", appendix=True),
    ]
    assert [number for number, _ in numbered(blocks)] == [
        "", "1", "1.1", "", "1.2", "Table 1", "", "1.3", "2", "", "Figure 1", "2.1", "Table 2",
        "Appendix A1", "A1.1", "Appendix A2",
    ]  # fmt: skip


def test_ordered_items_count_in_small_roman_numbers() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40)] == ["i", "iv", "ix", "xiv", "xl"]


def test_text_of_several_lines_is_as_many_paragraphs_and_empty_lines_are_none() -> None:
    assert paragraphs("One  line\n\n  another \n") == [Paragraph("One line"), Paragraph("another")]
    assert paragraphs(" \n ") == []


def test_a_table_tells_its_rows_without_its_total() -> None:
    total: Row = ("Total",)
    table = plain_table("Posts", [Column("Post")], [("Chief",), ("Director",)], total=total)
    assert list(table.rows()) == [("Chief",), ("Director",)]
