"""What becomes of money on its way: which flows go elsewhere, rise, fall, begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from core.model.diff import Sign
from core.model.entities.resources import FundingFlow
from core.model.model import Model
from core.model.naming import in_prose
from core.model.sentences.bodies import Found
from core.model.words import count, listed, pounds, sentence

NAMED = 2
"""How many bodies at one end of flows have their names before they are counted."""
PAYERS = 3
"""From how many bodies new flows, or those that end, are told one by one."""


def flows(found: Found, before: Model, after: Model) -> list[str]:
    """Return which flows go to or come from others, have other amounts, are new and end; else nothing."""
    return [
        *_redirected(found, before, after),
        *_amended(found, before, after),
        *_counted(found, before, after),
    ]


def _redirected(found: Found, before: Model, after: Model) -> Iterator[str]:
    ways: dict[tuple[str, str, str, str, str], int] = {}
    for old, new in _pairs(found):
        if (old.payer, old.payee) != (new.payer, new.payee):
            way = new.year, old.payer, old.payee, new.payer, new.payee
            ways[way] = ways.get(way, 0) + new.amount
    for (year, *bodies), amount in ways.items():
        giver, taker, payer, payee = (in_prose(id_, after, before) for id_ in bodies)
        if giver == payer:
            text = f"{pounds(amount)} from {payer} goes to {payee}, and no longer to {taker}"
        elif taker == payee:
            text = f"{pounds(amount)} for {payee} comes from {payer}, and no longer from {giver}"
        else:
            text = f"{pounds(amount)} goes from {payer} to {payee}, and no longer from {giver} to {taker}"
        yield sentence(f"In {year}, {text}")


def _amended(found: Found, before: Model, after: Model) -> Iterator[str]:
    for old, new in _pairs(found):
        if old.amount != new.amount:
            verb = "rises" if new.amount > old.amount else "falls"
            ends = f"from {in_prose(new.payer, after, before)} to {in_prose(new.payee, after, before)}"
            was, now = pounds(old.amount), pounds(new.amount)
            yield sentence(f"The {new.year} flow {ends} {verb} from {was} to {now}")


def _counted(found: Found, before: Model, after: Model) -> Iterator[str]:
    """Yield what flows anew and what no longer flows, payer by payer where these are few."""
    for sign, flow in ((Sign.NEW, "flows anew"), (Sign.CLOSED, "no longer flows")):
        some = [
            line
            for difference in found.get("funding_flow", ())
            if difference.sign is sign
            and isinstance(line := difference.after or difference.before, FundingFlow)
        ]
        by_year: dict[str, list[FundingFlow]] = {}
        for line in some:
            by_year.setdefault(line.year, []).append(line)
        for year, lines in sorted(by_year.items()):
            payers = {line.payer for line in lines}
            for each in sorted(payers) if len(payers) <= PAYERS else [""]:
                mine = [line for line in lines if each in ("", line.payer)]
                giver = in_prose(each, after, before) if each else count(len(payers), "body", "bodies")
                taker = _bodies({line.payee for line in mine}, after, before)
                if payers & {line.payee for line in mine}:  # a sum would count what is passed on twice
                    begin = "begin" if sign is Sign.NEW else "end"
                    what = f"{count(len(mine), 'flow')} {begin}{'s' if len(mine) == 1 else ''},"
                else:
                    what = f"{pounds(sum(line.amount for line in mine))} {flow}"
                yield sentence(f"In {year}, {what} from {giver} to {taker}")


def _bodies(ids: set[str], *models: Model) -> str:
    names = sorted(in_prose(id_, *models) for id_ in ids)
    return listed(names) if len(names) <= NAMED else count(len(names), "body", "bodies")


def _pairs(found: Found) -> Iterator[tuple[FundingFlow, FundingFlow]]:
    for difference in found.get("funding_flow", ()):
        old, new = difference.before, difference.after
        if isinstance(old, FundingFlow) and isinstance(new, FundingFlow):
            yield old, new
