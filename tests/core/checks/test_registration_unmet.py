"""A post that needs registration names the register."""

from __future__ import annotations

from core.model.edits import Set
from core.model.key import Key
from tests.core.checks.looking import case, empty, found, told
from tests.small import CHIEF

CODE = "POS003"
NEEDS = Set(CHIEF, "registration", True)


def test_a_post_without_the_registration_it_needs_is_found() -> None:
    (finding,) = found(CODE, case(NEEDS))
    assert finding.key == CHIEF
    assert finding.message == (
        "“Chief Executive” in “Digital Centre” needs professional registration, and no register is named."
    )


def test_a_blank_is_no_register() -> None:
    assert set(told(CODE, NEEDS, Set(CHIEF, "registered", " "))) == {"chief"}


def test_a_named_register_is_enough_and_other_posts_need_none() -> None:
    assert told(CODE) == {}
    assert told(CODE, NEEDS, Set(CHIEF, "registered", "Nursing and Midwifery Council")) == {}


def test_a_post_of_a_body_that_is_gone_is_still_named() -> None:
    assert set(told(CODE, NEEDS, Set(Key("post", "chief"), "organisation", "moon"))) == {"chief"}


def test_an_empty_plan_has_none() -> None:
    assert found(CODE, empty()) == []
