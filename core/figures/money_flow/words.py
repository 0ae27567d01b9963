"""The money flow in words, for someone who cannot see the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.figures.money_flow.cards import Name, millions
from core.figures.money_flow.ledger import Ledger, Left, Stream
from core.model.bodies_said import bodies_said
from core.model.diff import Sign
from core.model.words import count, listed

_NAMES, _SENTENCES = 8, 20  # how many are named, and how many sentences of a sort, before the rest is counted
EMPTY = (
    "Once there are, this picture shows who passes money to whom: from the department through national "
    "bodies, regions and systems to providers, each ribbon as wide as its amount, with what every body keeps "
    "and with the gates on the way: who has to approve, and the days that this adds."
)
_LEFT = {
    Left.ITSELF: "from a body to itself",
    Left.NOTHING: "of nothing",
    Left.BELOW: "below nothing",
}


def no_flows(year: str) -> str:
    """Return what is said where there are no flows to draw."""
    return f"No funding flows for {year} yet." if year else "No funding flows yet."


def words(ledgers: Sequence[tuple[str, Ledger]], named: Name, prices: str) -> str:
    """Return what the picture shows, its title first; each ledger under its name, the last being on show."""
    _, now = ledgers[-1]
    if not any(each.streams for _, each in ledgers):
        rest = left_said(now)
        return " ".join(filter(None, (f"Money flow. {no_flows(prices)} {EMPTY}", rest)))
    parts = [_title(now, prices)]
    parts += _payers(now, named)
    parts += _kept(now, named)
    parts += _gates(now, named)
    parts += filter(None, [left_said(now)])
    if len(ledgers) > 1:
        parts += _changes(ledgers[0][1], now, named)
    return " ".join(parts)


def left_said(found: Ledger) -> str:
    """Return which flows have no ribbon and why; empty for none."""
    said = []
    for reason, text in _LEFT.items():
        amounts = [amount for why, _, amount in found.left if why is reason]
        if amounts:
            total = f", {millions(sum(amounts))}" if any(amounts) else ""
            said.append(f"{count(len(amounts), 'flow')} {text}{total}")
    return f"Not drawn: {listed(said)}." if said else ""


def _title(now: Ledger, prices: str) -> str:
    if not now.streams:
        return f"Money flow, {prices}: nothing is passed on any more."
    sums = now.sums()
    return (
        f"Money flow, {prices}: {millions(now.entering)} enters and is passed on between "
        f"{bodies_said(len(sums))}."
    )


def _payers(now: Ledger, named: Name) -> Iterator[str]:
    """Yield to whom each body passes money on, those that pass on most coming first."""
    by_payer: dict[str, list[Stream]] = {}
    for stream in now.streams:
        by_payer.setdefault(stream.payer, []).append(stream)
    ranked = sorted(by_payer.items(), key=lambda each: (-sum(s.amount for s in each[1]), each[0]))
    for payer, streams in ranked[:_SENTENCES]:
        whom: dict[str, int] = {}
        for stream in streams:
            whom[stream.payee] = whom.get(stream.payee, 0) + stream.amount
        largest = sorted(whom.items(), key=lambda each: (-each[1], each[0]))
        said = [f"{millions(amount)} to {named(payee)[0]}" for payee, amount in largest[:_NAMES]]
        if rest := largest[_NAMES:]:
            said.append(f"{millions(sum(amount for _, amount in rest))} to {len(rest):,} more")
        yield f"{named(payer)[0]} passes on {millions(sum(whom.values()))}: {listed(said)}."
    if len(ranked) > _SENTENCES:
        rest_of = ranked[_SENTENCES:]
        total = sum(stream.amount for _, streams in rest_of for stream in streams)
        yield f"{count(len(rest_of), 'more body passes', 'more bodies pass')} on {millions(total)}."


def _kept(now: Ledger, named: Name) -> Iterator[str]:
    """Yield what bodies on the way keep, and who passes on more than arrives."""
    for text, sign in (("keeps", 1), ("passes on more than arrives, by", -1)):
        on_way = [(body, (come - out) * sign) for body, (come, out) in now.sums().items() if come and out]
        found = sorted((each for each in on_way if each[1] > 0), key=lambda each: (-each[1], each[0]))
        for body, amount in found[:_SENTENCES]:
            yield f"{named(body)[0]} {text} {millions(amount)}."
        if len(found) > _SENTENCES:
            total = sum(amount for _, amount in found[_SENTENCES:])
            yield f"{len(found) - _SENTENCES:,} more: {millions(total)}."


def _gates(now: Ledger, named: Name) -> Iterator[str]:
    """Yield who has to approve how much, and the days that this adds."""
    gated: dict[tuple[str | None, int | None], list[Stream]] = {}
    for stream in now.streams:
        if stream.gated:
            gated.setdefault((stream.approver, stream.days), []).append(stream)
    if not gated:
        yield "No money has to pass a gate."
        return
    ranked = sorted(gated.items(), key=lambda each: (-sum(s.amount for s in each[1]), str(each[0])))
    for (approver, days), streams in ranked[:_SENTENCES]:
        adds = f", which adds {count(days, 'day')}" if days else ""
        flows = count(sum(len(stream.flows) for stream in streams), "flow")
        amount = millions(sum(stream.amount for stream in streams))
        who = named(approver)[0] if approver else "somebody"
        yield f"Gate: {who} has to approve {amount} in {flows}{adds}."
    if len(ranked) > _SENTENCES:
        yield f"{count(len(ranked) - _SENTENCES, 'more gate')}."


def _changes(before: Ledger, now: Ledger, named: Name) -> Iterator[str]:
    """Yield what is new, gone and changed since the as-is."""
    told = False
    for found, sign, text in (
        (now, Sign.NEW, "New"),
        (before, Sign.CLOSED, "Gone"),
        (now, Sign.CHANGED, "Changed"),
    ):
        streams = [stream for stream in found.streams if stream.sign is sign]
        largest = sorted(streams, key=lambda stream: (-stream.amount, stream.way[:2]))
        said = [_stream(stream, named) for stream in largest[:_NAMES]]
        if rest := largest[_NAMES:]:
            said.append(f"{len(rest):,} more, {millions(sum(stream.amount for stream in rest))}")
        if said:
            told = True
            yield f"{text} since the as-is: {'; '.join(said)}."
    if not told:
        yield "Nothing is passed on otherwise than in the as-is."


def _stream(stream: Stream, named: Name) -> str:
    was = f", was {millions(stream.was)}" if stream.was is not None and stream.sign is Sign.CHANGED else ""
    return f"{millions(stream.amount)} from {named(stream.payer)[0]} to {named(stream.payee)[0]}{was}"
