"""A step in the making: the rows it would change, over the layers as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from core.model.edits import Add, Edit, EditError, Remove, Set, check, not_there
from core.model.entities.plan import AS_IS, PLAN, Move
from core.model.key import Key
from core.model.kinds import KINDS, Entity
from core.model.model import Model
from core.store.layers import Layer, Row, Rows, lower, over, refuse_hidden
from core.store.lineage import around, standing_on


class Draft:
    """Edits lowered to rows, one after the other. Nothing is written; `rows` is what would be."""

    def __init__(self, layers: Mapping[str, Layer], plan: Model) -> None:
        self._layers = layers
        self._plan = plan
        self.rows: Rows = {}

    def edit(self, edits: Sequence[Edit], layer: str) -> None:
        """Lower edits into a layer; those of the plan's own kinds into the plan's. May raise EditError."""
        for edit in edits:
            check(edit)
        of_plan = [edit for edit in edits if KINDS[edit.key.kind].of_plan]
        for edit in of_plan:
            _refuse_reserved(edit)
            self._lower(edit, PLAN, ())
            if isinstance(edit, Remove):
                self._remove_with(edit.key)
        self._check_references(of_plan, PLAN, (), ())
        rest = [edit for edit in edits if not KINDS[edit.key.kind].of_plan]
        below, above = around(self._plan, layer) if rest else ((), ())
        higher = [(move.title, self._layers.get(move.id, {})) for move in above]
        for edit in rest:
            refuse_hidden(edit, higher)
            self._lower(edit, layer, below)
        self._check_references(rest, layer, below, above)

    def changed(self) -> tuple[Rows, Rows]:
        """Return the rows that differ, before and after."""
        before = {place: self._stored(*place) for place in self.rows}
        after = {place: row for place, row in self.rows.items() if row != before[place]}
        return {place: before[place] for place in after}, after

    def _lower(self, edit: Edit, layer: str, below: Sequence[str]) -> None:
        row = lower(edit, self._row(layer, edit.key), self._seen(edit.key, below))
        self._put(layer, edit.key, row)

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
        """Remove what belongs to a removed option or move: its moves, and what they change."""
        if key.kind == "option":
            if standing := standing_on(self._plan, key.id):
                raise EditError(
                    f"Option {standing[0].code} stands on this one. Delete or move that one first."
                )
            for move in self._plan.table(Move).by("option").get(key.id, ()):
                self._put(PLAN, Key("move", move.id), None)
                self._remove_with(Key("move", move.id))
        elif key.kind == "move":
            for kind, rows in self._layers.get(key.id, {}).items():
                for id_ in rows:
                    self.rows[key.id, Key(kind, id_)] = None
        else:
            raise EditError("A plan cannot be without its title.")

    def _check_references(
        self, edits: Sequence[Edit], layer: str, below: Sequence[str], above: Sequence[Move]
    ) -> None:
        """EditError if an edit refers to what is not in the option, or puts something inside itself.

        Asked after all edits, so that a step may add a child before its parent.
        """
        through = (*below, layer, *(move.id for move in above))
        for edit in edits:
            refs = KINDS[edit.key.kind].refs
            values: dict[str, Any] = {}
            if isinstance(edit, Add):
                values = {name: getattr(edit.entity, name) for name in refs}
            elif isinstance(edit, Set) and edit.field in refs:
                values = {edit.field: edit.value}
            for name, id_ in values.items():
                if id_ is None:
                    continue
                target = Key(refs[name], id_)
                if self._seen(target, through) is None and self._seen(edit.key, through) is not None:
                    raise EditError(not_there(target))
                if target.kind == edit.key.kind:
                    self._refuse_loop(edit.key, name, target, through)

    def _refuse_loop(self, key: Key, field: str, target: Key, layers: Sequence[str]) -> None:
        walked: set[str] = set()
        id_: str | None = target.id
        while id_ and id_ not in walked:
            walked.add(id_)
            if id_ == key.id:
                raise EditError(self._loop(key, field, target, layers))
            above = self._seen(Key(key.kind, id_), layers)
            id_ = getattr(above, field) if above else None

    def _loop(self, key: Key, field: str, target: Key, layers: Sequence[str]) -> str:
        kind = KINDS[key.kind]
        name = _title(self._seen(key, layers))
        relation = kind.fields[field].label.lower()
        if target == key:
            return f"“{name}” cannot have itself as “{relation}”."
        return (
            f"“{_title(self._seen(target, layers))}” lies below “{name}” already, so it cannot be above it."
        )


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
