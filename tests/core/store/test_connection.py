"""One place connects to SQLite, with the settings that keep every promise."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from core.store.connection import SETTINGS, PlanError, connect, explained, transaction
from core.store.store import Store

PROMISED = {
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "journal_mode": "delete",
    "synchronous": 3,
    "locking_mode": "normal",
}


@pytest.fixture
def db(plan: Path) -> Iterator[sqlite3.Connection]:
    found = connect(plan)
    yield found
    found.close()


def asked(db: sqlite3.Connection, pragma: str) -> object:
    return (db.execute(f"PRAGMA {pragma}").fetchone() or [0])[0]


@pytest.mark.parametrize(("pragma", "value"), PROMISED.items())
def test_a_connection_has_the_settings_that_are_promised(
    db: sqlite3.Connection, pragma: str, value: object
) -> None:
    assert asked(db, pragma) == value
    assert asked(db, "mmap_size") == 0


def test_a_reader_has_every_setting_that_concerns_it(plan: Path) -> None:
    db = connect(plan, read_only=True)
    for pragma in ("foreign_keys", "trusted_schema", "cell_size_check", "locking_mode"):
        assert asked(db, pragma) == PROMISED[pragma]
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute("UPDATE document SET head = 'x'")
    db.close()


def test_a_setting_that_does_not_take_is_an_error(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SETTINGS, "journal_mode", "none")
    with pytest.raises(sqlite3.OperationalError, match="would not set journal_mode"):
        connect(plan)


def test_a_connection_never_makes_a_file(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        connect(tmp_path / "new.remit")
    assert list(tmp_path.iterdir()) == []


def test_a_path_may_hold_any_character(plan: Path) -> None:
    odd = plan.with_name("50% für “uns”? #1 & 2;mode=memory.remit")
    plan.rename(odd)
    store = Store.open(odd)
    assert store.health() == []
    store.close()


def test_what_fails_inside_a_transaction_is_taken_back(db: sqlite3.Connection) -> None:
    head = db.execute("SELECT head FROM document").fetchone()
    with suppress(ZeroDivisionError), transaction(db):
        db.execute("UPDATE document SET head = 'x'")
        _ = 1 / 0
    assert db.execute("SELECT head FROM document").fetchone() == head
    assert not db.in_transaction


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (sqlite3.OperationalError("unable to open database file"), "cannot be reached"),
        (FileNotFoundError(2, "No such file or directory", "/secret/plan.remit"), "cannot be reached"),
        (PermissionError(13, "Permission denied", "/secret/plan.remit"), "read-only"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "read-only"),
        (OSError(30, "Read-only file system", "/secret/plan.remit"), "read-only"),
        (sqlite3.OperationalError("database or disk is full"), "disk is full"),
        (sqlite3.OperationalError("disk I/O error"), "disk is full or does not answer"),
        (OSError(28, "No space left on device", "/secret/plan.remit"), "disk is full"),
        (OSError(27, "File too large", "/secret/plan.remit"), "disk is full"),
        (sqlite3.OperationalError("database is locked"), "in use by another program"),
        (sqlite3.DatabaseError("database disk image is malformed"), "is damaged"),
        (sqlite3.DatabaseError("file is not a database"), "is damaged"),
        (sqlite3.OperationalError("Could not decode to UTF-8 column 'name' with text 'x'"), "is damaged"),
        (sqlite3.IntegrityError("NOT NULL constraint failed"), "cannot be used"),
        (OSError(5, "Input/output error", "/secret/plan.remit"), "cannot be used (Input/output error)"),
    ],
)
def test_every_trouble_has_its_sentences(error: sqlite3.Error | OSError, words: str) -> None:
    message = str(explained(error, Path("/secret/plan.remit")))
    assert isinstance(explained(error, Path("x")), PlanError)
    assert words in message
    assert message.startswith("“plan.remit” ")
    assert message.endswith(".")
    assert 1 <= message.replace("plan.remit", "").count(". ") + 1 <= 2
    assert "/secret" not in message
