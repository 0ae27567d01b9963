"""A file that is whole says nothing; one that is not says what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

from core.model.edits import Set
from core.store.store import Store
from tests.core.store.hostile import altered, assert_tells
from tests.small import NORTH


def test_a_whole_file_has_nothing_wrong_with_it(store: Store) -> None:
    store.apply("Rename", [Set(NORTH, "name", "N")], "a1")
    store.apply("Rename again", [Set(NORTH, "name", "M")], "a1")
    store.undo()
    assert store.health() == []


def test_what_the_history_ends_with_has_to_be_what_is_stored(store: Store) -> None:
    store.apply("Rename", [Set(NORTH, "name", "N")])
    with altered(store.path) as db:
        db.execute("UPDATE organisation SET name = 'Other' WHERE id = 'north' AND layer_id = 'as-is'")
    assert store.health() == [
        "The history says otherwise than the data of the organisation “north” in “as-is”."
    ]


def test_what_was_undone_need_not_be_stored(store: Store) -> None:
    store.apply("Rename", [Set(NORTH, "name", "N")])
    store.undo()
    store.apply("Rename", [Set(NORTH, "name", "M")])
    assert store.health() == []


def test_a_file_that_is_damaged_or_gone_is_told(store: Store) -> None:
    with altered(store.path) as db:
        db.execute("UPDATE step SET state = 'hidden'")
    (sentence,) = store.health()
    assert_tells(sentence, "plan.remit")
    store.path.unlink()
    (sentence,) = store.health()
    assert_tells(sentence, "plan.remit")


def test_a_step_that_cannot_be_read_is_told(plan: Path) -> None:
    store = Store.open(plan)
    with altered(plan) as db:
        db.execute(
            "INSERT INTO step (at, who, label, layer_id, state, changes) VALUES ('', '', '', '', 'done', ?)",
            (json.dumps({"committee": {"columns": [], "rows": []}}),),
        )
    (sentence,) = store.health()
    assert "is damaged" in sentence
    store.close()
