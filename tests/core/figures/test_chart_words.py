"""A chart can be heard: its words say who is there, under whom, and what changed."""

from __future__ import annotations

from core.figures.org_chart import org_chart
from core.model.edits import Add, Remove, Set, edited
from core.model.key import Key
from tests.core.figures.charts import body, line, model_of, nation
from tests.small import POLICY, small_model


def test_words_say_how_many_who_is_at_the_top_and_who_is_under_it() -> None:
    assert org_chart(small_model()).words == (
        "Organisation chart of 5 bodies, with Department at the top. "
        "Directly under it are 2 bodies: Digital Centre and Policy Unit. "
        "Digital Centre has 2 regions under it. "
        "Policy Unit also reports in part to Digital Centre."
    )


def test_one_body_is_said_by_its_name() -> None:
    assert org_chart(model_of([body("nhsx", name="NHSX")])).words == "Organisation chart of NHSX."


def test_several_at_the_top_are_named() -> None:
    words = org_chart(model_of([body("a"), body("b")])).words
    assert words == "Organisation chart of 2 bodies, 2 of them at the top: A and B."


def test_names_with_commas_are_parted_by_semicolons() -> None:
    model = model_of([body("top"), body("a", "top", name="Data, analytics and insight"), body("b", "top")])
    assert "under it are 2 bodies: B; Data, analytics and insight." in org_chart(model).words


def test_those_who_report_alike_are_said_together() -> None:
    bodies = [body("top"), *(body(name, "top") for name in "abc")]
    words = org_chart(model_of(bodies, [line("a", "c", "solid"), line("b", "c", "solid")])).words
    assert words.endswith("A and B also report to C.")


def test_a_body_with_two_masters_is_said_to_have_both() -> None:
    bodies = [body("top"), *(body(name, "top") for name in "abcd")]
    lines = [line("a", "b", "solid"), line("a", "c", "solid"), line("a", "d")]
    assert org_chart(model_of(bodies, lines)).words.endswith("A also reports to B and C and in part to D.")


def test_a_body_that_cannot_hold_money_is_said() -> None:
    words = org_chart(model_of([body("a"), body("x", "a", legal_form="non_statutory")])).words
    assert words.endswith("1 body is non-statutory and cannot hold money or employ: X.")


def test_what_is_folded_is_said() -> None:
    words = org_chart(small_model(), folded=frozenset({"centre"})).words
    assert words.endswith("Folded away and not shown: 2 under Digital Centre.")


def test_what_changed_is_said_sign_by_sign() -> None:
    before = small_model()
    after = edited(
        before,
        [
            Add(body("east", "centre", name="East Region", kind="region")),
            Remove(Key("organisation", "north")),
            Set(POLICY, "parent", "centre"),
        ],
    )
    assert org_chart(after, before).words.endswith(
        "Compared with the as-is, 1 body is new: East Region. "
        "Compared with the as-is, 1 body closes: North Region. "
        "Compared with the as-is, 1 body changes: Policy Unit. "
        "1 body moved from Department: Policy Unit."
    )


def test_what_has_closed_is_not_counted_among_those_that_are_there() -> None:
    after = edited(small_model(), [Remove(Key("organisation", "north"))])
    words = org_chart(after, small_model()).words
    assert words.startswith("Organisation chart of 4 bodies")
    assert "Digital Centre has 1 region under it." in words


def test_where_nothing_changed_the_words_say_so() -> None:
    assert org_chart(small_model(), small_model()).words.endswith("Nothing here differs from the as-is.")


def test_a_whole_nation_is_told_in_a_minute() -> None:
    assert len(org_chart(nation(3000)).words) < 3000
