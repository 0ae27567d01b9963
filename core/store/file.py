"""The .remit file: read whole, and written in steps that happen whole or not at all."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.model.collection import without_collection
from core.model.entities.plan import AS_IS
from core.model.kinds import KINDS
from core.model.table import Table
from core.store.connection import PlanError, connect, damaged, explained, transaction
from core.store.history import Images, check_rows, heard, images, told
from core.store.layers import Layer, Row, Rows
from core.store.news import News
from core.store.opening import inspect
from core.store.tables import (
    APPLICATION_ID,
    FORMAT,
    TABLES,
    columns,
    decode,
    delete,
    entities,
    schema,
    upsert,
)

VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing somebody did. `layer` is the move, or the as-is, that it was done in."""

    id: int
    at: str
    who: str
    label: str
    layer: str
    state: str


class PlanFile:
    """An open file. Every write checks first that the file is still the one we know."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._news = News()
        try:
            self._place = _place(path)
            self._db = connect(path, read_only=read_only)
        except (sqlite3.Error, OSError) as error:
            raise explained(error, path) from None
        self.doc_id: str
        self._head: str
        try:
            self.doc_id, self._head = self._db.execute("SELECT doc_id, head FROM document").fetchone()
        except sqlite3.Error as error:
            self.close()
            raise explained(error, path) from None

    @classmethod
    def create(cls, path: Path) -> PlanFile:
        """Make a new, empty file. PlanError if there is one already: nothing is ever overwritten."""
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            raise PlanError(
                f"“{path.name}” is there already. Choose another name; nothing was overwritten."
            ) from None
        except OSError as error:
            raise explained(error, path) from None
        try:
            _lay_out(path)
        except BaseException as error:
            path.unlink(missing_ok=True)
            if isinstance(error, sqlite3.Error | OSError):
                raise explained(error, path) from None
            raise
        return cls(path, read_only=False)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> PlanFile:
        """Look at a file and open it, read-only where it cannot be written to. PlanError in words."""
        inspect(path)
        return cls(path, read_only=read_only or not _writable(path))

    def close(self) -> None:
        """Let go of the file. What was written is on disk already."""
        self._db.close()

    def layers(self) -> dict[str, Layer]:
        """Read every layer: the as-is as tables of whole entities, every other as its rows."""
        base: dict[str, Table[Any]] = {}
        upper: dict[str, dict[str, dict[str, Row]]] = {}
        with self._moment(), without_collection():
            (self._head,) = self._db.execute("SELECT head FROM document").fetchone()
            self._news.know(self._db)
            for slug, kind in KINDS.items():
                names = columns(slug)
                fields = ", ".join(f'"{name}"' for name in names)
                whole = f'SELECT id, {fields} FROM "{slug}" WHERE layer_id = ?'  # noqa: S608
                base[slug] = Table(entities(kind, self._db.execute(whole, (AS_IS,)).fetchall()))
                rest = f'SELECT layer_id, id, removed, was, {fields} FROM "{slug}" WHERE layer_id <> ?'  # noqa: S608
                for layer, id_, *cells in self._db.execute(rest, (AS_IS,)):
                    upper.setdefault(layer, {}).setdefault(slug, {})[id_] = decode(kind, id_, names, cells)
        return {AS_IS: base, **upper}

    def write(self, label: str, layer: str, before: Rows, after: Rows, *, who: str) -> None:
        """Write rows and the step that tells of them, as one. What was undone can no longer be redone."""
        now = images(after)
        changes = told(images(before), now)
        with self._writing():
            self._db.execute("UPDATE step SET state = 'dropped' WHERE state = 'undone'")
            self._put(now)
            self._tell(label, layer, "done", changes, who)

    def replay(self, *, back: bool) -> tuple[str, Rows] | None:
        """Undo the last step done (`back`) or redo the last undone.

        Return its label and the rows as they now are; None: there is no such step.
        """
        with self._reading():
            found = self._db.execute(f"SELECT id, label, changes {_next(back=back)}").fetchone()
        if found is None and self.changed_elsewhere():
            raise self._not_ours()
        if found is None:
            return None
        id_, label, changes = found
        rows = self._heard(changes, side=0 if back else 1)
        with self._writing():
            self._put(images(rows))
            state = "undone" if back else "done"
            self._db.execute("UPDATE step SET state = ? WHERE id = ?", (state, id_))
        return label, rows

    def label(self, *, back: bool) -> str | None:
        """Return the label of the step that `replay` would take; None: there is none."""
        with self._reading():
            found = self._db.execute(f"SELECT label {_next(back=back)}").fetchone()
        return found[0] if found else None

    def news(self) -> Rows | None:
        """Return the rows that others have written since the file was read, or since the last call.

        None where the file has to be read anew: another is in its place, or its history began anew.
        """
        with self._moment():
            if not self.changed_elsewhere():
                return {}
            if _place(self.path) != self._place:
                return None
            (self._head,) = self._db.execute("SELECT head FROM document").fetchone()
            return self._news.rows(self._db, self._heard)

    def steps(self) -> list[Step]:
        """Return every step, oldest first; those overtaken after an undo are “dropped”."""
        with self._reading():
            asked = "SELECT id, at, who, label, layer_id, state FROM step ORDER BY id"
            return [Step(*row) for row in self._db.execute(asked)]

    def changes(self, step: int) -> tuple[Rows, Rows]:
        """Return the rows that a step touched, before it and after it."""
        with self._reading():
            (text,) = self._db.execute("SELECT changes FROM step WHERE id = ?", (step,)).fetchone()
        return self._heard(text, side=0), self._heard(text, side=1)

    def begin_history(self, label: str, *, who: str) -> None:
        """Forget the steps so far and begin with one that cannot be undone: how the plan came to be."""
        with self._writing():
            self._db.execute("DELETE FROM step")
            self._tell(label, AS_IS, "start", "{}", who)

    def save_copy(self, path: Path) -> None:
        """Save a whole, compact copy in place of whatever is at path: made beside it, looked at, renamed."""
        if path.exists() and path.samefile(self.path):
            raise PlanError(f"“{path.name}” is the plan itself. Choose another name for the copy.")
        part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        try:
            self._db.execute("VACUUM INTO ?", (str(part),))
            _whole_copy(part, self.path)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(path)
            _sync_folder(path.absolute().parent)
        except (sqlite3.Error, OSError) as error:
            raise explained(error, path) from None
        finally:
            part.unlink(missing_ok=True)

    def changed_elsewhere(self) -> bool:
        """Return whether somebody else has written to the file, moved it, or put another in its place."""
        try:
            # Forget what was read: SQLite trusts it while the file has the same counter of changes,
            # as it has when a copy that was changed equally often is put over it.
            self._db.execute("PRAGMA shrink_memory")
            (head,) = self._db.execute("SELECT head FROM document").fetchone()
            return bool(_place(self.path) != self._place or head != self._head)
        except (sqlite3.Error, OSError, TypeError):  # no row at all is nothing to unpack
            return True

    def _not_ours(self) -> PlanError:
        return PlanError(
            f"“{self.path.name}” was changed, moved or replaced by somebody else since it was opened, so "
            "your change was not made. Open the plan again to see what is in it now."
        )

    def _tell(self, label: str, layer: str, state: str, changes: str, who: str) -> None:
        self._db.execute(
            "INSERT INTO step (at, who, label, layer_id, state, changes) VALUES (?, ?, ?, ?, ?, ?)",
            (_now(), who, label, layer, state, changes),
        )

    def _put(self, rows: Images) -> None:
        """Make the stored rows what rows says: for each kind one batch deleted and one written."""
        for kind, found in rows.items():
            gone = ((layer, id_) for layer, id_, cells in found if cells is None)
            self._db.executemany(delete(TABLES[kind]), gone)
            new = ((layer, id_, *cells) for layer, id_, cells in found if cells is not None)
            self._db.executemany(upsert(TABLES[kind]), new)

    def _heard(self, changes: str, side: int) -> Rows:
        """Return the rows of a step; PlanError if it tells of what no plan can hold."""
        try:
            rows = heard(changes, side=side)
            check_rows(rows)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            raise damaged(self.path) from None
        return rows

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise explained(error, self.path) from None

    @contextmanager
    def _moment(self) -> Iterator[None]:
        """Read several things as they are at one moment, whoever writes meanwhile."""
        with self._reading():
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                self._db.execute("ROLLBACK")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction on the file we know; only afterwards may anybody say “saved”."""
        if self.read_only:
            raise PlanError(f"“{self.path.name}” is open read-only. Save a copy to make changes.")
        head = secrets.token_hex(8)
        try:
            with transaction(self._db):
                if self.changed_elsewhere():
                    raise self._not_ours()
                yield
                self._db.execute("UPDATE document SET head = ?", (head,))
        except (sqlite3.Error, OSError) as error:
            raise explained(error, self.path) from None
        self._head = head


def _lay_out(path: Path) -> None:
    """Make the empty tables and the document row, in one transaction."""
    db = connect(path)
    try:
        with transaction(db):
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {FORMAT}")
            for statement in schema().values():
                db.execute(statement)
            fields = (1, secrets.token_hex(8), secrets.token_hex(8), VERSION, _now(), FORMAT, FORMAT)
            db.execute(
                "INSERT INTO document (id, doc_id, head, created_with, created_at, reader_min, writer_min)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                fields,
            )
    finally:
        db.close()


def _next(*, back: bool) -> str:
    """Return where the step is found that comes next."""
    order = "state = 'done' ORDER BY id DESC" if back else "state = 'undone' ORDER BY id"
    return f"FROM step WHERE {order} LIMIT 1"


def _whole_copy(copy: Path, of: Path) -> None:
    """PlanError if a copy is not a plan: then neither is what it was made of."""
    try:
        inspect(copy)
    except PlanError:
        raise damaged(of) from None


def _place(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _sync_folder(folder: Path) -> None:
    """Write down that a file has another name now; only POSIX can be asked for it."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
