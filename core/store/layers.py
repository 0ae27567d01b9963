"""Options as layers: a move says only what differs from what lies below it.

A layer holds, by kind and id, one of three rows: the whole entity (it was born here), a Patch (some fields
differ) or Removed. The as-is is the bottom layer and holds whole entities only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from core.model.edits import Add, Edit, EditError, Inherit, Remove, Set, already_there, not_there
from core.model.key import Key
from core.model.kinds import Entity, altered
from core.model.model import Model


@dataclass(frozen=True, slots=True)
class Patch:
    """The fields that a layer overrides, and what it inherited for each when it did."""

    values: Mapping[str, Any]
    was: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Removed:
    """The entity is closed in this layer; `was` is what it was then, field by field."""

    was: Mapping[str, Any]


Row = Entity | Patch | Removed
Layer = Mapping[str, Mapping[str, Row]]
"""The rows of one layer, by kind and id."""
Rows = dict[tuple[str, Key], Row | None]
"""Rows by (layer, key); None: no row."""


def over(row: Row | None, below: Entity | None) -> Entity | None:
    """Return what is seen of one entity through a row, given what lies below it."""
    if row is None:
        return below
    if isinstance(row, Removed):
        return None
    if isinstance(row, Patch):
        return altered(below, row.values) if below is not None else None
    return row


def resolve(option: str, base: Model, layers: Sequence[Layer]) -> Model:
    """Return what is seen from the top of layers, which lie over base, lowest first."""
    changes: dict[str, dict[str, Entity | None]] = {}
    for layer in layers:
        for kind, rows in layer.items():
            seen = changes.setdefault(kind, {})
            table: Mapping[str, Entity] = base.tables.get(kind, {})
            for id_, row in rows.items():
                seen[id_] = over(row, seen[id_] if id_ in seen else table.get(id_))
    return Model(option, base.changed(changes).tables)


def seen(key: Key, layers: Sequence[Layer]) -> Entity | None:
    """Return what is seen of one entity from the top of layers, the as-is first."""
    found: Entity | None = None
    for layer in layers:
        found = over(layer.get(key.kind, {}).get(key.id), found)
    return found


def lower(edit: Edit, row: Row | None, below: Entity | None) -> Row | None:
    """Return the row that a layer should hold after an edit (None: none).

    `row` is what it holds now, `below` what it inherits. EditError if the edit names what is not there.
    """
    born_here = isinstance(row, Entity)
    if isinstance(row, Entity) and isinstance(edit, Set):
        same = getattr(row, edit.field) == edit.value
        return row if same else altered(row, {edit.field: edit.value})
    here = over(row, below)
    if isinstance(edit, Inherit):
        return row if born_here else _without(row, edit.field)
    if isinstance(edit, Add):
        if here is not None or isinstance(row, Patch):
            raise EditError(already_there(edit.key))
        if below is not None:  # closed and born again in one move: an edit of what lies below
            return _patch_to(edit.entity, below)
        return edit.entity
    if here is None:
        raise EditError(not_there(edit.key))
    if isinstance(edit, Remove):
        return Removed(values_of(below)) if below is not None else None
    patch = row if isinstance(row, Patch) else Patch({}, {})
    return _patched(patch, edit, getattr(below, edit.field))


def refuse_hidden(edit: Edit, higher: Sequence[tuple[str, Layer]]) -> None:
    """EditError if a higher move of the same option would hide the edit: never made silently.

    `higher` are (title, layer) of the moves above the one that is edited.
    """
    for title, layer in higher:
        row = layer.get(edit.key.kind, {}).get(edit.key.id)
        if isinstance(row, Patch):
            field = edit.field if isinstance(edit, Set | Inherit) else None
            hides = isinstance(edit, Add) or field in row.values
        else:
            hides = row is not None
        if hides:
            raise EditError(
                f"This would be hidden by the move “{title}”, which lies above. Make the change there."
            )


@dataclass(frozen=True, slots=True)
class Drift:
    """What a move overrides has changed since; `field` is empty where the entity itself is gone."""

    move: str
    key: Key
    field: str
    was: Any
    now: Any


def drift(move: str, layer: Layer, below: Sequence[Layer]) -> Iterator[Drift]:
    """Yield where what a move overrides or closes is no longer what it was when the move was made."""
    for kind, rows in layer.items():
        for id_, row in rows.items():
            if isinstance(row, Entity):
                continue
            key = Key(kind, id_)
            now = seen(key, below)
            if now is None:
                if isinstance(row, Patch):
                    yield Drift(move, key, "", None, None)
                continue
            for field, was in row.was.items():
                current = getattr(now, field)
                overriding = row.values.get(field) if isinstance(row, Patch) else None
                if current != was and (isinstance(row, Removed) or current != overriding):
                    yield Drift(move, key, field, was, current)


def values_of(entity: Entity | None) -> dict[str, Any]:
    """Return the declared fields of an entity, without its id; nothing for None."""
    if entity is None:
        return {}
    return {field.name: getattr(entity, field.name) for field in fields(entity) if field.name != "id"}


def _without(row: Row | None, field: str | None) -> Row | None:
    """Return a patch without one of its fields; without any, or for a removal, nothing is left."""
    if field is None or not isinstance(row, Patch):
        return None
    values = {name: value for name, value in row.values.items() if name != field}
    return Patch(values, {name: row.was[name] for name in values}) if values else None


def _patched(patch: Patch, edit: Set, inherited: Any) -> Patch | None:
    """Return patch with one more override, or one fewer where the value is the inherited one."""
    values = {name: value for name, value in patch.values.items() if name != edit.field}
    was = {name: patch.was[name] for name in values}
    if edit.value != inherited:
        values[edit.field], was[edit.field] = edit.value, inherited
    return Patch(values, was) if values else None


def _patch_to(entity: Entity, below: Entity) -> Row | None:
    """Return the patch that makes what lies below into entity."""
    old = values_of(below)
    values = {name: value for name, value in values_of(entity).items() if value != old[name]}
    return Patch(values, {name: old[name] for name in values}) if values else None
