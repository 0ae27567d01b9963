"""Which layers an option is seen through: a question about the plan's own options and moves."""

from __future__ import annotations

from collections.abc import Sequence

from core.model.edits import EditError
from core.model.entities.plan import AS_IS, Move, Option
from core.model.model import Model


def moves(plan: Model, option: str) -> list[Move]:
    """Return the moves of an option, lowest first, switched off ones too."""
    return sorted(plan.table(Move).by("option").get(option, ()), key=lambda move: (move.rank, move.id))


def options(plan: Model) -> list[Option]:
    """Return the options in their order."""
    return sorted(plan.all(Option), key=lambda option: (option.rank, option.code, option.id))


def lineage(plan: Model, option: str, until: str | None = None) -> tuple[str, ...]:
    """Return the ids of the layers an option is seen through, the as-is first.

    `until` is a date: moves that take effect later are left out. EditError if there is no such option.
    """
    if option == AS_IS:
        return (AS_IS,)
    found = plan.get(Option, option)
    if found is None:
        raise EditError(f"There is no option “{option}” in this plan.")
    on = [
        move.id
        for move in moves(plan, option)
        if move.enabled and not (until and move.date and move.date > until)
    ]
    return (*lineage(plan, found.below or AS_IS, until), *on)


def around(plan: Model, layer: str) -> tuple[tuple[str, ...], tuple[Move, ...]]:
    """Return the layers below a layer, and the enabled moves of its option above it.

    EditError if the layer is a move that is switched off, or is not there at all.
    """
    if layer == AS_IS:
        return (), ()
    move = plan.get(Move, layer)
    if move is None:
        raise EditError(f"There is no move “{layer}” in this plan.")
    if not move.enabled:
        raise EditError(f"The move “{move.title}” is switched off. Switch it on to change what is in it.")
    through = lineage(plan, move.option)
    place = through.index(layer)
    above = [plan.table(Move)[id_] for id_ in through[place + 1 :]]
    return through[:place], tuple(above)


def option_of(plan: Model, layer: str) -> str:
    """Return the option that a layer belongs to."""
    move = plan.get(Move, layer)
    return move.option if move else AS_IS


def standing_on(plan: Model, option: str) -> list[Option]:
    """Return the options that stand directly on an option."""
    return [found for found in options(plan) if (found.below or AS_IS) == option]


def differing(before: Sequence[str], now: Sequence[str]) -> set[str]:
    """Return the layers that only one lineage has, or that have changed places."""
    only_one = set(before) ^ set(now)
    stayed = [[layer for layer in layers if layer not in only_one] for layers in (before, now)]
    return only_one | {layer for pair in zip(*stayed, strict=True) if pair[0] != pair[1] for layer in pair}
