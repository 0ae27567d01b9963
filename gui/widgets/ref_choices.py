"""What a reference can name: the titles of one kind, each of them once."""

from __future__ import annotations

from collections import Counter
from typing import Any

from core.model.fields import Field, Ref, Text, Value
from core.model.key import Key
from core.model.kinds import KINDS, Entity, slug_of
from core.model.model import Model
from core.model.table import Table


class RefChoices:
    """The entities of one kind by their titles; where several have one title, it says where each is."""

    def __init__(self, model: Model, kind: str) -> None:
        table = model.tables.get(kind)
        rows = table.rows if table else {}
        own = Ref("", to=kind)
        titles = {id_: quick_title(model, own, id_) or title(model, entity) for id_, entity in rows.items()}
        times = Counter(titles.values())
        self._ids: dict[str, str] = {}
        for id_, name in titles.items():
            label = name if times[name] == 1 else f"{name} ({_where(model, rows[id_])})"
            self._ids[_free(label, self._ids)] = id_
        self.labels = sorted(self._ids, key=str.casefold)
        self._labels = {id_: label for label, id_ in self._ids.items()}

    def id_of(self, label: str) -> str | None:
        """Return the id of the entity with that label; None: no label is quite so."""
        return self._ids.get(label)

    def label_of(self, id: str) -> str:
        """Return the label of an entity; its id where it is not there."""
        return self._labels.get(id, id)


_latest: dict[str, tuple[Table[Any] | None, RefChoices]] = {}


def ref_choices(model: Model, kind: str) -> RefChoices:
    """Return the choices of a kind, made anew only when its entities have changed."""
    table = model.tables.get(kind)
    if kind not in _latest or _latest[kind][0] is not table:
        _latest[kind] = (table, RefChoices(model, kind))
    return _latest[kind][1]


def parse(model: Model, kind: str, field: str, text: str) -> Value:
    """Return the value that text stands for in a field; FieldError in words if it stands for none.

    As `Model.parse`, and a reference also by the label that tells it from others of its name.
    """
    spec = KINDS[kind].fields[field]
    if isinstance(spec, Ref) and (id_ := ref_choices(model, spec.to).id_of(text.strip())):
        return id_
    return model.parse(kind, field, text)


def title(model: Model, entity: Entity) -> str:
    """Return the title of an entity on one line."""
    return " ".join(model.title(entity).split())


def quick_title(model: Model, spec: Field, value: Value) -> str:
    """Return the title of what a reference names where the title is one field of it; else nothing.

    `Model.name` reads the template of the title each time, which 10,000 names in one column feel.
    """
    if not isinstance(spec, Ref) or not isinstance(value, str):
        return ""
    field = KINDS[spec.to].title.strip("{}")
    table = model.tables.get(spec.to)
    if table is None or not isinstance(KINDS[spec.to].fields.get(field), Text):
        return ""
    return getattr(table.get(value), field, "")


def _where(model: Model, entity: Entity) -> str:
    """Return what an entity belongs to, and what that belongs to, nearest first."""
    names: list[str] = []
    walked = {entity.id}
    found: Entity | None = entity
    while found and (above := _above(model, found)) and above.id not in walked:
        names.append(title(model, above))
        walked.add(above.id)
        found = above
    return ", ".join(names) or "at the top"


def _above(model: Model, entity: Entity) -> Entity | None:
    """Return what the first reference of an entity names: what it is part of, or whose it is."""
    kind = KINDS[slug_of(type(entity))]
    for field, to in kind.refs.items():
        if id_ := getattr(entity, field):
            return model.entity(Key(to, id_))
    return None


def _free(label: str, taken: dict[str, str]) -> str:
    """Return label, with a number where it is taken even so."""
    if label not in taken:
        return label
    return next(name for number in range(2, len(taken) + 3) if (name := f"{label} {number}") not in taken)
