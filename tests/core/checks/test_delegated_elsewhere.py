"""A body delegates to its own posts."""

from __future__ import annotations

from core.model.edits import Add, Remove, Set
from core.model.entities.structure import Post
from tests.core.checks.looking import case, found, told
from tests.core.schemes import matter
from tests.small import CENTRE, POLICY

CODE = "DEL001"
TO_POLICY = matter("plans", post="director")


def test_a_matter_that_is_delegated_to_a_post_of_another_body_is_found() -> None:
    assert told(CODE, TO_POLICY) == {
        "plans": "“Digital Centre” delegates “Plans” to “Director of Policy”, which is a post of "
        "“Policy Unit”."
    }
    (finding,) = found(CODE, case(TO_POLICY))
    assert [key.id for key in finding.also] == ["director", "policy"]


def test_own_posts_and_those_of_the_body_s_parts_are_fine() -> None:
    assert told(CODE, matter("a", post="chief")) == {}
    assert told(CODE, matter("b", "dept", post="director")) == {}  # the unit is part of the department
    assert told(CODE, TO_POLICY, Set(POLICY, "parent", "centre")) == {}
    assert told(CODE, matter("c"), matter("d", committee="Audit")) == {}


def test_a_part_that_is_a_body_by_law_is_another_body() -> None:
    assert set(told(CODE, matter("a", "dept", post="chief"))) == {"a"}  # the centre is one, in the department


def test_where_no_legal_form_is_said_nothing_is_known() -> None:
    assert told(CODE, matter("a", "dept", post="chief"), Set(CENTRE, "legal_form", None)) == {}


def test_a_post_of_a_closed_body_is_found_and_said_so() -> None:
    closed = told(CODE, TO_POLICY, Remove(POLICY))
    assert closed["plans"].endswith("which is a post of the closed body “Policy Unit”.")


def test_a_closed_body_s_own_scheme_and_a_post_that_is_gone_are_told_elsewhere() -> None:
    assert told(CODE, matter("a", "policy", post="chief"), Remove(POLICY)) == {}
    assert told(CODE, matter("a", post="gone")) == {}
    stranger = Add(Post(id="x", title="X", organisation="nowhere"))
    assert set(told(CODE, matter("a", post="x"), stranger)) == {"a"}
