"""Who does the work answers to who is accountable for it."""

from __future__ import annotations

import pytest

from core.model.edits import Edit, Remove, Set
from core.model.key import Key
from tests.core.checks.looking import body, case, found, line, part, told

CODE = "ACC005"
WORKS = part("cyber-x", "cyber", "other", "R")
OTHER = body("other")


def test_a_responsible_body_that_answers_elsewhere_is_found() -> None:
    (finding,) = found(CODE, case(OTHER, WORKS))
    assert finding.key == Key("function", "cyber")
    assert finding.also == (Key("organisation", "centre"),)
    assert finding.message == (
        "“Other” is responsible for “Cyber operations”, for which “Digital Centre” is accountable, "
        "but no line leads from the one to the other."
    )


def test_a_body_above_the_accountable_one_does_not_answer_to_it() -> None:
    assert set(told(CODE, part("cyber-d", "cyber", "dept", "R"))) == {"cyber"}


@pytest.mark.parametrize(
    "edits",
    [
        [part("cyber-s", "cyber", "south", "R")],
        [part("cyber-c", "cyber", "centre", "R")],
        [OTHER, part("cyber-x", "cyber", "other", "R", to="centre")],
        [OTHER, part("cyber-x", "cyber", "other", "R", to="south")],
        [OTHER, WORKS, line("other", "centre", "dotted")],
        [OTHER, WORKS, line("other", "north")],
        [OTHER, WORKS, part("cyber-a2", "cyber", "other", "A")],
        [OTHER, WORKS, Remove(Key("accountability", "cyber-a"))],
        [OTHER, WORKS, Set(Key("function", "cyber"), "ended", "Done.")],
    ],
    ids=["part of", "itself", "to it", "to a part", "dotted", "through", "one of two", "no home", "ended"],
)
def test_a_line_of_any_sort_is_enough(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}


def test_to_whom_one_is_consulted_says_nothing_of_whom_one_works_for() -> None:
    consulted = part("cyber-o", "cyber", "other", "C", to="centre")
    assert set(told(CODE, OTHER, WORKS, consulted)) == {"cyber"}
