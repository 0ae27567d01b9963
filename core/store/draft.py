"""A step in the making: the rows it would change, over the layers as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.model.edits import Add, Edit, EditError, Remove, Set, check_all, not_there
from core.model.entities.plan import AS_IS, PLAN, Move
from core.model.fields import Ref
from core.model.key import Key
from core.model.kinds import KINDS, Entity, key_of
from core.model.model import Model
from core.store.layers import Layer, Row, Rows, lower, over, refuse_hidden
from core.store.lineage import around, standing_on


class Draft:
    """Edits lowered to rows, one after the other. Nothing is written; `rows` is what would be."""

    def __init__(self, layers: Mapping[str, Layer], plan: Model) -> None:
        self._layers = layers
        self._plan = plan
        self.rows: Rows = {}
        self._was: Rows = {}

    def edit(self, edits: Sequence[Edit], layer: str) -> None:
        """Lower edits into a layer; those of the plan's own kinds into the plan's. May raise EditError."""
        check_all(edits)
        kinds_of_plan = {kind.slug for kind in KINDS.values() if kind.of_plan}
        of_plan = [edit for edit in edits if edit.key.kind in kinds_of_plan]
        for edit in of_plan:
            _refuse_reserved(edit)
            self._lower(edit, PLAN, ())
            if isinstance(edit, Remove):
                self._remove_with(edit.key)
        self._check_references(of_plan, PLAN, (), ())
        rest = [edit for edit in edits if edit.key.kind not in kinds_of_plan] if of_plan else edits
        below, above = around(self._plan, layer) if rest else ((), ())
        higher = [(move.title, self._layers.get(move.id, {})) for move in above]
        for edit in rest:
            if higher:
                refuse_hidden(edit, higher)
            self._lower(edit, layer, below)
        self._check_references(rest, layer, below, above)

    def changed(self) -> tuple[Rows, Rows]:
        """Return the rows that differ, before and after."""
        before: Rows = {}
        after: Rows = {}
        for place, row in self.rows.items():
            stored = self._was[place] if place in self._was else self._stored(*place)
            same = row is stored if stored is None or row is None else row == stored
            if not same:
                before[place], after[place] = stored, row
        return before, after

    def _lower(self, edit: Edit, layer: str, below: Sequence[str]) -> None:
        key = edit.key
        place = (layer, key)
        if place in self.rows:
            now = self.rows[place]
        else:
            now = self._was[place] = self._stored(layer, key)
        self._put(layer, key, lower(edit, now, self._seen(key, below) if below else None))

    def _put(self, layer: str, key: Key, row: Row | None) -> None:
        self.rows[layer, key] = row
        if layer == PLAN:
            self._plan = self._plan.changed({key.kind: {key.id: row if isinstance(row, Entity) else None}})

    def _row(self, layer: str, key: Key) -> Row | None:
        place = (layer, key)
        return self.rows[place] if place in self.rows else self._stored(layer, key)

    def _stored(self, layer: str, key: Key) -> Row | None:
        return self._layers.get(layer, {}).get(key.kind, {}).get(key.id)

    def _seen(self, key: Key, layers: Sequence[str]) -> Entity | None:
        found: Entity | None = None
        for layer in layers:
            found = over(self._row(layer, key), found)
        return found

    def _remove_with(self, key: Key) -> None:
        """Remove what belongs to something of the plan's own that is removed; all else lets go of it."""
        if key.kind == "plan":
            raise EditError("A plan cannot be without its title.")
        if key.kind == "option" and (standing := standing_on(self._plan, key.id)):
            raise EditError(f"Option {standing[0].code} stands on this one. Delete or move that one first.")
        if key.kind == "move":
            for kind, rows in self._layers.get(key.id, {}).items():
                for id_ in rows:
                    self.rows[key.id, Key(kind, id_)] = None
        for entity, name in list(self._plan.referring(key)):
            mine = key_of(entity)
            spec = KINDS[mine.kind].fields[name]
            if isinstance(spec, Ref) and spec.belongs:
                self._lower(Remove(mine), PLAN, ())
                self._remove_with(mine)
            else:
                self._lower(Set(mine, name, None), PLAN, ())

    def _check_references(
        self, edits: Sequence[Edit], layer: str, below: Sequence[str], above: Sequence[Move]
    ) -> None:
        """EditError if an edit refers to what is not in the option, or puts something inside itself.

        Asked after all edits, so that a step may add a child before its parent.
        """
        through = (*below, layer, *(move.id for move in above))
        rooted: set[tuple[str, str, str]] = set()
        for (slug, name, id_), keys in _references(edits).items():
            target = Key(KINDS[slug].refs[name], id_)
            if self._seen(target, through) is None:
                if any(self._seen(key, through) is not None for key in keys):
                    raise EditError(not_there(target))
            elif target.kind == slug:
                walked = self._walked(target, name, through, rooted)
                for key in keys:
                    if key.id in walked:
                        raise EditError(self._loop(key, name, target, through))

    def _walked(
        self, target: Key, field: str, layers: Sequence[str], rooted: set[tuple[str, str, str]]
    ) -> set[str]:
        """Return the ids of target and of what lies above it, up to what is `rooted`: known to end."""
        walked: set[str] = set()
        id_: str | None = target.id
        while id_ is not None and (target.kind, field, id_) not in rooted:
            if id_ in walked:
                return walked
            walked.add(id_)
            above = self._seen(Key(target.kind, id_), layers)
            id_ = getattr(above, field) if above else None
        rooted.update((target.kind, field, id_) for id_ in walked)
        return walked

    def _loop(self, key: Key, field: str, target: Key, layers: Sequence[str]) -> str:
        kind = KINDS[key.kind]
        name = _title(self._seen(key, layers))
        relation = kind.fields[field].label.lower()
        if target == key:
            return f"“{name}” cannot have itself as “{relation}”."
        return (
            f"“{_title(self._seen(target, layers))}” lies below “{name}” already, so it cannot be above it."
        )


def _references(edits: Sequence[Edit]) -> dict[tuple[str, str, str], list[Key]]:
    """Return the references that edits make: who refers, by the kind and field that does and the id meant."""
    refs = {kind.slug: kind.refs for kind in KINDS.values()}
    found: dict[tuple[str, str, str], list[Key]] = {}
    for edit in edits:
        key = edit.key
        if isinstance(edit, Add):
            for name in refs[key.kind]:
                if (id_ := getattr(edit.entity, name)) is not None:
                    found.setdefault((key.kind, name, id_), []).append(key)
        elif isinstance(edit, Set) and edit.value is not None and edit.field in refs[key.kind]:
            found.setdefault((key.kind, edit.field, edit.value), []).append(key)
    return found


def _refuse_reserved(edit: Edit) -> None:
    """EditError if an edit adds a second Plan, or an option or a move with an id of every plan's own."""
    if not isinstance(edit, Add):
        return
    if edit.key.kind == "plan" and edit.key.id != PLAN:
        raise EditError("A plan has one title and one summary. Change those instead of adding others.")
    if edit.key.kind != "plan" and edit.key.id in (AS_IS, PLAN):
        raise EditError(f"The id “{edit.key.id}” is one that every plan uses itself. Choose another.")


def _title(entity: Entity | None) -> str:
    return str(getattr(entity, "name", None) or getattr(entity, "title", None) or getattr(entity, "id", ""))
