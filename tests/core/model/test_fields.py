"""What people type becomes a value or is refused in words."""

from __future__ import annotations

import pytest

from core.model.entities.structure import Organisation
from core.model.fields import (
    LONGEST,
    Choice,
    Day,
    Field,
    FieldError,
    Flag,
    Hundredths,
    Money,
    Ref,
    Text,
    Value,
    Whole,
    Year,
    specs,
)
from tests.refusals import refused

TITLE = Text("Title", required=True)
NOTES = Text("Notes", lines=True)
TIER = Choice("Tier", choices={"national": "National", "local": "Local body"})
BOARD = Flag("Board")
AMOUNT = Money("Amount")
WTE = Hundredths("WTE", unit="WTE")
PLACE = Whole("Place")
YEAR = Year("Year")
AS_AT = Day("As at")
PARENT = Ref("Part of", to="organisation")


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (TITLE, "  Chief \t executive\n", "Chief executive"),
        (TITLE, "Cafe\u0301", "Café"),
        (TITLE, "e\u200b\u0301", "é"),
        (TITLE, "a\x00b\ufeffc", "abc"),
        (NOTES, "one\r\ntwo\rthree", "one\ntwo\nthree"),
        (NOTES, " \n ", None),
        (TIER, "NATIONAL", "national"),
        (TIER, "local BODY", "local"),
        (BOARD, "Yes", True),
        (BOARD, "✓", True),
        (BOARD, "n", False),
        (BOARD, "", None),
        (AMOUNT, "£1,250", 1_250_00),
        (AMOUNT, "1250.5", 1_250_50),
        (AMOUNT, "−£3.07", -3_07),
        (AMOUNT, "(1,000)", -1_000_00),
        (AMOUNT, "-0", 0),
        (WTE, "12.5", 12_50),
        (WTE, "１２", 12_00),
        (PLACE, "−3", -3),
        (YEAR, "2019-20", "2019-20"),
        (YEAR, "2019/20", "2019-20"),
        (YEAR, "2019 – 2020", "2019-20"),
        (YEAR, "1999-2000", "1999-00"),
        (AS_AT, "2020-11-13", "2020-11-13"),
        (AS_AT, "13/11/2020", "2020-11-13"),
        (AS_AT, "1.2.2020", "2020-02-01"),
        (AS_AT, "13 Nov. 2020", "2020-11-13"),
        (AS_AT, "13 SEPT 2020", "2020-09-13"),
        (AS_AT, "13 november, 2020", "2020-11-13"),
        (PARENT, " dept ", "dept"),
    ],
)
def test_typed_text_becomes_a_value(field: Field, typed: str, value: Value) -> None:
    assert field.parse(typed) == value
    field.check(value)


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        (TITLE, " ", "Title may not be empty."),
        (TITLE, "\u200b", "Title may not be empty."),
        (TITLE, "x" * 20_001, "Title may have at most 20,000 characters; this has 20,001."),
        (TITLE, "\ud800", "Title has a character that no text may have."),
        (TIER, "regional", "Tier should be one of: National, Local body."),
        (BOARD, "perhaps", "Board should be yes or no."),
        (AMOUNT, "lots", "Amount should be an amount in pounds such as 1,250.00 or £1.2m, not “lots”."),
        (AMOUNT, "1,25", "Amount: “1,25” has a comma before its decimals. Write 1.25."),
        (
            AMOUNT,
            "1.234",
            "Amount: “1.234” is finer than a penny. Round it, or check its commas and full stops.",
        ),
        (AMOUNT, "-(5)", "Amount should be an amount in pounds such as 1,250.00 or £1.2m, not “-(5)”."),
        (AMOUNT, "(-5)", "Amount should be an amount in pounds such as 1,250.00 or £1.2m, not “(-5)”."),
        (AMOUNT, "9" * 20, "Amount is larger than any plan can hold."),
        (
            AMOUNT,
            "9" * 5_000,
            f"Amount should be an amount in pounds such as 1,250.00 or £1.2m, not “{'9' * 39}…”.",
        ),
        (WTE, "twelve", "WTE should be a number such as 12.5, not “twelve”."),
        (PLACE, "1.5", "Place should be a whole number."),
        (PLACE, "1" * 13, "Place should be a whole number."),
        (YEAR, "2019", "Year should be a financial year such as 2019-20."),
        (YEAR, "2019-21", "Year should be a financial year such as 2019-20."),
        (YEAR, "2019-1920", "Year should be a financial year such as 2019-20."),
        (YEAR, "1899-00", "Year: 1899-00 is out of range. Years go from 1900-01 to 2199-00."),
        (YEAR, "20١٩-٢٠", "Year should be a financial year such as 2019-20."),
        (AS_AT, "31 June 2020", "As at should be a date such as 13 November 2020."),
        (AS_AT, "11/13/2020", "As at should be a date such as 13 November 2020."),
        (AS_AT, "1 Marvellous 2020", "As at should be a date such as 13 November 2020."),
        (AS_AT, "soon", "As at should be a date such as 13 November 2020."),
    ],
)
def test_what_cannot_be_a_value_is_refused_in_words(field: Field, typed: str, message: str) -> None:
    with refused(FieldError, message):
        field.parse(typed)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (TITLE, None, ""),
        (TIER, None, ""),
        (TIER, "local", "Local body"),
        (TIER, "gone", "gone"),
        (BOARD, None, ""),
        (BOARD, True, "Yes"),
        (BOARD, False, "No"),
        (AMOUNT, None, ""),
        (AMOUNT, 1_250_00, "£1,250.00"),
        (AMOUNT, -5, "−£0.05"),
        (WTE, None, ""),
        (WTE, 1_234_50, "1,234.5"),
        (WTE, -2_900_00, "−2,900"),
        (WTE, 5, "0.05"),
        (PLACE, 12, "12"),
        (YEAR, "2019-20", "2019-20"),
        (AS_AT, None, ""),
        (AS_AT, "2020-11-03", "3 November 2020"),
        (AS_AT, "0987-01-02", "2 January 0987"),
    ],
)
def test_a_value_is_shown_as_people_write_it(field: Field, value: Value, shown: str) -> None:
    assert field.format(value) == shown


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (TITLE, None, "Title may not be empty."),
        (TITLE, "", "Title may not be empty."),
        (TITLE, " \n", "Title may not be empty."),
        (TITLE, 7, "Title cannot be 7."),
        (NOTES, "x" * (LONGEST + 1), "Notes may have at most 20,000 characters; this has 20,001."),
        (NOTES, "\udc00", "Notes has a character that no text may have."),
        (TIER, "National", "Tier cannot be 'National'."),
        (BOARD, 1, "Board cannot be 1."),
        (AMOUNT, True, "Amount cannot be True."),
        (AMOUNT, 1.5, "Amount cannot be 1.5."),
        (AMOUNT, -(10**15) - 1, "Amount is larger than any plan can hold."),
        (PLACE, 10**12, "Place is larger than any plan can hold."),
        (YEAR, "2019/20", "Year should be a financial year such as 2019-20."),
        (YEAR, "2019-20\n", "Year should be a financial year such as 2019-20."),
        (AS_AT, "20201113", "As at should be a date such as 13 November 2020."),
        (AS_AT, "2020-02-30", "As at should be a date such as 13 November 2020."),
        (PARENT, 3, "Part of cannot be 3."),
    ],
)
def test_a_value_from_a_file_or_a_program_is_checked(field: Field, value: object, message: str) -> None:
    with refused(FieldError, message):
        field.check(value)


def test_nothing_is_a_value_of_a_field_that_is_not_required() -> None:
    for field in (NOTES, TIER, BOARD, AMOUNT, WTE, PLACE, YEAR, AS_AT, PARENT):
        field.check(None)


def test_the_fields_of_a_kind_are_in_the_order_of_their_lines() -> None:
    assert list(specs(Organisation))[:4] == ["name", "short_name", "kind", "parent"]


def test_a_bare_field_cannot_be_read() -> None:
    with pytest.raises(NotImplementedError):
        Field("Bare").parse("x")


def test_a_whole_number_may_have_a_least() -> None:
    tiers = Whole("Most tiers", least=1)
    assert tiers.parse("1") == 1
    with pytest.raises(FieldError, match=r"^Most tiers may not be less than 1\.$"):
        tiers.parse("0")
    with pytest.raises(FieldError, match="may not be less than 1"):
        tiers.check(-5)
