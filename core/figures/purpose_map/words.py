"""A purpose map in words, for someone who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.figures.purpose_map.content import ENDED, NOBODY, PIONEER, UNSAID, Item, Row
from core.model.diff import Sign
from core.model.entities.accountability import STAGES
from core.model.lens import Lens
from core.model.words import count, listed

MOST = 12  # names that are told one by one


def words(rows: Sequence[Row], *, compared: bool) -> str:
    """Return what a map shows, in sentences, the first of them its title."""
    if not rows:
        return "Purpose map. No function says yet how settled it is."
    return " ".join([*_opening(rows), *_bodies(rows), *_flags(rows), *(_changes(rows) if compared else ())])


def _opening(rows: Sequence[Row]) -> Iterator[str]:
    live = {item.key for row in rows if row.tier != ENDED for item in row.all()}
    yield f"Purpose map of {count(len(live), 'function')}, by who is accountable and by how settled each is."
    for lens in Lens:
        stages = listed([STAGES[stage].lower() for stage in lens.stages]).replace(" and ", " to ")
        yield f"{lens.value} {lens.does} ({stages})."


def _bodies(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if row.tier in (NOBODY, ENDED):
            continue
        parts = [
            f"{len(items):,} {STAGES[stage].lower() if stage != UNSAID else 'without a stage'}"
            for stage in (*STAGES, UNSAID)
            if (items := row.items.get(stage))
        ]
        verb = "holds" if row.key else "hold"
        yield f"{row.title} {verb} {count(row.number, 'function')}: {listed(parts)}."


def _flags(rows: Sequence[Row]) -> Iterator[str]:
    items = [item for row in rows for item in row.all()]
    if pioneer := [item for item in items if PIONEER in item.notes]:
        yield f"National bodies hold pioneer work: {_named(pioneer)}."
    for row in rows:
        if row.tier == NOBODY:
            yield f"Nobody is accountable for {_named(list(row.all()))}."


def _changes(rows: Sequence[Row]) -> Iterator[str]:
    items = [item for row in rows for item in row.all()]
    told = False
    for sign, one, several in (
        (Sign.NEW, "is new", "are new"),
        (
            Sign.CHANGED,
            "is with another body or at another stage",
            "are with another body or at another stage",
        ),
        (Sign.CLOSED, "is no longer done", "are no longer done"),
    ):
        if found := [item for item in items if item.sign is sign]:
            told = True
            verb = one if len(found) == 1 else several
            yield f"Compared with the as-is, {count(len(found), 'function')} {verb}."
    if not told:
        yield "Nothing here differs from the as-is."


def _named(items: Sequence[Item]) -> str:
    return listed([f"“{item.name}”" for item in items], most=MOST)
