"""What is passed from body to body in a year, added up, and what became of it since the as-is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from core.model.diff import Sign
from core.model.entities.resources import FundingFlow
from core.model.model import Model
from core.model.prices import Prices

Pair = tuple[str, str]
Way = tuple[str, str, str | None, int | None]
"""Who passes money on, to whom, who has to approve, and the days that this adds."""


class Left(StrEnum):
    """Why a flow has no ribbon."""

    ITSELF = "itself"
    NOTHING = "nothing"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Stream:
    """The flows of a year that go one way, added up: whole pence, always above nothing.

    `flows` are their ids, the largest first. `was` is what it was in the as-is, where that was
    another amount.
    """

    payer: str
    payee: str
    approver: str | None
    days: int | None
    amount: int
    flows: tuple[str, ...]
    sign: Sign | None = None
    was: int | None = None

    @property
    def gated(self) -> bool:
        """Whether somebody has to agree first, or an approval takes days."""
        return bool(self.approver or self.days)

    @property
    def pair(self) -> Pair:
        """From whom to whom."""
        return self.payer, self.payee

    @property
    def way(self) -> Way:
        """From whom to whom, and through which gate."""
        return self.payer, self.payee, self.approver, self.days


@dataclass(frozen=True, slots=True)
class Ledger:
    """The streams of one model in one year; `left` are the flows that have no ribbon, with their amounts."""

    streams: tuple[Stream, ...] = ()
    left: tuple[tuple[Left, FundingFlow, int], ...] = ()

    @property
    def total(self) -> int:
        """All that is passed on, whole pence; money that is passed on twice counts twice."""
        return sum(stream.amount for stream in self.streams)

    @property
    def entering(self) -> int:
        """What comes in from outside the picture: what bodies pass on beyond what they receive."""
        return sum(max(out - come, 0) for come, out in self.sums().values())

    def sums(self) -> dict[str, tuple[int, int]]:
        """Return for each body what arrives and what it passes on, whole pence."""
        found: dict[str, tuple[int, int]] = {}
        for stream in self.streams:
            come, out = found.get(stream.payer, (0, 0))
            found[stream.payer] = come, out + stream.amount
            come, out = found.get(stream.payee, (0, 0))
            found[stream.payee] = come + stream.amount, out
        return found


def years_of(*models: Model | None) -> list[str]:
    """Return the years that have funding flows in any of the models, the latest first."""
    return sorted({flow.year for model in models if model for flow in model.all(FundingFlow)}, reverse=True)


def prices_said(year: str, price_year: str, models: Iterable[Model]) -> str:
    """Return in what prices amounts of a year are, to stand after them: “2019-20, in 2020-21 prices”."""
    if not price_year or price_year == year:
        return year
    if any(Prices(model, price_year).real(1, year) is None for model in models):
        return f"{year}, not adjusted: there is no price index for both {year} and {price_year}"
    return f"{year}, in {price_year} prices"


def ledger(model: Model, year: str, price_year: str = "") -> Ledger:
    """Return what is passed on in a year, in the prices of a price year (empty: of the year itself).

    Without an index of both years, amounts stay as they are.
    """
    prices = Prices(model, price_year or None)
    found: dict[Way, list[tuple[int, str]]] = {}
    left: list[tuple[Left, FundingFlow, int]] = []
    for flow in sorted(model.all(FundingFlow), key=lambda flow: flow.id):
        if flow.year != year:
            continue
        real = prices.real(flow.amount, year)
        amount = flow.amount if real is None else real
        if reason := _no_ribbon(flow, amount):
            left.append((reason, flow, amount))
        else:
            way = flow.payer, flow.payee, flow.approver, flow.days
            found.setdefault(way, []).append((amount, flow.id))
    return Ledger(tuple(_added(found)), tuple(left))


def compared(before: Ledger, after: Ledger) -> tuple[Ledger, Ledger]:
    """Return both with signs: what is gone in the first, what is new in the second, what changed in both."""
    return _signed(before, after, Sign.CLOSED), _signed(after, before, Sign.NEW)


def _no_ribbon(flow: FundingFlow, amount: int) -> Left | None:
    if flow.payer == flow.payee:
        return Left.ITSELF
    if amount == 0:
        return Left.NOTHING
    return Left.BELOW if amount < 0 else None


def _added(found: dict[Way, list[tuple[int, str]]]) -> Iterator[Stream]:
    for way, parts in found.items():
        largest = sorted(parts, key=lambda part: (-part[0], part[1]))
        yield Stream(*way, sum(amount for amount, _ in parts), tuple(id_ for _, id_ in largest))


def _signed(ledger: Ledger, other: Ledger, alone: Sign) -> Ledger:
    """Return a ledger with the signs of its streams; `alone` is that of one that the other has nothing like.

    Streams of the same two bodies through other gates have changed, if the other has such without a match.
    """
    ways = {stream.way: stream.amount for stream in other.streams}
    own = {stream.way for stream in ledger.streams}
    unmatched: dict[Pair, list[int]] = {}
    for stream in other.streams:
        if stream.way not in own:
            unmatched.setdefault(stream.pair, []).append(stream.amount)
    streams = []
    for stream in ledger.streams:
        then = ways.get(stream.way)
        alike = unmatched.get(stream.pair, [])
        if then is None and len(alike) == 1:
            then = alike[0]
        if stream.way in ways and then == stream.amount:
            streams.append(stream)
        elif stream.way not in ways and not alike:
            streams.append(replace(stream, sign=alone))
        else:
            was = then if alone is Sign.NEW and then != stream.amount else None
            streams.append(replace(stream, sign=Sign.CHANGED, was=was))
    return replace(ledger, streams=tuple(streams))
