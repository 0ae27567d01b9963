"""Each matter stands once in a scheme, and one decides."""

from __future__ import annotations

from core.checks import fix_of
from core.model.entities.accountability import Delegation
from tests.core.checks.looking import case, found, mended, told
from tests.core.schemes import matter

CODE = "DEL002"


def test_a_matter_that_two_may_decide_is_found_once_for_all_its_lines() -> None:
    twice = (matter("a", matter="Spend", post="chief"), matter("b", matter=" spend ", committee="Audit"))
    assert told(CODE, *twice) == {
        "a": "“Digital Centre” has “Spend” in its scheme twice: “Chief Executive” and “Audit” may decide it."
    }
    (finding,) = found(CODE, case(*twice, matter("c", matter="Spend")))
    assert [key.id for key in finding.also] == ["b", "c"]
    assert "3 times" in finding.message


def test_a_matter_given_to_a_post_and_a_committee_at_once_is_found() -> None:
    assert told(CODE, matter("a", post="chief", committee="Audit")) == {
        "a": "“Digital Centre” delegates “A” to a post and to a committee: Chief Executive and Audit."
    }


def test_the_same_matter_of_two_bodies_is_fine() -> None:
    assert told(CODE, matter("a", matter="Spend"), matter("b", "policy", matter="Spend")) == {}


def test_lines_that_say_the_same_word_for_word_are_mended_and_others_are_left_to_the_board() -> None:
    same = case(matter("a", matter="Spend", post="chief"), matter("b", matter="spend", post="chief"))
    assert list(mended(CODE, same).table(Delegation)) == ["a"]
    other = case(matter("a", matter="Spend", post="chief"), matter("b", matter="Spend", post="director"))
    assert fix_of(other, found(CODE, other)[0]) is None
    both = case(matter("a", post="chief", committee="Audit"))
    assert fix_of(both, found(CODE, both)[0]) is None
