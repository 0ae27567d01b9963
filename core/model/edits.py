"""Edits are values: what somebody wants changed, before anything is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from types import NoneType
from typing import Any

from core.model.fields import FieldError
from core.model.ids import fits
from core.model.key import Key
from core.model.kinds import KINDS, Entity, altered, key_of
from core.model.model import Model


class EditError(ValueError):
    """An edit does not fit the option it is made in; nothing has changed. The message is fit to show."""


@dataclass(frozen=True, slots=True)
class Add:
    """A new entity, from this layer on."""

    entity: Entity
    key: Key = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", key_of(self.entity))


@dataclass(frozen=True, slots=True)
class Set:
    """A new value for one field of one entity."""

    key: Key
    field: str
    value: Any


@dataclass(frozen=True, slots=True)
class Remove:
    """No such entity, from this layer on."""

    key: Key


@dataclass(frozen=True, slots=True)
class Inherit:
    """Drop what this layer says of an entity, or of one field of it; what lies below shows again."""

    key: Key
    field: str | None = None


Edit = Add | Set | Remove | Inherit


def check(edit: Edit) -> None:
    """EditError in words if an edit cannot be one of any plan: an unknown kind or field, a wrong value."""
    kind = KINDS.get(edit.key.kind)
    if kind is None:
        raise EditError(f"There is no kind of thing called “{edit.key.kind}”.")
    values: dict[str, Any] = {}
    if isinstance(edit, Add):
        if not fits(edit.key.id):
            raise EditError(f"“{edit.key.id}” cannot be an id. Use small letters, digits and hyphens.")
        values = {name: getattr(edit.entity, name) for name in kind.fields}
    elif isinstance(edit, Set):
        values = {edit.field: edit.value}
    named = edit.field if isinstance(edit, Set | Inherit) else None
    if named is not None and named not in kind.fields:
        raise EditError(f"{kind.label} has no field “{named}”.")
    for name, value in values.items():
        try:
            kind.fields[name].check(value)
        except FieldError as error:
            raise EditError(str(error)) from None


def check_all(edits: Sequence[Edit]) -> None:
    """EditError, as `check` has it, for the first edit that cannot be. Many are looked at field by field."""
    values: dict[tuple[str, str], list[Any]] = {}
    added: dict[str, list[Entity]] = {}
    for edit in edits:
        if isinstance(edit, Add):
            added.setdefault(edit.key.kind, []).append(edit.entity)
        elif isinstance(edit, Set):
            values.setdefault((edit.key.kind, edit.field), []).append(edit.value)
        elif edit.key.kind not in KINDS:
            values[edit.key.kind, ""] = []
        elif isinstance(edit, Inherit) and edit.field is not None:
            values.setdefault((edit.key.kind, edit.field), [])
    fit = all(_fit(slug, name, found) for (slug, name), found in values.items())
    if not (fit and all(all_fit(slug, entities) for slug, entities in added.items())):
        for edit in edits:
            check(edit)


def all_fit(slug: str, entities: Sequence[Entity]) -> bool:
    """Return whether the id of every entity can be one, and every value; all are of one kind."""
    if not all(map(fits, map(attrgetter("id"), entities))):
        return False
    return all(_fit(slug, name, list(map(attrgetter(name), entities))) for name in KINDS[slug].fields)


def _fit(slug: str, name: str, values: Sequence[Any]) -> bool:
    """Return whether all values can be of one field, each different one looked at once."""
    spec = KINDS[slug].fields.get(name) if slug in KINDS else None
    if spec is None:
        return False
    types = set(map(type, values))
    if types - {spec.stored_as, NoneType} or (spec.required and NoneType in types):
        return False
    if spec.required and spec.stored_as is str and not all(map(str.strip, values)):
        return False
    try:
        spec.check_values([value for value in values if value is not None])
    except FieldError:
        return False
    return True


def edited(model: Model, edits: Iterable[Edit]) -> Model:
    """Return what a model would be after edits: the preview of an act. EditError if one does not fit."""
    changes: dict[str, dict[str, Entity | None]] = {}
    for edit in edits:
        check(edit)
        rows = changes.setdefault(edit.key.kind, {})
        now = rows[edit.key.id] if edit.key.id in rows else model.entity(edit.key)
        match edit:
            case Add():
                if now is not None:
                    raise EditError(already_there(edit.key))
                rows[edit.key.id] = edit.entity
            case Set():
                if now is None:
                    raise EditError(not_there(edit.key))
                rows[edit.key.id] = altered(now, {edit.field: edit.value})
            case Remove():
                if now is None:
                    raise EditError(not_there(edit.key))
                rows[edit.key.id] = None
            case Inherit():
                raise EditError("Only a stored plan can inherit.")
    return model.changed(changes)


def already_there(key: Key) -> str:
    """Return the sentence that refuses a second entity of one key."""
    return f"There is already {_a(KINDS[key.kind].label)} with the id “{key.id}”."


def not_there(key: Key) -> str:
    """Return the sentence that refuses an edit to what is not in the option."""
    kind = KINDS[key.kind]
    return f"There is no {kind.label.lower()} “{key.id}” in this {'plan' if kind.of_plan else 'option'}."


def _a(label: str) -> str:
    return f"{'an' if label[0] in 'AEIO' else 'a'} {label.lower()}"
