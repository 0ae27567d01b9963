"""More parts than one head can hold together."""

from __future__ import annotations

from core.checks.wide_span import WIDEST
from tests.core.checks.looking import body, told

CODE = "SPA001"


def test_a_body_with_too_many_parts_is_found() -> None:
    parts = [body(f"part-{n}", parent="north") for n in range(WIDEST + 1)]
    assert told(CODE, *parts) == {"north": "“North Region” has 16 parts directly inside it; the limit is 15."}


def test_the_limit_itself_is_allowed_and_bodies_at_the_top_are_no_parts() -> None:
    assert told(CODE, *(body(f"part-{n}", parent="north") for n in range(WIDEST))) == {}
    assert told(CODE, *(body(f"top-{n}") for n in range(WIDEST + 1))) == {}
