"""A duty that nobody pays for and nobody works on."""

from __future__ import annotations

from core.model.edits import Remove, Set
from core.model.key import Key
from tests.core.checks.looking import money, people, told
from tests.small import STATISTICS

CODE = "RES001"


def test_a_duty_without_money_or_people_is_found() -> None:
    assert told(CODE) == {
        "statistics": "No money and no people are given to “Official statistics”.",
        "records": "No money and no people are given to “Shared care records”.",
    }


def test_lines_of_nothing_are_nothing() -> None:
    nothing = money("m", "centre", "statistics", amount=0), people("p", "centre", "statistics", wte=0)
    assert "statistics" in told(CODE, *nothing)


def test_money_or_people_are_enough() -> None:
    assert "statistics" not in told(CODE, money("m", "north", "statistics"))
    assert "statistics" not in told(CODE, people("p", "north", "statistics"))


def test_an_ended_duty_is_not_found() -> None:
    assert "statistics" not in told(CODE, Set(STATISTICS, "ended", "Done."))


def test_a_plan_that_divides_nothing_by_duty_has_nothing_to_tell() -> None:
    lines = [Key("budget_line", "b1"), Key("budget_line", "b2"), Key("workforce", "w1")]
    assert told(CODE, *map(Remove, lines)) == {}
