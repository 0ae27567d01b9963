"""Numbers and lists are said as a person would write them."""

from __future__ import annotations

import pytest

from core.model.words import count, listed, pounds, sentence, wte


@pytest.mark.parametrize(
    ("number", "said"), [(0, "no posts"), (1, "1 post"), (2, "2 posts"), (1_234, "1,234 posts")]
)
def test_things_are_counted(number: int, said: str) -> None:
    assert count(number, "post") == said


def test_a_noun_may_have_its_own_plural() -> None:
    assert count(2, "body", "bodies") == "2 bodies"
    assert count(0, "body", "bodies") == "no bodies"


@pytest.mark.parametrize(
    ("parts", "most", "said"),
    [
        ([], 0, ""),
        (["a"], 0, "a"),
        (["a", "b"], 0, "a and b"),
        (["a", "b", "c"], 0, "a, b and c"),
        (["a", "b", "c"], 3, "a, b and c"),
        (["a", "b", "c", "d"], 2, "a, b and 2 more"),
        (["a", "b"], 1, "a and 1 more"),
    ],
)
def test_lists_are_said_with_an_and(parts: list[str], most: int, said: str) -> None:
    assert listed(parts, most) == said


@pytest.mark.parametrize(
    ("pence", "said"),
    [
        (0, "£0"),
        (588_000_00, "£588,000"),
        (999_999_99, "£999,999.99"),
        (1_000_000_00, "£1.0 million"),
        (45_040_000_00, "£45.0 million"),
        (45_050_000_00, "£45.1 million"),
        (1_249_000_000_00, "£1.2 billion"),
        (-5_50, "−£5.50"),
        (-2_000_000_00, "−£2.0 million"),
    ],
)
def test_money_is_said_in_words_above_a_million_and_exactly_below(pence: int, said: str) -> None:
    assert pounds(pence) == said


def test_money_is_short_in_narrow_columns() -> None:
    assert [pounds(45_000_000_00, short=True), pounds(2 * 10**11, short=True)] == ["£45.0m", "£2.0bn"]


@pytest.mark.parametrize(
    ("hundredths", "said"), [(2_900_00, "2,900 WTE"), (12_50, "12.5 WTE"), (5, "0.05 WTE"), (-1_00, "−1 WTE")]
)
def test_people_are_said_in_wte(hundredths: int, said: str) -> None:
    assert wte(hundredths) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("one two", "One two."), ("Why? ", "Why?"), ("A closes.", "A closes."), ("é", "É.")],
)
def test_a_sentence_begins_with_a_capital_and_ends_with_a_stop(text: str, said: str) -> None:
    assert sentence(text) == said
