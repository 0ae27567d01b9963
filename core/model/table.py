"""All entities of one kind in one option, with indexes that survive an edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic

from core.model.kinds import E

Index = dict[Any, tuple[E, ...]]


class Table(Mapping[str, E], Generic[E]):
    """Entities by id. Never changes; `changed` makes another one that shares what did not change.

    `by` groups the entities by a field. A group is made when first asked for and carried on, patched, by
    `changed`, so that one edit in a national plan does not group 100,000 lines anew.
    """

    __slots__ = ("_groups", "_rows")

    def __init__(self, rows: Mapping[str, E]) -> None:
        self._rows: Mapping[str, E] = rows
        self._groups: dict[str, Index[E]] = {}

    def __getitem__(self, id: str) -> E:
        return self._rows[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, id: object) -> bool:
        return id in self._rows

    def get(self, id: str | None, default: Any = None) -> Any:
        """Return the entity of that id, or default."""
        return self._rows.get(id, default) if id is not None else default

    @property
    def rows(self) -> Mapping[str, E]:
        """The plain mapping, for loops over all that must be quick. Not to be changed."""
        return self._rows

    def all(self) -> Iterator[E]:
        """Yield the entities; the order is that of the file, which says nothing."""
        return iter(self._rows.values())

    def by(self, field: str) -> Mapping[Any, tuple[E, ...]]:
        """Return the entities grouped by the value of a field; those without one are under None."""
        if field not in self._groups:
            lists: dict[Any, list[E]] = {}
            for entity in self._rows.values():
                lists.setdefault(getattr(entity, field), []).append(entity)
            self._groups[field] = {value: tuple(found) for value, found in lists.items()}
        return self._groups[field]

    def changed(self, changes: Mapping[str, E | None]) -> Table[E]:
        """Return a table with these entities instead; None: without that one."""
        rows = dict(self._rows)
        for id_, entity in changes.items():
            if entity is None:
                rows.pop(id_, None)
            else:
                rows[id_] = entity
        table = Table(rows)
        for field, groups in self._groups.items():
            table._groups[field] = self._regrouped(field, groups, changes)
        return table

    def _regrouped(self, field: str, groups: Index[E], changes: Mapping[str, E | None]) -> Index[E]:
        """Return groups with the changed entities where they now belong."""
        gone: dict[Any, set[str]] = {}
        come: dict[Any, list[E]] = {}
        for id_, entity in changes.items():
            if (old := self._rows.get(id_)) is not None:
                gone.setdefault(getattr(old, field), set()).add(id_)
            if entity is not None:
                come.setdefault(getattr(entity, field), []).append(entity)
        found = dict(groups)
        for value in {**gone, **come}:
            out = gone.get(value, set())
            kept = [entity for entity in found.get(value, ()) if entity.id not in out]
            kept += come.get(value, [])
            if kept:
                found[value] = tuple(kept)
            else:
                found.pop(value, None)
        return found
