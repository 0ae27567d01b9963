"""A full disk costs nobody anything but the step that did not fit."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.model.entities.structure import Organisation
from core.store.connection import PlanError
from core.store.store import Store
from tests.core.store.children import context, fill_the_disk
from tests.core.store.hostile import assert_tells


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file")
def test_a_full_disk_is_told_and_the_plan_goes_on_when_there_is_room(plan: Path) -> None:
    ours, theirs = context().Pipe(duplex=False)
    process = context().Process(target=fill_the_disk, args=(plan, theirs))  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    message, saved, notes, label = ours.recv()
    assert_tells(message, "plan.remit")
    assert "the disk is full" in message
    assert saved > 1
    assert notes.startswith(f"{saved} ")
    assert label == f"Step {saved}"
    again, health = ours.recv()
    assert "the disk is full" in again
    assert health == []
    assert ours.recv() == ("Room again", "Room again", [])
    process.join()
    store = Store.open(plan)
    assert store.model().table(Organisation)["north"].notes == "z" * 19_000
    assert len([step for step in store.history() if step.state == "done"]) == saved + 1
    store.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_a_plan_that_cannot_be_made_for_want_of_room_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.store.file._lay_out", full)
    with pytest.raises(PlanError, match="the disk is full"):
        Store.create(tmp_path / "new.remit", "Health")
    assert list(tmp_path.iterdir()) == []
