"""Tables of amounts by body, one column for each model that is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from core.model.model import Model
from core.papers.blocks import Group, Row
from core.papers.wording import body_name, tier_of, tiers

Amounts = tuple[int, ...]
Cells = Callable[[Amounts], Row]

FOLD = 15
"""How many bodies of one tier are listed that do not change, or change alike, before they share one row."""
UNCHANGED = "each unchanged"


def groups_by_body(
    columns: Sequence[dict[str, int]], models: Sequence[Model], cells: Cells
) -> tuple[Group, ...]:
    """Return a group for each tier, with a row for each body that has an amount in any column.

    `columns` hold amounts by the ids of bodies; `cells` turns those of one row into text. Many bodies of a
    tier that do not change, or have the same cells, are added up in one row.
    """
    by_tier: dict[str, dict[str, Amounts]] = {}
    for id_ in sorted({id_ for column in columns for id_ in column}):
        amounts = tuple(column.get(id_, 0) for column in columns)
        by_tier.setdefault(tier_of(id_, *models), {})[id_] = amounts
    return tuple(
        Group(tier if len(by_tier) > 1 else "", tuple(_rows(by_tier[tier], models, cells)))
        for tier in tiers()
        if tier in by_tier
    )


def totals(columns: Sequence[dict[str, int]]) -> Amounts:
    """Return the sum of each column."""
    return tuple(sum(column.values()) for column in columns)


def _rows(found: dict[str, Amounts], models: Sequence[Model], cells: Cells) -> Iterator[Row]:
    still = {id_: None for id_, amounts in found.items() if len(set(amounts)) == 1}  # in their order
    alike: dict[Row, list[str]] = {}
    for id_, amounts in found.items():
        if id_ not in still:
            alike.setdefault(cells(amounts), []).append(id_)
    sets = [(many, "that change alike, together") for many in alike.values() if len(many) > FOLD]
    if len(still) > FOLD:
        sets.append((list(still), UNCHANGED))
    folded = {id_ for many, _ in sets for id_ in many}
    named = [(body_name(id_, *models), id_) for id_ in found if id_ not in folded]
    for name, id_ in sorted(named, key=lambda each: (each[0].casefold(), each[1])):
        yield name, *cells(found[id_])
    for many, words in sets:
        together = tuple(sum(column) for column in zip(*(found[id_] for id_ in many), strict=True))
        comma = "," if words == UNCHANGED else ""
        yield f"{len(many):,} {'other ' if named else ''}bodies{comma} {words}", *cells(together)
