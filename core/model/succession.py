"""What follows when one body takes over from others: nothing that refers to them is lost.

Every reference of every kind is re-pointed by the field declarations alone, so that a new kind is carried
along without a line of code here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from core.model.edits import Edit, Remove, Set
from core.model.entities.accountability import Accountability
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.kinds import KINDS, Entity, key_of, slug_of
from core.model.model import Model


@dataclass(frozen=True, slots=True)
class Succession:
    """The edits of a succession, and in words what two bodies both held, so that one of them loses it."""

    edits: tuple[Edit, ...]
    conflicts: tuple[str, ...]


def take_over(model: Model, closing: Collection[str], heir: str) -> Succession:
    """Return the edits that give an heir all that closing bodies held, and close them.

    The heir is in the model, and not among or inside what closes. What several held (a duty, a reporting
    line) is joined: the heir's own stays, else the one that says most.
    """
    edits: list[Edit] = []
    conflicts: list[str] = []
    moved = dict(_moved(model, set(closing), heir))
    for slug in sorted({key.kind for key in moved}, key=lambda slug: KINDS[slug].place):
        entities = {key.id: new for key, new in moved.items() if key.kind == slug}
        alike = _alike(slug, entities.values())
        for id_, new in entities.items():
            old = model.tables[slug][id_]
            twin = _twin(model, slug, new, alike)
            if twin is None and not _to_itself(slug, new):
                names = [name for name in KINDS[slug].refs if getattr(old, name) != getattr(new, name)]
                edits += [Set(Key(slug, id_), name, getattr(new, name)) for name in names]
                continue
            edits.append(Remove(Key(slug, id_)))
            if twin is not None and isinstance(old, Accountability) and isinstance(twin, Accountability):
                conflicts += _lost(model, old, twin, heir)
    edits += [Remove(Key("organisation", id_)) for id_ in sorted(closing)]
    return Succession(tuple(edits), tuple(conflicts))


def _moved(model: Model, closing: set[str], heir: str) -> Iterator[tuple[Key, Entity]]:
    """Yield every entity that refers to a closing body, as it is once it refers to the heir."""
    found: dict[Key, Entity] = {}
    for id_ in sorted(closing):
        for entity, field in model.referring(Key("organisation", id_)):
            key = key_of(entity)
            if key.kind != "organisation" or (key.id not in closing and key.id != heir):
                found[key] = replace(found.get(key, entity), **{field: heir})
    above = outside(model, heir, closing)
    for key, entity in found.items():
        if isinstance(entity, Accountability) and entity.to == entity.organisation:
            # Nobody answers to itself: it answers to what the heir is part of.
            yield key, replace(entity, to=above)
        else:
            yield key, entity
    own = model.get(Organisation, heir)
    if own and own.parent in closing:
        yield key_of(own), replace(own, parent=above)


def outside(model: Model, organisation: str, closing: Collection[str]) -> str | None:
    """Return the nearest body that an organisation is part of and that stays where it is; None at the top.

    What lies inside a closing body does not stay: it moves under the heir.
    """
    moving = {inside for id_ in closing for inside in model.inside(id_)}
    above = model.path(organisation)[1:]
    return next((found.id for found in above if found.id not in moving), None)


def _alike(slug: str, moved: Collection[Entity]) -> dict[tuple[Any, ...], list[Entity]]:
    """Return what moves, by what it says; nothing for a kind of which two may say the same."""
    found: dict[tuple[Any, ...], list[Entity]] = {}
    if unique := KINDS[slug].unique:
        for entity in moved:
            found.setdefault(_says(entity, unique), []).append(entity)
    return found


def _twin(model: Model, slug: str, new: Entity, alike: dict[tuple[Any, ...], list[Entity]]) -> Entity | None:
    """Return what says the same as `new` and stays: what said it before, else what says most."""
    unique = KINDS[slug].unique
    if not unique:
        return None
    says = _says(new, unique)
    same = {entity.id: entity for entity in alike[says]}
    # Whatever agrees with it agrees in the first field, which no succession changes for accountabilities;
    # for the other kinds the table is small.
    own = [entity for entity in _candidates(model, slug, new, unique[0]) if _says(entity, unique) == says]
    for entity in own:
        if entity.id not in same:
            return entity
    stays = min([same[entity.id] for entity in own] or same.values(), key=lambda e: (_gaps(e), e.id))
    return stays if stays.id != new.id else None


def _gaps(entity: Entity) -> int:
    return sum(getattr(entity, name) is None for name in KINDS[slug_of(type(entity))].fields)


def _candidates(model: Model, slug: str, new: Entity, field: str) -> tuple[Entity, ...]:
    return model.tables[slug].by(field).get(getattr(new, field), ())


def _says(entity: Entity, unique: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(entity, name) for name in unique)


def _to_itself(slug: str, entity: Entity) -> bool:
    """Return whether an entity would tie a body to itself, as a reporting line between merged bodies does."""
    refs = KINDS[slug].refs
    ends = [getattr(entity, name) for name in KINDS[slug].unique if refs.get(name) == "organisation"]
    return len(ends) > 1 and len(set(ends)) == 1


def _lost(model: Model, old: Accountability, twin: Accountability, heir: str) -> Iterator[str]:
    """Yield what is lost when two parts in one function are joined."""
    part = model.text(old, "letter").lower()
    before = model.get(Accountability, twin.id) or twin
    who = [model.name(Organisation, before.organisation), model.name(Organisation, old.organisation)]
    both = " and ".join(dict.fromkeys(who))
    function, now = model.text(old, "function"), model.name(Organisation, heir)
    text = f"{both} were both {part} for “{function}”; {now} is now, once"
    if old.instrument and old.instrument != twin.instrument:
        text += f" (under “{twin.instrument or 'no instrument'}”, no longer “{old.instrument}”)"
    yield text + "."
