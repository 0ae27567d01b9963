"""One option, resolved: what is asked of it, and how it names things."""

from __future__ import annotations

import pytest

from core.model.edits import Add, Remove, Set, edited
from core.model.entities.accountability import Accountability, Function
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation, Post
from core.model.fields import FieldError
from core.model.key import Key
from core.model.model import Model
from core.model.table import Table
from tests.refusals import refused
from tests.small import CENTRE, NORTH, POLICY, STATISTICS, small_model


@pytest.fixture
def model() -> Model:
    return small_model()


def names(bodies: object) -> set[str]:
    assert isinstance(bodies, tuple | list)
    return {body.id for body in bodies}


def test_models_of_the_same_entities_are_equal_whatever_their_names(model: Model) -> None:
    assert model == Model("b", model.tables)
    assert model != edited(model, [Set(CENTRE, "name", "Other")])
    assert Model("a", {}) == Model("a", {"post": Table({})})
    assert model != "a model"


def test_an_entity_is_had_by_its_key(model: Model) -> None:
    centre = model.get(Organisation, "centre")
    assert centre is not None
    assert model.entity(CENTRE) is centre
    assert model.get(Organisation, None) is None
    assert model.entity(Key("organisation", "nowhere")) is None


def test_entities_are_counted_over_all_kinds(model: Model) -> None:
    assert model.count() == 22
    assert Model("empty", {}).count() == 0


def test_entities_are_listed_by_their_titles_in_any_letter_case(model: Model) -> None:
    model = edited(model, [Add(Organisation(id="aa", name="a first body"))])
    assert [body.id for body in model.listed(Organisation)] == [
        "aa",
        "dept",
        "centre",
        "north",
        "policy",
        "south",
    ]


def test_what_refers_to_a_body_is_found_in_every_kind(model: Model) -> None:
    found = {(entity.id, field) for entity, field in model.referring(POLICY)}
    assert found == {
        ("policy-centre", "organisation"),
        ("director", "organisation"),
        ("records-a", "organisation"),
        ("b3", "organisation"),
        ("w2", "organisation"),
    }


# words


def test_references_are_read_as_the_titles_of_what_they_name(model: Model) -> None:
    part = model.table(Accountability)["cyber-a"]
    assert model.title(part) == "Digital Centre: Accountable for Cyber operations"
    assert model.text(part, "to") == "Department"
    assert model.text(model.table(Post)["director"], "reports_to") == "Chief Executive"


def test_a_reference_to_what_is_not_here_reads_as_its_id(model: Model) -> None:
    model = edited(model, [Remove(Key("organisation", "dept"))])
    assert model.text(model.table(Accountability)["cyber-a"], "to") == "dept"
    assert model.name(Organisation, None) == ""


def test_a_title_may_hold_braces(model: Model) -> None:
    body = Organisation(id="odd", name="{name} & {0}")
    assert model.title(body) == "{name} & {0}"


@pytest.mark.parametrize("text", ["centre", "Digital Centre", "DIGITAL CENTRE", " centre ", "x26"])
def test_a_reference_is_typed_by_id_name_short_name_or_code(model: Model, text: str) -> None:
    assert model.parse("post", "organisation", text) == "centre"


def test_a_name_that_several_have_is_refused(model: Model) -> None:
    model = edited(model, [Set(NORTH, "name", "South Region")])
    with refused(FieldError, "Organisation: several are called “South Region”; choose one from the list."):
        model.parse("post", "organisation", "South Region")


def test_a_name_that_nobody_has_is_refused(model: Model) -> None:
    with refused(FieldError, "Organisation: there is no organisation “East” in this option."):
        model.parse("post", "organisation", "East")


def test_a_field_that_is_no_reference_is_parsed_as_declared(model: Model) -> None:
    assert model.parse("post", "wte", "0.5") == 50
    assert model.parse("post", "board", "") is None


# structure


def test_children_are_grouped_under_what_they_are_part_of(model: Model) -> None:
    assert names(model.children["dept"]) == {"policy", "centre"}
    assert names(model.children[None]) == {"dept"}


def test_a_child_of_a_body_that_is_not_here_is_at_the_top(model: Model) -> None:
    model = edited(model, [Remove(CENTRE)])
    assert names(model.children[None]) == {"dept", "north", "south"}
    assert "centre" not in model.children


def test_inside_is_a_body_and_all_below_it(model: Model) -> None:
    assert model.inside("centre") == {"centre", "north", "south"}
    assert model.inside("north") == {"north"}


def test_the_path_of_a_body_goes_up_to_the_top(model: Model) -> None:
    assert [body.id for body in model.path("north")] == ["north", "centre", "dept"]
    assert model.path(None) == model.path("nowhere") == []


def test_a_loop_ends_every_walk(model: Model) -> None:
    model = edited(model, [Set(Key("organisation", "dept"), "parent", "north")])
    assert model.inside("dept") == {"dept", "policy", "centre", "north", "south"}
    assert [body.id for body in model.path("north")] == ["north", "centre", "dept"]
    assert None not in model.children


# accountability


def test_holders_of_a_function_are_in_a_steady_order(model: Model) -> None:
    assert [part.organisation for part in model.holders("records")] == ["policy", "centre"]
    assert [part.id for part in model.holders("cyber", "R")] == ["cyber-r"]
    assert model.holders("nothing") == []


def test_duties_are_neither_ended_nor_families(model: Model) -> None:
    assert [duty.id for duty in model.duties] == ["cyber", "statistics", "records"]
    model = edited(model, [Set(STATISTICS, "ended", "No longer needed")])
    assert [duty.id for duty in model.duties] == ["cyber", "records"]


def test_a_kind_without_entities_is_an_empty_table(model: Model) -> None:
    assert len(Model("empty", {}).table(Function)) == 0
    assert list(Model("empty", {}).all(BudgetLine)) == []


def test_a_change_leaves_the_model_it_came_from_alone(model: Model) -> None:
    before = small_model()
    after = model.changed({"organisation": {"policy": None}})
    assert model == before
    assert after.get(Organisation, "policy") is None
    assert after.tables["post"] is model.tables["post"]
