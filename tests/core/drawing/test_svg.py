"""An SVG holds the whole drawing, and words for who cannot see it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from core.drawing.metrics import text_width
from core.drawing.palette import DARK, LIGHT
from core.drawing.shapes import Box, Drawing, Label, Path
from core.drawing.svg import to_svg
from core.model.key import Key

SVG = "{http://www.w3.org/2000/svg}"
DRAWING = Drawing(
    200,
    100,
    (
        Path((10, 10), (((20, 10),), ((30, 10), (30, 20), (30, 30))), "accent", 2, dashed=True),
        Path((0, 0), (((4, 8),), ((8, 0),)), stroke="", fill="accent"),
        Box(20, 20, 100, 40, fill="", stroke="strong", radius=4, dashed=True, key=Key("organisation", "a")),
        Label(25, 40, "R&D <b>", 12, text_width("R&D <b>", 12, bold=True), "ink", bold=True),
    ),
    "A chart of R&D. It has <one> box.",
)


def read(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 (our own text)


def test_its_words_are_its_title_and_description() -> None:
    root = read(to_svg(DRAWING))
    assert root.findtext(f"{SVG}title") == "A chart of R&D"
    assert root.findtext(f"{SVG}desc") == "It has <one> box."
    assert root.get("aria-labelledby") == "title desc"
    assert root.get("role") == "img"


def test_text_is_escaped_and_as_wide_as_measured() -> None:
    (text,) = read(to_svg(DRAWING)).findall(f"{SVG}text")
    assert text.text == "R&D <b>"
    assert float(text.get("textLength", "")) == round(text_width("R&D <b>", 12, bold=True), 2)


def test_every_shape_is_there_in_its_colour() -> None:
    root = read(to_svg(DRAWING))
    line, tip = root.findall(f"{SVG}path")
    assert line.get("d") == "M10,10L20,10C30,10 30,20 30,30"
    assert (line.get("stroke"), line.get("stroke-dasharray")) == (LIGHT["accent"], "4 3")
    assert (tip.get("d"), tip.get("fill"), tip.get("stroke")) == (
        "M0,0L4,8L8,0Z",
        LIGHT["accent"],
        None,
    )
    ground, box = root.findall(f"{SVG}rect")
    assert ground.get("fill") == LIGHT["paper"]
    assert (box.get("fill"), box.get("rx"), box.get("stroke")) == ("none", "4", LIGHT["strong"])


def test_the_dark_one_is_dark() -> None:
    root = read(to_svg(DRAWING, dark=True))
    ground = root.find(f"{SVG}rect")
    assert ground is not None
    assert ground.get("fill") == DARK["paper"]


def test_it_needs_nothing_from_elsewhere() -> None:
    text = to_svg(DRAWING)
    assert "href" not in text
    assert "url(" not in text


def test_a_drawing_without_words_is_still_well_formed() -> None:
    assert read(to_svg(Drawing(1, 1, ()))).tag == f"{SVG}svg"


def test_a_drawing_may_use_a_colour_of_an_option() -> None:
    assert 'fill="#8a1538"' in to_svg(Drawing(9, 9, (Box(0, 0, 9, 9, fill="#8a1538"),)))


@given(text=st.text(max_size=30))
def test_no_text_can_break_it(text: str) -> None:
    drawing = Drawing(10, 10, (Label(0, 0, text, 10, 10),), text)
    assert read(to_svg(drawing)).tag == f"{SVG}svg"
