"""Devolve money and people from national bodies, through the regions, to the bodies that are to use them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Annotated

from core.acts import Host, Proposal, Refs, Shares, act, present
from core.model import sharing, weighing
from core.model.edits import Add, Edit, EditError
from core.model.entities.resources import BASES, BudgetLine, FundingFlow
from core.model.entities.structure import TIERS, Organisation
from core.model.fields import Choice, Flag, Money, Year
from core.model.hosting import host_for
from core.model.ids import fresh
from core.model.model import Model
from core.model.portions import (
    WHAT,
    Chosen,
    Portion,
    Resource,
    amount_of,
    exactly,
    givers,
    part,
    totals,
    whole,
)
from core.model.words import count, listed


@act(
    "devolve",
    "Devolve…",
    on="budget_line",
    also=("workforce", "organisation", "function"),
    place=20,
    icon="transfer",
)
def devolve(
    model: Model,
    *,
    lines: Annotated[list[str] | None, Refs("Budget lines", to="budget_line")] = None,
    people: Annotated[list[str] | None, Refs("Workforce entries", to="workforce")] = None,
    functions: Annotated[list[str] | None, Refs("Of the functions", to="function")] = None,
    from_: Annotated[list[str] | None, Refs("From the bodies", to="organisation")] = None,
    year: Annotated[str | None, Year("Of the year")] = None,
    what: Annotated[str | None, Choice("What", choices=WHAT, help="Empty: money and people")] = None,
    to: Annotated[list[str] | None, Refs("To the bodies", to="organisation")] = None,
    tier: Annotated[
        str | None, Choice("Or to a whole tier", choices=TIERS, help="Every body of it, by name")
    ] = None,
    by: Annotated[str, Choice("Shared", required=True, choices=weighing.WAYS)] = "equal",
    shares: Annotated[
        list[tuple[str, int]] | None,
        Shares("Weights or figures", help="One for each body in their order, or “name: number” each"),
    ] = None,
    keep: Annotated[int | None, Money("Stays behind", help="In pounds, or in WTE")] = None,
    host: Annotated[
        str | None,
        Host(
            "Held by host",
            to="organisation",
            help="For bodies without legal personality: one body, or “region” for the nearest above each",
        ),
    ] = None,
    flows: Annotated[bool, Flag("With funding flows", help="From the giver, through the region")] = False,
) -> Proposal:
    """Propose to give chosen lines, but for what stays behind, to other bodies, exact to the last penny.

    EditError if nothing is chosen, if more is kept than there is, if shares do not add up, or if a body that
    receives can hold nothing in law and has no host.
    """
    chosen = Chosen(lines or (), people or (), functions or (), from_ or (), year, what).of(model)
    takers = _takers(model, to, tier)
    for line in chosen:
        if line.organisation in takers:
            name = model.name(Organisation, line.organisation)
            raise EditError(f"{name} has some of this already, so it cannot be devolved to it as well.")
    portions = whole(chosen) if keep is None else _without(chosen, keep)
    hosts = {taker: host_for(model, taker, host) for taker in takers}
    shared = [
        _Shared.of(model, list(group), takers, by, shares)
        for _, group in groupby(portions, key=lambda portion: (portion.kind.__name__, portion.line.year))
    ]
    if by == "figures" and len(shared) > 1:
        raise EditError("Figures can be typed for money, or for people, of one year. Choose which.")
    edits = [edit for group in shared for edit in group.edits(model, hosts)]
    if flows:
        edits += [edit for group in shared for edit in group.flows(model)]
    label = f"Devolve {listed(totals(portions))} to {_counted(model, takers)}"
    notes = [note for group in shared for note in group.notes(model)]
    return Proposal(label, tuple(edits), notes=(*notes, *_kept(model, portions), *_hosted(model, hosts)))


def _without(chosen: Sequence[Resource], keep: int) -> list[Portion]:
    """Return all of lines but what stays behind. EditError in words if they have no more than that."""
    there, kind = sum(map(amount_of, chosen)), type(chosen[0])
    if keep < 0:
        raise EditError("What stays behind cannot be less than nothing.")
    if keep >= there:
        has, stays = exactly(kind, there), exactly(kind, keep)
        raise EditError(f"There is only {has} in what was chosen; if {stays} stays, nothing is devolved.")
    return part(chosen, there - keep)


def _takers(model: Model, to: Sequence[str] | None, tier: str | None) -> list[str]:
    if to:
        return [present(model, "organisation", id_).id for id_ in dict.fromkeys(to)]
    if not tier:
        raise EditError("Choose the bodies that receive it, or a whole tier of them.")
    found = [body.id for body in model.listed(Organisation) if body.tier == tier]
    if not found:
        raise EditError(f"No body of this option is of the tier “{TIERS[tier]}”.")
    return found


@dataclass(frozen=True, slots=True)
class _Shared:
    """Money, or people, of one year, and what each body that receives gets of each portion."""

    portions: list[Portion]
    takers: list[str]
    by: str
    weights: list[int]
    rows: list[list[int]]

    @classmethod
    def of(
        cls,
        model: Model,
        portions: list[Portion],
        takers: list[str],
        by: str,
        typed: list[tuple[str, int]] | None,
    ) -> _Shared:
        """Share portions out. EditError in words if that cannot be done so."""
        sizes = [portion.amount for portion in portions]
        weights = weighing.weights(model, takers, by, typed or ())
        if by == "figures" and sum(weights) != sum(sizes):
            said = [exactly(portions[0].kind, amount) for amount in (sum(weights), sum(sizes))]
            raise EditError(f"The figures add up to {said[0]}, but {said[1]} is to be devolved.")
        return cls(portions, takers, by, weights, sharing.spread(sizes, weights))

    @property
    def got(self) -> list[int]:
        """What each body gets in all."""
        return [sum(column) for column in zip(*self.rows, strict=True)]

    def said(self, amount: int) -> str:
        return exactly(self.portions[0].kind, amount)

    def edits(self, model: Model, hosts: dict[str, str | None]) -> Iterator[Edit]:
        """Yield the edits that cut each line and make a new one for each body."""
        whom = count(len(self.takers), "body", "bodies")
        for portion, row in zip(self.portions, self.rows, strict=True):
            yield from portion.cut()
            pays = sharing.shares(portion.pay, [abs(size) for size in row])
            giver = model.name(Organisation, portion.line.organisation)
            for taker, weight, size, pay in zip(self.takers, self.weights, row, pays, strict=True):
                if size:
                    of = f"of {self.said(portion.amount)} devolved from {giver} to {whom}"
                    how = f"{weighing.told(self.by, weight, sum(self.weights))} {of}."
                    yield portion.given(taker, size, pay, hosts[taker], how)

    def flows(self, model: Model) -> Iterator[Edit]:
        """Yield a funding flow from each giver to each region, and from there to each body."""
        if self.portions[0].kind is not BudgetLine:
            return
        found: dict[tuple[str, str], int] = {}
        for portion, row in zip(self.portions, self.rows, strict=True):
            for taker, size in zip(self.takers, row, strict=True):
                stops = [portion.line.organisation, model.region(taker), taker]
                way = list(dict.fromkeys(stop for stop in stops if stop))
                for pair in pairwise(way):
                    found[pair] = found.get(pair, 0) + size
        duties = {portion.line.function for portion in self.portions}
        duty = duties.pop() if len(duties) == 1 else None
        basis = max((portion.line.basis for portion in self.portions), key=list(BASES).index)
        of = givers(model, self.portions)
        for (payer, payee), amount in found.items():
            if amount <= 0:  # income is no money that flows down
                continue
            yield Add(
                FundingFlow(
                    id=fresh("funding_flow"),
                    payer=payer,
                    payee=payee,
                    year=self.portions[0].line.year,
                    amount=amount,
                    purpose="Devolved",
                    function=duty,
                    conditions="No approval on the way: what is devolved is passed on.",
                    source=f"{_first(self.portions)} Devolved from {listed(of, most=3)}.",
                    basis=basis,
                )
            )

    def notes(self, model: Model) -> Iterator[str]:
        """Yield what each gets, how the last units were shared out, and each region's part."""
        year, got = self.portions[0].line.year, self.got
        least, most = min(got, key=abs), max(got, key=abs)
        if least == most:
            yield f"In {year} each of {count(len(got), 'body', 'bodies')} gets {self.said(most)}."
        else:
            between = f"between {self.said(least)} and {self.said(most)}"
            yield f"In {year} each of {len(got):,} bodies gets {between}."
        signs = {portion.amount > 0 for portion in self.portions}
        left = sharing.left_over(sum(got), self.weights) if len(signs) == 1 else 0
        if left:
            unit = "a penny" if self.portions[0].kind is BudgetLine else "0.01 WTE"
            yield (
                f"Rounded down, the shares of {year} would leave {self.said(left)}; "
                f"{count(left, 'body gets', 'bodies get')} {unit} more, and nothing is lost."
            )
        regions: dict[str, list[int]] = {}
        for taker, size in zip(self.takers, got, strict=True):
            if region := model.region(taker):
                regions.setdefault(region, []).append(size)
        for region, sizes in regions.items():
            to = count(len(sizes), "body", "bodies")
            yield f"{model.name(Organisation, region)} passes on {self.said(sum(sizes))} in {year} to {to}."


def _counted(model: Model, takers: list[str]) -> str:
    if len(takers) < 3:
        return listed([model.name(Organisation, taker) for taker in takers])
    return count(len(takers), "body", "bodies")


def _first(portions: list[Portion]) -> str:
    return f"{portions[0].line.source.rstrip('.')}."


def _kept(model: Model, portions: list[Portion]) -> Iterator[str]:
    rests = [Portion(portion.line, portion.rest) for portion in portions if portion.rest]
    if rests:
        stays = "stays" if len(totals(rests)) == 1 else "stay"
        yield f"{listed(totals(rests))} {stays} with {listed(givers(model, rests), most=3)}."


def _hosted(model: Model, hosts: dict[str, str | None]) -> Iterator[str]:
    for host in dict.fromkeys(filter(None, hosts.values())):
        number = sum(found == host for found in hosts.values())
        name = model.name(Organisation, host)
        yield f"{name} holds it in law for {count(number, 'body', 'bodies')} without legal personality."
