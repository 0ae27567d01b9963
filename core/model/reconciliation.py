"""Money and people from the as-is to an option, line by line, down to zero.

Each budget or workforce line is followed by its id. What it carried in the as-is is kept, moves to another
body, or is gone; what it carries now and did not before is new. Of a line whose amount changes, what both
have is kept or moves and the rest is new or gone; a line given to another year is gone from one and new in
the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any

from core.model.entities.resources import BudgetLine, Workforce
from core.model.key import Key
from core.model.kinds import key_of
from core.model.model import Model

Resource = BudgetLine | Workforce


class Fate(StrEnum):
    """What became of an amount."""

    KEPT = "kept"
    MOVED = "moved"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Line:
    """An amount of one budget or workforce line and its fate: with which body it was, and is."""

    key: Key
    year: str
    fate: Fate
    amount: int
    giver: str | None
    taker: str | None


@dataclass(frozen=True, slots=True)
class Total:
    """One year: as-is = kept + moved + gone, option = kept + moved + new, or the model is not consistent."""

    as_is: int = 0
    kept: int = 0
    moved: int = 0
    new: int = 0
    gone: int = 0
    option: int = 0

    @property
    def difference(self) -> int:
        """What the lines leave unexplained: zero, or the model is not consistent."""
        return self.as_is + self.new - self.gone - self.option


@dataclass(frozen=True, slots=True)
class Account:
    """Money (whole pence) or people (hundredths of a WTE): every line, and the totals by year."""

    lines: tuple[Line, ...]
    years: dict[str, Total]

    @property
    def difference(self) -> int:
        """What is unexplained over all years, added up without signs: two errors do not cancel out."""
        return sum(abs(total.difference) for total in self.years.values())

    def flows(self) -> dict[tuple[str, str, str], int]:
        """Return what moves, by (year, giving body, taking body)."""
        found: dict[tuple[str, str, str], int] = {}
        for line in self.lines:
            if line.fate is Fate.MOVED and line.giver and line.taker:
                way = (line.year, line.giver, line.taker)
                found[way] = found.get(way, 0) + line.amount
        return found


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The money and the people of an option against those of the as-is."""

    money: Account
    people: Account

    @property
    def difference_pence(self) -> int:
        """The money that is unexplained, in whole pence; zero in every consistent model."""
        return self.money.difference

    @property
    def difference_wte(self) -> int:
        """The people that are unexplained, in hundredths of a WTE; zero in every consistent model."""
        return self.people.difference


def reconcile(before: Model, after: Model) -> Reconciliation:
    """Return what became of every pound and every person between two models."""
    return Reconciliation(
        _account(before, after, BudgetLine, attrgetter("amount")),
        _account(before, after, Workforce, attrgetter("wte")),
    )


Amount = Callable[[Any], int]


def _account(before: Model, after: Model, kind: type[BudgetLine | Workforce], amount: Amount) -> Account:
    olds: Mapping[str, Resource] = before.table(kind).rows
    news: Mapping[str, Resource] = after.table(kind).rows
    lines = [line for id_ in {**olds, **news} for line in _followed(olds.get(id_), news.get(id_), amount)]
    lines.sort(key=attrgetter("year", "key"))
    return Account(tuple(lines), _years(olds.values(), news.values(), lines, amount))


def _followed(old: Resource | None, new: Resource | None, amount: Amount) -> Iterator[Line]:
    """Yield what became of one line: what stays of it first, then what is gone, then what is new."""
    if old and new and old.year != new.year:
        yield from _followed(old, None, amount)
        yield from _followed(None, new, amount)
        return
    was, now = amount(old) if old else 0, amount(new) if new else 0
    stays = _shared(was, now)
    if old and new and (stays or was == now):
        fate = Fate.KEPT if old.organisation == new.organisation else Fate.MOVED
        yield Line(key_of(old), old.year, fate, stays, old.organisation, new.organisation)
    if old and (was != stays or not new):
        yield Line(key_of(old), old.year, Fate.GONE, was - stays, old.organisation, None)
    if new and (now != stays or not old):
        yield Line(key_of(new), new.year, Fate.NEW, now - stays, None, new.organisation)


def _shared(was: int, now: int) -> int:
    """Return what two amounts have in common; nothing where one is an income and the other a cost."""
    if was >= 0 and now >= 0:
        return min(was, now)
    return max(was, now) if was < 0 and now < 0 else 0


def _years(
    olds: Iterable[Resource], news: Iterable[Resource], lines: Iterable[Line], amount: Amount
) -> dict[str, Total]:
    """Return the totals by year. Those of both models are added up from them, not from what was followed."""
    found: dict[str, dict[str, int]] = {}
    for line in lines:
        _add(found, line.year, line.fate, line.amount)
    for old in olds:
        _add(found, old.year, "as_is", amount(old))
    for new in news:
        _add(found, new.year, "option", amount(new))
    return {year: Total(**found[year]) for year in sorted(found)}


def _add(found: dict[str, dict[str, int]], year: str, name: str, amount: int) -> None:
    total = found.setdefault(year, {})
    total[name] = total.get(name, 0) + amount
