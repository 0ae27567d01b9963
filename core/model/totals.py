"""Money and people added up by body: its own, and with everything inside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any

from core.model.entities.resources import BASES, BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.model import Model
from core.model.words import listed

Amounts = dict[tuple[str, str], int]
"""Pence, or hundredths of a WTE, by (year, basis)."""
WHOLE = ""
"""Stands for the whole plan among the ids of bodies."""
NO_BREAK = "\u00a0"
UNSURE = ("estimate", "illustrative")
"""The bases that a total has to own up to."""


class Totals:
    """The amounts of one kind of line, added up by body.

    What bodies have themselves is kept with the table, and what they have with all inside them here: an edit
    adds up again only what it touches.
    """

    def __init__(self, kind: type[BudgetLine | Workforce]) -> None:
        self._kind = kind
        self._sum = adder(kind)
        self._rolled: dict[str, Amounts] = {}
        self._seen: dict[str | None, Amounts] = {}  # what `_rolled` was added up from
        self._structure: object = None

    def own(self, model: Model, organisation: str | None) -> Amounts:
        """Return what one body has itself; for None what belongs to none."""
        return self._all(model).get(organisation, {})

    def inside(self, model: Model, organisation: str) -> Amounts:
        """Return what a body has with everything inside it."""
        own = self._all(model)
        found: Amounts = {}
        for id_ in model.inside(organisation):
            if amounts := own.get(id_):
                add(found, amounts)
        return found

    def rolled_up(self, model: Model) -> Mapping[str, Amounts]:
        """Return, by body, what it has with everything inside it; by WHOLE what the whole plan has."""
        structure, own = model.table(Organisation), self._all(model)
        if structure is not self._structure:
            self._structure, self._rolled = structure, {WHOLE: {}, **{id_: {} for id_ in structure}}
            self._seen = {}
        touched = [id_ for id_ in self._seen if id_ not in own]
        touched += [id_ for id_, amounts in own.items() if self._seen.get(id_) is not amounts]
        together: dict[tuple[str, ...], Amounts] = {}
        paths: dict[str | None, tuple[str, ...]] = {}
        for id_ in touched:
            now, was = own.get(id_, {}), self._seen.pop(id_, {})
            if id_ in own:
                self._seen[id_] = now
            change = now
            if was:
                change = {place: -amount for place, amount in was.items()}
                add(change, now)
            above: tuple[str, ...] = ()
            if (body := structure.get(id_)) is not None:
                add(self._rolled[body.id], change)
                if body.parent not in paths:
                    paths[body.parent] = tuple([part.id for part in model.path(body.parent)])
                above = paths[body.parent]
                if id_ in above:  # a loop: nothing counts twice
                    above = tuple([part.id for part in model.path(id_)[1:]])
            # Bodies of one parent are added up before what is above them, which is the same for all.
            add(together.setdefault(above, {}), change)
        for above, change in together.items():
            for place in (WHOLE, *above):
                add(self._rolled[place], change)
        return self._rolled

    def _all(self, model: Model) -> Mapping[str | None, Amounts]:
        return model.table(self._kind).each("organisation", self._sum)


def adder(kind: type[BudgetLine | Workforce]) -> Callable[[Iterable[Any]], Amounts]:
    """Return the function that adds up lines of a kind by year and basis; the same one each time."""
    return _pence if kind is BudgetLine else _hundredths


def _pence(lines: Iterable[Any]) -> Amounts:
    return _summed(map(_PLACE, lines), [line.amount for line in lines])


def _hundredths(entries: Iterable[Any]) -> Amounts:
    return _summed(map(_PLACE, entries), [entry.wte for entry in entries])


def _summed(places: Iterable[tuple[str, str]], amounts: Iterable[int]) -> Amounts:
    found: Amounts = {}
    for place, amount in zip(places, amounts, strict=True):
        found[place] = found.get(place, 0) + amount
    return found


_PLACE = attrgetter("year", "basis")


def add(into: Amounts, more: Mapping[tuple[str, str], int]) -> None:
    """Add amounts to others."""
    if not into:
        into.update(more)  # much quicker
        return
    for place, amount in more.items():
        into[place] = into.get(place, 0) + amount


def in_year(amounts: Amounts, year: str) -> int:
    """Return the amount of one year, whatever it rests on."""
    return sum(amount for (found, _), amount in amounts.items() if found == year)


def years_of(amounts: Iterable[Amounts]) -> list[str]:
    """Return the years that have amounts other than nothing, earliest first."""
    return sorted({year for found in amounts for (year, _), amount in found.items() if amount})


def unsure(amounts: Amounts, year: str = "") -> str:
    """Return what share of a total (of one year) is not sure: “40 % estimate and 20 % illustrative”."""
    of_year = {place: abs(amount) for place, amount in amounts.items() if year in ("", place[0])}
    total = sum(of_year.values())
    parts = []
    for basis in UNSURE:
        part = sum(amount for (_, found), amount in of_year.items() if found == basis)
        if part:
            share = part * 100 / total
            figure = f"under{NO_BREAK}1" if share < 1 else f"{share:.0f}"
            parts.append(f"{figure}{NO_BREAK}% {BASES[basis].lower()}")
    return listed(parts)
