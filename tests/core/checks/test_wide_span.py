"""More parts than one head can hold together."""

from __future__ import annotations

from core.model.entities.plan import PLAN, Plan
from tests.core.checks.looking import body, told

CODE = "SPA001"
WIDEST = Plan(id=PLAN, title="Any").widest_span


def test_a_body_with_too_many_parts_is_found() -> None:
    parts = [body(f"part-{n}", parent="north") for n in range(WIDEST + 1)]
    assert told(CODE, *parts) == {"north": "“North Region” has 16 parts directly inside it; the limit is 15."}


def test_the_limit_itself_is_allowed_and_bodies_at_the_top_are_no_parts() -> None:
    assert told(CODE, *(body(f"part-{n}", parent="north") for n in range(WIDEST))) == {}
    assert told(CODE, *(body(f"top-{n}") for n in range(WIDEST + 1))) == {}


def test_the_limit_is_the_plans_own() -> None:
    parts = [body(f"part-{n}", parent="north") for n in range(4)]
    assert told(CODE, *parts, widest_span=3) == {
        "north": "“North Region” has 4 parts directly inside it; the limit is 3."
    }
    assert told(CODE, *parts, widest_span=4) == {}
