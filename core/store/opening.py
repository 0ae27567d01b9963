"""Looking at a file before trusting it. Nothing in it may run, hang us, or pass for ours.

Opening changes not one byte: the looking is done over a read-only connection.
"""

from __future__ import annotations

import sqlite3
import struct
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from core.store.connection import PlanError, connect, damaged, explained
from core.store.contents import UnfitError, check_contents
from core.store.tables import APPLICATION_ID, FORMAT, schema

LARGEST = 2 * 2**30  # bytes
SECONDS = 30.0  # for the whole look; a national plan takes well under one
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 400_000_000,  # the history of an import of 300,000 bodies is one text
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 200_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes of a file say: its application, its version, whether it is whole."""

    application_id: int
    user_version: int
    whole: bool
    plain: bool


def header(path: Path) -> Header:
    """Read a file's header without SQLite. PlanError if it is no SQLite file at all."""
    try:
        if path.is_dir():
            raise PlanError(
                f"“{path.name}” is a folder. Choose a file that Remit made; its name ends in .remit."
            )
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise explained(error, path) from None
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        what = "is empty" if size == 0 else "is not a Remit plan"
        raise PlanError(f"“{path.name}” {what}. Choose a file that Remit made; its name ends in .remit.")
    (page,) = struct.unpack(">H", head[16:18])
    page = 65536 if page == 1 else page
    (pages,) = struct.unpack(">I", head[28:32])
    (version,) = struct.unpack(">I", head[60:64])
    (application,) = struct.unpack(">I", head[68:72])
    usable = page >= 512 and page & (page - 1) == 0
    whole = usable and size % page == 0 and pages <= size // page
    return Header(application, version, whole, head[18] == head[19] == 1)


def inspect(path: Path) -> None:
    """PlanError, in words, unless the file is a whole plan of this version, exactly as we would make it."""
    _finish_interrupted_write(path)
    found = header(path)
    if found.application_id != APPLICATION_ID:
        raise PlanError(f"“{path.name}” belongs to another program. Choose a file that Remit made.")
    if found.user_version > FORMAT:
        raise PlanError(
            f"“{path.name}” was made by a newer Remit (its format is {found.user_version}, this one reads up "
            f"to {FORMAT}). Update Remit to open it; the file was left untouched."
        )
    if found.user_version < 1:
        raise damaged(path)
    if not found.whole:
        raise PlanError(
            f"“{path.name}” is cut short: it is smaller than it says. If it is still being copied or "
            "downloaded, wait and try again; else open a backup."
        )
    if not found.plain or path.stat().st_size > LARGEST:
        raise PlanError(
            f"“{path.name}” was not left by Remit in this form. Copy it again from where it came."
        )
    try:
        db = connect(path, read_only=True)
    except UnicodeDecodeError:
        raise damaged(path) from None
    except sqlite3.Error as error:
        raise explained(error, path) from None
    try:
        _look(db, path)
    # A name that is no text fails in Python, not in SQLite: where it words its own message.
    except (sqlite3.Error, UnicodeDecodeError, UnfitError, OverflowError, MemoryError) as error:
        if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
            raise explained(error, path) from None
        raise damaged(path) from None
    finally:
        db.close()


def _finish_interrupted_write(path: Path) -> None:
    """Let SQLite take back a write that a crash cut short: the one thing that opening may change."""
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and header(path).application_id == APPLICATION_ID:
        try:
            with closing(connect(path)) as db:
                db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except UnicodeDecodeError:
            raise damaged(path) from None
        except sqlite3.Error as error:
            raise explained(error, path) from None


def _look(db: sqlite3.Connection, path: Path) -> None:
    for limit, value in _LIMITS.items():
        db.setlimit(limit, value)
    end = time.monotonic() + SECONDS
    db.set_progress_handler(lambda: time.monotonic() > end, 10_000)
    # All of it, and not by name: a trigger may bear the name of a table.
    have = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    ours = {("table", name, name, sql) for name, sql in schema().items()}
    if len(have) != len(ours) or set(have) != ours:
        raise PlanError(
            f"“{path.name}” holds things that Remit did not put there, or lacks some that it did, so it was "
            "not opened. Ask whoever sent it for a copy saved by Remit."
        )
    # STRICT tables and NOT NULL are part of this check, so that every cell is of its column's type.
    if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged(path)
    check_contents(db)
