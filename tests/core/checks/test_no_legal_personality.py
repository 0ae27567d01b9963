"""What the law does not let a body hold."""

from __future__ import annotations

import pytest

from core.model.edits import Edit, Remove, Set
from core.model.key import Key
from tests.core.checks.looking import body, case, empty, found, money, part, people, told
from tests.small import CENTRE, NORTH

CODE = "LAW001"
NOBODY = Set(NORTH, "legal_form", "non_statutory")


def test_money_people_and_duties_are_found_and_a_host_is_named() -> None:
    held = [money("m", "north"), people("p", "north"), part("a", "statistics", "north", "A")]
    (finding,) = found(CODE, case(NOBODY, *held))
    assert finding.key == NORTH
    assert finding.message == (
        "“North Region” has no legal personality, yet has £100 in 2020-21 and 2 WTE in 2020-21, and is "
        "accountable for 1 duty; “Digital Centre” could hold this as host."
    )
    assert set(finding.also) == {
        Key("budget_line", "m"),
        Key("workforce", "p"),
        Key("function", "statistics"),
    }


@pytest.mark.parametrize("form", [None, "part_of_body", "non_statutory"])
def test_the_host_is_the_nearest_above_that_the_law_knows(form: str | None) -> None:
    edits = [
        Set(CENTRE, "legal_form", form),
        Set(Key("organisation", "dept"), "legal_form", "ministerial_department"),
    ]
    message = told(CODE, NOBODY, money("m", "north"), *edits)["north"]
    assert message.endswith("; “Department” could hold this as host.")


def test_there_may_be_no_host() -> None:
    edits = [body("alone", legal_form="non_statutory"), money("m", "alone")]
    assert told(CODE, *edits)["alone"].endswith("; no body that it is part of could hold this as host.")


def test_a_part_of_a_body_holds_in_its_name() -> None:
    inner = body("team", parent="north", legal_form="part_of_body")
    assert set(told(CODE, NOBODY, inner, money("m", "team"))) == {"team"}
    assert told(CODE, inner, money("m", "team")) == {}
    assert told(CODE, Set(NORTH, "legal_form", "part_of_body"), inner, money("m", "team")) == {}


HELD = Set(Key("budget_line", "m"), "host", "centre")


def test_a_host_that_cannot_hold_it_either_or_is_not_there_is_no_host() -> None:
    assert set(told(CODE, NOBODY, money("m", "north"), Set(Key("budget_line", "m"), "host", "north"))) == {
        "north"
    }
    assert set(told(CODE, NOBODY, money("m", "north"), HELD, Remove(CENTRE))) == {"north"}


def test_only_what_no_host_holds_is_told() -> None:
    message = told(CODE, NOBODY, money("m", "north"), HELD, people("p", "north"))["north"]
    assert message.startswith("“North Region” has no legal personality, yet has 2 WTE in 2020-21; ")


def test_an_empty_plan_holds_nothing() -> None:
    assert found(CODE, empty()) == []


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [NOBODY],
        [NOBODY, money("m", "north"), HELD],
        [NOBODY, part("r", "statistics", "north", "R")],
        [NOBODY, part("a", "digital", "north", "A")],
        [money("m", "north")],
    ],
    ids=["statutory", "holds nothing", "held by a host", "responsible only", "a family", "form not said"],
)
def test_what_the_law_allows_or_nobody_knows_is_not_found(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}
