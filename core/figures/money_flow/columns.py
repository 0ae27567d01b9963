"""In which column a body stands: by its tier, and within that by how often the money was passed on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from core.figures.money_flow.ledger import Pair
from core.model.entities.structure import TIERS, Organisation
from core.model.model import Model

TIER_OF = {
    "department": "national",
    "arms_length_body": "national",
    "regulator": "national",
    "region": "regional",
    "system": "system",
    "provider": "local",
}
"""The tier of a body that names none, by its kind."""
DEEPEST = 4
"""Columns that one tier takes at most; what is passed on more often within it goes back to a name."""


def tier_rank(id: str, models: Sequence[Model]) -> int | None:
    """Return how local a body is, 0 for national; None where neither tier nor kind says so."""
    for model in models:
        if body := model.get(Organisation, id):
            tier = body.tier or TIER_OF.get(body.kind or "")
            return list(TIERS).index(tier) if tier in TIERS else None
    return None


def columns(pairs: Mapping[Pair, int], ranks: Mapping[str, int | None]) -> tuple[dict[str, int], list[int]]:
    """Return the column of each body that is in a pair, from 0 on, and the tier of each column.

    A pair whose second body is not in a later column goes back: it is drawn by name, not by a ribbon across.
    Every body has a column, whatever loops there are.
    """
    bodies = list(dict.fromkeys(body for pair in sorted(pairs, key=_order(pairs)) for body in pair))
    sure = _ranked(bodies, pairs, ranks)
    depth = _depths(bodies, pairs, sure)
    column: dict[str, int] = {}
    tiers: list[int] = []
    for rank in sorted(set(sure.values())):
        members = [body for body in bodies if sure[body] == rank]
        steps = sorted({depth[body] for body in members})
        for body in members:
            column[body] = len(tiers) + steps.index(depth[body])
        tiers += [rank] * len(steps)
    return column, tiers


def _order(pairs: Mapping[Pair, int]):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return lambda pair: (-pairs[pair], pair)


def _ranked(
    bodies: Collection[str], pairs: Mapping[Pair, int], ranks: Mapping[str, int | None]
) -> dict[str, int]:
    """Return a tier for every body: its own, else that of who pays it, else the most national."""
    found = {body: rank for body in bodies if (rank := ranks.get(body)) is not None}
    missing = [body for body in bodies if body not in found]
    for body in missing:
        payers = [found[payer] for payer, payee in pairs if payee == body and payer in found]
        found[body] = max(payers, default=0)
    return found


def _depths(bodies: Sequence[str], pairs: Mapping[Pair, int], ranks: Mapping[str, int]) -> dict[str, int]:
    """Return how often money was passed on within its tier before it reaches a body: 0, 1, 2 … DEEPEST - 1.

    Pairs are taken the largest first; one that would close a loop is passed over, so that the smallest
    flow of a loop is the one that goes back.
    """
    after: dict[str, list[str]] = {body: [] for body in bodies}
    for payer, payee in sorted(pairs, key=_order(pairs)):
        if ranks[payer] == ranks[payee] and not _reaches(payee, payer, after):
            after[payer].append(payee)
    waits = dict.fromkeys(bodies, 0)
    for targets in after.values():
        for target in targets:
            waits[target] += 1
    depth = dict.fromkeys(bodies, 0)
    ready = [body for body in bodies if not waits[body]]
    while ready:
        body = ready.pop()
        for target in after[body]:
            depth[target] = max(depth[target], min(depth[body] + 1, DEEPEST - 1))
            waits[target] -= 1
            if not waits[target]:
                ready.append(target)
    return depth


def _reaches(start: str, goal: str, after: Mapping[str, Sequence[str]]) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        body = waiting.pop()
        if body == goal:
            return True
        for target in after[body]:
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return False
