"""A duty that nobody answers for is found, whatever became of it."""

from __future__ import annotations

import pytest

from core.model.edits import Add, Edit, Remove, Set, edited
from core.model.entities.accountability import Function
from core.model.key import Key
from tests.core.checks.looking import case, found, part, told
from tests.small import CENTRE, CYBER, STATISTICS, small_model

CODE = "ACC001"
PARTS = Remove(Key("accountability", "cyber-a"))


def test_a_duty_that_lost_its_holder_is_found_with_who_holds_it_today() -> None:
    assert told(CODE, PARTS) == {
        "cyber": "Nobody is accountable for “Cyber operations”; today “Digital Centre” is."
    }


def test_a_duty_that_nobody_held_before_is_found_as_well() -> None:
    baseline = edited(small_model(), [PARTS])
    (finding,) = found(CODE, case(baseline=baseline))
    assert finding.message == "Nobody is accountable for “Cyber operations”; today nobody is."


def test_a_closed_body_answers_for_nothing() -> None:
    assert set(told(CODE, Remove(CENTRE))) == {"cyber", "statistics"}


def test_a_duty_that_is_taken_out_is_found_and_keeps_its_name() -> None:
    assert told(CODE, Remove(STATISTICS)) == {
        "statistics": "Nobody is accountable for “Official statistics”; today “Digital Centre” is. "
        "It is taken out with no reason given."
    }


def test_a_new_duty_needs_a_home_too() -> None:
    new = Add(Function(id="maps", name="Maps"))
    assert told(CODE, new) == {
        "maps": "Nobody is accountable for “Maps”, which is a duty only in this option."
    }
    assert told(CODE, new, part("maps-a", "maps", "north", "A")) == {}


def test_what_was_a_family_and_is_a_duty_now_needs_a_home() -> None:
    edits = [Set(key, "parent", None) for key in (CYBER, Key("function", "records"))]
    assert set(told(CODE, *edits)) == {"digital"}


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [PARTS, Set(CYBER, "ended", "No longer needed.")],
        [PARTS, part("cyber-n", "cyber", "north", "A")],
        [PARTS, Add(Function(id="watch", name="Watch", parent="cyber")), part("w", "watch", "north", "A")],
    ],
    ids=["held", "ended with a reason", "held by another", "split into another"],
)
def test_a_duty_with_a_home_or_a_reason_is_not_found(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}


def test_a_blank_reason_is_none() -> None:
    assert set(told(CODE, PARTS, Set(CYBER, "ended", " "))) == {"cyber"}
