"""A tier that only passes things on."""

from __future__ import annotations

from tests.core.checks.looking import body, told

CODE = "SPA002"


def test_a_body_with_one_part_is_found() -> None:
    assert told(CODE, body("team", parent="north")) == {
        "north": "“North Region” has only “Team” directly inside it; the least is 2."
    }


def test_a_body_with_more_parts_or_none_is_not_found() -> None:
    assert told(CODE) == {}
    assert told(CODE, body("team", parent="north"), body("squad", parent="north")) == {}


def test_the_limit_is_the_plans_own() -> None:
    parts = [body("team", parent="north"), body("squad", parent="north")]
    found = told(CODE, *parts, narrowest_span=3)
    assert set(found) == {"centre", "dept", "north"}
    assert found["north"] == "“North Region” has only “Squad” and “Team” directly inside it; the least is 3."
    assert told(CODE, body("team", parent="north"), narrowest_span=0) == {}
