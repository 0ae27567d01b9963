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
