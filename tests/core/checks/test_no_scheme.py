"""Who decides in the name of a body is written down."""

from __future__ import annotations

from core.model.edits import Set
from core.model.key import Key
from tests.core.checks.looking import told
from tests.core.schemes import matter

CODE = "DEL003"


def test_a_body_with_duties_and_no_scheme_is_found_where_others_have_one() -> None:
    assert told(CODE, matter("a", "north")) == {
        "centre": "“Digital Centre” is accountable for 3 duties, but has no scheme of delegation.",
        "dept": "“Department” is accountable for 1 duty, but has no scheme of delegation.",  # its policy unit
    }


def test_a_scheme_of_the_body_or_of_one_of_its_parts_is_enough() -> None:
    assert told(CODE, matter("a", "centre"), matter("b", "dept")) == {}
    assert set(told(CODE, matter("a", "policy"))) == {"centre"}


def test_a_plan_in_which_nobody_has_a_scheme_is_not_told_so_of_each() -> None:
    assert told(CODE) == {}


def test_who_is_accountable_for_nothing_needs_none() -> None:
    away = Set(Key("accountability", "records-a"), "organisation", "centre")
    assert set(told(CODE, matter("a", "north"), away)) == {"centre"}
