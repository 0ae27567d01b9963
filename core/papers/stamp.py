"""What a paper was made from, in a few letters: the same model has the same stamp, whatever the hour.

A fingerprint leaves out fields that say nothing, so that a field that a later Remit adds changes none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from operator import attrgetter
from typing import TYPE_CHECKING

from core.model.entities.papers import Narrative, PaperDetails, PrivatePart
from core.model.entities.plan import PLAN, Move, MutedCheck, Option, Plan
from core.model.key import Key
from core.model.kinds import Entity, slug_of
from core.model.model import Model
from core.papers.blocks import Stamp
from core.papers.brief import Brief, OptionBrief, working_year

if TYPE_CHECKING:  # a process that only writes papers needs no SQL
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
    models = [brief.baseline, *(other.model for other in brief.options)]
    return version_of(brief.own, models, brief.year, option.option.id if option else None)


def version_in(store: Store, option: str | None) -> str:
    """Return the version that a paper about an option (None: about all) would have if it was written now."""
    return version_of(store.plan, _models(store), year_in(store), option)


def year_in(store: Store) -> str:
    """Return the financial year whose figures papers compare."""
    return working_year(store.about.as_at, _models(store))


def _models(store: Store) -> list[Model]:
    return [store.model(), *(store.model(other.id) for other in store.options())]


def version_of(own: Model, models: Sequence[Model], year: str, option: str | None) -> str:
    """Return the version of a paper made from the plan's own words and every model, the as-is first.

    A paper about one option sets it beside the others, so that their models count too.
    """
    said = sorted(_said(own, option), key=lambda entity: (slug_of(type(entity)), entity.id))
    texts = [*map(fingerprint, models), *map(_entity, said), option or "", year]
    return sha256("\x00".join(texts).encode("utf-8", "backslashreplace")).hexdigest()[:LETTERS]


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
