"""The file format: one table for each kind, and the tables that keep the document and its history.

SQLModel and the declared fields define it; what the program reads and writes are rows of these tables by
batched statements, never SQLModel instances (docs/decisions/0003-sqlmodel-defines-the-format.md).
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any, cast

from pydantic import create_model
from sqlalchemy import Integer, Table, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from sqlmodel import Field, SQLModel

from core.model.kinds import KINDS, Entity, Kind
from core.store.layers import Patch, Removed, Row

APPLICATION_ID = 0x52454D49  # "REMI"
FORMAT = 1
"""The version of the file format, kept as SQLite's user_version."""

_STRICT = {"sqlite_strict": True}
# Rows lie in the order of their layer and id: one tree to read and to check, and the same order always.
_KEYED = {"sqlite_strict": True, "sqlite_with_rowid": False}


class Document(SQLModel, table=True):
    """The file itself: one row. `head` changes with every write, so that a change made by others is seen."""

    __table_args__ = _STRICT
    id: int = Field(primary_key=True, sa_type=Integer)
    doc_id: str = Field(sa_type=Text)
    head: str = Field(sa_type=Text)
    created_with: str = Field(sa_type=Text)
    created_at: str = Field(sa_type=Text)
    reader_min: int = Field(sa_type=Integer)
    writer_min: int = Field(sa_type=Integer)
    forked_from: str | None = Field(default=None, sa_type=Text)
    forked_at: str | None = Field(default=None, sa_type=Text)


class Step(SQLModel, table=True):
    """One thing somebody did. `state` is done, undone, or dropped (undone, then overtaken).

    `changes` are the rows it touched before and after, as JSON, in one text: a step of 5,000 rows is one row.
    """

    __table_args__ = _STRICT
    id: int = Field(primary_key=True, sa_type=Integer)
    at: str = Field(sa_type=Text)
    who: str = Field(sa_type=Text)
    label: str = Field(sa_type=Text)
    layer_id: str = Field(sa_type=Text)
    state: str = Field(sa_type=Text)
    changes: str = Field(sa_type=Text)


class LayerRow(SQLModel):
    """What every table of a kind begins with. `was` is set on patches and removals, as JSON."""

    __table_args__ = _KEYED
    layer_id: str = Field(primary_key=True, sa_type=Text)
    id: str = Field(primary_key=True, sa_type=Text)
    removed: int = Field(default=0, sa_type=Integer)
    was: str | None = Field(default=None, sa_type=Text)


def _table(kind: Kind) -> Table:
    columns: dict[str, Any] = {
        name: (
            (spec.stored_as | None),
            Field(default=None, sa_type=Text if spec.stored_as is str else Integer),
        )
        for name, spec in kind.fields.items()
    }
    row = create_model(kind.slug, __base__=LayerRow, __cls_kwargs__={"table": True}, **columns)
    return cast("Table", row.__table__)  # type: ignore[attr-defined]


TABLES: dict[str, Table] = {slug: _table(kind) for slug, kind in KINDS.items()}
DOCUMENT = cast("Table", Document.__table__)  # type: ignore[attr-defined]
STEP = cast("Table", Step.__table__)  # type: ignore[attr-defined]


def schema() -> dict[str, str]:
    """Return the statement that makes each table, by its name, exactly as SQLite keeps it."""
    dialect = sqlite.dialect()
    tables = [DOCUMENT, STEP, *TABLES.values()]
    return {table.name: str(CreateTable(table).compile(dialect=dialect)).strip() for table in tables}


def columns(kind: str) -> list[str]:
    """Return the columns of a kind that hold its fields, in order."""
    return list(KINDS[kind].fields)


def upsert(table: Table) -> str:
    """Return the statement that writes whole rows of a table, in the order of its columns."""
    names = ", ".join(f'"{name}"' for name in table.columns.keys())  # noqa: SIM118  # not a dict
    marks = ", ".join("?" * len(table.columns))
    return f'INSERT OR REPLACE INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608  # our own names


def delete(table: Table) -> str:
    """Return the statement that deletes the row of one layer and id."""
    return f'DELETE FROM "{table.name}" WHERE layer_id = ? AND id = ?'  # noqa: S608  # our own names


def encode(row: Row, names: Sequence[str]) -> list[Any]:
    """Return a layer row as the columns it is stored in: removed, was, then the fields."""
    if isinstance(row, Removed):
        return [1, _json(row.was), *([None] * len(names))]
    if isinstance(row, Patch):
        return [0, _json(row.was), *(row.values.get(name) for name in names)]
    return [0, None, *(getattr(row, name) for name in names)]


def decode(kind: Kind, id: str, names: Sequence[str], cells: Sequence[Any]) -> Row:
    """Return the layer row that stored columns (removed, was, then the fields) stand for."""
    removed, was, *values = cells
    found = {name: _value(kind, name, value) for name, value in zip(names, values, strict=True)}
    if was is None:
        return kind.type(id=id, **found)
    before = {name: _value(kind, name, value) for name, value in json.loads(was).items()}
    return Removed(before) if removed else Patch({name: found[name] for name in before}, before)


def entities(kind: Kind, cells: Iterable[Sequence[Any]]) -> dict[str, Entity]:
    """Return whole entities from rows of (id, fields …), by id.

    Column by column through the slots themselves, in loops that Python does not run: a national plan has
    160,000 entities, and calling the dataclass for each takes half as long again. That they are frozen does
    not matter yet, for nobody has seen them.
    """
    found = list(zip(*cells, strict=True))
    if not found:
        return {}
    ids, *values = found
    made = list(map(object.__new__, repeat(kind.type, len(ids))))
    for name, column in zip(["id", *kind.fields], [ids, *values], strict=True):
        put = _slot(kind.type, name)
        flag = name != "id" and kind.fields[name].stored_as is bool
        deque(map(put, made, map(bool, column) if flag else column), maxlen=0)
    return dict(zip(ids, made, strict=True))


def _slot(type_: type[Entity], name: str) -> Any:
    for owner in type_.__mro__:
        if name in owner.__dict__:
            return owner.__dict__[name].__set__
    raise AttributeError(name)


def _value(kind: Kind, name: str, value: Any) -> Any:
    return bool(value) if value is not None and kind.fields[name].stored_as is bool else value


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
