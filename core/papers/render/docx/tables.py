"""Tables: a header row that every page repeats, its flags for who cannot see it, groups and a total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.papers.blocks import Column, Row, Table
from core.papers.render.columns import column_widths
from core.papers.render.docx.styles import CELL, CELL_RIGHT, GROUP, TABLE
from core.papers.render.docx.xml import Element, node, paragraph, run
from core.papers.render.style import colour, sign_colour

ARIAL = 1.12
"""How much wider Arial is than our own font."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What a table is made with: the ids of its styles, and the widths of its columns (20ths of a point)."""

    ids: Mapping[str, str]
    columns: tuple[Column, ...]
    widths: tuple[int, ...]


def word_table(block: Table, title: str, ids: Mapping[str, str], width: int) -> Element:
    """Return a table that is `width` twentieths of a point wide; `title` is read out before it."""
    widths = tuple(round(each * 20) for each in column_widths(block, width / 20, wider=ARIAL))
    look = _Look(ids, block.columns, widths)
    head = any(column.heading for column in block.columns[:1])
    flags = {"firstRow": 1, "lastRow": int(bool(block.total)), "firstColumn": int(head), "lastColumn": 0}
    return node(
        "tbl",
        node(
            "tblPr",
            node("tblStyle", val=ids[TABLE]),
            node("tblW", w=5000, type="pct"),  # all of the width there is
            node("tblLook", val="04A0", noHBand=1, noVBand=1, **flags),
            node("tblCaption", val=title),
        ),
        node("tblGrid", *(node("gridCol", w=each) for each in widths)),
        *_rows(block, look),
    )


def _rows(block: Table, look: _Look) -> Iterator[Element]:
    titles = tuple(column.title for column in block.columns)
    yield _row(titles, look, node("tblHeader"))
    for group in block.groups:
        if group.title:
            yield _group(group.title, look)
        for row in group.rows:
            yield _row(row, look)
    if block.total:
        yield _row(block.total, look, bold=True)


def _row(row: Row, look: _Look, *more: Element, bold: bool = False) -> Element:
    """Return a row; one that has `more` to it is the header."""
    cells = [
        _cell(text, column, width, look, bold=bold or bool(more), head=bool(more))
        for text, column, width in zip(row, look.columns, look.widths, strict=True)
    ]
    return node("tr", node("trPr", node("cantSplit"), *more), *cells)


def _cell(text: str, column: Column, width: int, look: _Look, *, bold: bool, head: bool) -> Element:
    ink = "" if head else sign_colour(column, text)
    words = run(text, bold=bold, colour=colour(ink) if ink else "")
    style = look.ids[CELL_RIGHT if column.align == "right" else CELL]
    found = paragraph(style, words)
    if head:
        found[0].append(node("keepNext"))
    return node("tc", node("tcPr", node("tcW", w=width, type="dxa")), found)


def _group(title: str, look: _Look) -> Element:
    """Return the title of a group: a row of one cell, which stays with the next."""
    wide = node("tcPr", node("tcW", w=sum(look.widths), type="dxa"), node("gridSpan", val=len(look.widths)))
    cell = node("tc", wide, paragraph(look.ids[GROUP], run(title)))
    return node("tr", node("trPr", node("cantSplit")), cell)
