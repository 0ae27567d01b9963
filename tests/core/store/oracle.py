"""What every option of a plan is, read from its file and folded anew in the plainest way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from core.model.entities.plan import AS_IS, PLAN, Move, Option
from core.model.kinds import KINDS, Entity
from core.store.file import PlanFile
from core.store.layers import Layer, Patch, Removed
from core.store.store import Store

Seen = dict[str, dict[str, dict[str, Any]]]
"""The entities of each option by kind and id; the plan's own under PLAN. Kinds without any are left out."""


def on_disk(path: Path) -> Seen:
    """Return what the file says of every option."""
    file = PlanFile(path, read_only=True)
    try:
        layers = file.layers()
    finally:
        file.close()
    plan = _fold([layers.get(PLAN, {})])
    return {
        PLAN: plan,
        **{option: _fold([layers.get(id_, {}) for id_ in _through(plan, option)]) for option in _all(plan)},
    }


def in_memory(store: Store) -> Seen:
    """Return what a store says of every option."""
    found = {PLAN: store.plan, **{id_: store.model(id_) for id_ in (AS_IS, *store.plan.table(Option))}}
    return {
        name: {kind: dict(table.rows) for kind, table in model.tables.items() if len(table)}
        for name, model in found.items()
    }


def _all(plan: dict[str, dict[str, Any]]) -> list[str]:
    return [AS_IS, *plan.get("option", {})]


def _through(plan: dict[str, dict[str, Any]], option: str | None) -> list[str]:
    if option in (AS_IS, None):
        return [AS_IS]
    moves: list[Move] = [move for move in plan.get("move", {}).values() if move.option == option]
    on = sorted((move.rank, move.id) for move in moves if move.enabled)
    return _through(plan, plan["option"][option].below) + [id_ for _, id_ in on]


def _fold(layers: list[Layer]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for layer in layers:
        for kind, rows in layer.items():
            for id_, row in rows.items():
                _lay(found[kind], id_, row)
    return {kind: entities for kind, entities in found.items() if entities}


def _lay(entities: dict[str, Any], id_: str, row: object) -> None:
    if isinstance(row, Entity):
        entities[id_] = row
    elif isinstance(row, Removed):
        entities.pop(id_, None)
    elif isinstance(row, Patch) and id_ in entities:
        entities[id_] = replace(entities[id_], **row.values)
