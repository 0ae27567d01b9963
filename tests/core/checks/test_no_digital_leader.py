"""A digital leader is at the top table."""

from __future__ import annotations

from core.model.edits import Remove, Set
from core.model.key import Key
from tests.core.checks.looking import case, empty, found, told
from tests.small import CENTRE, CHIEF

CODE = "POS004"
DIGITAL = Set(CHIEF, "digital", True)


def test_a_board_without_a_digital_leader_is_found() -> None:
    (finding,) = found(CODE, case(DIGITAL, Set(CHIEF, "board", None)))
    assert (finding.key, finding.also) == (CENTRE, (CHIEF,))
    assert finding.message == (
        "There is no digital leader on the board. "
        "No: “Chief Executive” has no seat on the board of “Digital Centre” or “Department”."
    )


def test_a_digital_leader_on_the_board_is_enough() -> None:
    assert set(told(CODE)) == {"centre"}
    assert told(CODE, DIGITAL) == {}


def test_a_digital_leader_who_only_runs_a_board_of_her_own_is_not() -> None:
    silo = [DIGITAL, Set(CHIEF, "standing", "chief"), Set(CHIEF, "board", "centre")]
    assert set(told(CODE, *silo)) == {"centre"}


def test_a_plan_without_posts_is_not_asked() -> None:
    assert told(CODE, Remove(CHIEF), Remove(Key("post", "director"))) == {}


def test_an_empty_plan_has_none() -> None:
    assert found(CODE, empty()) == []
