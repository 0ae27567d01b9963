"""A body that costs something is for something."""

from __future__ import annotations

import pytest

from core.model.edits import Edit, Set
from core.model.key import Key
from tests.core.checks.looking import body, money, part, people, told

CODE = "RES002"


def test_a_body_with_money_and_no_duty_is_found_once() -> None:
    edits = [body("other"), money("m", "other"), money("m2", "other", "cyber"), people("p", "other")]
    assert told(CODE, *edits) == {
        "other": "“Other” has £200 in 2020-21 and 2 WTE in 2020-21, "
        "but is accountable or responsible for nothing."
    }


@pytest.mark.parametrize("letter", ["C", "I"])
def test_being_asked_or_told_is_no_duty(letter: str) -> None:
    edits = [body("other"), people("p", "other"), part("x", "cyber", "other", letter)]
    assert set(told(CODE, *edits)) == {"other"}


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [body("other")],
        [body("other"), money("m", "other", amount=0)],
        [body("other"), money("m", "other"), part("x", "cyber", "other", "R")],
        [money("m", "dept")],
    ],
    ids=["busy", "nothing", "nothing but a line", "responsible", "a part of it is busy"],
)
def test_a_body_with_a_duty_or_without_money_is_not_found(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}


def test_a_part_in_what_has_ended_is_no_duty() -> None:
    edits: list[Edit] = [
        body("other"),
        money("m", "other"),
        part("x", "cyber", "other", "A"),
        Set(Key("function", "cyber"), "ended", "Done."),
    ]
    assert set(told(CODE, *edits)) == {"other"}
