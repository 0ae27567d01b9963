"""Two who write to one plan never overwrite each other."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Thread

import pytest

from core.model.edits import Set
from core.model.entities.structure import Organisation
from core.store.connection import PlanError
from core.store.store import Store
from tests.core.store.children import add_many, context, hold_the_lock
from tests.refusals import refused
from tests.small import NORTH

TIMES = 40


def race(path: Path, *, too_late: bool = False) -> tuple[int, int]:
    """Let two processes add to one number; return how often they were told it was saved, and the number."""
    pipes, processes = [], []
    for _ in range(2):
        ours, theirs = context().Pipe(duplex=False)
        process = context().Process(  # type: ignore[attr-defined]  # every context has one
            target=add_many, args=(path, TIMES, theirs), kwargs={"too_late": too_late}
        )
        process.start()
        pipes.append(ours)
        processes.append(process)
    saved = sum(pipe.recv() for pipe in pipes)
    for process in processes:
        process.join()
    store = Store.open(path)
    found = int(store.model().table(Organisation)["north"].notes or 0)
    store.close()
    return saved, found


def test_no_update_is_lost_between_two_processes(plan: Path) -> None:
    assert race(plan) == (2 * TIMES, 2 * TIMES)


def test_a_transaction_that_begins_with_the_first_write_would_be_found_out(plan: Path) -> None:
    """The control: begun as SQLAlchemy does by itself, updates are lost, and this test sees it.

    Two processes that happen to take turns lose nothing, so they may race a few times.
    """
    copies = [Path(shutil.copyfile(plan, plan.with_name(f"race{number}.remit"))) for number in range(20)]
    assert any(found < saved for saved, found in (race(copy, too_late=True) for copy in copies))


def test_no_update_is_lost_between_two_threads(plan: Path) -> None:
    saved = []

    def add() -> None:
        for _ in range(TIMES):
            while True:
                store = Store.open(plan)
                at = int(store.model().table(Organisation)["north"].notes or 0)
                try:
                    store.apply("Add one", [Set(NORTH, "notes", str(at + 1))])
                except PlanError:
                    continue
                finally:
                    store.close()
                saved.append(at)
                break

    threads = [Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(saved) == list(range(2 * TIMES))


def test_who_looked_first_is_saved_and_who_waited_is_told(plan: Path) -> None:
    """The lock is taken before looking: taken later, the first would find itself locked out."""
    store = Store.open(plan)
    ours, theirs = context().Pipe(duplex=False)
    process = context().Process(target=hold_the_lock, args=(plan, theirs, 0.5))  # type: ignore[attr-defined]
    process.start()
    assert ours.recv() == "looked"
    with pytest.raises(PlanError, match="was changed, moved or replaced by somebody else"):
        store.apply("Rename", [Set(NORTH, "name", "Mine")])
    assert ours.recv() == "saved"
    process.join()
    store.close()
    again = Store.open(plan)
    assert again.model().table(Organisation)["north"].name == "Slow"
    again.close()


def test_a_store_is_handed_from_the_thread_that_opened_it(plan: Path) -> None:
    opened: list[Store] = []
    thread = Thread(target=lambda: opened.append(Store.open(plan)))
    thread.start()
    thread.join()
    (store,) = opened
    store.apply("Rename", [Set(NORTH, "name", "N")])
    assert store.undo() == "Rename"
    store.close()


def test_a_second_window_sees_what_the_first_saved(plan: Path) -> None:
    one, two = Store.open(plan), Store.open(plan)
    one.apply("Rename", [Set(NORTH, "name", "N")])
    with refused(
        PlanError,
        "“plan.remit” was changed, moved or replaced by somebody else since it was opened, so your "
        "change was not made. Open the plan again to see what is in it now.",
    ):
        two.apply("Rename", [Set(NORTH, "name", "M")])
    one.close()
    two.close()


def test_who_reads_beside_a_writer_follows_what_is_done_undone_and_done_again(plan: Path) -> None:
    writer, reader = Store.open(plan), Store.open(plan, read_only=True)
    lines = reader.model().tables["reporting_line"]
    for step in (
        lambda: writer.apply("Note", [Set(NORTH, "notes", "1")]),
        lambda: writer.apply("Note", [Set(NORTH, "notes", "2")]),
        writer.undo,
        writer.undo,
        writer.redo,
    ):
        step()
        assert reader.follow()
        for option in ("as-is", *(each.id for each in writer.options())):
            assert reader.model(option) == writer.model(option)
    writer.undo()
    writer.apply("Note", [Set(NORTH, "notes", "another way")])
    assert reader.follow()
    assert reader.model() == writer.model()
    assert reader.model().tables["reporting_line"] is lines
    assert reader.follow()  # nothing new
    writer.begin_history("Begun")
    assert not reader.follow()
    for store in (writer, reader):
        store.close()


def test_another_plan_in_place_of_one_is_not_followed(plan: Path, tmp_path: Path) -> None:
    reader = Store.open(plan, read_only=True)
    shutil.copyfile(plan, tmp_path / "copy.remit").replace(plan)
    assert not reader.follow()
    reader.close()
