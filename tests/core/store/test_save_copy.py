"""A copy is whole, compact, and in place only when it is both."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.model.edits import Set
from core.store.connection import PlanError
from core.store.store import Store
from tests.core.store.hostile import altered, assert_tells
from tests.core.store.oracle import in_memory, on_disk
from tests.small import NORTH


def test_a_copy_holds_all_that_the_plan_does(store: Store, tmp_path: Path) -> None:
    store.apply("Rename", [Set(NORTH, "name", "N")], "a1")
    copy = tmp_path / "copy.remit"
    store.save_copy(copy)
    again = Store.open(copy)
    assert in_memory(again) == in_memory(store)
    assert again.doc_id == store.doc_id
    assert again.undo() == "Rename"
    assert again.health() == []
    again.close()
    assert not store.changed_elsewhere()
    assert sorted(tmp_path.iterdir()) == [copy, store.path]


def test_a_copy_takes_the_place_of_what_was_there(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.remit"
    copy.write_bytes(b"old")
    store.save_copy(copy)
    assert on_disk(copy) == in_memory(store)


@pytest.mark.parametrize("spelt", ["plan.remit", "./plan.remit", "folder/../plan.remit", "link.remit"])
def test_a_plan_is_not_copied_over_itself(store: Store, tmp_path: Path, spelt: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.remit").hardlink_to(store.path)
    with pytest.raises(PlanError, match="is the plan itself"):
        store.save_copy(tmp_path / spelt)
    assert not store.changed_elsewhere()


def test_a_copy_that_cannot_be_made_leaves_what_was_there(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for path in (tmp_path / "nowhere" / "copy.remit", folder):
        with pytest.raises(PlanError) as caught:
            store.save_copy(path)
        assert_tells(str(caught.value), path.name)
    assert sorted(tmp_path.iterdir()) == [folder, store.path]


def test_a_copy_of_a_damaged_plan_takes_nobody_s_place(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.remit"
    store.save_copy(copy)
    before = copy.read_bytes()
    with altered(store.path) as db:
        db.execute("UPDATE step SET state = 'hidden'")
    with pytest.raises(PlanError, match="is damaged"):
        store.save_copy(copy)
    assert copy.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [copy, store.path]


def test_a_read_only_plan_may_be_copied(plan: Path, tmp_path: Path) -> None:
    store = Store.open(plan, read_only=True)
    store.save_copy(tmp_path / "copy.remit")
    store.close()
    copy = Store.open(tmp_path / "copy.remit")
    copy.apply("Rename", [Set(NORTH, "name", "N")])
    copy.close()
