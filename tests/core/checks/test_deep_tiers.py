"""More tiers than news can travel through."""

from __future__ import annotations

from itertools import pairwise

from core.model.edits import Add, Set
from core.model.entities.plan import PLAN, Plan
from core.model.key import Key
from tests.core.checks.looking import body, told

CODE = "SPA003"
DEEPEST = Plan(id=PLAN, title="Any").deepest_tiers
TOP = 3  # dept, centre, north


def down(tiers: int) -> list[Add]:
    """Return bodies one inside the other, below north, so that the lowest stands in that tier."""
    names = ["north", *(f"deep-{n}" for n in range(TOP + 1, tiers + 1))]
    return [body(inner, parent=outer) for outer, inner in pairwise(names)]


def test_the_first_body_below_the_limit_is_found() -> None:
    assert told(CODE, *down(DEEPEST + 2)) == {
        "deep-8": "“Deep-8” stands in tier 8, counted from the top; the limit is 7."
    }


def test_the_limit_itself_is_allowed() -> None:
    assert told(CODE, *down(DEEPEST)) == {}


def test_a_ring_has_no_depth() -> None:
    assert told(CODE, *down(DEEPEST), Set(Key("organisation", "dept"), "parent", "deep-7")) == {}


def test_the_limit_is_the_plans_own_however_large() -> None:
    assert set(told(CODE, deepest_tiers=2)) == {"north", "south"}
    assert told(CODE, deepest_tiers=2)["north"] == (
        "“North Region” stands in tier 3, counted from the top; the limit is 2."
    )
    assert told(CODE, *down(DEEPEST + 2), deepest_tiers=10**11) == {}
