"""A body at the top that nobody put there."""

from __future__ import annotations

import pytest

from core.model.edits import Edit, Remove
from tests.core.checks.looking import body, line, told
from tests.small import CENTRE

CODE = "REP001"


def test_a_body_that_is_part_of_none_is_found() -> None:
    assert told(CODE, body("alone")) == {"alone": "“Alone” answers to nobody."}


def test_a_dotted_line_is_only_in_part() -> None:
    edits = [body("alone"), line("alone", "dept", "dotted")]
    assert told(CODE, *edits) == {"alone": "“Alone” answers to nobody in full, and in part to “Department”."}


def test_what_was_inside_a_closed_body_answers_to_nobody() -> None:
    assert set(told(CODE, Remove(CENTRE))) == {"north", "south"}


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [body("alone"), line("alone", "north")],
        [body("alone", kind="department")],
        [body("alone", legal_form="local_authority")],
        [body("alone", legal_form="ministerial_department")],
    ],
    ids=["the head", "a solid line", "a department", "elected", "ministers"],
)
def test_who_answers_or_need_not_is_not_found(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}
