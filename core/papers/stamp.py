"""What a paper was made from, in a few letters: the same model has the same stamp, whatever the hour.

A fingerprint leaves out fields that say nothing, so that a field that a later Remit adds changes none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from operator import attrgetter
from typing import TYPE_CHECKING

from core.model.entities.papers import Narrative, PaperDetails, PrivatePart
from core.model.entities.plan import PLAN, Move, MutedCheck, Option, Plan
from core.model.key import Key
from core.model.kinds import Entity, slug_of
from core.model.model import Model
from core.papers.blocks import Stamp
from core.store.layers import Patch, Removed, Row

if TYPE_CHECKING:  # a process that only writes papers needs no SQL
    from core.papers.brief import Brief, OptionBrief
    from core.store.store import Store

LETTERS = 8
SILENT = (None, False)


def stamp(brief: Brief, option: OptionBrief | None = None) -> Stamp:
    """Return the stamp of a paper about one option, or about all."""
    told = parameters(brief.plan, brief.year)
    return Stamp(version(brief, option), fingerprint(brief.baseline), brief.at, told)


def parameters(plan: Plan, year: str) -> tuple[tuple[str, str], ...]:
    """Return what the figures of papers were worked out with; `year` is the one that they compare."""
    found = [("Figures for", year), ("Prices of", plan.price_year or "")]
    return tuple((name, value) for name, value in found if value)


def version(brief: Brief, option: OptionBrief | None = None) -> str:
    """Return the fingerprint of all that a paper is made from: the model, and what the secretary adds."""
    return version_of(brief.own, brief.digest, brief.year, option.option.id if option else None)


def version_of(own: Model, digest: str, year: str, option: str | None) -> str:
    """Return the version of a paper made from the plan's own words and all that its layers hold.

    A paper about one option sets it beside the others, so that their layers count too.
    """
    said = sorted(_said(own, option), key=lambda entity: (slug_of(type(entity)), entity.id))
    texts = [digest, *map(_entity, said), option or "", year]
    return sha256("\x00".join(texts).encode("utf-8", "backslashreplace")).hexdigest()[:LETTERS]


def digest_in(store: Store) -> str:
    """Return the fingerprint of the as-is and of what every move holds.

    Of the layers and not of the options as they are seen through them: there are few rows in a layer, and an
    option is as large as the as-is.
    """
    found = sha256(fingerprint(store.model()).encode())
    for move in sorted(store.plan.all(Move), key=lambda move: move.id):
        for kind, rows in sorted(store.layer(move.id).items()):
            for id_ in sorted(rows):
                text = f"{move.id} {kind} {id_} {_row(rows[id_])}\n"
                found.update(text.encode("utf-8", "backslashreplace"))
    return found.hexdigest()


def _row(row: Row) -> str:
    if isinstance(row, Patch):
        return f"{_filled(row.values)} was {_filled(row.was)}"
    if isinstance(row, Removed):
        return f"removed, was {_filled(row.was)}"
    return _entity(row)


def _filled(values: Mapping[str, object]) -> str:
    return repr(sorted((name, value) for name, value in values.items() if value not in SILENT))


def fingerprint(model: Model) -> str:
    """Return the fingerprint of a model: eight letters and digits, another for another content."""
    return model.once(_of_model)[:LETTERS]


def _said(own: Model, option: str | None) -> Iterator[Entity]:
    """Yield what the plan says of itself that the papers about an option (None: about all) print."""
    yield from own.all(Option)
    yield from own.all(Move)
    yield from own.all(MutedCheck)
    if plan := own.entity(Key("plan", PLAN)):
        yield plan
    for kind in (PaperDetails, Narrative, PrivatePart):
        for entity in own.all(kind):
            if getattr(entity, "option", None) in (None, option):
                yield entity


def _of_model(model: Model) -> str:
    found = sha256()
    for slug in sorted(model.tables):
        rows = model.tables[slug].rows
        entities = [rows[id_] for id_ in sorted(rows)]
        for name, values in _columns(entities):
            found.update(f"{slug}.{name}={values!r}\n".encode("utf-8", "backslashreplace"))
    return found.hexdigest()


def _columns(entities: list[Entity]) -> Iterator[tuple[str, list[object]]]:
    """Yield each field that says something anywhere, with its values in order; the ids first."""
    if entities:
        for name in type(entities[0]).__dataclass_fields__:
            values = list(map(attrgetter(name), entities))
            if any(value not in SILENT for value in values):
                yield name, values


def _entity(entity: Entity) -> str:
    return "\n".join(f"{name}={values!r}" for name, values in _columns([entity]))
