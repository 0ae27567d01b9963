"""What a step changed, entity by entity and field by field, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from core.model.entities.plan import AS_IS, PLAN, Option
from core.model.fields import Field, Ref
from core.model.key import Key
from core.model.kinds import KINDS, Entity
from core.model.model import Model
from core.store.file import Step
from core.store.layers import Patch, Removed, Row, values_of
from core.store.store import Store
from gui.widgets.wording import brief, lowered, was_now

MOST = 300  # lines; the rest are counted
STATES = {"start": "Start", "done": "Done", "undone": "Undone", "dropped": "Overtaken"}
"""How people call the states of a step; one that was undone and then overtaken cannot come back."""


def told(store: Store, step: Step) -> list[str]:
    """Return what a step changed, a sentence for each field."""
    if step.state == "start":
        return ["The plan begins here. What was before cannot be undone."]
    before, after = store.step_changes(step.id)
    lines: list[str] = []
    for done, (place, row) in enumerate(after.items()):
        if len(lines) >= MOST:
            return [*lines, f"And {len(after) - done:,} more."]
        layer, key = place
        lines += _changes(_model_of(store, layer), key, before.get(place), row)
    return lines or ["Nothing that is still in the plan."]


def where(store: Store, step: Step) -> str:
    """Return where a step was made: in which option and move, in the as-is, or in the plan itself."""
    if step.state == "start":
        return "The whole plan"
    if step.layer in (AS_IS, PLAN):
        return "As is" if step.layer == AS_IS else "The plan"
    move = store.plan.entity(Key("move", step.layer))
    if move is None:
        return "A move that is no longer there"
    option = store.plan.get(Option, store.option_of(step.layer))
    return f"{option.code}, {brief(getattr(move, 'title', ''), 80)}" if option else ""


def _changes(model: Model, key: Key, old: Row | None, new: Row | None) -> Iterator[str]:
    """Yield what became of one row of a layer: a whole entity, a patch of one, a closing, or nothing."""
    what = f"{KINDS[key.kind].label} “{_title(model, key, old, new)}”"
    if isinstance(new, Removed):
        yield f"{what} closes here."
    elif isinstance(old, Removed):
        yield f"{what} is no longer closed here."
    elif isinstance(new, Entity) and old is None:
        yield f"New: {what[0].lower()}{what[1:]}."
    elif isinstance(old, Entity) and new is None:
        yield f"{what} is no longer there."
    else:
        was, now = _fields(old, new), _fields(new, old)
        for name, spec in KINDS[key.kind].fields.items():
            if was.get(name) != now.get(name):
                texts = was_now(_text(model, spec, was.get(name)), _text(model, spec, now.get(name)))
                yield f"{what}: {lowered(spec.label)} {texts}"


def _fields(row: Row | None, other: Row | None) -> Mapping[str, Any]:
    """Return the fields of a row; those that a patch does not have are what the other side inherited."""
    inherited = other.was if isinstance(other, Patch) else {}
    if isinstance(row, Patch):
        return {**inherited, **row.values}
    return values_of(row) if isinstance(row, Entity) else inherited


def _text(model: Model, spec: Field, value: Any) -> str:
    if value is None:
        return ""
    found = model.name(KINDS[spec.to].type, value) if isinstance(spec, Ref) else spec.format(value)
    return f"“{brief(found)}”"


def _title(model: Model, key: Key, *rows: Row | None) -> str:
    """Return the title of what rows are of: as it is now, else as the rows have it."""
    found = [model.entity(key), *(row for row in rows if isinstance(row, Entity))]
    found += [KINDS[key.kind].type(id=key.id, **row.was) for row in rows if isinstance(row, Removed)]
    entity = next((entity for entity in found if entity), None)
    return brief(model.title(entity), 80) if entity else "that is no longer there"


def _model_of(store: Store, layer: str) -> Model:
    """Return where names are looked up for what stands in a layer; the as-is where its option is gone."""
    if layer == PLAN:
        return store.plan
    option = store.option_of(layer)
    return store.model(option if option in store.plan.table(Option) else AS_IS)
