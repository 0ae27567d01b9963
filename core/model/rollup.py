"""Money or people rolled up in other ways than by structure: by tier, by function, by year.

What a place has itself is kept with the tables (`Table.each`), so that an edit adds up again only what it
touches. A place is a path: a tier and then a body, a function inside others, or a year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from core.model.entities.accountability import Function
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import TIERS
from core.model.key import Key
from core.model.kinds import KINDS
from core.model.model import Model
from core.model.totals import Amounts, add, adder

Path = tuple[str, ...]
"""Ids from the outermost to the innermost; "" stands for what has no tier, or no function."""
Kind = type[BudgetLine | Workforce]


def by_tier(model: Model, kind: Kind) -> dict[Path, Amounts]:
    """Return what each body has, under its tier, or the nearest above that has one; nothing without lines."""
    found: dict[Path, Amounts] = {}
    for body, amounts in _each(model, kind, "organisation").items():
        tier = next((above.tier for above in model.path(body) if above.tier), None)
        found[tier or "", body or ""] = amounts
    return found


def by_function(model: Model, kind: Kind) -> dict[Path, Amounts]:
    """Return what each function has itself, inside the functions it is part of; nothing without lines."""
    functions = model.table(Function)
    found: dict[Path, Amounts] = {}
    for id_, amounts in _each(model, kind, "function").items():
        path: list[str] = []
        at = id_
        while at is not None and at not in path:  # a loop ends where it began
            path.insert(0, at)
            at = functions[at].parent if at in functions else None
        found[tuple(path) or ("",)] = amounts
    return found


def by_year(model: Model, kind: Kind) -> dict[Path, Amounts]:
    """Return what each year has; nothing without lines."""
    return {(year,): amounts for year, amounts in _each(model, kind, "year").items()}


WAYS: Mapping[str, Callable[[Model, Kind], dict[Path, Amounts]]] = {
    "tier": by_tier,
    "function": by_function,
    "year": by_year,
}


def with_all_inside(own: Mapping[Path, Amounts]) -> dict[Path, Amounts]:
    """Return what each place has with everything inside it."""
    found: dict[Path, Amounts] = {}
    for path, amounts in own.items():
        for length in range(1, len(path) + 1):
            # A new mapping, for `add` would else put what is added up into the table's own.
            add(found.setdefault(path[:length], {}), amounts)
    return found


def key_of_place(way: str, path: Path) -> Key | None:
    """Return the body or the function that a place is; None for tiers, years, and what has neither."""
    if way == "function" and path[-1]:
        return Key("function", path[-1])
    return Key("organisation", path[-1]) if way == "tier" and len(path) == 2 and path[-1] else None


def name_of_place(models: Sequence[Model], way: str, path: Path) -> str:
    """Return how a place is called, in the first of several models that has it."""
    if key := key_of_place(way, path):
        kind = KINDS[key.kind].type
        found = (model.get(kind, key.id) for model in models)
        return next(
            (model.name(kind, key.id) for model, has in zip(models, found, strict=True) if has), key.id
        )
    if way == "tier":
        return TIERS.get(path[-1], "Without a tier") if len(path) == 1 else "Without a body"
    return path[-1] or "For no function in particular"


def order_of_place(way: str, path: Path, name: str) -> tuple[int, str]:
    """Return what places of one parent are ordered by: tiers from national to local, else by name."""
    tiers = list(TIERS)
    if way == "tier" and len(path) == 1:
        return (tiers.index(path[0]) if path[0] in tiers else len(tiers)), name
    return (1 if not path[-1] else 0), name.casefold()


def _each(model: Model, kind: Kind, field: str) -> Mapping[Any, Amounts]:
    return model.table(kind).each(field, adder(kind))
