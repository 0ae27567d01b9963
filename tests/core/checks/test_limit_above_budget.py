"""Nobody delegates more than they hold."""

from __future__ import annotations

from core.model.edits import Remove, Set
from core.model.key import Key
from tests.core.checks.looking import money, told
from tests.core.schemes import matter
from tests.small import POLICY

CODE = "DEL004"


def test_a_limit_above_the_most_that_a_body_has_in_a_year_is_found() -> None:
    assert told(CODE, matter("a", post="chief", limit=1_100_000_01)) == {
        "a": "“Chief Executive” may decide “A” up to £1.1 million, but “Digital Centre” holds at most "
        "£1.1 million in a year."
    }
    assert told(CODE, matter("a", post="chief", limit=1_100_000_00), matter("b", post="chief")) == {}


def test_what_lies_inside_a_body_counts_as_its_own() -> None:
    above = matter("a", "dept", committee="Board", limit=1_300_000_00)
    assert set(told(CODE, above)) == {"a"}
    assert told(CODE, above, money("more", "policy", amount=200_000_00)) == {}


def test_where_a_body_has_no_money_nothing_is_known() -> None:
    assert told(CODE, matter("a", "north", limit=5_00)) == {}
    assert told(CODE, matter("a", "policy", limit=10**12), Remove(POLICY)) == {}
    free = Set(Key("budget_line", "b3"), "amount", -1)
    assert told(CODE, matter("a", "policy", limit=5_00), free) == {}
