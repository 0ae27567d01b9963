"""A body with posts has a chief among them."""

from __future__ import annotations

from core.model.edits import Set
from core.model.key import Key
from tests.core.checks.looking import empty, found, told
from tests.small import CHIEF, POLICY

CODE = "POS005"
DIRECTOR = Key("post", "director")


def test_a_body_without_a_chief_is_found_with_the_posts_of_its_parts() -> None:
    assert told(CODE) == {
        "centre": "“Digital Centre” has 1 post, but none is marked as its chief.",
        "dept": "“Department” has 1 post, but none is marked as its chief.",
    }


def test_a_chief_is_enough() -> None:
    assert set(told(CODE, Set(CHIEF, "standing", "chief"))) == {"dept"}


def test_the_head_of_a_part_is_no_chief_of_the_whole() -> None:
    assert set(told(CODE, Set(DIRECTOR, "standing", "chief"))) == {"centre", "dept"}
    own = Set(POLICY, "legal_form", "non_statutory")
    assert set(told(CODE, Set(DIRECTOR, "standing", "chief"), own)) == {"centre"}


def test_posts_of_a_body_that_is_gone_are_nobodys() -> None:
    assert set(told(CODE, Set(CHIEF, "organisation", "moon"))) == {"dept"}


def test_an_empty_plan_has_none() -> None:
    assert found(CODE, empty()) == []
