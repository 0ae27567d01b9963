"""Nobody has a part in what has ended."""

from __future__ import annotations

from core.acts.end import end
from core.model.edits import Remove, Set
from core.model.entities.accountability import Accountability
from tests.core.checks.looking import case, found, mended, part, told
from tests.small import CENTRE, CYBER, small_model

CODE = "ACC008"
ENDED = Set(CYBER, "ended", "Bought as a service.")


def test_an_ended_duty_with_a_part_left_is_found() -> None:
    assert told(CODE, ENDED) == {
        "cyber": "“Cyber operations” has ended, but “Digital Centre” and “North Region” "
        "still have a part in it."
    }


def test_the_act_leaves_nothing_to_find() -> None:
    assert told(CODE, *end(small_model(), function="cyber", reason="Bought.").edits) == {}


def test_neither_a_blank_reason_nor_a_closed_body_is_found() -> None:
    assert told(CODE, Set(CYBER, "ended", "")) == {}
    assert told(CODE, Set(CYBER, "ended", "Bought."), Remove(CENTRE))["cyber"] == (
        "“Cyber operations” has ended, but “North Region” still has a part in it."
    )


def test_it_is_mended_by_taking_the_parts_out() -> None:
    after = mended(CODE, case(ENDED, part("informed", "cyber", "south", "I")))
    assert "cyber" not in after.table(Accountability).by("function")
    assert len(found("ACC001", case(ENDED))) == 0
