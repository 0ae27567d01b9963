"""Money and people from the as-is to an option, line by line, down to zero.

Every pound of the as-is is followed to its place: with the body that had it (kept), with another (moved),
with one of a lower tier (devolved), with the body that took over from one that closed (merged), or saved for
a reason. What has no place and no reason is gone: that is the gap, and it is what the difference shows. A
line is followed by its id, and a line that came out of it by its `origin` (core/model/following.py). What
the option has and no line of the as-is gave is new, or a one-off cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import Any

from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.following import Part, followed
from core.model.key import Key
from core.model.kinds import key_of
from core.model.model import Model
from core.model.portions import AMOUNT, Kind, Resource, amount_of
from core.model.tiers import rank_of


class Fate(StrEnum):
    """What became of an amount."""

    KEPT = "kept"
    MOVED = "moved"
    DEVOLVED = "devolved"
    MERGED = "merged"
    SAVED = "saved"
    NEW = "new"
    ONE_OFF = "one_off"
    GONE = "gone"


PLACES = (
    ("Stays with the body that has it", Fate.KEPT, 1),
    ("Moves to another body", Fate.MOVED, 1),
    ("Devolved to a lower tier", Fate.DEVOLVED, 1),
    ("Merged into another body", Fate.MERGED, 1),
    ("Saved for a reason", Fate.SAVED, -1),
    ("New", Fate.NEW, 1),
    ("One-off cost", Fate.ONE_OFF, 1),
    ("Gone without a reason", Fate.GONE, -1),
)
"""Every fate as people read it, in the order of an account, with the sign of what is left by it."""
HANDED = (Fate.MOVED, Fate.DEVOLVED, Fate.MERGED)
"""What another body has now."""


@dataclass(frozen=True, slots=True)
class Line:
    """An amount and its fate: the line that carries it now, and with which body it was, and is.

    Of what nobody has now, `key` is the line that carried it. `origin` is the line of the as-is it was in,
    empty for what is new. `reason` is why it was saved.
    """

    key: Key
    year: str
    fate: Fate
    amount: int
    giver: str | None
    taker: str | None
    origin: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """One year. `gap` is what is gone without a reason, added up without signs."""

    as_is: int = 0
    kept: int = 0
    moved: int = 0
    devolved: int = 0
    merged: int = 0
    saved: int = 0
    new: int = 0
    one_off: int = 0
    gone: int = 0
    option: int = 0
    gap: int = 0

    @property
    def handed(self) -> int:
        """What another body has now: moved, devolved or merged."""
        return self.moved + self.devolved + self.merged

    @property
    def difference(self) -> int:
        """What of the as-is has no place and no reason: as-is + new − saved − option."""
        return self.as_is + self.new + self.one_off - self.saved - self.option


@dataclass(frozen=True)
class Account:
    """Money (whole pence) or people (hundredths of a WTE): what became of every line, and totals by year.

    `told` are the lines that have changed; the others of the as-is (`rows`, by id) are as they were.
    """

    told: tuple[Line, ...]
    years: dict[str, Total]
    rows: Mapping[str, Resource] = field(default_factory=dict, repr=False)
    changed: frozenset[str] = frozenset()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every amount, by year and line."""
        still = [_still(line) for id_, line in self.rows.items() if id_ not in self.changed]
        return tuple(sorted([*self.told, *still], key=attrgetter("year", "key", "fate", "amount")))

    def of(self, fate: Fate, year: str) -> list[Line]:
        """Return the amounts of one fate in one year, the largest first."""
        found = [line for line in self.told if line.fate is fate and line.year == year]
        if fate is Fate.KEPT:
            still = (id_ for id_, line in self.rows.items() if line.year == year and id_ not in self.changed)
            found += [_still(self.rows[id_]) for id_ in still]
        return sorted(
            found, key=lambda line: (-abs(line.amount), line.giver or "", line.taker or "", line.key)
        )

    @property
    def difference(self) -> int:
        """What is unexplained over all years, added up without signs: two errors do not cancel out."""
        return sum(max(abs(total.difference), total.gap) for total in self.years.values())

    def flows(self) -> dict[tuple[str, str, str], int]:
        """Return what another body has now, by (year, body that had it, body that has it)."""
        found: dict[tuple[str, str, str], int] = {}
        for line in self.told:
            if line.fate in HANDED and line.giver and line.taker:
                way = (line.year, line.giver, line.taker)
                found[way] = found.get(way, 0) + line.amount
        return found


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The money and the people of an option against those of the as-is."""

    money: Account
    people: Account

    def by_kind(self) -> tuple[tuple[Kind, Account], ...]:
        """Return the account of each kind of line, money first."""
        return (BudgetLine, self.money), (Workforce, self.people)

    @property
    def difference_pence(self) -> int:
        """The money that is unexplained, in whole pence; zero where every pound has its place."""
        return self.money.difference

    @property
    def difference_wte(self) -> int:
        """The people that are unexplained, in hundredths of a WTE; zero where everybody has a place."""
        return self.people.difference


def _still(line: Resource) -> Line:
    """Return what a line carries that is as it was."""
    body = line.organisation
    return Line(key_of(line), line.year, Fate.KEPT, amount_of(line), body, body, line.id)


def reconcile(before: Model, after: Model) -> Reconciliation:
    """Return what became of every pound and every person between two models."""
    return Reconciliation(_account(before, after, BudgetLine), _account(before, after, Workforce))


def _account(before: Model, after: Model, kind: Kind) -> Account:
    was, now = before.table(kind), after.table(kind)
    olds: Mapping[str, Any] = was.rows
    news: Mapping[str, Any] = now.rows
    changed = now.against(was)  # the others need no following
    told = _told(followed(olds, news, changed, amount_of), before, after) if changed else []
    return Account(tuple(told), _years(before, after, kind, told), olds, changed)


def _told(parts: list[Part], before: Model, after: Model) -> list[Line]:
    here, there = after.table(Organisation).rows, before.table(Organisation).rows
    # Who took over from how many bodies that closed: a body that splits is taken over by several new ones.
    closed: dict[str, set[str]] = {}
    for part in parts:
        if part.old and part.new and part.old.organisation not in here:
            closed.setdefault(part.new.organisation, set()).add(part.old.organisation)

    def fate(part: Part) -> Fate:
        if not part.new:
            return Fate.SAVED if part.reason else Fate.GONE
        if not part.old:
            return Fate.ONE_OFF if getattr(part.new, "one_off", False) else Fate.NEW
        giver, taker = part.old.organisation, part.new.organisation
        if giver == taker:
            return Fate.KEPT
        if rank_of(after, taker) > rank_of(before, giver):
            return Fate.DEVOLVED
        if giver not in here and (taker in there or len(closed[taker]) > 1):
            return Fate.MERGED
        return Fate.MOVED

    found = [
        Line(
            key_of(part.new or part.old),
            (part.new or part.old).year,
            fate(part),
            part.amount,
            part.old.organisation if part.old else None,
            part.new.organisation if part.new else None,
            part.old.id if part.old else "",
            part.reason,
        )
        for part in parts
    ]
    return sorted(found, key=attrgetter("year", "key", "fate", "amount"))


def _years(before: Model, after: Model, kind: Kind, told: list[Line]) -> dict[str, Total]:
    """Return the totals by year. Those of both models are added up from them, not from what was followed."""
    olds, news = _by_year(before, kind), _by_year(after, kind)
    found: dict[str, dict[str, int]] = {year: {} for year in {*olds, *news}}
    for line in told:
        total = found[line.year]
        total[line.fate] = total.get(line.fate, 0) + line.amount
        if line.fate is Fate.GONE:
            total["gap"] = total.get("gap", 0) + abs(line.amount)
    for year, total in found.items():
        total["as_is"], total["option"] = olds.get(year, 0), news.get(year, 0)
        elsewhere = (fate for fate in (*HANDED, Fate.SAVED, Fate.GONE))
        total[Fate.KEPT] = total["as_is"] - sum(total.get(fate, 0) for fate in elsewhere)
    return {year: Total(**found[year]) for year in sorted(found)}


def _by_year(model: Model, kind: Kind) -> dict[str, int]:
    sums: Mapping[Any, tuple[int, int]] = model.table(kind).sums(AMOUNT[kind], "year")
    return {year: total for year, (total, _) in sums.items()}
