"""All entities of one kind in one option, with indexes that survive an edit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar, cast

from core.model.kinds import E

Index = dict[Any, tuple[E, ...]]
Was = dict[str, E | None]
T = TypeVar("T")


class Table(Mapping[str, E], Generic[E]):
    """Entities by id. Never changes; `changed` makes another one that shares what did not change.

    `by` groups the entities by a field. A group is made when first asked for; after `changed` it is patched,
    when next asked for, so that one edit in a national plan does not group 100,000 lines anew.
    """

    __slots__ = ("_behind", "_groups", "_made", "_rows")

    def __init__(self, rows: dict[str, E]) -> None:
        self._rows = rows
        self._groups: dict[str, Index[E]] = {}
        # Groups of an earlier table, and the rows of that one which are others now.
        self._behind: dict[str, tuple[Index[E], Was[E]]] = {}
        self._made: dict[Callable[[Table[E]], object], object] = {}

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
            groups, was = self._behind.pop(field, (None, {}))
            self._groups[field] = (
                self._grouped(field) if groups is None else self._patched(field, groups, was)
            )
        return self._groups[field]

    def once(self, make: Callable[[Table[E]], T]) -> T:
        """Return what make says of this table. It is asked the first time only, as nothing here changes."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def changed(self, changes: Mapping[str, E | None]) -> Table[E]:
        """Return a table with these entities instead; None: without that one."""
        rows = self._rows.copy()  # `dict()` would take ten times as long once something was removed
        rows.update(changes)  # type: ignore[arg-type]  # the next line takes each None out again
        for id_ in [id_ for id_, entity in changes.items() if entity is None]:
            del rows[id_]
        grouped = self._groups or self._behind
        was: Was[E] = {id_: self._rows.get(id_) for id_ in changes} if grouped else {}
        table = Table(rows)
        behind = {field: (groups, was) for field, groups in self._groups.items()}
        behind |= {field: (groups, {**was, **before}) for field, (groups, before) in self._behind.items()}
        # Where much has changed, grouping anew is quicker than patching.
        table._behind = {
            field: (groups, was) for field, (groups, was) in behind.items() if len(was) < len(rows) // 8
        }
        return table

    def _grouped(self, field: str) -> Index[E]:
        lists: dict[Any, list[E]] = {}
        for entity in self._rows.values():
            lists.setdefault(getattr(entity, field), []).append(entity)
        return {value: tuple(found) for value, found in lists.items()}

    def _patched(self, field: str, groups: Index[E], was: Was[E]) -> Index[E]:
        """Return groups with the entities that have changed since where they now belong."""
        come: dict[Any, list[E]] = {}
        touched: dict[Any, None] = {}
        for id_, old in was.items():
            if old is not None:
                touched[getattr(old, field)] = None
            if (new := self._rows.get(id_)) is not None:
                come.setdefault(getattr(new, field), []).append(new)
        found = dict(groups)
        for value in {**touched, **come}:
            kept = [entity for entity in found.get(value, ()) if entity.id not in was]
            kept += come.get(value, ())
            if kept:
                found[value] = tuple(kept)
            else:
                found.pop(value, None)
        return found
