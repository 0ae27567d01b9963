"""One chief a body."""

from __future__ import annotations

from core.model.edits import Set
from core.model.key import Key
from tests.core.checks.looking import case, empty, found, told
from tests.small import CENTRE, CHIEF

CODE = "POS006"
DIRECTOR = Key("post", "director")
BOTH = [
    Set(CHIEF, "standing", "chief"),
    Set(DIRECTOR, "standing", "chief"),
    Set(DIRECTOR, "organisation", "centre"),
]


def test_two_chiefs_of_one_body_are_found() -> None:
    (finding,) = found(CODE, case(*BOTH))
    assert (finding.key, finding.also) == (CENTRE, (CHIEF, DIRECTOR))
    assert finding.message == "“Digital Centre” has 2 chiefs: “Chief Executive” and “Director of Policy”."


def test_one_chief_each_is_not_found() -> None:
    assert told(CODE) == {}
    assert told(CODE, *BOTH[:2]) == {}
    assert told(CODE, BOTH[0], BOTH[2], Set(DIRECTOR, "standing", "leading")) == {}


def test_two_chiefs_of_a_body_that_is_gone_are_not_found() -> None:
    gone = [Set(CHIEF, "organisation", "moon"), Set(DIRECTOR, "organisation", "moon")]
    assert told(CODE, *BOTH[:2], *gone) == {}


def test_an_empty_plan_has_none() -> None:
    assert found(CODE, empty()) == []
