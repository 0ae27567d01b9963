"""The file format: one table for each kind, and the tables that keep the document and its history.

SQLModel and the declared fields define it; what the program reads and writes are rows of these tables by
batched statements, never SQLModel instances (docs/decisions/0003-sqlmodel-defines-the-format.md).
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import repeat
from operator import attrgetter
from typing import Any, cast

from pydantic import create_model
from sqlalchemy import Integer, Table, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from sqlmodel import Field, SQLModel

from core.model.kinds import KINDS, Entity, Kind, slots_of
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


# By name: the order in which modules were imported must not be the order of a file.
TABLES: dict[str, Table] = {slug: _table(kind) for slug, kind in sorted(KINDS.items())}
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


def encode(kind: Kind, row: Row) -> list[Any]:
    """Return a layer row as the columns it is stored in: removed, was, then the fields."""
    if isinstance(row, Removed):
        return [1, _json(row.was), *([None] * len(kind.fields))]
    if isinstance(row, Patch):
        return [0, _json(row.was), *(row.values.get(name) for name in kind.fields)]
    return [0, None, *_fields(kind.slug)(row)]


@cache
def _fields(kind: str) -> Callable[[Entity], tuple[Any, ...]]:
    """Return what reads every field of an entity of a kind at once."""
    first, *rest = columns(kind)
    return attrgetter(first, *rest) if rest else lambda entity: (getattr(entity, first),)


def decode(kind: Kind, id: str, names: Sequence[str], cells: Sequence[Any]) -> Row:
    """Return the layer row that stored columns (removed, was, then the fields) stand for."""
    removed, was, *values = cells
    found = {name: _value(kind, name, value) for name, value in zip(names, values, strict=True)}
    if was is None:
        return kind.type(id=id, **found)
    before = {name: _value(kind, name, value) for name, value in json.loads(was).items()}
    return Removed(before) if removed else Patch({name: found[name] for name in before}, before)


def entities(kind: Kind, cells: Sequence[Sequence[Any]]) -> dict[str, Entity]:
    """Return whole entities from rows of (id, fields …), by id."""
    return dict(zip([row[0] for row in cells], whole(kind, cells), strict=True))


def whole(kind: Kind, cells: Sequence[Sequence[Any]]) -> list[Entity]:
    """Return whole entities from rows of (id, fields …), in their order.

    Column by column through the slots themselves, in loops that Python does not run: a national plan has
    160,000 entities, and calling the dataclass for each takes half as long again. That they are frozen does
    not matter yet, for nobody has seen them.
    """
    made = list(map(object.__new__, repeat(kind.type, len(cells))))
    for (name, put), column in zip(slots_of(kind.type).items(), zip(*cells, strict=True), strict=bool(cells)):
        flag = name != "id" and kind.fields[name].stored_as is bool
        deque(map(put, made, map(_FLAGS.get, column) if flag else column), maxlen=0)
    return made


_FLAGS = {0: False, 1: True}


def _value(kind: Kind, name: str, value: Any) -> Any:
    return bool(value) if value is not None and kind.fields[name].stored_as is bool else value


def check_row(kind: Kind, row: Row) -> None:
    """FieldError if a row holds a value that its field would refuse."""
    if isinstance(row, Entity):
        values = [(name, getattr(row, name)) for name in kind.fields]
    else:
        values = [*row.was.items(), *(row.values.items() if isinstance(row, Patch) else ())]
    for name, value in values:
        kind.fields[name].check(value)


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
