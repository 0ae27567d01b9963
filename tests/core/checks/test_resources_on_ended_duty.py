"""Money that stayed behind."""

from __future__ import annotations

from core.acts.end import end
from core.model.edits import Set
from core.model.key import Key
from tests.core.checks.looking import case, found, told
from tests.small import CYBER, STATISTICS, small_model

CODE = "RES003"


def test_money_and_people_of_an_ended_duty_are_found() -> None:
    (finding,) = found(CODE, case(*end(small_model(), function="cyber", reason="Bought.").edits))
    assert finding.message == (
        "“Cyber operations” has ended, but £1.0 million in 2019-20, £1.1 million in 2020-21 and 120.5 WTE "
        "in 2019-20 are still given to it."
    )
    assert finding.also == (Key("budget_line", "b1"), Key("budget_line", "b2"), Key("workforce", "w1"))


def test_a_live_duty_and_an_ended_one_without_money_are_not_found() -> None:
    assert told(CODE) == {}
    assert told(CODE, Set(STATISTICS, "ended", "Done.")) == {}
    assert told(CODE, Set(CYBER, "ended", " ")) == {}
