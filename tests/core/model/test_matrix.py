"""The matrix as plain values: letters and how they are typed, rows, columns, homes, the edits of a cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts import ACTS
from core.model import matrix
from core.model.edits import Add, Edit, EditError, Remove, Set, edited
from core.model.entities.accountability import LETTERS, Accountability, Function
from core.model.entities.structure import Organisation
from core.model.fields import FieldError
from core.model.key import Key
from core.model.matrix import edits_for, letters
from core.model.model import Model
from tests.small import CENTRE, CYBER, DEPT, STATISTICS, small_model

FUNCTIONS = ("cyber", "records", "statistics")
BODIES = ("dept", "centre", "policy", "north")
WANTED = ("", "A", "R", "A/R", "C/I")


def with_(*edits: Edit) -> Model:
    return edited(small_model(), edits)


def set_part(model: Model, function: str, organisation: str, text: str) -> Model:
    return edited(model, edits_for(model, function, organisation, letters(text)))


def cell(model: Model, function: str, organisation: str) -> str:
    return matrix.spelled(matrix.letters_of(matrix.parts(model, function).get(organisation, ())))


# letters


@pytest.mark.parametrize(
    "text",
    [
        *("a/r", "A/R", "AR", "ra", "A,R", "a, r", "R A", "A & R", "a+r", "A\\R", "R; A.", "A (R)", "A-R"),
        *("Accountable and responsible", "accountable/R", " A\u00a0/\u00a0R ", "a\u200b/r", "A\nR"),
    ],
)
def test_every_usual_way_to_write_two_letters_is_understood(text: str) -> None:
    assert letters(text) == ("A", "R")


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "—", "\t", "\u200b"])
def test_nothing_and_a_dash_are_no_part(text: str) -> None:
    assert letters(text) == ()


def test_letters_stand_in_one_order() -> None:
    assert letters("i c r a") == ("A", "R", "C", "I")


@pytest.mark.parametrize("text", ["X", "A/X", "S", "1", "R*", "Acc", "lead", "✓", "Α", "=A", "A/R (lead)"])
def test_another_letter_is_refused_in_words(text: str) -> None:
    with pytest.raises(FieldError) as refused:
        letters(text)
    assert str(refused.value) == (
        f"“{text}” is no part. Type A (accountable), R (responsible), C (consulted) or I (informed), "
        "or several as A/R."
    )


def test_a_long_text_is_refused_in_short() -> None:
    with pytest.raises(FieldError, match=r"^“x{39}…” is no part"):
        letters("x" * 5_000)


@given(st.text())
def test_any_text_is_letters_or_refused(text: str) -> None:
    try:
        found = letters(text)
    except FieldError:
        return
    assert set(found) <= LETTERS.keys()
    assert letters(matrix.spelled(found)) == found


@given(st.sets(st.sampled_from(sorted(LETTERS))))
def test_what_is_spelled_is_read_again(found: set[str]) -> None:
    assert set(letters(matrix.spelled(matrix.in_order(found)))) == found


@pytest.mark.parametrize(
    ("was", "now", "shown"),
    [("A", "R", "A → R"), ("A", "", "− A"), ("", "A/R", "+ A/R"), ("C", "C", "C"), ("", "", "")],
)
def test_a_change_says_what_was_and_is(was: str, now: str, shown: str) -> None:
    assert matrix.change(was, now) == shown


# rows and columns


def shown(model: Model, before: Model | None = None) -> list[tuple[str, bool, tuple[str, ...]]]:
    return [(row.function.id, row.is_family, row.within) for row in matrix.rows(model, before)]


def test_functions_stand_below_their_families_and_those_without_one_first() -> None:
    assert shown(small_model()) == [
        ("statistics", False, ()),
        ("digital", True, ()),
        ("cyber", False, ("digital",)),
        ("records", False, ("digital",)),
    ]


def test_families_may_lie_in_families_after_the_functions_beside_them() -> None:
    model = with_(
        Add(Function(id="all", name="All")),
        Set(Key("function", "digital"), "parent", "all"),
        Set(STATISTICS, "parent", "all"),
    )
    assert shown(model)[:3] == [
        ("all", True, ()),
        ("statistics", False, ("all",)),
        ("digital", True, ("all",)),
    ]
    assert shown(model)[3] == ("cyber", False, ("all", "digital"))


def test_families_inside_each_other_do_not_hang_it_and_lose_no_row() -> None:
    model = with_(
        Add(Function(id="one", name="One", parent="two")), Add(Function(id="two", name="Two", parent="one"))
    )
    assert {"one", "two"} < {id_ for id_, _, _ in shown(model)}


def test_a_function_whose_family_is_gone_stands_at_the_top() -> None:
    assert ("cyber", False, ()) in shown(with_(Remove(Key("function", "digital"))))


def test_an_ended_function_is_left_out_but_stays_beside_the_as_is() -> None:
    ended = with_(
        Set(CYBER, "ended", "Not needed"),
        *map(Remove, [Key("accountability", "cyber-a"), Key("accountability", "cyber-r")]),
    )
    assert "cyber" not in [id_ for id_, _, _ in shown(ended)]
    assert ("cyber", False, ("digital",)) in shown(ended, small_model())


def test_an_ended_function_that_somebody_still_has_a_part_in_is_not_hidden() -> None:
    assert ("cyber", False, ("digital",)) in shown(with_(Set(CYBER, "ended", "Not needed")))


def test_a_function_that_is_gone_stays_beside_the_as_is() -> None:
    gone = with_(Remove(CYBER))
    assert "cyber" not in [id_ for id_, _, _ in shown(gone)]
    assert ("cyber", False, ("digital",)) in shown(gone, small_model())


def test_only_bodies_with_a_part_are_columns_unless_others_are_chosen() -> None:
    model = small_model()
    assert [body.id for body in matrix.columns(model)] == ["centre", "policy", "north"]
    assert [body.id for body in matrix.columns(model, chosen=["south", "dept"])] == ["dept", "south"]


def test_columns_stand_by_tier_and_within_it_as_bodies_lie_inside_each_other() -> None:
    model = with_(
        Add(Organisation(id="agency", name="Agency", parent="policy", tier="national")),
        Add(Organisation(id="nowhere", name="A club")),
    )
    every = list(model.table(Organisation))
    assert [body.id for body in matrix.columns(model, chosen=every)] == [
        *("dept", "centre", "policy", "agency"),
        *("north", "south"),
        "nowhere",
    ]


def test_a_body_that_closed_is_a_column_beside_the_as_is() -> None:
    model = with_(Remove(Key("organisation", "policy")), Remove(Key("accountability", "records-a")))
    assert [body.id for body in matrix.columns(model)] == ["centre", "north"]
    assert [body.id for body in matrix.columns(model, small_model())] == ["centre", "policy", "north"]


def test_bodies_inside_each_other_are_columns_all_the_same() -> None:
    model = with_(Set(DEPT, "parent", "centre"))
    assert len(matrix.columns(model)) == 3


def test_an_empty_plan_has_an_empty_matrix() -> None:
    empty = Model("as-is", {})
    assert matrix.rows(empty) == []
    assert matrix.columns(empty) == []
    assert matrix.tally(empty).words() == "No duties yet"


# homes


def test_duties_are_counted_by_their_homes() -> None:
    found = matrix.tally(small_model())
    assert (len(found.duties), found.homeless, found.twice) == (3, frozenset(), {"records": 2})
    assert found.words() == "3 duties, none without a home, 1 held twice"


def test_every_duty_with_one_home_is_said_so() -> None:
    model = with_(Remove(Key("accountability", "records-a2")))
    assert matrix.tally(model).words() == "3 duties, each with one home"


def test_a_duty_held_by_a_body_that_is_not_there_has_no_home() -> None:
    found = matrix.tally(with_(Remove(CENTRE)))
    assert found.homeless == {"cyber", "statistics"}
    assert found.words() == "3 duties, 2 without a home, none held twice"


@given(
    st.lists(
        st.tuples(st.sampled_from(FUNCTIONS), st.sampled_from(BODIES), st.sampled_from(WANTED)), max_size=6
    )
)
def test_homes_counted_on_from_an_earlier_model_are_those_counted_anew(
    cells: list[tuple[str, str, str]],
) -> None:
    model = small_model()
    found = matrix.tally(model)
    for function, body, text in cells:
        after = set_part(model, function, body, text)
        found = matrix.tally(after, (model, found))
        model = after
        assert found == matrix.tally(model)


@pytest.mark.parametrize("edit", [Remove(CENTRE), Remove(CYBER), Set(CYBER, "ended", "No")])
def test_homes_are_counted_anew_when_bodies_or_functions_are_others(edit: Edit) -> None:
    model, after = small_model(), with_(edit)
    assert matrix.tally(after, (model, matrix.tally(model))) == matrix.tally(after)


def test_one_body_accountable_twice_over_is_one_home() -> None:
    again = Accountability(id="again", function="cyber", organisation="centre", letter="A")
    assert "cyber" not in matrix.tally(with_(Add(again))).twice


# edits


def test_a_letter_that_stays_keeps_its_entity_and_its_instrument() -> None:
    model = set_part(small_model(), "records", "policy", "A/R")
    assert cell(model, "records", "policy") == "A/R"
    assert model.table(Accountability)["records-a"].instrument == "Direction 7"


def test_what_is_not_typed_is_removed_and_what_is_new_is_added() -> None:
    edits = edits_for(small_model(), "records", "policy", ("C",))
    removed, added = edits
    assert removed == Remove(Key("accountability", "records-a"))
    assert isinstance(added, Add)
    assert isinstance(added.entity, Accountability)
    assert (added.entity.function, added.entity.organisation, added.entity.letter) == (
        "records",
        "policy",
        "C",
    )


def test_the_same_letters_are_no_edit() -> None:
    assert edits_for(small_model(), "records", "policy", ("A",)) == []
    assert edits_for(small_model(), "cyber", "south", ()) == []


def test_a_letter_that_was_taken_off_comes_back_as_it_was() -> None:
    model = small_model()
    cleared = set_part(model, "records", "policy", "")
    back = edited(cleared, edits_for(cleared, "records", "policy", ("A",), model))
    assert back == model


def test_a_letter_that_led_to_a_body_now_closed_comes_back_anew() -> None:
    before = small_model()
    model = edited(before, [Remove(Key("accountability", "cyber-r")), Remove(Key("organisation", "centre"))])
    (added,) = edits_for(model, "cyber", "north", ("R",), before)
    assert isinstance(added, Add)
    assert added.key.id != "cyber-r"


def test_a_new_part_in_a_family_is_refused_in_words() -> None:
    with pytest.raises(EditError, match="“Digital services” is a family of functions"):
        edits_for(small_model(), "digital", "centre", ("A",))


def test_a_part_that_a_family_has_can_be_taken_off() -> None:
    model = with_(Add(Accountability(id="x", function="digital", organisation="centre", letter="A")))
    assert edits_for(model, "digital", "centre", ()) == [Remove(Key("accountability", "x"))]


def test_a_new_part_in_what_has_ended_is_refused_in_words() -> None:
    with pytest.raises(EditError, match="has ended in this option"):
        edits_for(with_(Set(CYBER, "ended", "No")), "cyber", "south", ("A",))


@pytest.mark.parametrize(("function", "organisation"), [("nothing", "centre"), ("cyber", "nobody")])
def test_what_is_not_in_the_option_is_refused_in_words(function: str, organisation: str) -> None:
    with pytest.raises(EditError, match="There is no"):
        edits_for(small_model(), function, organisation, ("A",))


@given(
    st.sampled_from(FUNCTIONS),
    st.sampled_from(BODIES),
    st.sets(st.sampled_from(sorted(LETTERS))),
)
def test_a_cell_holds_what_was_set_and_no_other_cell_changes(
    function: str, organisation: str, wanted: set[str]
) -> None:
    before = small_model()
    after = edited(before, edits_for(before, function, organisation, wanted))
    assert set(cell(after, function, organisation).split("/")) - {""} == wanted
    others = [
        (f.id, b.id)
        for f in before.all(Function)
        for b in before.all(Organisation)
        if (f.id, b.id) != (function, organisation)
    ]
    assert all(cell(before, *other) == cell(after, *other) for other in others)
    assert edits_for(after, function, organisation, wanted) == []


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (("A",), "Make Centre accountable for “Cyber operations”"),
        (("A", "R"), "Make Centre accountable and responsible for “Cyber operations”"),
        ((), "Take Centre off “Cyber operations”"),
    ],
)
def test_a_step_says_what_it_sets(wanted: tuple[str, ...], said: str) -> None:
    assert matrix.label(small_model(), "cyber", "centre", wanted) == said


# the act


def propose(model: Model, parts: str) -> Model:
    act = ACTS["set_part"]
    typed = act.parse(
        model, {"function": "Cyber operations", "organisation": "Digital Centre", "parts": parts}
    )
    return edited(model, act.propose(model, typed).edits)


def test_the_act_sets_a_part_as_typing_does() -> None:
    assert cell(propose(small_model(), "r/a"), "cyber", "centre") == "A/R"
    assert cell(propose(small_model(), ""), "cyber", "centre") == ""


def test_the_act_refuses_another_letter_and_what_is_so_already() -> None:
    with pytest.raises(EditError, match="“Q” is no part"):
        propose(small_model(), "Q")
    with pytest.raises(EditError, match="That is already the part of Digital Centre in “Cyber operations”"):
        propose(small_model(), "A")
