"""An option as data, that a paper carries inside it: enough to make the plan again from the paper alone.

It is JSON: what the plan is about, the as-is, the option, and its moves as edits, those of the options it
stands on first. Values are as the plan holds them: money in whole pence, people in hundredths, days as ISO
dates. A field that is left out has its default.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from core.model.diff import differences
from core.model.entities.plan import AS_IS, Move, Option
from core.model.kinds import Entity, content_kinds
from core.model.model import Model

if TYPE_CHECKING:
    from core.store.store import Store

FORMAT = 1
NAME = "remit-option-{code}.json"
KIND = "application/json"
WORDS = "The data of option {code}, from which Remit makes the plan again"


def option_data(store: Store, option: Option) -> bytes:
    """Return an option of an open plan as data, in UTF-8: the same model gives the same bytes."""
    told = {
        "remit": FORMAT,
        "about": _values(store.about),
        "as-is": {
            kind.slug: [_values(entity) for entity in rows]
            for kind in content_kinds()
            if (rows := sorted(store.model(AS_IS).all(kind.type), key=lambda entity: entity.id))
        },
        "option": _values(option),
        "moves": list(_moves(store, option)),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _moves(store: Store, option: Option) -> Iterator[dict[str, Any]]:
    before = store.model(AS_IS)
    for move in _standing(store, option):
        after = store.through(move.id)
        yield {"move": _values(move), "edits": list(_edits(before, after))}
        before = after


def _standing(store: Store, option: Option) -> list[Move]:
    """Return every move that is on in an option and those it stands on, lowest first; safe on loops."""
    found: list[Move] = []
    passed: set[str] = set()
    at: Option | None = option
    while at is not None and at.id not in passed:
        passed.add(at.id)
        found[:0] = [move for move in store.moves(at.id) if move.enabled]
        at = store.plan.get(Option, at.below)
    return found


def _edits(before: Model, after: Model) -> Iterator[dict[str, Any]]:
    for found in differences(before, after):
        kind, id_ = found.key
        if found.after is None:
            yield {"remove": kind, "id": id_}
        elif found.before is None:
            yield {"add": kind, "values": _values(found.after)}
        else:
            for name in found.fields:
                yield {"set": kind, "id": id_, "field": name, "value": getattr(found.after, name)}


def _values(entity: Entity) -> dict[str, Any]:
    return {
        field.name: value
        for field in fields(entity)
        if (value := getattr(entity, field.name)) != field.default or field.default is MISSING
    }
