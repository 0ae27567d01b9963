"""Edits are checked before they are made, and previewed without being made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.edits import Add, Edit, EditError, Inherit, Remove, Set, check, check_all, edited
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.key import Key
from tests.core.strategies import CONTENT
from tests.refusals import refused
from tests.small import CENTRE, POLICY, small_model

ODD_VALUES: st.SearchStrategy[Any] = st.sampled_from(
    [None, "", " ", "x", "Ab", "national", 1, True, 10**16, 1.5, "\ud800", "x" * 20_001]
)
NEW = Organisation(id="new", name="New body", parent="centre")


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (Set(Key("committee", "c"), "name", "X"), "There is no kind of thing called “committee”."),
        (Remove(Key("committee", "c")), "There is no kind of thing called “committee”."),
        (Set(CENTRE, "colour", "red"), "Organisation has no field “colour”."),
        (Set(CENTRE, "id", "other"), "Organisation has no field “id”."),
        (Inherit(CENTRE, "colour"), "Organisation has no field “colour”."),
        (Set(CENTRE, "name", None), "Name may not be empty."),
        (Set(CENTRE, "name", ""), "Name may not be empty."),
        (Set(CENTRE, "tier", "lunar"), "Tier cannot be 'lunar'."),
        (Add(Organisation(id="", name="X")), "“” cannot be an id. Use small letters, digits and hyphens."),
        (
            Add(Organisation(id="A b", name="X")),
            "“A b” cannot be an id. Use small letters, digits and hyphens.",
        ),
        (
            Add(BudgetLine(id="b", organisation="centre", year="2020", amount=1, source="X")),
            "Year should be a financial year such as 2019-20.",
        ),
    ],
)
def test_an_edit_that_fits_no_plan_is_refused_in_words(edit: Edit, message: str) -> None:
    with refused(EditError, message):
        check(edit)
    with refused(EditError, message):
        check_all([Set(CENTRE, "code", "fits"), edit])


@pytest.mark.parametrize(
    "edit",
    [Add(NEW), Set(CENTRE, "short_name", None), Remove(CENTRE), Inherit(CENTRE), Inherit(CENTRE, "name")],
)
def test_an_edit_that_may_fit_is_let_through(edit: Edit) -> None:
    check(edit)


def test_the_preview_holds_what_the_edits_say_one_after_the_other() -> None:
    model = small_model()
    after = edited(model, [Add(NEW), Set(Key("organisation", "new"), "name", "Newer"), Remove(POLICY)])
    assert after.get(Organisation, "new") == Organisation(id="new", name="Newer", parent="centre")
    assert after.get(Organisation, "policy") is None
    assert model == small_model()


def test_what_was_removed_may_be_added_again() -> None:
    again = Organisation(id="policy", name="Policy again")
    assert edited(small_model(), [Remove(POLICY), Add(again)]).get(Organisation, "policy") == again


def test_no_edits_preview_as_the_same() -> None:
    assert edited(small_model(), []) == small_model()


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        (
            [Add(Organisation(id="centre", name="X"))],
            "There is already an organisation with the id “centre”.",
        ),
        (
            [Add(BudgetLine(id="b1", organisation="dept", year="2019-20", amount=1, source="X"))],
            "There is already a budget line with the id “b1”.",
        ),
        ([Add(NEW), Add(NEW)], "There is already an organisation with the id “new”."),
        ([Set(Key("organisation", "x"), "name", "X")], "There is no organisation “x” in this option."),
        ([Remove(POLICY), Remove(POLICY)], "There is no organisation “policy” in this option."),
        ([Remove(POLICY), Set(POLICY, "name", "X")], "There is no organisation “policy” in this option."),
        ([Inherit(POLICY)], "Only a stored plan can inherit."),
        ([Set(POLICY, "tier", "lunar")], "Tier cannot be 'lunar'."),
    ],
)
def test_an_edit_that_does_not_fit_the_model_is_refused_in_words(edits: list[Edit], message: str) -> None:
    with refused(EditError, message):
        edited(small_model(), edits)


ODD = st.one_of(
    CONTENT,
    st.builds(Set, st.just(CENTRE), st.sampled_from(["name", "code", "tier", "colour", "id"]), ODD_VALUES),
    st.builds(
        Set, st.just(Key("post", "chief")), st.sampled_from(["wte", "registration", "board"]), ODD_VALUES
    ),
    st.builds(Add, st.builds(Organisation, id=ODD_VALUES, name=ODD_VALUES, tier=ODD_VALUES)),
    st.builds(Inherit, st.just(CENTRE), st.sampled_from([None, "name", "colour"])),
    st.just(Remove(Key("committee", "c"))),
)


@given(edits=st.lists(ODD, max_size=4))
def test_many_edits_are_checked_as_each_by_itself(edits: list[Edit]) -> None:
    alone = [message for edit in edits if (message := _refusal(check, edit))]
    assert _refusal(check_all, edits) == next(iter(alone), None)


def _refusal(checking: Callable[[Any], None], found: object) -> str | None:
    try:
        checking(found)
    except EditError as error:
        return str(error)
    return None
