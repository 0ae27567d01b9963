"""An edit that is accepted shows at once in the option it was made in; else it is refused in words."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from core.model.edits import Add, Edit, EditError, Inherit, Remove, Set
from core.model.entities.plan import AS_IS
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.model import Model
from core.store.store import Store
from tests.core.store.oracle import in_memory, on_disk
from tests.core.store.test_every_option_returns import copy_of
from tests.core.strategies import CONTENT, LAYERS, PLAN, WORDS

BODY = Key("organisation", "east")
_move = st.sampled_from([Key("move", "b1"), Key("move", "b2"), Key("move", "c1")])
_layers = st.sampled_from([AS_IS, "b1", "b2", "c1"])
_edits = st.one_of(
    st.builds(Set, st.just(BODY), st.just("name"), WORDS),
    st.builds(Set, st.just(BODY), st.just("code"), st.none() | WORDS),
    st.builds(Add, st.builds(Organisation, id=st.just("east"), name=WORDS)),
    st.just(Remove(BODY)),
    st.just(Inherit(BODY)),
    st.just(Inherit(BODY, "name")),
)
_switches = st.builds(Set, _move, st.just("enabled"), st.booleans()) | st.builds(
    Set, _move, st.just("rank"), st.integers(0, 1)
)
# One body, again and again: so that it is born, closed and overridden in layers that then change places.
FEW = st.tuples(_layers, _edits) | st.tuples(st.just(AS_IS), _switches)
MANY = st.tuples(LAYERS, CONTENT) | st.tuples(st.just(AS_IS), PLAN)


@given(steps=st.lists(FEW, min_size=4, max_size=20) | st.lists(MANY, max_size=15))
def test_an_accepted_edit_shows_in_its_option(small_plan: Path, steps: list[tuple[str, Edit]]) -> None:
    with copy_of(small_plan) as path:
        store = Store.open(path)
        for layer, edit in steps:
            of_plan = edit.key.kind in ("option", "move")
            if refused(store, layer, edit) is None:
                assert shows(edit, store.plan if of_plan else store.model(store.option_of(layer)))
        store.close()


@given(layer=LAYERS, edit=CONTENT | PLAN)
def test_a_refusal_is_a_sentence_and_changes_nothing(small_plan: Path, layer: str, edit: Edit) -> None:
    with copy_of(small_plan) as path:
        store = Store.open(path)
        before = in_memory(store)
        if message := refused(store, layer, edit):
            assert message[0].isupper() or message[0] == "“"
            assert message.endswith(".")
            assert "None" not in message
            assert in_memory(store) == before == on_disk(path)
            assert store.undo_label() is None
        store.close()


def refused(store: Store, layer: str, edit: Edit) -> str | None:
    try:
        store.apply("Step", [edit], layer)
    except EditError as error:
        return str(error)
    return None


def shows(edit: Edit, model: Model) -> bool:
    found = model.entity(edit.key)
    match edit:
        case Add(entity):
            return found == entity
        case Set(_, field, value):
            return found is not None and bool(getattr(found, field) == value)
        case Remove():
            return found is None
    return True
