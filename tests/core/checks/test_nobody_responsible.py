"""Somebody answers for it, and nobody does it."""

from __future__ import annotations

from core.model.edits import Add, Remove, Set
from core.model.entities.accountability import Function
from core.model.key import Key
from tests.core.checks.looking import part, told
from tests.small import CENTRE, STATISTICS

CODE = "ACC003"


def test_a_duty_that_nobody_is_responsible_for_is_found() -> None:
    assert told(CODE) == {
        "statistics": "“Digital Centre” is accountable for “Official statistics”, "
        "but nobody is responsible for it.",
        "records": "“Digital Centre” and “Policy Unit” are accountable for “Shared care records”, "
        "but nobody is responsible for it.",
    }


def test_one_duty_with_somebody_responsible_and_one_without_are_told_apart() -> None:
    done, undone = (Add(Function(id=name, name=name, kind="duty")) for name in ("done", "undone"))
    held = [part(f"{name}-a", name, "centre", "A") for name in ("done", "undone")]
    assert {"done", "undone"} & set(told(CODE, done, undone, *held, part("r", "done", "north", "R"))) == {
        "undone"
    }


def test_a_closed_body_is_responsible_for_nothing() -> None:
    assert "cyber" in told(CODE, Remove(Key("organisation", "north")))


def test_the_accountable_body_may_be_responsible_itself() -> None:
    assert "statistics" not in told(CODE, part("statistics-r", "statistics", "centre", "R"))


def test_neither_an_ended_duty_nor_one_without_a_home_is_found() -> None:
    assert "statistics" not in told(CODE, Set(STATISTICS, "ended", "Done."))
    assert "statistics" not in told(CODE, Remove(CENTRE))
