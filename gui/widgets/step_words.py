"""What a step changed, entity by entity and field by field, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from core.model.entities.plan import AS_IS, PLAN, Option
from core.model.fields import Ref
from core.model.key import Key
from core.model.kinds import KINDS, Entity
from core.model.model import Model
from core.model.words import count, sentence
from core.store.file import Step
from core.store.layers import Patch, Removed, Row
from core.store.store import Store
from gui.widgets.wording import NOTHING, brief, lowered

MOST = 300  # lines; the rest are counted
STATES = {"start": "Start", "done": "Done", "undone": "Undone", "dropped": "Overtaken"}
"""How people call the states of a step; one that was undone and then overtaken cannot come back."""


def told(store: Store, step: Step) -> list[str]:
    """Return what a step changed, a sentence for each field."""
    if step.state == "start":
        return ["The plan begins here. What was before cannot be undone."]
    before, after = store.step_changes(step.id)
    lines: list[str] = []
    for left, (place, row) in zip(range(len(after), 0, -1), after.items(), strict=True):
        if len(lines) >= MOST:
            return [*lines, f"And {count(left, 'more')}."]
        lines += _changes(store, place[0], place[1], before.get(place), row)
    return lines or ["Nothing that is still in the plan."]


def where(store: Store, step: Step) -> str:
    """Return where a step was made: in which option and move, in the as-is, or in the plan itself."""
    if step.state == "start":
        return "The whole plan"
    if step.layer in (AS_IS, PLAN):
        return "As is" if step.layer == AS_IS else "The plan"
    move = store.plan.entity(Key("move", step.layer))
    if move is None:
        return "A move that was deleted"
    option = store.plan.get(Option, store.option_of(step.layer))
    return f"{option.code}, {brief(getattr(move, 'title', ''), 80)}" if option else ""


def _changes(store: Store, layer: str, key: Key, old: Row | None, new: Row | None) -> Iterator[str]:
    kind = KINDS[key.kind]
    what = f"{kind.label} {_name(store, layer, key, old, new)}"
    if isinstance(new, Removed):
        yield sentence(f"{what} closes here")
    elif isinstance(old, Removed):
        yield sentence(f"{what} is no longer closed here")
    elif isinstance(new, Entity) and not isinstance(old, Entity):
        yield sentence(f"New: {what}")
    elif isinstance(old, Entity) and not isinstance(new, Entity):
        yield sentence(f"No longer there: {what}")
    elif isinstance(old, Removed) or old == new:
        return
    if isinstance(old, Removed | Entity) != isinstance(new, Removed | Entity):
        return
    was, now = _fields(old, new), _fields(new, old)
    for name in kind.fields:
        if name in was and name in now and was[name] != now[name]:
            spec = kind.fields[name]
            texts = [_text(store, layer, spec, value) for value in (was[name], now[name])]
            yield f"{what}: {lowered(spec.label)} {texts[0]} → {texts[1]}"


def _fields(row: Row | None, other: Row | None) -> Mapping[str, Any]:
    """Return the fields of one side; what a patch does not have is what the other side says was inherited."""
    inherited = other.was if isinstance(other, Patch) else {}
    if isinstance(row, Patch):
        return {**inherited, **row.values}
    if isinstance(row, Entity):
        return {name: getattr(row, name) for name in KINDS_FIELDS(row)}
    return inherited
