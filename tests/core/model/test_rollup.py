"""Rolled up by tier, function or year, everything counts once, after every edit as from the start."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.edits import Edit, Set, edited
from core.model.entities.resources import BudgetLine, Workforce
from core.model.key import Key
from core.model.rollup import WAYS, by_function, by_tier, name_of_place, with_all_inside
from tests.core.model.test_totals import EDITS
from tests.small import small_model

FUNCTIONS = ["digital", "cyber", "records", "statistics", "gone"]
MORE: st.SearchStrategy[Edit] = st.one_of(
    st.builds(
        Set,
        st.builds(Key, st.just("budget_line"), st.sampled_from(["b1", "b2", "b3"])),
        st.just("function"),
        st.none() | st.sampled_from(FUNCTIONS),
    ),
    st.builds(
        Set,
        st.builds(Key, st.just("function"), st.sampled_from(FUNCTIONS[:4])),
        st.just("parent"),
        st.none() | st.sampled_from(FUNCTIONS),
    ),
    st.builds(
        Set,
        st.builds(Key, st.just("organisation"), st.sampled_from(["dept", "policy", "centre", "north"])),
        st.just("tier"),
        st.sampled_from(["national", "regional", "local", None]),
    ),
)


@pytest.mark.parametrize("way", WAYS)
@given(edits=st.lists(EDITS | MORE, max_size=6))
def test_whatever_way_the_outermost_add_up_to_every_line_once(way: str, edits: list[Edit]) -> None:
    model = small_model()
    for edit in edits:
        WAYS[way](model, BudgetLine)  # so that the tables have something to patch
        try:
            model = edited(model, [edit])
        except ValueError:
            continue
    found = with_all_inside(WAYS[way](model, BudgetLine))
    outermost = [amounts for path, amounts in found.items() if len(path) == 1]
    assert sum(sum(amounts.values()) for amounts in outermost) == sum(
        line.amount for line in model.all(BudgetLine)
    )


def test_a_function_has_what_is_for_those_inside_it_too() -> None:
    model = small_model()
    found = with_all_inside(by_function(model, Workforce))
    assert found["digital",] == found["digital", "cyber"] == {("2019-20", "estimate"): 120_50}
    assert found[("",)] == {("2019-20", "estimate"): 30_00}
    assert name_of_place([model], "function", ("digital", "cyber")) == "Cyber operations"
    assert name_of_place([model], "function", ("",)) == "For no function in particular"


def test_a_body_without_a_tier_is_in_that_of_what_it_is_part_of() -> None:
    model = edited(small_model(), [Set(Key("organisation", "policy"), "tier", None)])
    assert set(by_tier(model, BudgetLine)) == {("national", "centre"), ("national", "policy")}
    model = edited(model, [Set(Key("organisation", "dept"), "tier", None)])
    assert set(by_tier(model, BudgetLine)) == {("national", "centre"), ("", "policy")}
    assert name_of_place([model], "tier", ("",)) == "Without a tier"


def test_adding_up_leaves_what_the_tables_keep_as_it_is() -> None:
    model = small_model()
    own = by_function(model, BudgetLine)
    before = {path: dict(amounts) for path, amounts in own.items()}
    with_all_inside(own)
    assert by_function(model, BudgetLine) == before
