"""A PDF holds the drawing as vectors and text, each letter where the drawing has it."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw
from reportlab.pdfgen.canvas import Canvas

from core.drawing.metrics import text_width
from core.drawing.palette import DARK
from core.drawing.pdf import paint
from core.drawing.shapes import Box, Drawing, Label, Path, Shape

NAME = "Department of Health and Social Care"


def label(text: str, x: float, y: float, size: float, *, bold: bool = False) -> Label:
    return Label(x, y, text, size, text_width(text, size, bold=bold), bold=bold)


def page_of(drawing: Drawing, *, scale: float = 1.0, x: float = 0, y: float = 0) -> pdfium.PdfPage:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 300), invariant=1)
    paint(drawing, canvas, x, y, scale=scale)
    canvas.showPage()
    canvas.save()
    return pdfium.PdfDocument(file.getvalue())[0]


def texts(page: pdfium.PdfPage) -> list[tuple[str, float, float, float]]:
    """Return each run of text with where it begins, its baseline and how far it advances, in points."""
    text_page = page.get_textpage()
    found = []
    for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
        length = raw.FPDFTextObj_GetText(item, text_page, None, 0)
        buffer = (raw.FPDF_WCHAR * length)()
        raw.FPDFTextObj_GetText(item, text_page, buffer, length)
        matrix = item.get_matrix()
        text = bytes(buffer).decode("utf-16-le").rstrip("\0")
        found.append((text, matrix.e, matrix.f, matrix.a))
    return found


def advance(page: pdfium.PdfPage) -> float:
    """Return how far the letters of a page of one line reach from where they begin, less the last."""
    text = page.get_textpage()
    x, y = raw.c_double(), raw.c_double()
    places = []
    for place in (0, text.count_chars() - 1):
        raw.FPDFText_GetCharOrigin(text, place, x, y)
        places.append(float(x.value))
    return places[1] - places[0]


def test_text_is_text_and_where_the_drawing_has_it() -> None:
    page = page_of(Drawing(400, 300, (label(NAME, 30, 40, 12),)))
    ((text, x, y, _),) = texts(page)
    assert text == NAME
    assert [x, y] == pytest.approx([30, 300 - 40])


@pytest.mark.parametrize("bold", [False, True])
def test_text_is_as_wide_as_it_was_measured(bold: bool) -> None:
    page = page_of(Drawing(400, 300, (label(NAME, 30, 40, 12, bold=bold),)))
    assert advance(page) == pytest.approx(text_width(NAME[:-1], 12, bold=bold), abs=0.02)


def test_text_is_stretched_to_a_width_that_is_not_the_font_s() -> None:
    page = page_of(Drawing(400, 300, (Label(30, 40, "NN", 12, text_width("NN", 12) * 1.5),)))
    assert advance(page) == pytest.approx(text_width("N", 12) * 1.5, abs=0.02)


def test_it_is_painted_at_a_place_and_a_scale() -> None:
    page = page_of(Drawing(400, 300, (label(NAME, 30, 40, 12),)), scale=0.5, x=10, y=20)
    ((_, x, y, _),) = texts(page)
    assert [x, y] == pytest.approx([10 + 15, 20 + 0.5 * 260])


def test_every_shape_is_a_vector() -> None:
    shapes: tuple[Shape, ...] = (
        Box(10, 10, 50, 20, radius=4, dashed=True),
        Box(10, 50, 50, 20, fill="", stroke="strong"),
        Path((0, 0), (((5, 5),), ((9, 9), (8, 8), (1, 1)))),
        Path((0, 0), (((5, 5),), ((9, 0),)), stroke="", fill="accent"),
    )
    page = page_of(Drawing(100, 100, shapes))
    assert [item.type for item in page.get_objects()] == [raw.FPDF_PAGEOBJ_PATH] * 4


def test_odd_text_is_kept() -> None:
    page = page_of(Drawing(400, 300, (label("<b>&amp; “x” − ≥ □", 10, 40, 12),)))
    assert texts(page)[0][0] == "<b>&amp; “x” − ≥ □"


def test_the_canvas_is_left_as_it_was_found() -> None:
    canvas = Canvas(io.BytesIO())
    before = canvas.__dict__["_currentMatrix"]
    paint(Drawing(10, 10, (Box(0, 0, 5, 5, dashed=True),)), canvas, 5, 5, scale=2)
    assert canvas.__dict__["_currentMatrix"] == before


def test_other_palettes_and_plain_colours_can_be_used() -> None:
    canvas = Canvas(io.BytesIO(), pageCompression=0)
    shapes = (Box(0, 0, 5, 5, fill="accent", stroke="#010203"),)
    paint(Drawing(10, 10, shapes), canvas, palette=DARK)
    code = "\n".join(canvas.__dict__["_code"])
    assert ".423529 .698039 .960784 rg" in code
    assert ".003922 .007843 .011765 RG" in code


def test_an_empty_drawing_paints_nothing() -> None:
    assert list(page_of(Drawing(1, 1, ())).get_objects()) == []
