"""Text is measured once, by the bundled font, and nothing that is there to be read is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from core.drawing.metrics import (
    BOLD,
    FONT,
    SUBSTITUTE,
    balanced,
    fitted,
    printable,
    register,
    text_width,
    wrapped,
)

TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)
NAME = "Medicines and Healthcare products Regulatory Agency"


@given(text=TEXTS, size=st.floats(4, 200), bold=st.booleans())
def test_text_is_as_wide_as_reportlab_sets_it(text: str, size: float, *, bold: bool) -> None:
    register()
    assert text_width(text, size, bold=bold) == pytest.approx(stringWidth(text, BOLD if bold else FONT, size))


def test_nothing_has_no_width() -> None:
    assert text_width("", 12) == 0


def test_digits_are_all_as_wide_so_that_columns_of_figures_line_up() -> None:
    assert len({text_width(digit, 10) for digit in "0123456789"}) == 1


def test_what_fits_stays_as_it_is() -> None:
    assert fitted(NAME, 10, text_width(NAME, 10)) == NAME


@given(text=TEXTS, width=st.floats(0, 300), bold=st.booleans())
def test_what_does_not_fit_ends_in_dots_and_then_fits(text: str, width: float, *, bold: bool) -> None:
    shown = fitted(text, 12, width, bold=bold)
    assert text_width(shown, 12, bold=bold) <= width + 1e-6
    assert shown in {text, ""} or shown.endswith("…")


def test_dots_follow_a_letter_not_a_space_or_a_comma() -> None:
    width = text_width("Data, …", 12)
    assert fitted("Data, analytics and insight", 12, width) == "Data…"


def test_where_not_even_dots_fit_there_is_nothing() -> None:
    assert fitted("NHS", 12, 3) == ""


def test_lines_break_at_spaces() -> None:
    assert wrapped(NAME, 12, 160, 3) == ["Medicines and Healthcare", "products Regulatory Agency"]


def test_the_last_line_says_that_there_is_more() -> None:
    assert wrapped(NAME, 12, 80, 2)[-1].endswith("…")


def test_no_text_has_no_lines() -> None:
    assert wrapped("", 12, 100, 2) == []


@given(text=TEXTS, width=st.floats(8, 200), lines=st.integers(1, 4), bold=st.booleans())
def test_every_line_fits(text: str, width: float, lines: int, *, bold: bool) -> None:
    for found in (
        wrapped(text, 9, width, lines, bold=bold),
        balanced(text, 9, width, lines, bold=bold),
    ):
        assert len(found) <= lines
        # One character may alone be wider than a line; then it is the line.
        assert all(len(line) == 1 or text_width(line, 9, bold=bold) <= width + 1e-6 for line in found)


@given(text=st.text("ab ", max_size=40))
def test_no_letter_is_lost_where_there_is_room_for_all(text: str) -> None:
    lines = wrapped(text, 10, 30, 100)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_word_wider_than_a_line_is_broken() -> None:
    lines = wrapped("x" * 100, 10, 50, 50)
    assert "".join(lines) == "x" * 100
    assert len(lines) > 1


@pytest.mark.parametrize("text", ["x" * 300_000, "word " * 60_000])
def test_very_long_text_is_broken_whole(text: str) -> None:
    lines = wrapped(text, 10, 50, 10**9)
    assert len(lines) > 10_000
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_balanced_lines_are_even_and_no_more_of_them() -> None:
    name = "Department of Health and Social Care"
    assert wrapped(name, 12, 140, 2, bold=True) == ["Department of Health and", "Social Care"]
    assert balanced(name, 12, 140, 2, bold=True) == ["Department of Health", "and Social Care"]


def test_accents_are_composed_and_controls_dropped() -> None:
    assert printable("Cafe\u0301\x00\u200b\ufeff") == "Café"


def test_text_is_set_on_one_line() -> None:
    assert printable("one\ntwo\tthree\u2028four") == "one two three four"


def test_what_the_font_lacks_is_seen_to_be_there() -> None:
    assert printable("שלום") == SUBSTITUTE * 4
    assert printable("ok 👍🏽") == f"ok {SUBSTITUTE * 2}"


def test_marks_that_turn_the_direction_of_text_are_dropped() -> None:
    assert printable("a\u202eb\u2066c") == "abc"


@given(text=st.text(max_size=40))
def test_printable_text_is_all_in_the_font_and_stays_as_it_is(text: str) -> None:
    shown = printable(text)
    glyphs = register()[FONT].face.charToGlyph
    assert all(ord(character) in glyphs for character in shown)
    assert printable(shown) == shown


def test_lone_surrogates_do_no_harm() -> None:
    assert printable("a\ud800b") == f"a{SUBSTITUTE}b"
