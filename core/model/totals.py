"""Money and people added up by body: its own, and with everything inside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any

from core.model.entities.resources import BASES, BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.model import Model
from core.model.words import listed

Lines = tuple[Any, ...]
Amounts = dict[tuple[str, str], int]
"""Pence, or hundredths of a WTE, by (year, basis)."""
WHOLE = ""
"""Stands for the whole plan among the ids of bodies."""
NEVER: tuple[Lines, Amounts] = ((), {})
UNSURE = ("estimate", "illustrative")
"""The bases that a total has to own up to."""


class Totals:
    """The amounts of one kind of line, added up by body.

    What was added up is kept until it changes: an edit carries over, as the same tuple, the lines of every
    body that it does not touch, and the table of organisations where it changes none of them.
    """

    def __init__(self, kind: type[BudgetLine | Workforce]) -> None:
        self._kind = kind
        self._place = attrgetter("year", "basis")
        self._amount = attrgetter("amount" if kind is BudgetLine else "wte")
        self._own: dict[str | None, tuple[Lines, Amounts]] = {}
        self._rolled: dict[str, Amounts] = {}
        self._seen: dict[str | None, tuple[Lines, Amounts]] = {}  # what `_rolled` was added up from
        self._structure: object = None

    def own(self, model: Model, organisation: str | None) -> Amounts:
        """Return what one body has itself; for None what belongs to none."""
        return self._of(organisation, model.table(self._kind).by("organisation").get(organisation, ()))

    def inside(self, model: Model, organisation: str) -> Amounts:
        """Return what a body has with everything inside it."""
        groups = model.table(self._kind).by("organisation")
        found: Amounts = {}
        for id_ in model.inside(organisation):
            if lines := groups.get(id_):
                add(found, self._of(id_, lines))
        return found

    def rolled_up(self, model: Model) -> Mapping[str, Amounts]:
        """Return, by body, what it has with everything inside it; by WHOLE what the whole plan has."""
        structure, groups = model.table(Organisation), model.table(self._kind).by("organisation")
        if structure is not self._structure:
            self._structure, self._rolled = structure, {WHOLE: {}, **{id_: {} for id_ in structure}}
            self._seen = {}
        touched = [id_ for id_ in self._seen if id_ not in groups]
        touched += [id_ for id_, lines in groups.items() if self._seen.get(id_, NEVER)[0] is not lines]
        together: dict[tuple[str, ...], Amounts] = {}
        paths: dict[str | None, tuple[str, ...]] = {}
        for id_ in touched:
            lines, was = groups.get(id_, ()), self._seen.get(id_, NEVER)[1]
            now = self._of(id_, lines)
            self._seen[id_] = (lines, now)
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

    def _of(self, organisation: str | None, lines: Lines) -> Amounts:
        """Return the sum of a body's lines."""
        kept = self._own.get(organisation)
        if kept is None or kept[0] is not lines:
            found: Amounts = {}
            for place, amount in zip(map(self._place, lines), map(self._amount, lines), strict=True):
                found[place] = found.get(place, 0) + amount
            kept = self._own[organisation] = (lines, found)
        return kept[1]


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
    """Return the years that have amounts, earliest first."""
    return sorted({year for found in amounts for year, _ in found})


def unsure(amounts: Amounts, year: str = "") -> str:
    """Return what share of a total (of one year) is not sure: “40 % estimate and 20 % illustrative”."""
    of_year = {place: abs(amount) for place, amount in amounts.items() if year in ("", place[0])}
    total = sum(of_year.values())
    parts = []
    for basis in UNSURE:
        part = sum(amount for (_, found), amount in of_year.items() if found == basis)
        if part:
            share = part * 100 / total
            parts.append(f"{'under 1' if share < 1 else f'{share:.0f}'} % {BASES[basis].lower()}")
    return listed(parts)
