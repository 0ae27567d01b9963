"""What everybody relies on is promised."""

from __future__ import annotations

from core.model.edits import Set
from core.model.key import Key
from tests.core.checks.looking import case, found, told
from tests.core.schemes import level
from tests.small import CYBER

CODE = "SVC001"


def test_a_national_service_without_a_level_is_found() -> None:
    assert told(CODE) == {
        "cyber": "“Cyber operations”, a national service of “Digital Centre”, has no service level.",
        "records": "“Shared care records”, a national service of “Digital Centre” and “Policy Unit”, has no "
        "service level.",
    }
    assert [key.id for key in found(CODE, case())[0].also] == ["centre"]


def test_one_level_is_enough_and_a_duty_or_a_local_service_needs_none() -> None:
    assert set(told(CODE, level("uptime"))) == {"records"}
    assert set(told(CODE, Set(CYBER, "kind", "duty"))) == {"records"}
    local = Set(Key("accountability", "cyber-a"), "organisation", "north")
    assert set(told(CODE, local)) == {"records"}
