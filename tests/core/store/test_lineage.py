"""Which layers an option is seen through."""

from __future__ import annotations

import pytest

from core.model.edits import Add, EditError, Set
from core.model.entities.plan import AS_IS, PLAN, Move
from core.model.key import Key
from core.store.lineage import around, lineage, moves, option_of, options, standing_on
from core.store.store import Store
from tests.refusals import refused


def test_an_option_is_seen_through_the_as_is_and_its_moves(store: Store) -> None:
    assert lineage(store.plan, "a") == (AS_IS, "a1", "a2")
    assert lineage(store.plan, AS_IS) == (AS_IS,)


def test_an_option_that_stands_on_another_is_seen_through_that_one(store: Store) -> None:
    assert lineage(store.plan, "c") == (AS_IS, "b1", "b2", "c1", "c2")


def test_a_move_that_is_switched_off_is_left_out(store: Store) -> None:
    store.apply("Off", [Set(Key("move", "b1"), "enabled", False)])
    assert lineage(store.plan, "c") == (AS_IS, "b2", "c1", "c2")


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2022-03-31", (AS_IS, "b1", "c1", "c2")),
        ("2022-04-01", (AS_IS, "b1", "b2", "c1", "c2")),
    ],
)
def test_a_move_that_takes_effect_later_is_left_out(store: Store, day: str, found: tuple[str, ...]) -> None:
    assert lineage(store.plan, "c", until=day) == found


def test_moves_are_in_the_order_of_their_places(store: Store) -> None:
    store.apply("Swap", [Set(Key("move", "b1"), "rank", 5)])
    assert [move.id for move in moves(store.plan, "b")] == ["b2", "b1"]
    store.apply("Add", [Add(Move(id="b0", option="b", title="First among equals", rank=1))])
    assert [move.id for move in moves(store.plan, "b")] == ["b0", "b2", "b1"]


def test_options_are_in_the_order_of_their_places(store: Store) -> None:
    store.apply("Swap", [Set(Key("option", "a"), "rank", 9)])
    assert [option.id for option in options(store.plan)] == ["b", "c", "a"]


def test_around_a_move_are_what_lies_below_and_the_moves_above(store: Store) -> None:
    below, above = around(store.plan, "b1")
    assert below == (AS_IS,)
    assert [move.id for move in above] == ["b2"]
    assert around(store.plan, "c2") == ((AS_IS, "b1", "b2", "c1"), ())
    assert around(store.plan, AS_IS) == ((), ())


def test_what_is_not_there_is_refused_in_words(store: Store) -> None:
    with refused(EditError, "There is no option “x” in this plan."):
        lineage(store.plan, "x")
    with refused(EditError, "There is no move “x” in this plan."):
        around(store.plan, "x")
    with refused(EditError, "There is no move “plan” in this plan."):
        around(store.plan, PLAN)


def test_nothing_is_around_a_move_that_is_switched_off(store: Store) -> None:
    store.apply("Off", [Set(Key("move", "b1"), "enabled", False)])
    with refused(
        EditError,
        "The move “Close the policy unit” is switched off. Switch it on to change what is in it.",
    ):
        around(store.plan, "b1")


def test_a_layer_belongs_to_the_option_of_its_move(store: Store) -> None:
    assert option_of(store.plan, "c2") == "c"
    assert option_of(store.plan, AS_IS) == AS_IS


def test_what_stands_on_an_option_is_known(store: Store) -> None:
    assert [option.id for option in standing_on(store.plan, "b")] == ["c"]
    assert [option.id for option in standing_on(store.plan, AS_IS)] == ["a", "b"]
