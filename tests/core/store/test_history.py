"""What was done can be undone and redone, also after a restart."""

from __future__ import annotations

import pytest

from core.model.edits import EditError, Set
from core.model.entities.plan import AS_IS
from core.model.entities.structure import Organisation
from core.store.store import Store
from tests.core.store.oracle import in_memory
from tests.small import CENTRE, NORTH, SOUTH


def rename(store: Store, name: str, layer: str = AS_IS) -> None:
    store.apply(f"Call it {name}", [Set(NORTH, "name", name)], layer)


def north(store: Store) -> str:
    return store.model().table(Organisation)["north"].name


def reopened(store: Store) -> Store:
    store.close()
    return Store.open(store.path, who="tester")


def test_undo_and_redo_tell_the_label_of_what_they_did(store: Store) -> None:
    rename(store, "One")
    rename(store, "Two")
    assert (store.undo_label(), store.redo_label()) == ("Call it Two", None)
    assert (store.undo(), north(store)) == ("Call it Two", "One")
    assert (store.undo_label(), store.redo_label()) == ("Call it One", "Call it Two")
    assert (store.redo(), north(store)) == ("Call it Two", "Two")


def test_steps_are_redone_in_the_order_in_which_they_were_done(store: Store) -> None:
    for name in ("One", "Two", "Three"):
        rename(store, name)
    while store.undo():
        pass
    assert north(store) == "North Region"
    assert [store.redo() for _ in range(4)] == ["Call it One", "Call it Two", "Call it Three", None]


def test_a_new_step_drops_what_was_undone(store: Store) -> None:
    rename(store, "One")
    store.undo()
    rename(store, "Two")
    assert store.redo() is None
    assert [step.state for step in store.history()] == ["start", "dropped", "done"]
    assert store.undo() == "Call it Two"
    assert store.undo() is None
    assert north(store) == "North Region"


def test_a_refused_step_keeps_what_may_be_redone(store: Store) -> None:
    rename(store, "One")
    store.undo()
    with pytest.raises(EditError):
        store.apply("Bad", [Set(NORTH, "parent", "gone")])
    assert store.redo_label() == "Call it One"


def test_labels_outlive_the_program(store: Store) -> None:
    rename(store, "One")
    rename(store, "Two")
    store.undo()
    store = reopened(store)
    assert (store.undo_label(), store.redo_label()) == ("Call it One", "Call it Two")
    assert store.redo() == "Call it Two"
    store = reopened(store)
    assert (store.undo_label(), store.redo_label()) == ("Call it Two", None)
    assert [store.undo(), store.undo(), store.undo()] == ["Call it Two", "Call it One", None]
    assert north(store) == "North Region"
    store.close()


def test_a_step_knows_when_by_whom_where_and_what(store: Store) -> None:
    rename(store, "One", "b1")
    step = store.history()[-1]
    assert (step.who, step.label, step.layer, step.state) == ("tester", "Call it One", "b1", "done")
    assert step.at.endswith("+00:00")
    before, after = store.step_changes(step.id)
    assert before == {("b1", NORTH): None}
    assert list(after) == [("b1", NORTH)]


def test_a_history_that_begins_anew_cannot_be_undone(store: Store) -> None:
    rename(store, "One")
    store.undo()
    store.begin_history("Made from a sample")
    assert (store.undo(), store.redo()) == (None, None)
    assert [(step.label, step.state, step.layer) for step in store.history()] == [
        ("Made from a sample", "start", AS_IS)
    ]
    rename(store, "Two")
    assert store.undo() == "Call it Two"


def test_one_step_over_several_kinds_and_options_returns_whole(store: Store) -> None:
    before = in_memory(store)
    store.apply("Rename two", [Set(NORTH, "name", "N"), Set(SOUTH, "name", "S"), Set(CENTRE, "code", None)])
    after = in_memory(store)
    store.undo()
    assert in_memory(store) == before
    store.redo()
    assert in_memory(store) == after


def test_undo_keeps_what_others_overrode_and_remember(store: Store) -> None:
    rename(store, "Override", "a1")
    store.apply("Correct", [Set(NORTH, "name", "Corrected")])
    assert store.overrides("a", NORTH) == {"name": ("a1", "North Region")}
    assert len(store.drift("a")) == 1
    store.undo()
    assert store.drift("a") == []


def test_the_history_and_the_data_agree(store: Store) -> None:
    rename(store, "One", "b1")
    rename(store, "Two")
    store.undo()
    assert store.health() == []
