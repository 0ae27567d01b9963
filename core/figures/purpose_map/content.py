"""What a purpose map shows: who does what, at which stage, and what became of it since the as-is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from core.drawing.metrics import printable
from core.model.diff import Sign
from core.model.entities.accountability import STAGES, Function
from core.model.entities.structure import TIERS, Organisation
from core.model.fate import Holders, ended_because, holders
from core.model.key import Key
from core.model.lens import is_pioneer_work
from core.model.model import Model
from core.model.services import NATIONAL, tier_of
from core.model.words import listed

UNSAID = ""
"""The stage of what does not say its own."""
FEW = 2
"""A body that holds no more functions than this shares its row with others of its tier."""
NOBODY, ENDED = "nobody", "ended"
LONGEST = 200  # characters of a name that are looked at
PIONEER = "! pioneer work"


@dataclass(frozen=True, slots=True)
class Item:
    """One function at one body, with what is said of it beneath its name, a line each."""

    key: Key
    name: str
    body: str
    stage: str
    notes: tuple[str, ...] = ()
    sign: Sign | None = None
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a body, or those of a tier that hold little; `key` is that of the body.

    Where a row goes on over several pages, `total` counts all its items, and `again` are the later parts.
    """

    title: str
    tier: str
    key: Key | None
    items: Mapping[str, list[Item]] = field(default_factory=dict)
    total: int = 0
    again: bool = False

    def all(self) -> Iterator[Item]:
        """Yield the items of all stages, the earliest first."""
        for stage in (*STAGES, UNSAID):
            yield from self.items.get(stage, ())

    @property
    def number(self) -> int:
        """How many items it has, on all pages."""
        return self.total or sum(map(len, self.items.values()))


def rows_of(model: Model, baseline: Model | None) -> list[Row]:
    """Return the rows by tier, within a tier those that hold most first; then what nobody holds, what ended.

    Only what has a stage, or stands among such, makes a map: none without a stage, no rows.
    """
    if not any(duty.stage for duty in model.duties):
        return []
    now = holders(model)
    then = _Then(baseline, holders(baseline)) if baseline else None
    bodies: dict[str, Organisation] = {}
    held: dict[str, list[Item]] = {}
    lost: list[Item] = []
    for duty in model.duties:
        for body in now.get(duty.id, ()):
            bodies[body.id] = body
            held.setdefault(body.id, []).append(_item(duty, body, now, model, then))
        if not now.get(duty.id):
            before = then.holders.get(duty.id, ()) if then else ()
            notes = ["! no home", *([f"was {_shorts(before)}"] if before else [])]
            lost.append(_plain(duty, "", notes, None, warns=True))
    found = [row for tier in (*TIERS, "") for row in _of_tier(tier, bodies, held, model)]
    if lost:
        found.append(Row("Nobody is accountable", NOBODY, None, _by_stage(lost)))
    if ended := list(_ended(model, baseline)):
        found.append(Row("No longer done", ENDED, None, _by_stage(ended)))
    return found


def _of_tier(
    tier: str, bodies: Mapping[str, Organisation], held: Mapping[str, list[Item]], model: Model
) -> Iterator[Row]:
    mine = [id_ for id_, body in bodies.items() if tier_of(body, model) == tier]
    large = [id_ for id_ in mine if len(held[id_]) > FEW]
    small = sorted((id_ for id_ in mine if id_ not in large), key=lambda id_: bodies[id_].name.casefold())
    for id_ in sorted(large, key=lambda id_: (-len(held[id_]), bodies[id_].name.casefold(), id_)):
        yield Row(_name(bodies[id_].name), tier, Key("organisation", id_), _by_stage(held[id_]))
    if len(small) == 1:
        body = bodies[small[0]]
        yield Row(_name(body.name), tier, Key("organisation", body.id), _by_stage(held[body.id]))
    elif small:
        word = TIERS[tier].lower() if tier in TIERS else ""
        others = f"{'Other' if large else ''} {word} bodies".strip()
        shared = [_with_body(item, bodies[id_]) for id_ in small for item in held[id_]]
        yield Row(others[0].upper() + others[1:], tier, None, _by_stage(shared))


@dataclass(frozen=True, slots=True)
class _Then:
    """The as-is that a map is compared with, and who is accountable there."""

    model: Model
    holders: Holders


def _item(duty: Function, body: Organisation, now: Holders, model: Model, then: _Then | None) -> Item:
    sign, said = _change(duty, body, then) if then else (None, "")
    also = [other for other in now[duty.id] if other.id != body.id]
    pioneer = is_pioneer_work(duty.stage) and tier_of(body, model) == NATIONAL
    notes = [PIONEER] if pioneer else []
    notes += [f"! also {_shorts(also)}"] if also else []
    notes += [said] if said else []
    return _plain(duty, body.id, notes, sign, warns=pioneer or bool(also))


def _change(duty: Function, body: Organisation, then: _Then) -> tuple[Sign | None, str]:
    """Return what became of a function at a body since the as-is, in a sign and words."""
    old = then.model.get(Function, duty.id)
    if old is None or old.ended:
        return Sign.NEW, "+ new"
    before = then.holders.get(duty.id, ())
    if body.id not in {each.id for each in before}:
        return Sign.CHANGED, f"~ from {_shorts(before) or 'nobody'}"
    if old.stage != duty.stage:
        return Sign.CHANGED, f"~ was {STAGES.get(old.stage or '', 'without a stage').lower()}"
    return (Sign.CHANGED, "~ renamed") if old.name != duty.name else (None, "")


def _ended(model: Model, baseline: Model | None) -> Iterator[Item]:
    live = {duty.id for duty in model.duties}
    for duty in baseline.duties if baseline else ():
        if duty.id not in live:
            gone = not ended_because(model.get(Function, duty.id))
            note = "! taken out, no reason given" if gone else "− ended"
            yield _plain(duty, "", [note], Sign.CLOSED, warns=gone)


def _plain(duty: Function, body: str, notes: Iterable[str], sign: Sign | None, *, warns: bool) -> Item:
    stage = duty.stage if duty.stage in STAGES else None
    said = tuple(printable(note) for note in notes)
    return Item(Key("function", duty.id), _name(duty.name), body, stage or UNSAID, said, sign, warns)


def _with_body(item: Item, body: Organisation) -> Item:
    """Return an item of a shared row: it says whose it is."""
    return replace(item, notes=(_short(body), *item.notes))


def _by_stage(items: Iterable[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.stage, []).append(item)
    return found


def _shorts(bodies: Iterable[Organisation]) -> str:
    return listed([_short(body) for body in bodies], most=2)


def _short(body: Organisation) -> str:
    return _name(body.short_name or body.name)


def _name(text: str) -> str:
    return printable(text[:LONGEST])
