"""What a click on a drawing finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.drawing.shapes import Box, Drawing, Label, Path
from core.model.key import Key

KEY, OTHER = Key("funding_flow", "f"), Key("organisation", "o")
NUMBERS = st.floats(0, 100)


@given(x=NUMBERS, y=NUMBERS)
def test_a_point_is_in_a_straight_path_as_it_is_in_the_box_of_its_corners(x: float, y: float) -> None:
    path = Path((20, 30), (((80, 30),), ((80, 70),), ((20, 70),)), fill="paper", key=KEY)
    if min(abs(x - 20), abs(x - 80), abs(y - 30), abs(y - 70)) > 0.001:
        assert path.holds(x, y) == Box(20, 30, 60, 40).holds(x, y)


@given(y0=NUMBERS, y1=NUMBERS, width=st.floats(2, 30), part=st.floats(0.1, 0.9))
def test_the_middle_of_a_ribbon_is_in_it_and_what_is_above_or_below_is_not(
    y0: float, y1: float, width: float, part: float
) -> None:
    over = ((50.0, y0), (50.0, y1), (100.0, y1))
    under = ((50.0, y1 + width), (50.0, y0 + width), (0.0, y0 + width))
    ribbon = Path((0.0, y0), (over, ((100.0, y1 + width),), under), fill="ribbon", key=KEY)
    assert ribbon.holds(0.5, y0 + (y1 - y0) * 0.0001 + width / 2)
    assert not ribbon.holds(100 * part, min(y0, y1) - 1)
    assert not ribbon.holds(100 * part, max(y0, y1) + width + 1)


def test_the_topmost_thing_of_an_entity_is_found_and_text_is_not() -> None:
    corners = (((10.0, 0.0),), ((10.0, 10.0),), ((0.0, 10.0),))
    path = Path((0, 0), corners, fill="ribbon", key=KEY)
    drawing = Drawing(20, 20, (Box(0, 0, 6, 10, key=OTHER), path, Label(1, 9, "text", 8, 9)))
    assert drawing.at(5, 5) == KEY
    assert Drawing(20, 20, drawing.shapes[::-1]).at(5, 5) == OTHER
    assert drawing.at(15, 5) is None
    assert Drawing(20, 20, (Path((0, 0), corners, fill="ribbon"),)).at(5, 5) is None
