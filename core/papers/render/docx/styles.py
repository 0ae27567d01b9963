"""The styles of papers in Word: those of the body's template where it has them, else these.

Source: GOV.UK, “Publishing accessible documents”: sans serif, at least 12 points, left-aligned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn

from core.papers.render.docx.numbering import numbered_as
from core.papers.render.docx.xml import Element, node
from core.papers.render.style import colour

FONT = "Arial"
INDENT = 680  # twentieths of a point from the margin to running text; numbers hang before it
TEXT, QUIET, HEADING = "ink", "quiet", "heading"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. Lengths are points; `indent` and `hang` are twentieths of one.

    `shade` is a ground and `edge` a bar at its side, by the names of their colours. `outline` is the level of
    a heading, 0 for none.
    """

    name: str
    size: float
    colour: str = TEXT
    bold: bool = False
    above: float = 0.0
    below: float = 6.0
    indent: int = 0
    hang: int = 0
    keep: bool = False
    outline: int = 0
    shade: str = ""
    edge: str = ""
    base: str = "Normal"


NUMBERED, BODY, CELL, CELL_RIGHT = "Numbered Paragraph", "Body Text", "Table Text", "Table Figure"
GROUP, TABLE_NOTE = "Table Group", "Table Note"
NOTE_TITLE, NOTE, GRAVE_TITLE, GRAVE = "Note Title", "Note Text", "Grave Note Title", "Grave Note Text"
BODY_NAME, KIND, FIELD, ASKS_TITLE, ASKS_TEXT = (
    "Paper Body",
    "Subtitle",
    "Paper Field",
    "Asks Title",
    "Asks Text",
)
FIGURE, BULLET, NUMBER = "Figure", "List Bullet", "List Number"
TABLE = "Remit Table"


def _note(title: str, text: str, colour: str) -> tuple[Style, Style]:
    """Return the styles of a note: its title and its text, on a ground with an edge."""
    soft = f"{colour}-soft"
    return (
        Style(title, 12, colour, bold=True, above=14, below=0, keep=True, shade=soft, edge=colour),
        Style(text, 12, above=0, shade=soft, edge=colour),
    )


STYLES = (
    Style("Normal", 12, base=""),
    Style("Title", 26, HEADING, bold=True, above=18, below=12, keep=True),
    Style(KIND, 14, QUIET, below=6),
    Style(BODY_NAME, 14, QUIET, bold=True, below=2),
    Style("Heading 1", 18, HEADING, bold=True, above=22, indent=INDENT, hang=INDENT, keep=True, outline=1),
    Style("Heading 2", 14, HEADING, bold=True, above=16, indent=INDENT, keep=True, outline=2),
    Style("Heading 3", 12, HEADING, bold=True, above=12, indent=INDENT, keep=True, outline=3),
    Style(BODY, 12, indent=INDENT),
    Style(NUMBERED, 12, indent=INDENT, hang=INDENT),
    Style(BULLET, 12, below=4, indent=INDENT + 360, hang=360),
    Style(NUMBER, 12, below=4, indent=INDENT + 480, hang=480),
    Style("Caption", 11, HEADING, bold=True, above=14, below=4, keep=True),
    Style(FIGURE, 12, below=12),
    Style(FIELD, 12, below=4, indent=2600, hang=2600),
    Style(
        ASKS_TITLE,
        14,
        HEADING,
        bold=True,
        above=14,
        below=0,
        keep=True,
        outline=1,
        shade="accent-soft",
        edge="accent",
    ),
    Style(ASKS_TEXT, 12, above=0, shade="accent-soft", edge="accent"),
    *_note(NOTE_TITLE, NOTE, "warning"),
    *_note(GRAVE_TITLE, GRAVE, "closed"),
    Style(CELL, 10.5, above=2, below=2),
    Style(CELL_RIGHT, 10.5, above=2, below=2, base=CELL),
    Style(GROUP, 10.5, HEADING, bold=True, above=6, below=2, keep=True),
    Style(TABLE_NOTE, 10, QUIET, above=4, below=12),
    Style("Footer", 9, QUIET, below=0),
)
STORED = {f"Heading {level}": f"heading {level}" for level in (1, 2, 3)} | {
    "Caption": "caption",
    "Footer": "footer",
}
"""What Word calls some of its own styles in the file."""


def complete(document: Document, bullets: int, *, ours: bool) -> dict[str, str]:
    """Give a document the styles that it lacks, or, where it is ours, these alone; return their ids by name.

    `bullets` is the number of the list that List Bullet is set as.
    """
    element = document.styles.element
    if ours:
        for found in element.findall(qn("w:style")):
            if not (found.get(qn("w:default")) and found.get(qn("w:type")) != "paragraph"):
                element.remove(found)
    ids = {found.name: found.style_id for found in document.styles if found.name}
    for style in STYLES:
        if style.name not in ids:
            ids[style.name] = style.name.replace(" ", "")
            element.append(_paragraph_style(style, ids, bullets, plain=not ours))
    if TABLE not in ids:
        ids[TABLE] = TABLE.replace(" ", "")
        element.append(_table_style(ids[TABLE]))
    _defaults(element, ours=ours)
    return ids


def _paragraph_style(style: Style, ids: Mapping[str, str], bullets: int, *, plain: bool) -> Element:
    """Return a style as an element; plain, it leaves font and colour to the template that it is added to."""
    first: dict[str, int] = {"default": 1} if style.name == "Normal" else {}
    return node(
        "style",
        node("name", val=STORED.get(style.name, style.name)),
        *([node("basedOn", val=ids[style.base])] if style.base in ids else []),
        *([node("next", val=ids[BODY])] if style.outline and BODY in ids else []),
        node("qFormat"),
        node("pPr", *_spacing(style, bullets if style.name == BULLET else 0)),
        node("rPr", *_letters(style, plain=plain)),
        type="paragraph",
        styleId=ids[style.name],
        **first,
    )


def _spacing(style: Style, bullets: int) -> Iterator[Element]:
    """Yield how a paragraph stands, in the order that the format wants."""
    if style.keep:
        yield node("keepNext")
        yield node("keepLines")
    if bullets:
        yield numbered_as(bullets)
    if style.edge:
        ground: dict[str, str | int] = {
            "val": "single",
            "sz": 8,
            "space": 6,
            "color": colour(style.shade)[1:],
        }
        bar = node("left", val="single", sz=36, space=8, color=colour(style.edge)[1:])
        yield node("pBdr", node("top", **ground), bar, node("bottom", **ground), node("right", **ground))
    if style.shade:
        yield node("shd", val="clear", color="auto", fill=colour(style.shade)[1:])
    if style.hang:
        yield node("tabs", node("tab", val="left", pos=style.indent))
    line = 264 if style.size >= 12 and not style.outline else 250  # 240ths of a line
    above, below = round(style.above * 20), round(style.below * 20)
    yield node("spacing", before=above, after=below, line=line, lineRule="auto")
    hang = {"hanging": style.hang} if style.hang else {}
    yield node("ind", left=style.indent, **hang)
    if style.name == CELL_RIGHT:
        yield node("jc", val="right")
    if style.outline:
        yield node("outlineLvl", val=style.outline - 1)


def _letters(style: Style, *, plain: bool) -> Iterator[Element]:
    if not plain:
        yield node("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT)
    if style.bold:
        yield node("b")
        yield node("bCs")
    if not plain or style.shade:  # a ground of ours needs a colour of ours
        yield node("color", val=colour(style.colour)[1:])
    yield node("sz", val=round(style.size * 2))
    yield node("szCs", val=round(style.size * 2))


def _table_style(id_: str) -> Element:
    """Return the style of tables: rules below rows, the header on a ground, the total below a heavy rule."""
    rule: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": colour("line")[1:]}
    borders = node("tblBorders", node("bottom", **rule), node("insideH", **rule))
    margins = node("tblCellMar", node("left", w=100, type="dxa"), node("right", w=100, type="dxa"))
    return node(
        "style",
        node("name", val=TABLE),
        node("qFormat"),
        node("tblPr", borders, margins),
        _part("firstRow", "bottom", 12, "accent", fill="ground"),
        _part("lastRow", "top", 8, "strong"),
        type="table",
        customStyle=1,
        styleId=id_,
    )


def _part(type_: str, side: str, thick: int, ink: str, *, fill: str = "") -> Element:
    border = node("tcBorders", node(side, val="single", sz=thick, space=0, color=colour(ink)[1:]))
    ground = [node("shd", val="clear", color="auto", fill=colour(fill)[1:])] if fill else []
    letters = [node("b"), *([node("color", val=colour(HEADING)[1:])] if fill else [])]
    return node("tblStylePr", node("rPr", *letters), node("tcPr", border, *ground), type=type_)


def _defaults(styles: Element, *, ours: bool) -> None:
    """Say that the text is British English, and in our own documents set everything in our font."""
    lang = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if lang is None:
        lang = node("rPr")
        styles.insert(0, node("docDefaults", node("rPrDefault", lang)))
    for name in ("w:lang", *(("w:rFonts",) if ours else ())):
        for found in lang.findall(qn(name)):
            lang.remove(found)
    if ours:
        lang.insert(0, node("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
    lang.append(node("lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA"))
