"""All entities of one kind in one option, with indexes that survive an edit."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from itertools import compress, islice, repeat
from operator import attrgetter, is_not
from typing import Any, Generic, TypeVar, cast

from core.model.kinds import E

T = TypeVar("T")
Index = dict[Any, tuple[E, ...]]
Was = dict[str, E | None]
Say = Callable[[tuple[Any, ...]], Any]
Sums = dict[tuple[Any, ...], tuple[int, int]]
"""What entities add up to, and how many they are, by the values of some fields."""
FEW = 4
"""So many entities are taken out of a group one by one."""
PORTION = 2_000
"""So many entities are gone over in a few milliseconds."""


class Table(Mapping[str, E], Generic[E]):
    """Entities by id. Never changes; `changed` makes another one that shares what did not change.

    `by` groups the entities by a field, `each` says something of every group, and `sums` adds entities up by
    several fields. Each is made when first asked for; after `changed` it is patched, when next asked for, so
    that one edit in a national plan does not go over 100,000 lines anew.
    """

    __slots__ = (
        "_behind",
        "_differ",
        "_groups",
        "_made",
        "_rows",
        "_said",
        "_said_behind",
        "_sums",
        "_sums_behind",
    )

    def __init__(self, rows: dict[str, E]) -> None:
        self._rows = rows
        self._groups: dict[str, Index[E]] = {}
        # Groups of an earlier table, and the rows of that one which are others now.
        self._behind: dict[str, tuple[Index[E], Was[E]]] = {}
        self._said: dict[tuple[str, Say], dict[Any, Any]] = {}
        self._said_behind: dict[tuple[str, Say], tuple[dict[Any, Any], Was[E]]] = {}
        self._sums: dict[tuple[str, ...], Sums] = {}
        self._sums_behind: dict[tuple[str, ...], tuple[Sums, Was[E]]] = {}
        self._made: dict[Callable[[Table[E]], object], object] = {}
        # Another table, and the ids of what is not the same in both.
        self._differ: tuple[Table[E], frozenset[str]] | None = None

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
        deque(self.grouping(field), 0)
        return self._groups[field]

    def grouping(self, field: str) -> Iterator[None]:
        """Make what `by` returns a portion at a time: between two, whoever asks may do something else."""
        if field in self._groups:
            return
        groups, was = self._behind.pop(field, (None, {}))
        if groups is not None:
            self._groups[field] = yield from self._patched(field, groups, was)
            return
        lists: dict[Any, list[E]] = {}
        for portion in _portions(self._rows.values()):
            for entity in portion:
                lists.setdefault(getattr(entity, field), []).append(entity)
            yield
        self._groups[field] = {value: tuple(found) for value, found in lists.items()}

    def each(self, field: str, say: Callable[[tuple[E, ...]], T]) -> Mapping[Any, T]:
        """Return what `say`, a function that is the same each time, says of every group of `by`."""
        deque(self.saying(field, say), 0)
        return self._said[field, say]

    def saying(self, field: str, say: Callable[[tuple[E, ...]], T]) -> Iterator[None]:
        """Make what `each` returns a portion at a time: between two, whoever asks may do something else."""
        asked = (field, say)
        if asked in self._said:
            return
        yield from self.grouping(field)
        groups = self._groups[field]
        said, was = self._said_behind.pop(asked, (None, {}))
        told: dict[Any, Any] = {} if said is None else dict(said)
        heard = 0
        for value in groups if said is None else self._values(field, was):
            if group := groups.get(value):
                told[value] = say(group)
                heard += len(group)
            else:
                told.pop(value, None)
            if heard > PORTION:
                heard = 0
                yield
        self._said[asked] = told

    def sums(self, amount: str, *fields: str) -> Mapping[tuple[Any, ...], tuple[int, int]]:
        """Return what a whole-number field adds up to, and of how many, by the values of several fields."""
        deque(self.summing(amount, *fields), 0)
        return self._sums[amount, *fields]

    def summing(self, amount: str, *fields: str) -> Iterator[None]:
        """Make what `sums` returns a portion at a time: between two, whoever asks may do something else."""
        asked = (amount, *fields)
        if asked in self._sums:
            return
        sums, was = self._sums_behind.pop(asked, ({}, None))
        if was is None and self._differ is not None:
            other, ids = self._differ
            known = other._sums.get(asked)  # noqa: SLF001
            if known is not None and len(ids) < len(self._rows) // 8:
                # Of the as-is and ten options that differ in little, the as-is alone is gone over.
                sums, was = known, {id_: other.rows.get(id_) for id_ in ids}
        values, whole = attrgetter(*fields), attrgetter(amount)
        if was is None:
            for portion in _portions(self._rows.values()):
                sums = _added(sums, (), portion, values, whole)
                yield
        else:
            gone = [old for old in was.values() if old is not None]
            come = [new for id_ in was if (new := self._rows.get(id_)) is not None]
            sums = _added(sums, gone, come, values, whole)
        self._sums[asked] = sums

    def once(self, make: Callable[[Table[E]], T]) -> T:
        """Return what make says of this table. It is asked the first time only, as nothing here changes."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def against(self, other: Table[E]) -> frozenset[str]:
        """Return the ids of what is not the very same entity here and in another table, or is in one alone.

        Layers share what they do not change, so that few entities are left to be compared field by field.
        """
        if other is self:
            return frozenset()
        if self._differ is None or self._differ[0] is not other:
            ours, theirs = self._rows, other.rows
            differ = frozenset(compress(ours, map(is_not, ours.values(), map(theirs.get, ours))))
            self._differ = other, differ | (theirs.keys() - ours.keys())
        return self._differ[1]

    def changed(self, changes: Mapping[str, E | None]) -> Table[E]:
        """Return a table with these entities instead; None: without that one."""
        rows = self._rows.copy()  # `dict()` would take ten times as long once something was removed
        rows.update(changes)  # type: ignore[arg-type]  # the next line takes each None out again
        for id_ in [id_ for id_, entity in changes.items() if entity is None]:
            del rows[id_]
        known = self._groups or self._behind or self._said_behind or self._sums or self._sums_behind
        was: Was[E] = {id_: self._rows.get(id_) for id_ in changes} if known else {}
        table = Table(rows)
        # Where much has changed, to begin anew is quicker than patching.
        few = len(rows) // 8
        table._behind = _left_behind(self._groups, self._behind, was, few)
        table._said_behind = _left_behind(self._said, self._said_behind, was, few)
        table._sums_behind = _left_behind(self._sums, self._sums_behind, was, few)
        if self._differ is not None:
            other, differ = self._differ
            now = (id_ for id_ in changes if rows.get(id_) is not other.rows.get(id_))
            table._differ = other, (differ - changes.keys()).union(now)
        return table

    def _values(self, field: str, was: Was[E]) -> set[Any]:
        """Return the values of a field whose groups are others since rows have changed."""
        rows = (row for id_, old in was.items() for row in (old, self._rows.get(id_)) if row is not None)
        return {getattr(row, field) for row in rows}

    def _patched(self, field: str, groups: Index[E], was: Was[E]) -> Generator[None, None, Index[E]]:
        """Return groups with what has changed since where it now belongs, and yield in large ones."""
        come: dict[Any, list[E]] = {}
        touched: dict[Any, list[E]] = {}
        for id_, old in was.items():
            if old is not None:
                touched.setdefault(getattr(old, field), []).append(old)
            if (new := self._rows.get(id_)) is not None:
                come.setdefault(getattr(new, field), []).append(new)
        found = dict(groups)
        for value in {**touched, **come}:
            kept = _without(found.get(value, ()), touched.get(value, ()), was)
            kept += come.get(value, ())
            if len(kept) > PORTION:
                yield
            if kept:
                found[value] = tuple(kept)
            else:
                found.pop(value, None)
        return found


def _portions(entities: Iterable[E]) -> Iterator[list[E]]:
    rest = iter(entities)
    while portion := list(islice(rest, PORTION)):
        yield portion


def _without(group: tuple[E, ...], gone: Sequence[E], was: Was[E]) -> list[E]:
    """Return a group without those that are gone."""
    if len(gone) > FEW:
        return [entity for entity in group if entity.id not in was]
    for entity in gone:  # in a large group, ten times as quick as to look at each one's id
        group = tuple(compress(group, map(is_not, group, repeat(entity))))
    return list(group)


def _left_behind(
    made: Mapping[Any, Any], behind: Mapping[Any, tuple[Any, Was[E]]], was: Was[E], few: int
) -> dict[Any, tuple[Any, Was[E]]]:
    """Return what an earlier table made, with the rows that have changed since; not where they are many."""
    found = {asked: (old, was) for asked, old in made.items()}
    found |= {asked: (old, {**was, **before}) for asked, (old, before) in behind.items()}
    return {asked: (old, since) for asked, (old, since) in found.items() if len(since) < few}


def _added(sums: Sums, gone: Iterable[E], come: Iterable[E], values: Any, amount: Any) -> Sums:
    """Return sums without what has gone and with what has come; those of no entity are left out."""
    found = dict(sums)
    get = found.get
    for entity in come:
        value = values(entity)
        whole, number = get(value, (0, 0))
        found[value] = whole + amount(entity), number + 1
    for entity in gone:
        value = values(entity)
        whole, number = found[value]
        if number == 1:
            del found[value]
        else:
            found[value] = whole - amount(entity), number - 1
    return found
