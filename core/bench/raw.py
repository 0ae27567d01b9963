"""The practical limit of storage: the same rows through the same connection, without Remit."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from core.model.entities.plan import AS_IS
from core.model.key import Key
from core.model.kinds import KINDS
from core.store.connection import connect, transaction
from core.store.tables import TABLES, upsert

Cells = Sequence[Any]


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[sqlite3.Connection]:
    """Yield a connection with our settings; it is closed afterwards."""
    db = connect(path, read_only=read_only)
    try:
        yield db
    finally:
        db.close()


def everything(path: Path) -> list[list[Cells]]:
    """Return every row of every kind, as SQLite gives it."""
    with opened(path, read_only=True) as db:
        return [db.execute(f'SELECT * FROM "{slug}"').fetchall() for slug in KINDS]  # noqa: S608


def as_is(db: sqlite3.Connection) -> list[list[Cells]]:
    """Return every row of the as-is."""
    asked = 'SELECT * FROM "{}" WHERE layer_id = ?'
    return [db.execute(asked.format(slug), (AS_IS,)).fetchall() for slug in KINDS]


def rows(db: sqlite3.Connection, kind: str, layer: str, most: int = -1) -> list[Cells]:
    """Return the rows of one kind in one layer (at most so many; -1: all)."""
    asked = f'SELECT * FROM "{kind}" WHERE layer_id = ? LIMIT ?'  # noqa: S608
    return db.execute(asked, (layer, most)).fetchall()


def row(db: sqlite3.Connection, layer: str, key: Key) -> Cells:
    """Return the row of one entity in a layer."""
    asked = f'SELECT * FROM "{key.kind}" WHERE layer_id = ? AND id = ?'  # noqa: S608
    found: Cells = db.execute(asked, (layer, key.id)).fetchone()
    return found


def last_step(db: sqlite3.Connection) -> Cells:
    """Return the last step of the history, without its number."""
    asked = "SELECT at, who, label, layer_id, state, changes FROM step ORDER BY id DESC LIMIT 1"
    found: Cells = db.execute(asked).fetchone()
    return found


def put(db: sqlite3.Connection, kind: str, cells: Sequence[Cells]) -> None:
    """Write rows of one kind, in one transaction and nothing else."""
    with transaction(db):
        db.executemany(upsert(TABLES[kind]), cells)


def delete(db: sqlite3.Connection, kind: str, ids: Sequence[tuple[str]]) -> None:
    """Delete rows of the as-is, in one transaction and nothing else."""
    with transaction(db):
        db.executemany(f"DELETE FROM \"{kind}\" WHERE layer_id = '{AS_IS}' AND id = ?", ids)  # noqa: S608


def commit(db: sqlite3.Connection, kind: str, cells: Cells, step: Cells, head: str) -> None:
    """Write one row, the step that tells of it and the head: what one edit has to put on disk."""
    with transaction(db):
        db.execute(upsert(TABLES[kind]), cells)
        db.execute(
            "INSERT INTO step (at, who, label, layer_id, state, changes) VALUES (?, ?, ?, ?, ?, ?)", step
        )
        db.execute("UPDATE document SET head = ?", (head,))
