"""How strips go on pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.papers.render.pdf.pages import paginated
from core.papers.render.pdf.strips import Strip, Turn
from core.papers.render.style import frame

HEIGHT = frame(wide=False)[1]
STRIPS = st.builds(
    Strip, height=st.floats(1, HEIGHT), above=st.floats(0, 50), keep=st.booleans()
) | st.builds(Turn, wide=st.booleans())


def test_what_is_kept_with_the_next_moves_to_its_page() -> None:
    heading, text = Strip(20, keep=True), Strip(100)
    first = Strip(HEIGHT - 100)
    pages = paginated([first, heading, text])
    assert [[strip for _, strip in page.strips] for page in pages] == [[first], [heading, text]]


def test_a_page_that_begins_inside_a_table_repeats_its_header() -> None:
    header = Strip(20)
    row = Strip(HEIGHT - 30, head=(header,))
    pages = paginated([header, row, row])
    assert [strip for _, strip in pages[1].strips] == [header, row]


def test_the_first_strip_of_a_page_has_no_space_above() -> None:
    pages = paginated([Strip(HEIGHT), Strip(10, above=30)])
    assert pages[1].strips[0][0] == 0.0


def test_a_turn_begins_a_page_and_says_how_the_next_ones_lie() -> None:
    pages = paginated(
        [Turn(wide=True), Strip(10), Turn(wide=True), Turn(wide=False), Strip(10), Turn(wide=True)]
    )
    assert [page.wide for page in pages] == [True, False]


def test_a_strip_taller_than_any_page_is_printed_all_the_same() -> None:
    tall = Strip(HEIGHT * 3)
    assert [[strip for _, strip in page.strips] for page in paginated([Strip(1), tall, Strip(2)])][1] == [
        tall
    ]


def test_nothing_takes_no_page() -> None:
    assert paginated([]) == []


@given(content=st.lists(STRIPS, max_size=60))
def test_everything_is_printed_once_in_order_and_within_its_page(content: list[Strip | Turn]) -> None:
    pages = paginated(content)
    printed = [strip for page in pages for _, strip in page.strips]
    assert printed == [strip for strip in content if isinstance(strip, Strip)]
    for page in pages:
        height = frame(wide=page.wide)[1]
        assert page.strips
        assert page.used <= height + 0.02 or len(page.strips) == 1
