"""What differs between two models, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.model.key import Key
from core.model.kinds import KINDS, Entity, content_kinds, slug_of
from core.model.model import Model


class Sign(StrEnum):
    """What became of an entity: each has a sign and a word, so that colour is never alone."""

    NEW = "new"
    CLOSED = "closed"
    CHANGED = "changed"

    @property
    def mark(self) -> str:
        """The sign that is drawn beside the word."""
        return {"new": "+", "closed": "−", "changed": "~"}[self.value]


@dataclass(frozen=True, slots=True)
class Difference:
    """One entity in two models: what it was, what it is, and the names of the fields that differ."""

    key: Key
    before: Entity | None
    after: Entity | None
    fields: tuple[str, ...] = ()

    @property
    def sign(self) -> Sign:
        """Whether it is new, closed or changed."""
        if self.before is None:
            return Sign.NEW
        return Sign.CLOSED if self.after is None else Sign.CHANGED


def differences(before: Model, after: Model) -> Iterator[Difference]:
    """Yield what after has, lacks or says otherwise than before, kind by kind.

    A model keeps what it was last asked, for the sections of a paper ask it again and again.
    """
    return iter(after.beside(before, _differences))


def _differences(before: Model, after: Model) -> tuple[Difference, ...]:
    return tuple(_each(before, after))


def _each(before: Model, after: Model) -> Iterator[Difference]:
    for kind in content_kinds():
        old, new = before.tables.get(kind.slug), after.tables.get(kind.slug)
        if old is new:
            continue
        olds, news = old.rows if old else {}, new.rows if new else {}
        differ = new.against(old) if old and new else {*olds, *news}
        born = differ - olds.keys()
        order = [id_ for id_ in olds if id_ in differ] + [id_ for id_ in news if id_ in born]
        for id_ in order:
            then, now = olds.get(id_), news.get(id_)
            if then is None or now is None:
                yield Difference(Key(kind.slug, id_), then, now)
            elif then != now:
                yield Difference(Key(kind.slug, id_), then, now, _fields(then, now))


def signs(before: Model, after: Model) -> dict[Key, Sign]:
    """Return what became of every entity that differs."""
    return {difference.key: difference.sign for difference in differences(before, after)}


def _fields(old: Entity, new: Entity) -> tuple[str, ...]:
    names = KINDS[slug_of(type(old))].fields
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))
