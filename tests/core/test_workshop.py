"""What a workshop does to a plan: options, moves, acts and single edits, each one step."""

from __future__ import annotations

import pytest

from core.acts import ACTS
from core.model.edits import Add, EditError, Remove, Set
from core.model.entities.plan import AS_IS, Option
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.store.store import Store
from core.workshop import edit, new_move, new_option, next_code, option_of_code, perform, preview
from tests.core.store.oracle import in_memory
from tests.refusals import refused
from tests.small import NORTH


@pytest.mark.parametrize(
    ("code", "option"), [("A", "a"), ("b", "b"), ("c", "c"), ("as-is", AS_IS), ("AS-IS", AS_IS)]
)
def test_an_option_is_known_by_its_code(store: Store, code: str, option: str) -> None:
    assert option_of_code(store, code) == option


def test_a_code_that_no_option_has_is_refused(store: Store) -> None:
    with refused(EditError, "There is no option “Z” in this plan. It has: as-is, A, B, C."):
        option_of_code(store, "Z")


def test_the_next_code_is_the_first_free_letter(store: Store) -> None:
    assert next_code(store) == "D"
    store.apply("New", [Add(Option(id="d", code="d", name="Small letters"))])
    assert next_code(store) == "E"


def test_past_z_codes_are_numbers(store: Store) -> None:
    codes = [*"DEFGHIJKLMNOPQRSTUVWXYZ", "28"]
    options = [Option(id=f"o{n}", code=code, name="X") for n, code in enumerate(codes)]
    store.apply("Many", [Add(option) for option in options])
    assert next_code(store) == "27"
    store.apply("One more", [Add(new_option(store, "Y"))])
    assert next_code(store) == "29"


def test_a_new_option_comes_after_all_others(store: Store) -> None:
    option = new_option(store, "Devolve", below="c")
    assert (option.code, option.name, option.below, option.rank) == ("D", "Devolve", "c", 3)
    store.apply("New", [Add(option)])
    assert [found.code for found in store.options()] == ["A", "B", "C", "D"]
    assert store.model(option.id) == store.model("c")


@pytest.mark.parametrize("code", ["A", "a", "as-is"])
def test_a_code_is_given_once(store: Store, code: str) -> None:
    with refused(EditError, f"There is an option “{code}” already. Choose another code."):
        new_option(store, "Again", code=code)


def test_a_new_move_comes_on_top(store: Store) -> None:
    move = new_move(store, "b", "Third")
    assert (move.option, move.rank, move.enabled) == ("b", 2, True)
    assert new_move(store, "nowhere", "First").rank == 0


# acts


def test_an_act_makes_its_own_move_on_top_in_one_step(store: Store) -> None:
    before = in_memory(store)
    proposal = ACTS["close"].propose(store.model("a"), {"organisation": "north", "heir": "south"})
    assert Key("organisation", "north") in perform(store, "a", proposal)
    assert [move.title for move in store.moves("a")][-1] == "Close North Region into South Region"
    assert store.model("a").get(Organisation, "north") is None
    assert store.undo() == "Close North Region into South Region"
    assert in_memory(store) == before


def test_an_act_goes_into_the_move_that_is_named(store: Store) -> None:
    proposal = ACTS["rename"].propose(store.model("a"), {"organisation": "north", "name": "N"})
    perform(store, "a", proposal, move="Move policy under the centre")
    assert len(store.moves("a")) == 2
    assert NORTH in store.changes_in("a2")
    perform(
        store,
        "a",
        ACTS["rename"].propose(store.model("a"), {"organisation": "south", "name": "S"}),
        "Regions",
    )
    assert [move.title for move in store.moves("a")][-1] == "Regions"


def test_an_act_in_the_as_is_corrects_it(store: Store) -> None:
    perform(store, AS_IS, ACTS["rename"].propose(store.model(), {"organisation": "north", "name": "N"}))
    assert store.model("c").table(Organisation)["north"].name == "N"


def test_an_act_that_is_hidden_by_a_move_above_is_refused_whole(store: Store) -> None:
    before = in_memory(store)
    proposal = ACTS["rename"].propose(store.model("c"), {"organisation": "centre", "name": "X"})
    with pytest.raises(EditError, match="hidden by the move “Rename again”"):
        perform(store, "c", proposal, move="A third region")
    assert in_memory(store) == before


def test_an_act_in_an_option_that_is_not_there_is_refused(store: Store) -> None:
    proposal = ACTS["rename"].propose(store.model(), {"organisation": "north", "name": "N"})
    with refused(EditError, "There is no option “x” in this plan."):
        perform(store, "x", proposal)


def test_the_preview_tells_what_follows_and_last_what_is_lost(store: Store) -> None:
    model = store.model("a")
    proposal = ACTS["transfer"].propose(model, {"from": "policy", "functions": ["records"], "to": "centre"})
    assert preview(model, proposal) == [
        "The Policy Unit is no longer accountable for “Shared care records”.",
        "National Centre is accountable for “Shared care records” already; the two are joined.",
    ]


# single edits


def test_an_edit_goes_into_the_top_move_that_is_on(store: Store) -> None:
    edit(store, "a", "Rename", [Set(NORTH, "name", "N")])
    assert NORTH in store.changes_in("a2")
    store.apply("Off", [Set(Key("move", "a2"), "enabled", False)])
    edit(store, "a", "Rename", [Set(NORTH, "name", "M")])
    assert NORTH in store.changes_in("a1")


def test_an_edit_goes_into_the_move_that_is_named(store: Store) -> None:
    edit(store, "a", "Rename", [Set(NORTH, "name", "N")], "a1")
    assert NORTH in store.changes_in("a1")


def test_an_edit_of_the_as_is_shows_everywhere(store: Store) -> None:
    edit(store, AS_IS, "Rename", [Set(NORTH, "name", "N")])
    assert {store.model(option).table(Organisation)["north"].name for option in (AS_IS, "a", "b", "c")} == {
        "N"
    }


def test_an_option_without_a_move_gets_one_in_the_same_step(store: Store) -> None:
    store.apply("Bare", [Add(Option(id="d", code="D", name="New")), Remove(Key("move", "a1"))])
    edit(store, "d", "Rename", [Set(NORTH, "name", "N")])
    assert [move.title for move in store.moves("d")] == ["Workshop changes"]
    assert store.model("d").table(Organisation)["north"].name == "N"
    assert store.undo() == "Rename"
    assert store.moves("d") == []
