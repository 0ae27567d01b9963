"""What a kind of entity is. Adding one is one dataclass in core/model/entities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, TypeVar

from core.model.fields import Field, Ref, specs
from core.model.key import Key
from core.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing in the plan. `id` is a word made once that never changes and is never shown."""

    id: str


E = TypeVar("E", bound=Entity)


@dataclass(frozen=True)
class Kind:
    """A kind of entity: its slug, how people call one and several, and its declared fields.

    `title` is how one entity is named in a sentence: a template of its fields. `place` is where the kind
    stands in lists. Two entities that agree in the fields `unique` say the same thing twice, and are joined
    when bodies merge. `of_plan` marks the few kinds that belong to the plan itself (its options and moves),
    not to what an option contains.
    """

    slug: str
    label: str
    plural: str
    type: type[Entity]
    title: str
    place: int
    unique: tuple[str, ...] = ()
    of_plan: bool = False
    icon: str = "info"
    fields: dict[str, Field] = field(default_factory=dict)

    @cached_property
    def refs(self) -> dict[str, str]:
        """The kind referred to, by the name of each field that refers."""
        return {name: spec.to for name, spec in self.fields.items() if isinstance(spec, Ref)}


KINDS: Registry[Kind] = Registry("core.model.entities")


def kind(
    slug: str,
    label: str,
    plural: str,
    *,
    title: str,
    place: int,
    unique: tuple[str, ...] = (),
    of_plan: bool = False,
    icon: str = "info",
) -> Callable[[type[E]], type[E]]:
    """Register the dataclass below as a kind of entity."""

    def register(type_: type[E]) -> type[E]:
        made = Kind(slug, label, plural, type_, title, place, unique, of_plan, icon, specs(type_))
        KINDS.add(slug, made)
        _SLUGS[type_] = slug
        _SLOTS[type_] = {field.name: getattr(type_, field.name).__set__ for field in fields(type_)}
        return type_

    return register


_SLUGS: dict[type[Any], str] = {}
_SLOTS: dict[type[Any], dict[str, Callable[[Entity, Any], None]]] = {}


def slug_of(type_: type[Entity]) -> str:
    """Return the slug of the kind that a dataclass declares."""
    return _SLUGS[type_]


def key_of(entity: Entity) -> Key:
    """Return the key that names entity."""
    return Key(_SLUGS[type(entity)], entity.id)


def slots_of(type_: type[Entity]) -> dict[str, Callable[[Entity, Any], None]]:
    """Return what sets each field of a new entity of a type, id first. Never for one that is in use."""
    return _SLOTS[type_]


def altered(entity: E, values: Mapping[str, Any]) -> E:
    """Return entity with other values of some fields: `dataclasses.replace`, in a quarter of the time."""
    made = object.__new__(type(entity))
    for name, put in _SLOTS[type(entity)].items():
        put(made, values[name] if name in values else getattr(entity, name))
    return made


def content_kinds() -> list[Kind]:
    """Return the kinds that an option contains, in the order in which people list them."""
    return sorted((found for found in KINDS.values() if not found.of_plan), key=lambda kind: kind.place)
