"""Two models differ in what was added, closed and changed, field by field."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.model.diff import Difference, Sign, differences, signs
from core.model.edits import Add, Edit, EditError, Remove, Set, edited
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.model import Model
from tests.core.strategies import CONTENT
from tests.small import CENTRE, CYBER, POLICY, small_model


def test_a_model_does_not_differ_from_itself() -> None:
    assert list(differences(small_model(), small_model())) == []


def test_a_change_names_its_fields_in_their_order() -> None:
    before = small_model()
    after = edited(before, [Set(CENTRE, "parent", None), Set(CENTRE, "name", "Centre")])
    (found,) = differences(before, after)
    assert found == Difference(CENTRE, before.entity(CENTRE), after.entity(CENTRE), ("name", "parent"))
    assert found.sign is Sign.CHANGED


def test_every_difference_has_a_sign_and_a_mark() -> None:
    before = small_model()
    new = Organisation(id="new", name="New")
    after = edited(before, [Add(new), Remove(POLICY), Set(CYBER, "stage", "product")])
    assert signs(before, after) == {
        Key("organisation", "new"): Sign.NEW,
        POLICY: Sign.CLOSED,
        CYBER: Sign.CHANGED,
    }
    assert [sign.mark for sign in Sign] == ["+", "−", "~"]


def test_the_plan_s_own_kinds_are_not_compared() -> None:
    assert list(differences(Model("a", {}), Model("b", {"option": small_model().tables["post"]}))) == []


def test_kinds_come_in_the_order_in_which_people_list_them() -> None:
    found = [difference.key.kind for difference in differences(Model("none", {}), small_model())]
    assert list(dict.fromkeys(found)) == [
        "organisation",
        "reporting_line",
        "post",
        "function",
        "accountability",
        "budget_line",
        "workforce",
    ]


@given(edits=st.lists(CONTENT, max_size=8))
def test_the_differences_are_all_it_takes_to_go_from_one_model_to_the_other(edits: list[Edit]) -> None:
    before = after = small_model()
    for edit in edits:
        try:
            after = edited(after, [edit])
        except EditError:
            continue
    changes: dict[str, dict[str, object]] = {}
    for difference in differences(before, after):
        assert difference.before == before.entity(difference.key)
        changes.setdefault(difference.key.kind, {})[difference.key.id] = difference.after
    assert before.changed(changes) == after  # type: ignore[arg-type]  # entities or None
    assert signs(before, after).keys() == signs(after, before).keys()
