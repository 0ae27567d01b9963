"""Amounts as people type them: exact to the penny, or refused in words that say what to write."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.amounts import DEEPEST, LONGEST
from core.model.fields import FieldError, Hundredths, Money
from tests.refusals import refused

AMOUNT = Money("Amount")
WTE = Hundredths("WTE", unit="WTE")
PENCE = st.integers(-(10**15), 10**15)


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("£1.2m", 1_200_000_00),
        ("£450k", 450_000_00),
        ("£ 2 bn", 2 * 10**11),
        ("1.5 MILLION", 1_500_000_00),
        ("£12 thousand", 12_000_00),
        ("£0.00000001bn", 10_00),
        ("1,234.50", 1_234_50),
        ("1\u00a0", 1_00),
        (".5", 50),
        ("(300)", -300_00),
        ("£(300)", -300_00),
        ("(£1.2m)", -1_200_000_00),
        ("-300", -300_00),
        ("−£300", -300_00),
        ("£-300", -300_00),
        ("=12*450", 5_400_00),
        ("= £1.2m / 4 ", 300_000_00),
        ("=(1,000 + 500) * 10%", 150_00),
        ("=-(2-5)", 3_00),
        ("=--2", 2_00),
        ("=100/3", 33_33),
        ("=0.005", 1),
        ("=-0.005", -1),
        ("=0.0049", 0),
        ("=12×450÷2", 2_700_00),
        ("=50%%", 1),
    ],
)
def test_an_amount_is_typed_as_a_finance_person_writes_it(typed: str, pence: int) -> None:
    assert AMOUNT.parse(typed) == pence


def test_people_are_typed_with_formulas_too_but_not_in_pounds() -> None:
    assert WTE.parse("=37.5*4/5") == 30_00
    assert WTE.parse("1.2k") == 1_200_00
    with refused(FieldError, "WTE should be a number such as 12.5, not “£12”."):
        WTE.parse("£12")
    with refused(
        FieldError, "WTE: “12.345” is finer than a hundredth. Round it, or check its commas and full stops."
    ):
        WTE.parse("12.345")
    with refused(FieldError, "WTE: “=£12” cannot be worked out. A formula has numbers, + - * / ( ) and %."):
        WTE.parse("=£12")


COMMAS = "Amount: commas go between thousands and a full stop before the decimals, unlike “{}”."
ABROAD = "Amount: amounts are in pounds, so change “{}” into pounds first."
UNCLEAR = "Amount: “{}” cannot be worked out. A formula has numbers, + - * / ( ) and %."
FINER = "Amount: “{}” is finer than a penny. Round it, or check its commas and full stops."
NO_AMOUNT = "Amount should be an amount in pounds such as 1,250.00 or £1.2m, not “{}”."


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("1.234,56", "Amount: “1.234,56” has a comma before its decimals. Write 1,234.56."),
        ("£1 234,56", "Amount: “£1 234,56” has a comma before its decimals. Write 1,234.56."),
        ("1,2345", COMMAS),
        ("12,34,567", COMMAS),
        ("1.234.567", COMMAS),
        ("1'234", COMMAS),
        ("1 234", COMMAS),
        ("$5", ABROAD),
        ("€1.2m", ABROAD),
        ("£5 €6", ABROAD),
        ("5 EUR", ABROAD),
        ("=5*$6", ABROAD),
        ("££5", NO_AMOUNT),
        ("£5 £6", NO_AMOUNT),
        ("£", NO_AMOUNT),
        ("(5", NO_AMOUNT),
        ("5)", NO_AMOUNT),
        ("5 meals", NO_AMOUNT),
        ("10%", NO_AMOUNT),
        ("12*450", NO_AMOUNT),
        ("1e5", NO_AMOUNT),
        (
            "£0.000000000001bn",
            FINER,
        ),
        ("=", UNCLEAR),
        ("=2**3", UNCLEAR),
        ("=2 3", UNCLEAR),
        ("=(2", UNCLEAR),
        ("=2)", UNCLEAR),
        ("=()", UNCLEAR),
        ("=%", UNCLEAR),
        ("=A1+2", UNCLEAR),
        ("=__import__('os')", UNCLEAR),
        ("=£", UNCLEAR),
        ("=1/(2-2)", "Amount: a formula cannot divide by nothing."),
        ("=" + "1" * LONGEST, f"Amount: a formula may have at most {LONGEST} characters."),
        (
            "=" + "(" * 31 + "1" + ")" * 31,
            f"Amount: a formula may have at most {DEEPEST} brackets inside each other.",
        ),
        ("=9bn*9bn", "Amount is larger than any plan can hold."),
        ("£99999bn", "Amount is larger than any plan can hold."),
    ],
)
def test_what_is_no_amount_is_refused_in_words(typed: str, message: str) -> None:
    with refused(FieldError, message.format(typed)):
        AMOUNT.parse(typed)


@given(PENCE)
def test_what_is_shown_reads_back_as_the_same_pence(pence: int) -> None:
    assert AMOUNT.parse(AMOUNT.format(pence)) == pence
    assert AMOUNT.parse(AMOUNT.typed(pence)) == pence
    assert WTE.parse(WTE.format(pence)) == pence


@given(PENCE)
def test_brackets_and_a_minus_mean_the_same(pence: int) -> None:
    size = AMOUNT.format(abs(pence))
    assert AMOUNT.parse(f"({size})") == AMOUNT.parse(f"-{size}") == -abs(pence)


Said = tuple[str, Fraction]
NUMBERS = st.decimals(0, 9999, places=2).map(lambda number: (f"{number:,}", Fraction(number)))


def _joined(parts: tuple[Said, str, Said]) -> Said:
    (left, a), mark, (right, b) = parts
    if mark == "/" and b == 0:
        mark = "*"
    value = {"+": a + b, "-": a - b, "*": a * b}[mark] if mark != "/" else a / b
    return f"({left} {mark} {right})", value


FORMULAS = st.recursive(
    NUMBERS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(_joined),
        inner.map(lambda said: (f"-{said[0]}", -said[1])),
        inner.map(lambda said: (f"({said[0]})%", said[1] / 100)),
    ),
    max_leaves=6,
)


@given(FORMULAS)
def test_a_formula_comes_to_what_exact_arithmetic_does(formula: Said) -> None:
    text, value = formula
    pence = abs(value) * 100
    wanted = int(pence + Fraction(1, 2)) * (-1 if value < 0 else 1)
    if len(text) < LONGEST and abs(wanted) <= 10**15:
        assert AMOUNT.parse(f"={text}") == wanted


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_is_refused_in_words(text: str) -> None:
    try:
        found = AMOUNT.parse(text)
    except FieldError as error:
        said = str(error)
    else:
        said = "Amount." if found is None or isinstance(found, int) else "neither"
    assert said.startswith("Amount")
    assert said.endswith(".")
