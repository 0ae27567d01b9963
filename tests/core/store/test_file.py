"""Every change is written to the file we know, or refused with nothing changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.model.edits import Set
from core.model.entities.structure import Organisation
from core.store.connection import PlanError
from core.store.file import PlanFile
from core.store.store import Store
from tests.core.store.hostile import altered, assert_tells
from tests.core.store.oracle import in_memory, on_disk
from tests.refusals import refused
from tests.small import NORTH, make_small

CHANGED = (
    "“plan.remit” was changed, moved or replaced by somebody else since it was opened, so your "
    "change was not made. Open the plan again to see what is in it now."
)


def rename(store: Store, name: str = "Far North") -> None:
    store.apply("Rename", [Set(NORTH, "name", name)])


def north(store: Store) -> str:
    return store.model().table(Organisation)["north"].name


@pytest.fixture
def other(store: Store) -> Iterator[Store]:
    """Somebody else's window on the same plan."""
    other = Store.open(store.path, who="somebody else")
    yield other
    other.close()


# somebody else


def test_a_plan_that_somebody_else_changed_is_not_written_to(store: Store, other: Store) -> None:
    before = in_memory(store)
    rename(other, "Theirs")
    bytes_before = store.path.read_bytes()
    for change in (rename, lambda store: store.begin_history("Anew")):
        with refused(PlanError, CHANGED):
            change(store)
    assert in_memory(store) == before
    assert store.path.read_bytes() == bytes_before
    assert store.changed_elsewhere()
    assert not other.changed_elsewhere()


def test_what_somebody_else_did_is_not_undone_or_redone(store: Store, other: Store) -> None:
    rename(other, "Theirs")
    with refused(PlanError, CHANGED):
        store.undo()
    other.undo()
    with refused(PlanError, CHANGED):
        store.redo()
    assert north(store) == "North Region"
    assert other.redo() == "Rename"


def test_after_opening_again_the_plan_is_written_to_as_before(store: Store, other: Store) -> None:
    rename(other, "Theirs")
    again = Store.open(store.path)
    assert north(again) == "Theirs"
    rename(again, "Mine")
    again.close()
    assert other.changed_elsewhere()


# the file itself


def replaced(path: Path) -> None:
    copy = path.with_name("copy.remit")
    shutil.copyfile(path, copy)
    copy.replace(path)


def overwritten(path: Path) -> None:
    other = path.with_name("other.remit")
    make_small(other).close()
    shutil.copyfile(other, path)


def headless(path: Path) -> None:
    with altered(path) as db:
        db.execute("DELETE FROM document")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of an open file")
@pytest.mark.parametrize(
    "meddle",
    [
        lambda path: path.rename(path.with_name("moved.remit")),
        lambda path: path.unlink(),
        lambda path: path.parent.rename(path.parent.with_name("elsewhere")),
        replaced,
        overwritten,
        headless,
    ],
    ids=["renamed", "deleted", "folder renamed", "replaced", "overwritten", "emptied"],
)
def test_a_file_that_is_no_longer_ours_is_not_written_to(
    plan: Path, tmp_path: Path, meddle: Callable[[Path], object]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    store = Store.open(plan.rename(folder / "plan.remit"))
    rename(store, "Before")
    before = in_memory(store)
    meddle(store.path)
    files = {file: file.read_bytes() for file in tmp_path.rglob("*.remit")}
    for change in (rename, Store.undo):
        with refused(PlanError, CHANGED):
            change(store)
    assert in_memory(store) == before
    assert store.changed_elsewhere()
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == files
    store.close()


def test_a_copy_that_was_changed_as_often_and_put_over_the_plan_is_seen(store: Store, tmp_path: Path) -> None:
    """SQLite cannot tell it from ours: its counter of changes is the same. A drive in the cloud does this."""
    twin = Path(shutil.copyfile(store.path, tmp_path / "twin.remit"))
    theirs = Store.open(twin)
    rename(theirs, "Theirs")
    theirs.close()
    rename(store, "Mine")
    assert store.path.read_bytes()[24:40] == twin.read_bytes()[24:40]
    shutil.copyfile(twin, store.path)
    assert store.changed_elsewhere()
    with refused(PlanError, CHANGED):
        rename(store, "Mine again")
    assert store.path.read_bytes() == twin.read_bytes()


def test_nothing_to_undo_in_another_s_file_is_told(store: Store, tmp_path: Path) -> None:
    rename(store)
    overwritten(store.path)
    for change in (Store.undo, Store.redo):
        with refused(PlanError, CHANGED):
            change(store)


def test_a_lock_that_does_not_go_away_is_told(store: Store) -> None:
    store._file._db.execute("PRAGMA busy_timeout = 20")
    with altered(store.path) as db:
        db.execute("BEGIN IMMEDIATE")
        with refused(
            PlanError, "“plan.remit” is in use by another program just now. Close it there and try again."
        ):
            rename(store)
    assert north(store) == "North Region"
    rename(store)
    assert in_memory(store) == on_disk(store.path)


# read-only


def test_a_plan_that_is_open_read_only_is_not_written_to(plan: Path) -> None:
    store = Store.open(plan, read_only=True)
    before = plan.read_bytes()
    for change in (rename, lambda store: store.begin_history("Anew")):
        with refused(PlanError, "“plan.remit” is open read-only. Save a copy to make changes."):
            change(store)
    assert store.read_only
    assert store.undo() is None
    assert north(store) == "North Region"
    assert plan.read_bytes() == before
    store.close()


AS_ANYBODY = """
import os, sys
from pathlib import Path
from core.model.edits import Set
from core.store.connection import PlanError
from core.store.store import Store
from tests.small import NORTH
plan = Path(sys.argv[1])
root = os.geteuid() == 0
if root:
    (os.setuid if len(sys.argv) == 2 else os.seteuid)(65534)
store = Store.open(plan)
for lock in sys.argv[2:]:  # what is locked up after the plan was opened
    root and os.seteuid(0)
    os.chmod(lock, 0o555)
    root and os.seteuid(65534)
print(store.read_only)
try:
    store.apply("Rename", [Set(NORTH, "name", "N")])
except PlanError as error:
    print(error)
print(store.model().entity(NORTH).name)
"""


def as_anybody(plan: Path, *locked: Path) -> list[str]:
    """Open a plan, and try to write to it, as a user who is not root."""
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, "-c", AS_ANYBODY, str(plan), *map(str, locked)],
        capture_output=True,
        text=True,
        cwd=root,
        check=True,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"},
    )
    return run.stdout.splitlines()


@pytest.fixture
def open_folder(plan: Path) -> Iterator[Path]:
    """A folder that anybody can reach and write to, with the plan in it."""
    # Of its own, for pytest's folders let nobody else through, and another run may be using them.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        shutil.move(plan, folder / "plan.remit")
        folder.chmod(0o777)
        (folder / "plan.remit").chmod(0o666)
        yield folder
        folder.chmod(0o777)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permission bits")
@pytest.mark.parametrize("locked", ["file", "folder", "both"])
def test_where_it_cannot_be_written_to_a_plan_opens_read_only(open_folder: Path, locked: str) -> None:
    plan = open_folder / "plan.remit"
    plan.chmod(0o444 if locked != "folder" else 0o666)
    open_folder.chmod(0o555 if locked != "file" else 0o777)
    assert as_anybody(plan) == [
        "True",
        "“plan.remit” is open read-only. Save a copy to make changes.",
        "North Region",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permission bits")
def test_a_folder_that_is_locked_while_a_plan_is_open_is_told(open_folder: Path) -> None:
    read_only, message, name = as_anybody(open_folder / "plan.remit", open_folder)
    assert (read_only, name) == ("False", "North Region")
    assert_tells(message, "plan.remit")


# the file by itself


def test_a_file_knows_itself(plan: Path) -> None:
    file = PlanFile.open(plan)
    assert len(file.doc_id) == 16
    assert set(file.layers()) == {"as-is", "plan", "a1", "a2", "b1", "b2", "c1", "c2"}
    file.close()


def test_a_new_file_belongs_to_its_maker_alone(tmp_path: Path) -> None:
    PlanFile.create(tmp_path / "new.remit").close()
    if sys.platform != "win32":
        assert (tmp_path / "new.remit").stat().st_mode & 0o777 == 0o600
