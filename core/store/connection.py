"""The one place that connects to SQLite, with the settings that keep every promise of docs/promises.md."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SETTINGS = {
    "foreign_keys": "1",
    "trusted_schema": "0",
    "cell_size_check": "1",
    "mmap_size": "0",
    "secure_delete": "1",
    # Never WAL: its side files do not travel with cloud drives and memory sticks. EXTRA also syncs the
    # folder, without which an acknowledged edit can be lost with the power.
    "journal_mode": "delete",
    "synchronous": "3",
    "locking_mode": "normal",
}
_NOT_FOR_READERS = {"journal_mode", "secure_delete"}
BUSY_SECONDS = 3.0
_NO_FUNCTION_SETTINGS = {"mmap_size"}  # answers nothing where it was compiled out


class PlanError(Exception):
    """A plan cannot be opened, read or written. The message says what and what to do; nothing was lost."""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Return a connection to an existing file with our settings, read back. sqlite3.Error if it cannot be."""
    mode = "ro" if read_only else "rw"
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,  # we say BEGIN ourselves
        timeout=BUSY_SECONDS,
        check_same_thread=False,  # a worker opens, the window goes on with it; never both at once
    )
    try:
        for name, value in SETTINGS.items():
            if read_only and name in _NOT_FOR_READERS:
                continue
            db.execute(f"PRAGMA {name} = {value}")
            found = db.execute(f"PRAGMA {name}").fetchone()
            if (found is None and name in _NO_FUNCTION_SETTINGS) or str(found[0]) == value:
                continue
            message = f"SQLite would not set {name} to {value}."
            raise sqlite3.OperationalError(message)
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Do what is inside whole or not at all. The lock is taken first: SQLite's own BEGIN loses updates."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise


def explained(error: sqlite3.Error | OSError, path: Path) -> PlanError:
    """Return the sentence for what went wrong with a file: what it is, and what to do."""
    text = str(error).lower()
    name = path.name
    if isinstance(error, FileNotFoundError) or "unable to open" in text:
        return PlanError(
            f"“{name}” cannot be reached: it, or its folder, is not there or may not be used. "
            "Look where it is, connect its drive if it has one, and try again."
        )
    if isinstance(error, PermissionError) or "readonly" in text or "read-only" in text:
        return PlanError(
            f"“{name}” cannot be written to: it, or its folder, is read-only. Save a copy elsewhere."
        )
    if "full" in text or "disk i/o" in text or "no space" in text or "too large" in text:
        return PlanError(
            f"“{name}” could not be saved: the disk is full or does not answer. "
            "Make room and try again; everything up to now is safe."
        )
    if "locked" in text or "busy" in text:
        return PlanError(f"“{name}” is in use by another program just now. Close it there and try again.")
    if isinstance(error, sqlite3.Error) and any(word in text for word in _DAMAGE):
        return damaged(path)
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return PlanError(f"“{name}” cannot be used ({reason}). Try again, or open a backup or another copy.")


_DAMAGE = ("malformed", "not a database", "could not decode")


def damaged(path: Path) -> PlanError:
    """Return the sentence for a file that holds what Remit never wrote."""
    return PlanError(
        f"“{path.name}” is damaged. Open a backup or another copy; the damaged file was left untouched."
    )
