"""An act is found by its file, offered on its kind, and made from typed or given arguments."""

from __future__ import annotations

from typing import Annotated

import pytest

from core.acts import ACTS, Act, Groups, Proposal, Refs, Texts, act, acts_on, present
from core.model.edits import EditError
from core.model.fields import Flag, Ref, Text
from core.model.kinds import KINDS
from tests.refusals import refused
from tests.small import CENTRE, small_model

EVERY_ACT = pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)


def test_a_file_in_the_folder_is_enough_for_an_act_to_exist() -> None:
    assert {"add", "close", "end", "merge", "rename", "reparent", "split", "transfer"} <= set(ACTS)


@EVERY_ACT
def test_an_act_is_offered_on_a_kind_and_takes_an_entity_of_it(act: Act) -> None:
    assert act.subject in KINDS
    assert any(isinstance(spec, Ref) and spec.to == act.subject for spec in act.arguments.values())
    assert act.name
    assert act.perform.__doc__


def test_acts_are_in_the_order_of_the_menu() -> None:
    places = [act.place for act in acts_on("organisation")]
    assert places == sorted(set(places))
    assert "end" in {act.id for act in acts_on("function")}


@EVERY_ACT
def test_an_argument_that_an_act_does_not_take_is_refused(act: Act) -> None:
    with pytest.raises(EditError, match=f"“{act.id}” has no “colour”. It takes: {next(iter(act.arguments))}"):
        act.propose(small_model(), {"colour": "red"})
    with pytest.raises(EditError, match=f"“{act.id}” has no “colour”"):
        act.parse(small_model(), {"colour": "red"})


@EVERY_ACT
@pytest.mark.parametrize("nothing", [None, "", []])
def test_a_required_argument_may_not_be_empty(act: Act, nothing: object) -> None:
    for name, spec in act.arguments.items():
        if spec.required and act.default(name) is None:
            others = {other: "x" for other in act.arguments if other != name}
            with refused(EditError, f"{spec.label} may not be empty."):
                act.propose(small_model(), {**others, name: nothing})


def test_an_empty_text_is_as_good_as_none() -> None:
    found = ACTS["reparent"].propose(small_model(), {"organisation": "north", "parent": ""})
    assert found.label == "Move North Region to the top"


def test_arguments_are_typed_by_name_with_commas_and_bars() -> None:
    typed = {
        "organisation": "Centre",
        "names": "One, Two ,",
        "functions": "cyber,Shared care records|statistics",
    }
    assert ACTS["split"].parse(small_model(), typed) == {
        "organisation": "centre",
        "names": ["One", "Two"],
        "functions": [["cyber", "records"], ["statistics"]],
    }
    assert ACTS["merge"].parse(small_model(), {"organisations": "policy, North Region"}) == {
        "organisations": ["policy", "north"]
    }
    assert ACTS["transfer"].parse(small_model(), {"money": "no"}) == {"money": False}


@pytest.mark.parametrize(
    ("id_", "typed", "message"),
    [
        ("close", {"heir": "Nobody"}, "Heir: there is no organisation “Nobody” in this option."),
        ("close", {"heir": ""}, "Heir may not be empty."),
        (
            "merge",
            {"organisations": "policy, X"},
            "Bodies that merge: there is no organisation “X” in this option.",
        ),
        ("split", {"functions": "cyber|X"}, "Functions of each: there is no function “X” in this option."),
        ("transfer", {"money": "some"}, "With their money should be yes or no."),
    ],
)
def test_typed_arguments_that_mean_nothing_are_refused(id_: str, typed: dict[str, str], message: str) -> None:
    with refused(EditError, message):
        ACTS[id_].parse(small_model(), typed)


def test_an_argument_whose_name_is_a_word_of_python_has_a_line_after_it() -> None:
    assert "from" in ACTS["transfer"].arguments
    arguments = {"from": "centre", "functions": ["statistics"], "to": "dept"}
    assert ACTS["transfer"].propose(small_model(), arguments).edits


def test_present_is_the_entity_or_a_refusal() -> None:
    assert present(small_model(), "organisation", "centre") is not None
    with refused(EditError, "There is no organisation “x” in this option."):
        present(small_model(), "organisation", "x")
    with refused(EditError, "There is no budget line “x” in this option."):
        present(small_model().changed({}), "budget_line", "x")


def test_an_id_is_taken_once() -> None:
    with pytest.raises(ValueError, match="already has 'merge'"):

        @act("merge", "Again", on="organisation", place=99, icon="merge")
        def again(_: object, *, organisation: Annotated[str, Ref("Body", to="organisation")]) -> Proposal:
            raise NotImplementedError(organisation)


def test_lists_are_read_without_empty_parts() -> None:
    assert Refs("R").read("a,,b, ") == Texts("T").read("a,,b, ") == ["a", "b"]
    assert Groups("G").read("a,b||c") == [["a", "b"], [], ["c"]]


def test_values_are_known_by_their_fields() -> None:
    specs = ACTS["transfer"].arguments
    assert isinstance(specs["money"], Flag)
    assert isinstance(ACTS["rename"].arguments["name"], Text)
    assert small_model().entity(CENTRE) is not None
