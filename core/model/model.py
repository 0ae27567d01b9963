"""One option of the organisation, resolved and frozen: what every view, check, figure and paper reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from string import Formatter
from typing import TypeVar, cast
from weakref import ref

from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation
from core.model.fields import FieldError, Ref, Value
from core.model.key import Key
from core.model.kinds import KINDS, E, Entity, slug_of
from core.model.table import Table

Tables = Mapping[str, Table[Entity]]
T = TypeVar("T")


class Model:
    """Every entity of one option. Never changes: an edit makes a new Model that shares what it left alone."""

    def __init__(self, option: str, tables: Tables) -> None:
        self.option = option
        self.tables = tables
        self._made: dict[Callable[[Model], object], object] = {}
        self._beside: dict[Callable[[Model, Model], object], tuple[ref[Model], object]] = {}

    def __eq__(self, other: object) -> bool:
        """Return whether both hold the same entities, whatever their options are called."""
        if not isinstance(other, Model):
            return NotImplemented
        kinds = {*self.tables, *other.tables}
        return all(self._table(kind).rows == other._table(kind).rows for kind in kinds)  # noqa: SLF001

    __hash__ = object.__hash__

    def __getstate__(self) -> dict[str, object]:
        """Return what goes to another process: not what was said beside another model, which stays here."""
        return {**self.__dict__, "_beside": {}}

    def table(self, kind: type[E]) -> Table[E]:
        """Return the entities of one kind, by id, with `by` to group them."""
        return cast("Table[E]", self._table(slug_of(kind)))

    def get(self, kind: type[E], id: str | None) -> E | None:
        """Return the entity of that kind and id, or None."""
        return cast("E | None", self._table(slug_of(kind)).get(id))

    def all(self, kind: type[E]) -> Iterator[E]:
        """Yield the entities of one kind; the order says nothing (`listed` has one)."""
        return self.table(kind).all()

    def listed(self, kind: type[E]) -> list[E]:
        """Return the entities of one kind by their titles, as a person would list them."""
        return sorted(self.all(kind), key=lambda entity: (self.title(entity).casefold(), entity.id))

    def entity(self, key: Key) -> Entity | None:
        """Return the entity of that key, or None."""
        return self._table(key.kind).get(key.id)  # type: ignore[no-any-return]

    def count(self) -> int:
        """Return how many entities there are, of all kinds."""
        return sum(len(table) for table in self.tables.values())

    def changed(self, changes: Mapping[str, Mapping[str, Entity | None]]) -> Model:
        """Return a Model with these entities instead, by kind and id; None: without that one."""
        tables = dict(self.tables)
        for kind, rows in changes.items():
            tables[kind] = self._table(kind).changed(rows)
        return Model(self.option, tables)

    def referring(self, key: Key) -> Iterator[tuple[Entity, str]]:
        """Yield each (entity, field) that refers to the entity of that key."""
        for kind in KINDS.values():
            for field, to in kind.refs.items():
                if to == key.kind:
                    for entity in self._table(kind.slug).by(field).get(key.id, ()):
                        yield entity, field

    def once(self, make: Callable[[Model], T]) -> T:
        """Return what make says of this model. It is asked the first time only, as nothing here changes."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def beside(self, other: Model, make: Callable[[Model, Model], T]) -> T:
        """Return what make says of another model and this one; it is asked anew only about yet another."""
        kept = self._beside.get(make)
        if kept is None or kept[0]() is not other:
            # A weak reference: else each model would keep the one that it came from, and all before.
            kept = self._beside[make] = ref(other), make(other, self)
        return cast("T", kept[1])

    # words

    def title(self, entity: Entity) -> str:
        """Return how an entity is named in a sentence."""
        template = KINDS[slug_of(type(entity))].title
        parts = Formatter().parse(template)
        return "".join(text + (self.text(entity, name) if name else "") for text, name, _, _ in parts)

    def name(self, kind: type[Entity], id: str | None) -> str:
        """Return the title of that entity, its id where it is not here, and nothing for None."""
        found = self.get(kind, id)
        return self.title(found) if found else id or ""

    def text(self, entity: Entity, field: str) -> str:
        """Return the value of a field as people read it; a reference as the title of what it names."""
        spec = KINDS[slug_of(type(entity))].fields[field]
        value: Value = getattr(entity, field)
        if isinstance(spec, Ref):
            return self.name(KINDS[spec.to].type, cast("str | None", value))
        return spec.format(value)

    def parse(self, kind: str, field: str, text: str) -> Value:
        """Return the value that text stands for in a field; a reference by id, name or short name.

        FieldError in words if it stands for none, or a name for several.
        """
        spec = KINDS[kind].fields[field]
        value = spec.parse(text)
        if isinstance(spec, Ref) and isinstance(value, str):
            return self.find(spec, value)
        return value

    def find(self, spec: Ref, text: str) -> str:
        """Return the id that text names, by id, name, short name or code. FieldError if none or several."""
        table = self._table(spec.to)
        if text in table:
            return text
        wanted = text.casefold()
        for field in ("title", "name", "short_name", "code"):
            if field not in KINDS[spec.to].fields:
                continue
            found = [e.id for e in table.all() if str(getattr(e, field) or "").casefold() == wanted]
            if len(found) == 1:
                return found[0]
            if found:
                raise FieldError(f"{spec.label}: several are called “{text}”; choose one from the list.")
        raise FieldError(f"{spec.label}: there is no {KINDS[spec.to].label.lower()} “{text}” in this option.")

    # structure

    @cached_property
    def children(self) -> Mapping[str | None, tuple[Organisation, ...]]:
        """Organisations by the one they are part of; those part of none, or of one not here, under None."""
        table = self.table(Organisation)
        groups = dict(table.by("parent"))
        lost = [parent for parent in groups if parent is not None and parent not in table]
        if lost:
            groups[None] = (*groups.get(None, ()), *(child for gone in lost for child in groups.pop(gone)))
        return groups

    def inside(self, id: str) -> set[str]:
        """Return the ids of an organisation and of every one below it, however deep; safe on loops."""
        found: set[str] = set()
        waiting = [id]
        while waiting:
            if (organisation := waiting.pop()) not in found:
                found.add(organisation)
                waiting += [child.id for child in self.children.get(organisation, ())]
        return found

    def path(self, id: str | None) -> list[Organisation]:
        """Return an organisation and those it is part of, nearest first; safe on loops."""
        rows, found = self.table(Organisation).rows, dict[str, Organisation]()
        while id is not None and id not in found and (organisation := rows.get(id)):
            found[id] = organisation
            id = organisation.parent
        return list(found.values())

    def home(self, id: str) -> Organisation:
        """Return the body in whose name one acts: itself, or the nearest above that is not part of another.

        Where none above is, the highest. The body has to be in this option.
        """
        rows = self.table(Organisation).rows
        body, passed = rows[id], {id}
        while body.legal_form == "part_of_body" and (above := rows.get(body.parent or "")):
            if above.id in passed:
                break
            passed.add(above.id)
            body = above
        return body

    def region(self, id: str) -> str | None:
        """Return the region that an organisation is inside, the nearest; a region itself is in none."""
        return next((above.id for above in self.path(id)[1:] if above.tier == "regional"), None)

    # accountability

    def holders(self, function: str, letter: str = "A") -> list[Accountability]:
        """Return who has that part in a function, in a steady order."""
        parts = self.table(Accountability).by("function").get(function, ())
        return sorted((part for part in parts if part.letter == letter), key=lambda part: part.id)

    @cached_property
    def duties(self) -> list[Function]:
        """The functions that somebody has to hold: not ended, and not a mere family of others."""
        table = self.table(Function)
        families = table.by("parent")
        live = [f for f in table.all() if not f.ended and f.id not in families]
        return sorted(live, key=lambda f: (f.name.casefold(), f.id))

    def _table(self, kind: str) -> Table[Entity]:
        found = self.tables.get(kind)
        return Table({}) if found is None else found
