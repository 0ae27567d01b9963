"""The picture before it is on a sheet: ledgers compared, cards and ribbons in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from core.drawing.shapes import Drawing, Shape
from core.figures.money_flow.cards import Card, Name, Setting, card, millions
from core.figures.money_flow.columns import columns, tier_rank
from core.figures.money_flow.graph import Graph, graphs, shown_alone
from core.figures.money_flow.ledger import Ledger, Pair, compared, ledger, prices_said, years_of
from core.figures.money_flow.legend import legend
from core.figures.money_flow.panel import HEAD, Across, Keys, across, heading, panel_shapes, tier_names
from core.figures.money_flow.room import most_alone
from core.figures.money_flow.stand import Panel, stand
from core.figures.money_flow.words import left_said, no_flows, words
from core.model.diff import Sign
from core.model.entities.structure import TIERS, Organisation
from core.model.model import Model

MARGIN = 14.0
_BETWEEN, _BEFORE_LEGEND = 56.0, 14.0


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be drawn: a ledger for each panel under its title, the as-is first, and how names read."""

    ledgers: tuple[tuple[str, Ledger], ...]
    models: tuple[Model, ...]
    """The model on show first, then the as-is if that is compared."""
    prices: str
    named: Name

    @property
    def drawable(self) -> bool:
        """Whether there is any flow to draw."""
        return any(each.streams for _, each in self.ledgers)

    def words(self, places: Sequence[int]) -> str:
        """Return some panels in words, the last of them being on show: what it changes too."""
        return words(self.ledgers[: places[-1] + 1], self.named, self.prices)


def told(model: Model, baseline: Model | None, year: str, price_year: str, titles: tuple[str, str]) -> Told:
    """Return what is to be drawn of a year (empty: the latest that has flows)."""
    year = year or next(iter(years_of(model, baseline)), "")
    models = (model,) if baseline is None else (model, baseline)
    found = [ledger(each, year, price_year) for each in reversed(models)]
    if len(found) == 2:
        found = list(compared(*found))
    names = titles if len(found) == 2 else ("",)
    return Told(
        tuple(zip(names, found, strict=True)),
        models,
        prices_said(year, price_year, models),
        partial(_named, models),
    )


@dataclass(frozen=True, slots=True)
class Picture:
    """Panels with everything in place, and where their columns are."""

    told: Told
    panels: tuple[Panel, ...]
    at: Across
    tiers: tuple[str, ...]
    setting: Setting

    def width(self, number: int) -> float:
        """Return how wide a sheet with so many panels is."""
        return 2 * MARGIN + number * self.at.width + (number - 1) * _BETWEEN

    def sheet(self, places: Sequence[int]) -> Drawing:
        """Return some of the panels beside each other, with headings and one legend."""
        parts: list[list[Shape]] = []
        keys = Keys()
        panels = [self.panels[place] for place in places]
        for place in range(
            len(places) - 1, -1, -1
        ):  # what is on show has the boxes that the keyboard goes to
            title, found = self.told.ledgers[places[place]]
            at = self.at.moved(MARGIN + place * (self.at.width + _BETWEEN))
            prices = self.told.prices
            under = f"{millions(found.entering)} enters, {prices}" if found.streams else no_flows(prices)
            shapes = [
                *heading(title or "Money flow", under, at, MARGIN),
                *tier_names(panels[place], self.tiers, at, MARGIN),
                *panel_shapes(panels[place], at, self.setting, self.told.named, keys),
            ]
            parts.insert(0, shapes)
        right = self.width(len(places)) - MARGIN
        low = max(panel.bottom for panel in panels) + _BEFORE_LEGEND
        note = left_said(self.told.ledgers[places[-1]][1])
        explained, high = legend(panels, note, MARGIN, low, right - MARGIN)
        every = (*(shape for part in parts for shape in part), *explained)
        return Drawing(right + MARGIN, low + high + MARGIN / 2, every, self.told.words(places))


def picture(said: Told, setting: Setting) -> Picture:
    """Return the picture for so much room; there must be a flow to draw."""
    found = [each for _, each in said.ledgers]
    pairs: dict[Pair, int] = {}
    for each in found:
        for stream in each.streams:
            pairs[stream.pair] = max(pairs.get(stream.pair, 0), stream.amount)
    ranks = {body: tier_rank(body, said.models) for pair in pairs for body in pair}
    of, tiers = columns(pairs, ranks)
    first = {body for body in of if _sign(body, said.models)}
    alone = shown_alone(of, found, most_alone(of, found, setting, said.named), first)
    drawn = graphs(of, found, alone)
    cards = [_cards(graph, said, setting) for graph in drawn]
    panels = stand(drawn, cards, setting, MARGIN + HEAD)
    shift = next((n.column - of[n.bodies[0]] for n in drawn[0].nodes.values() if not n.back), 0)
    names = (*[""] * shift, *(list(TIERS.values())[rank] for rank in tiers))
    return Picture(said, tuple(panels), across(panels, setting, said.named), names, setting)


def _cards(graph: Graph, said: Told, setting: Setting) -> dict[str, Card]:
    cards = {}
    for id_, sums in graph.sums.items():
        node = graph.nodes[id_]
        signs = {_sign(body, said.models) for body in node.bodies}
        kinds = {found.kind for body in node.bodies if (found := _body(body, said.models))}
        ranks = [tier_rank(body, said.models) or 0 for body in node.bodies]
        kind = next(iter(kinds)) if len(kinds) == 1 else None
        sign = signs.pop() if len(signs) == 1 else None
        cards[id_] = card(
            node, sums, setting, said.named, sign=sign, tier=max(ranks, default=0), kind=kind or ""
        )
    return cards


def _sign(body: str, models: Sequence[Model]) -> Sign | None:
    """Return whether a body is only in the first model or only in the second; None with one model alone."""
    there = [model.get(Organisation, body) is not None for model in models]
    if len(set(there)) < 2:
        return None
    return Sign.NEW if there[0] else Sign.CLOSED


def _named(models: Sequence[Model], id: str) -> tuple[str, str]:
    body = _body(id, models)
    if body is None:
        return "a body that is not here", ""
    return " ".join(body.name.split()), " ".join((body.short_name or "").split())


def _body(id: str, models: Sequence[Model]) -> Organisation | None:
    return next((found for model in models if (found := model.get(Organisation, id))), None)
