"""A step is refused whole if any of its edits cannot be."""

from __future__ import annotations

import pytest

from core.model.edits import Add, Edit, EditError, Remove, Set
from core.model.entities.accountability import Accountability
from core.model.entities.papers import IssuedPaper, Narrative, PaperDetails, PrivatePart
from core.model.entities.plan import AS_IS, PLAN, Move, Option, Plan
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.kinds import altered, key_of
from core.store.store import Store
from tests.core.store.oracle import in_memory
from tests.refusals import refused
from tests.small import CENTRE, CHIEF, DEPT, NORTH, POLICY

B, C = Key("option", "b"), Key("option", "c")


@pytest.mark.parametrize(
    ("layer", "edits", "message"),
    [
        (AS_IS, [Set(CENTRE, "parent", "gone")], "There is no organisation “gone” in this option."),
        (AS_IS, [Set(CHIEF, "board", "gone")], "There is no organisation “gone” in this option."),
        (
            AS_IS,
            [Add(Accountability(id="x", function="gone", organisation="dept", letter="A"))],
            "There is no function “gone” in this option.",
        ),
        ("b2", [Set(CHIEF, "board", "policy")], "There is no organisation “policy” in this option."),
        (AS_IS, [Set(DEPT, "parent", "dept")], "“Department” cannot have itself as “part of”."),
        (
            AS_IS,
            [Set(DEPT, "parent", "north")],
            "“North Region” lies below “Department” already, so it cannot be above it.",
        ),
        (
            AS_IS,
            [Set(CHIEF, "reports_to", "director")],
            "“Director of Policy” lies below “Chief Executive” already, so it cannot be above it.",
        ),
        (
            "a2",
            [Set(CENTRE, "parent", "policy")],
            "“Policy Unit” lies below “National Centre” already, so it cannot be above it.",
        ),
        (
            AS_IS,
            [Set(B, "below", "c")],
            "“One body, devolved” lies below “One body” already, so it cannot be above it.",
        ),
        (
            "b1",
            [Set(B, "below", "c"), Set(NORTH, "name", "N")],
            "“One body, devolved” lies below “One body” already, so it cannot be above it.",
        ),
        (AS_IS, [Set(C, "below", "gone")], "There is no option “gone” in this plan."),
        (AS_IS, [Add(Move(id="x", option="gone", title="X"))], "There is no option “gone” in this plan."),
        (AS_IS, [Remove(B)], "Option C stands on this one. Delete or move that one first."),
        (AS_IS, [Remove(Key("plan", PLAN))], "A plan cannot be without its title."),
        (
            AS_IS,
            [Add(Plan(id="second", title="X"))],
            "A plan has one title and one summary. Change those instead of adding others.",
        ),
        (
            AS_IS,
            [Add(Option(id=AS_IS, code="X", name="X"))],
            "The id “as-is” is one that every plan uses itself. Choose another.",
        ),
        (
            AS_IS,
            [Add(Move(id=PLAN, option="a", title="X"))],
            "The id “plan” is one that every plan uses itself. Choose another.",
        ),
        (PLAN, [Set(CENTRE, "name", "X")], "There is no move “plan” in this plan."),
        ("gone", [Set(CENTRE, "name", "X")], "There is no move “gone” in this plan."),
        ("b1", [Remove(Key("move", "b1")), Set(CENTRE, "name", "X")], "There is no move “b1” in this plan."),
        (
            "b1",
            [Set(Key("move", "b1"), "enabled", False), Set(CENTRE, "name", "X")],
            "The move “Close the policy unit” is switched off. Switch it on to change what is in it.",
        ),
        (
            "c1",
            [Set(CENTRE, "name", "X")],
            "This would be hidden by the move “Rename again”, which lies above. Make the change there.",
        ),
        ("b1", [Set(POLICY, "name", "X")], "There is no organisation “policy” in this option."),
        (AS_IS, [Set(CENTRE, "tier", "lunar")], "Tier cannot be 'lunar'."),
    ],
)
def test_a_step_that_does_not_fit_is_refused_whole(
    store: Store, layer: str, edits: list[Edit], message: str
) -> None:
    before = in_memory(store)
    with refused(EditError, message):
        store.apply("Step", [Set(Key("plan", PLAN), "title", "Changed"), *edits], layer)
    assert in_memory(store) == before
    assert len(store.history()) == 1


def test_a_child_may_be_added_before_its_parent(store: Store) -> None:
    child = Organisation(id="child", name="Child", parent="parent")
    parent = Organisation(id="parent", name="Parent", parent="dept")
    store.apply("Family", [Add(child), Add(parent)])
    assert [body.id for body in store.model().path("child")] == ["child", "parent", "dept"]


def test_two_bodies_may_change_places_in_one_step(store: Store) -> None:
    edits = [Set(CENTRE, "parent", "north"), Set(NORTH, "parent", "dept")]
    store.apply("Swap", edits)
    assert [body.id for body in store.model().path("centre")] == ["centre", "north", "dept"]


def test_a_reference_to_a_body_of_the_same_option_is_let_through(store: Store) -> None:
    store.apply("Under the new region", [Set(NORTH, "parent", "east")], "c2")
    assert store.model("c").path("north")[1].id == "east"


def test_a_new_option_its_move_and_what_is_in_it_are_one_step(store: Store) -> None:
    first = [Add(Option(id="d", code="D", name="New")), Add(Move(id="d1", option="d", title="First"))]
    store.apply("New option", [*first, Set(NORTH, "name", "Far North")], "d1")
    assert store.model("d").table(Organisation)["north"].name == "Far North"
    assert store.undo() == "New option"
    assert [option.id for option in store.options()] == ["a", "b", "c"]


def test_deleting_a_move_deletes_what_it_changed(store: Store) -> None:
    store.apply("Delete", [Remove(Key("move", "b1"))])
    assert store.model("b").get(Organisation, "policy") is not None
    assert store.changes_in("b1") == []
    store.undo()
    assert store.model("b").get(Organisation, "policy") is None
    assert len(store.changes_in("b1")) == 6


def test_deleting_an_option_deletes_its_moves(store: Store) -> None:
    store.apply("Delete", [Remove(C)])
    assert store.moves("c") == []
    assert store.changes_in("c1") == []
    with refused(EditError, "There is no option “c” in this plan."):
        store.model("c")
    store.undo()
    assert [move.id for move in store.moves("c")] == ["c1", "c2"]


def test_an_option_and_all_that_stands_on_it_may_go_in_one_step(store: Store) -> None:
    store.apply("Delete both", [Remove(C), Remove(B)])
    assert [option.id for option in store.options()] == ["a"]


def test_a_move_taken_out_and_put_in_again_is_empty(store: Store) -> None:
    again = Add(Move(id="b1", option="b", title="Again"))
    store.apply("Afresh", [Remove(Key("move", "b1")), again, Set(NORTH, "name", "N")], "b1")
    assert store.changes_in("b1") == [NORTH]


def test_what_belongs_to_an_option_goes_with_it_and_the_register_lets_go(store: Store) -> None:
    mine = [
        PaperDetails(id="d", option="a", meeting="Board"),
        Narrative(id="n", option="a", paper="option-paper", section="purpose"),
        PrivatePart(id="p", option="a", paper="option-paper", section="people", reason="Small teams."),
    ]
    issued = IssuedPaper(
        id="i", option="a", paper="option-paper", about="Option A", issued="2020-11-13", fingerprint="f"
    )
    store.apply("Papers", [*map(Add, mine), Add(issued)])
    store.apply("Delete", [Remove(Key("option", "a"))])
    assert not [entity for entity in mine if store.plan.entity(key_of(entity))]
    assert store.plan.get(IssuedPaper, "i") == altered(issued, {"option": None})
    store.undo()
    assert all(store.plan.entity(key_of(entity)) == entity for entity in (*mine, issued))


def test_a_cover_sheet_alone_can_be_removed(store: Store) -> None:
    store.apply("Cover", [Add(PaperDetails(id="d", meeting="Board"))])
    store.apply("No cover", [Remove(Key("paper_details", "d"))])
    assert not list(store.plan.all(PaperDetails))
