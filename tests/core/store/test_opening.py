"""A file is looked at before it is trusted, and looking changes nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
from pathlib import Path

import pytest

from core.model.edits import Set
from core.store.connection import PlanError
from core.store.opening import header, inspect
from core.store.store import Store
from core.store.tables import APPLICATION_ID, FORMAT
from tests.core.store.hostile import altered, assert_tells, refusal
from tests.core.store.oracle import in_memory
from tests.refusals import refused
from tests.small import NORTH


def test_a_file_says_in_its_header_what_it_is(plan: Path) -> None:
    assert plan.read_bytes()[:16] == b"SQLite format 3\0"
    assert struct.unpack(">I", plan.read_bytes()[68:72]) == (0x52454D49,) == (APPLICATION_ID,)
    assert struct.unpack(">I", plan.read_bytes()[60:64]) == (FORMAT,)
    found = header(plan)
    assert (found.application_id, found.user_version, found.whole, found.plain) == (
        APPLICATION_ID,
        1,
        True,
        True,
    )


def test_a_file_holds_one_row_about_itself(plan: Path) -> None:
    db = sqlite3.connect(plan)
    ((id_, doc_id, head, made_with, at, reader, writer, *fork),) = db.execute(
        "SELECT * FROM document"
    ).fetchall()
    db.close()
    assert (id_, made_with, reader, writer, fork) == (1, "0.1.0", FORMAT, FORMAT, [None, None])
    assert len(doc_id) == len(head) == 16
    assert at.endswith("+00:00")


@pytest.mark.parametrize("read_only", [False, True])
def test_opening_and_reading_change_nothing(plan: Path, *, read_only: bool) -> None:
    os.utime(plan, ns=(1_600_000_000_000_000_000, 1_600_000_000_000_000_000))
    before, stat = plan.read_bytes(), plan.stat()
    folder = sorted(plan.parent.iterdir())
    store = Store.open(plan, read_only=read_only)
    in_memory(store)
    assert (store.undo_label(), store.redo_label(), store.health(), store.changed_elsewhere()) == (
        None,
        None,
        [],
        False,
    )
    assert sorted(plan.parent.iterdir()) == folder
    store.close()
    after = plan.stat()
    assert plan.read_bytes() == before
    assert (after.st_mtime_ns, after.st_ino, after.st_size) == (stat.st_mtime_ns, stat.st_ino, stat.st_size)
    assert sorted(plan.parent.iterdir()) == folder


def test_closing_leaves_nothing_but_the_plan(store: Store) -> None:
    store.apply("Rename", [Set(NORTH, "name", "N")])
    store.undo()
    store.close()
    assert list(store.path.parent.iterdir()) == [store.path]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlanError) as caught:
        Store.open(tmp_path / "lost.remit")
    assert_tells(str(caught.value), "lost.remit")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_plan(tmp_path: Path) -> None:
    with refused(
        PlanError, f"“{tmp_path.name}” is a folder. Choose a file that Remit made; its name ends in .remit."
    ):
        Store.open(tmp_path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04" + bytes(500), "is not a Remit plan"),
        (b"Dear board,\n" * 50, "is not a Remit plan"),
        (b"SQLite format 3\0", "is not a Remit plan"),
        (b"\0" * 4096, "is not a Remit plan"),
    ],
)
def test_what_is_no_sqlite_file_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "odd.remit"
    path.write_bytes(content)
    assert words in (refusal(path) or "")


def test_a_file_of_another_program_is_named(plan: Path) -> None:
    with altered(plan) as db:
        db.execute("PRAGMA application_id = 1")
    assert "belongs to another program" in (refusal(plan) or "")


@pytest.mark.parametrize(
    ("version", "words"), [(2, "made by a newer Remit"), (-1, "newer"), (0, "is damaged")]
)
def test_a_file_of_another_format_is_named(plan: Path, version: int, words: str) -> None:
    with altered(plan) as db:
        db.execute(f"PRAGMA user_version = {version}")
    assert words in (refusal(plan) or "")


@pytest.mark.parametrize("percent", range(0, 100, 4))
def test_a_file_that_is_cut_short_is_named(plan: Path, percent: int) -> None:
    whole = plan.read_bytes()
    plan.write_bytes(whole[: len(whole) * percent // 100])
    words = ("is empty", "is not a Remit plan", "is cut short", "is damaged")
    assert any(word in (refusal(plan) or "") for word in words)


@pytest.mark.parametrize("missing", [1, 100, 511, 4095, 4096])
def test_a_file_whose_end_is_missing_is_cut_short(plan: Path, missing: int) -> None:
    plan.write_bytes(plan.read_bytes()[:-missing])
    assert "is cut short" in (refusal(plan) or "")


def test_a_file_in_wal_mode_is_named_and_left_as_it_is(plan: Path) -> None:
    with altered(plan) as db:
        db.execute("PRAGMA journal_mode = WAL")
    assert "was not left by Remit in this form" in (refusal(plan) or "")
    assert list(plan.parent.iterdir()) == [plan]


def test_a_file_that_another_writes_to_is_in_use(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.store.connection.BUSY_SECONDS", 0.05)
    with altered(plan) as db:
        db.execute("BEGIN EXCLUSIVE")
        with refused(
            PlanError, "“plan.remit” is in use by another program just now. Close it there and try again."
        ):
            Store.open(plan)
    Store.open(plan).close()


def test_an_endless_look_is_given_up(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.store.opening.SECONDS", -1.0)
    with altered(plan) as db:
        db.executescript(
            "BEGIN;"
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000)"
            "INSERT INTO step SELECT NULL, '', '', '', 'as-is', 'dropped', '{}' FROM n;"
            "COMMIT;"
        )
    assert "is damaged" in (refusal(plan) or "")


def test_a_huge_file_is_refused(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.store.opening.LARGEST", plan.stat().st_size - 1)
    assert "was not left by Remit in this form" in (refusal(plan) or "")


# writes that a crash cut short


def crashed(plan: Path, folder: Path) -> Path:
    """Return a copy of a plan as a crash in the middle of a write leaves it, its journal beside it."""
    copy = folder / "crashed.remit"
    with altered(plan) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE organisation SET name = 'Half written', notes = hex(randomblob(4000))")
        db.execute("UPDATE step SET changes = hex(randomblob(200000))")
        shutil.copyfile(plan, copy)
        shutil.copyfile(plan.with_name(plan.name + "-journal"), copy.with_name(copy.name + "-journal"))
        db.execute("ROLLBACK")
    return copy


def test_a_write_that_a_crash_cut_short_is_taken_back(plan: Path, tmp_path: Path) -> None:
    whole = Store.open(plan)
    before = in_memory(whole)
    whole.close()
    copy = crashed(plan, tmp_path)
    assert b"Half written" in copy.read_bytes()
    store = Store.open(copy)
    assert in_memory(store) == before
    assert store.health() == []
    store.close()
    assert b"Half written" not in copy.read_bytes()
    assert not copy.with_name("crashed.remit-journal").exists()


def test_a_journal_of_another_program_is_not_played(plan: Path, tmp_path: Path) -> None:
    with altered(plan) as db:
        db.execute("PRAGMA application_id = 1")
    copy = crashed(plan, tmp_path)
    journal = copy.with_name("crashed.remit-journal")
    assert "belongs to another program" in (refusal(copy) or "")
    assert journal.exists()


def test_a_journal_that_means_nothing_does_no_harm(plan: Path) -> None:
    journal = plan.with_name(plan.name + "-journal")
    journal.write_bytes(b"not a journal" * 100)
    assert refusal(plan) is None
    Store.open(plan).close()


def test_a_good_file_passes(plan: Path) -> None:
    inspect(plan)
    assert refusal(plan) is None
