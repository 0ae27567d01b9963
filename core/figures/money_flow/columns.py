"""In which column a body stands: by its tier, and within that by how often the money was passed on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

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


def _order(pairs: Mapping[Pair, int]) -> Callable[[Pair], tuple[int, Pair]]:
    return lambda pair: (-pairs[pair], pair)


def _ranked(
    bodies: Collection[str], pairs: Mapping[Pair, int], ranks: Mapping[str, int | None]
) -> dict[str, int]:
    """Return a tier for every body: its own, else that of who pays it, else the most national."""
    found = {body: rank for body in bodies if (rank := ranks.get(body)) is not None}
    missing = [body for body in bodies if body not in found]
    payers: dict[str, list[str]] = {}
    for payer, payee in pairs:
        payers.setdefault(payee, []).append(payer)
    for body in missing:
        found[body] = max((found[payer] for payer in payers.get(body, ()) if payer in found), default=0)
    return found


def _depths(bodies: Sequence[str], pairs: Mapping[Pair, int], ranks: Mapping[str, int]) -> dict[str, int]:
    """Return how often money was passed on within its tier before it reaches a body: 0, 1, 2 … DEEPEST - 1.

    Pairs that close a loop count for nothing: they go back.
    """
    after: dict[str, list[str]] = {body: [] for body in bodies}
    net = dict.fromkeys(bodies, 0)
    for payer, payee in sorted(pairs, key=_order(pairs)):
        if ranks[payer] == ranks[payee]:
            after[payer].append(payee)
            net[payer] += pairs[payer, payee]
            net[payee] -= pairs[payer, payee]
    depth = dict.fromkeys(bodies, 0)
    for body in reversed(_finished(sorted(bodies, key=lambda body: -net[body]), after)):
        for target in after[body]:
            depth[target] = max(depth[target], min(depth[body] + 1, DEEPEST - 1))
    return depth


def _finished(bodies: Iterable[str], after: Mapping[str, list[str]]) -> list[str]:
    """Return bodies so that each comes after all it passes money on to, and cut what closes a loop.

    The largest net payers are looked at first, and of each the largest flows, so that what is cut is small.
    """
    done: dict[str, None] = {}
    for first in bodies:
        way: dict[str, list[str]] = {}  # where we are, each with the targets still to be looked at
        if first not in done:
            way[first] = [*after[first]]
        while way:
            body, left = next(reversed(way.items()))
            if not left:
                done[body] = None
                del way[body]
            elif (target := left.pop(0)) in way:
                after[body].remove(target)
            elif target not in done:
                way[target] = [*after[target]]
    return list(done)
