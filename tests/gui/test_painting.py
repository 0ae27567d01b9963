"""What the screen paints is what the paper prints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

import resources
from core.drawing.palette import DARK, LIGHT
from core.drawing.shapes import Box, Drawing, Label, Path, Shape
from gui.painting import ShapePainter, colours, load_fonts, picture, screen_width

TEXTS = [
    "NHS Digital",
    "Office for affine, efficient, fluffy, flying things",
    "AVATAR To Ty. WAVE “quoted” – it’s £1,234,567.89",
    "naïve coöperation, Łódź, Ærøskøbing, Žižek, façade, Ŷ",
    "Ελληνικά και Кириллица",
    "¶ § † ‡ • … ‰ € ½ × ÷ ≤ ≥ → ∆",
    "iiiiiiiiiiiiiiiiiiiiiiiiiiiillllllllllllllll",
    " leading, trailing and  double spaces ",
]
SIZES = [4.0, 7.5, 9.0, 11.0, 12.0, 23.7, 96.0]


@pytest.fixture(autouse=True, scope="module")
def paper_fonts() -> None:
    for name in ("Regular", "Bold"):
        pdfmetrics.registerFont(
            TTFont(f"Painting-{name}", str(resources.path("fonts", f"SourceSans3-{name}.ttf")))
        )


def _paper_width(text: str, size: float, *, bold: bool) -> float:
    return float(pdfmetrics.stringWidth(text, "Painting-Bold" if bold else "Painting-Regular", size))


def _ink(image: QImage, ground: str = "#ffffff") -> tuple[int, int, int, int]:
    """Return the first and last column and row that are not all ground."""
    paper = QColor(ground).rgb()
    spots = [
        (x, y) for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) != paper
    ]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return min(xs), max(xs), min(ys), max(ys)


def _painted(*shapes: Shape, scale: float = 1.0, dark: bool = False) -> QImage:
    return picture(Drawing(60, 40, shapes), scale, dark=dark)


def _colour(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", TEXTS)
def test_text_is_as_wide_on_the_screen_as_on_paper(text: str, size: float, bold: bool) -> None:
    assert screen_width(text, size, bold=bold) == pytest.approx(
        _paper_width(text, size, bold=bold), rel=0.0005
    )


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=["Cc", "Cf"])))
def test_any_latin_text_is_as_wide_on_the_screen_as_on_paper(text: str) -> None:
    assert screen_width(text, 10) == pytest.approx(_paper_width(text, 10, bold=False), rel=0.0005)


@pytest.mark.parametrize("stretch", [0.8, 1.0, 1.3])
def test_a_label_fills_its_width_whatever_that_is(stretch: float) -> None:
    text = "HamburgefontsivH"
    natural = screen_width(text, 20)
    image = picture(Drawing(400, 40, (Label(10, 30, text, 20, natural * stretch),)), 2)
    first, last, _, _ = _ink(image)
    # An H stands a little inside its advance on either side.
    bearing = 2 * 20 * 0.09 * stretch
    assert first == pytest.approx(2 * 10 + bearing, abs=1.5)
    assert last == pytest.approx(2 * (10 + natural * stretch) - bearing, abs=1.5)


def test_text_too_small_to_read_is_a_bar_of_its_width() -> None:
    image = _painted(Label(10, 20, "Wherever", 4, 30))
    first, last, top, bottom = _ink(image)
    assert (first, last) == (10, 39)
    assert len({_colour(image, x, top) for x in range(10, 40)}) == 1
    assert bottom - top < 3


def test_text_of_hardly_a_pixel_is_nothing() -> None:
    assert _painted(Label(10, 20, "Wherever", 2, 30)) == _painted()


def test_a_character_that_the_font_lacks_is_painted_all_the_same() -> None:
    first, last, _, _ = _ink(_painted(Label(5, 25, "日本", 12, 24)))
    assert 4 <= first < last <= 30


def test_a_label_with_no_measured_width_is_as_wide_as_its_text() -> None:
    _, last, _, _ = _ink(_painted(Label(0, 25, "HH", 12, 0)))
    assert last == pytest.approx(screen_width("HH", 12), abs=2)


def test_empty_text_paints_nothing() -> None:
    assert _painted(Label(5, 25, "", 12, 0)) == _painted()


@pytest.mark.parametrize("scale", [1.0, 1.37, 2.0])
def test_the_outline_of_a_box_is_sharp_at_any_scale(scale: float) -> None:
    image = _painted(Box(10.3, 10.4, 30.2, 20.1, "accent-soft", "accent"), scale=scale)
    row = round(20 * scale)
    found = {_colour(image, x, row) for x in range(image.width())}
    assert found == {LIGHT["paper"], LIGHT["accent"], LIGHT["accent-soft"]}


def test_boxes_that_share_an_edge_share_its_pixels() -> None:
    image = _painted(Box(5, 5, 20.5, 20), Box(25.5, 5, 20, 20))
    line = [x for x in range(image.width()) if _colour(image, x, 15) == LIGHT["line"]]
    assert len(line) == 3


def test_a_thin_outline_grows_fainter_but_never_vanishes() -> None:
    faint = _painted(Box(5, 5, 40, 30, "paper", "ink", line=0.1))
    first, _, _, _ = _ink(faint)
    assert QColor(LIGHT["ink"]).lightness() < faint.pixelColor(first, 20).lightness() < 255


@pytest.mark.parametrize(
    "box",
    [
        Box(5, 5, 40, 30, "accent-soft", "accent", dashed=True),
        Box(5, 5, 40, 30, "accent-soft", "accent", radius=6),
        Box(5, 5, 40, 30, "", "accent"),
        Box(5, 5, 40, 30, "accent-soft", ""),
        Box(5, 5, 40, 30, "accent-soft", "accent", line=0),
    ],
)
def test_dashed_rounded_hollow_and_bare_boxes_are_where_plain_ones_are(box: Box) -> None:
    image = _painted(box)
    plain = _ink(_painted(Box(5, 5, 40, 30, "accent-soft", "accent")))
    assert all(abs(a - b) <= 1 for a, b in zip(_ink(image), plain, strict=True))
    assert _colour(image, 25, 20) == LIGHT[box.fill or "paper"]
    edge = {_colour(image, x, 5) for x in range(15, 35)}
    assert (LIGHT["accent"] in edge) == bool(box.stroke and box.line)


def test_corners_are_rounded_only_where_that_is_seen() -> None:
    assert _colour(_painted(Box(5, 5, 40, 30, "ink", "ink", radius=6)), 5, 5) == LIGHT["paper"]
    assert _colour(_painted(Box(5, 5, 40, 30, "ink", "ink", radius=1)), 5, 5) == LIGHT["ink"]


def test_straight_strokes_are_sharp() -> None:
    image = _painted(Path((10.3, 5), (((10.3, 20.6),), ((40, 20.6),)), "ink"))
    found = {_colour(image, x, y) for x in range(60) for y in range(40)}
    assert found == {LIGHT["paper"], LIGHT["ink"]}


def test_a_dashed_path_has_gaps_and_a_curved_one_has_none() -> None:
    dashed = _painted(Path((5, 20), (((55, 20),),), "ink", dashed=True))
    inked = {dashed.pixelColor(x, 20).lightness() < 128 for x in range(6, 54)}
    assert inked == {True, False}
    curved = _painted(Path((5, 20), (((20, 20), (40, 20), (55, 20)),), "ink", 3))
    assert {curved.pixelColor(x, 20).lightness() < 128 for x in range(6, 54)} == {True}


def test_a_filled_path_is_closed_and_needs_no_outline() -> None:
    image = _painted(Path((10, 10), (((50, 10),), ((50, 30),), ((10, 30),)), "", fill="accent"))
    assert _colour(image, 30, 20) == LIGHT["accent"]
    assert _colour(image, 30, 35) == LIGHT["paper"]


def test_a_path_with_neither_stroke_nor_fill_paints_nothing() -> None:
    assert _painted(Path((5, 5), (((50, 30),),), "")) == _painted()


def test_one_drawing_serves_light_and_dark() -> None:
    light, dark = _painted(Box(5, 5, 40, 30, "raised")), _painted(Box(5, 5, 40, 30, "raised"), dark=True)
    assert (_colour(light, 20, 20), _colour(dark, 20, 20)) == (LIGHT["raised"], DARK["raised"])
    assert (_colour(light, 1, 1), _colour(dark, 1, 1)) == (LIGHT["paper"], DARK["paper"])


def test_a_colour_may_be_written_out() -> None:
    assert _colour(_painted(Box(5, 5, 40, 30, "#123456")), 20, 20) == "#123456"


def test_an_unknown_colour_is_named() -> None:
    with pytest.raises(KeyError, match="mauve"):
        colours(dark=False)["mauve"]


def test_a_picture_has_the_size_of_its_sheet_and_says_how_large_that_is_on_paper() -> None:
    image = picture(Drawing(72.5, 36, ()), 2)
    assert (image.width(), image.height()) == (145, 72)
    assert image.dotsPerMeterX() == round(144 / 0.0254)


def test_a_picture_too_large_to_paint_is_refused_with_its_size() -> None:
    with pytest.raises(ValueError, match=r"40,000 × 20 pixels is too large"):
        picture(Drawing(20_000, 10, ()), 2)


def test_the_parts_of_a_picture_join_without_a_seam() -> None:
    shapes = (Box(3.3, 3.7, 50, 30, "accent-soft", radius=4), Label(8, 22, "Seamless", 11, 44))
    whole = picture(Drawing(60, 40, shapes), 1.7)
    parts = whole.copy()
    painter = QPainter(parts)
    for left in (0, 37, 74):
        part = QImage(37, whole.height(), QImage.Format.Format_RGB32)
        part.fill(colours(dark=False)["paper"])
        inner = QPainter(part)
        ShapePainter(1.7).paint(inner, shapes, left, 0)
        inner.end()
        painter.drawImage(left, 0, part)
    painter.end()
    assert parts == whole


def test_fonts_are_loaded_once_and_by_the_name_of_their_family() -> None:
    assert load_fonts() == load_fonts() == "Source Sans 3"
