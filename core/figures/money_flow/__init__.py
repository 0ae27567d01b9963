"""The money flow: who passes how much to whom, through which gates, as-is and option beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from core.drawing.chips import SMALL
from core.drawing.metrics import text_width, wrapped
from core.drawing.shapes import Drawing, Label, Shape
from core.figures import figure
from core.figures.money_flow.cards import Card, Name, Setting, card, millions
from core.figures.money_flow.columns import columns, tier_rank
from core.figures.money_flow.graph import Graph, graphs, shown_alone
from core.figures.money_flow.ledger import Ledger, Pair, compared, ledger, years_of
from core.figures.money_flow.legend import legend
from core.figures.money_flow.panel import HEAD, Across, Keys, across, heading, panel_shapes, tier_names
from core.figures.money_flow.room import most_alone
from core.figures.money_flow.stand import Panel, stand
from core.figures.money_flow.words import EMPTY, left_said, no_flows, words
from core.model.collection import without_collection
from core.model.diff import Sign
from core.model.entities.structure import TIERS, Organisation
from core.model.model import Model
from core.model.price_level import prices_said

__all__ = ["SCREEN", "WIDE_SCREEN", "ledger", "money_flow", "paper_money_flow", "years_of"]

SCREEN = Setting(width=132.0, gap=84.0, height=640.0)
SCALE = 0.9
"""The least a paper may shrink a picture to: its least text is then still 9 points."""
_MARGIN, _BETWEEN = 14.0, 56.0
_PAPER = tuple(
    Setting(width=width, gap=gap, height=height, names=names, beside=beside)
    for width, gap, names in ((132.0, 84.0, 2), (118.0, 60.0, 2), (106.0, 46.0, 2), (96.0, 34.0, 2))
    for beside in (True, False)
    for height in (400.0, 330.0, 270.0, 220.0, 170.0, 130.0)
)
"""From large to small; the last that is tried is used even where it is too large."""
Titles = tuple[str, str]


@figure("money_flow", "Money flow")
def money_flow(
    model: Model,
    baseline: Model | None = None,
    *,
    year: str = "",
    price_year: str = "",
    titles: Titles = ("As-is", "Under the option"),
    setting: Setting = SCREEN,
) -> Drawing:
    """Return who passes money to whom in a year: cards in columns by tier, ribbons to scale between them.

    Given a baseline, its picture is beside the model's (or above, as the setting says), to the same scale,
    and what is new, gone or changed is marked in both. No year: the latest that has flows. Amounts are in the
    prices of the price year if the plan has the indices, else nominal. Bodies for which there is no room are
    counted. No flows: a sheet that says in words what would be here.
    """
    with without_collection():
        return _drawn(model, baseline, year, price_year, titles, setting)


def paper_money_flow(
    model: Model,
    baseline: Model | None,
    width: float,
    height: float,
    *,
    year: str = "",
    price_year: str = "",
    titles: Titles = ("As-is", "Under the option"),
) -> Drawing:
    """Return the picture for a page of a size, in points: as many bodies by name as are legible on it."""
    with without_collection():
        for setting in _PAPER:
            drawing = _drawn(model, baseline, year, price_year, titles, setting)
            if drawing.width * SCALE <= width and drawing.height * SCALE <= height:
                break
        return drawing


def _drawn(
    model: Model, baseline: Model | None, year: str, price_year: str, titles: Titles, setting: Setting
) -> Drawing:
    year = year or next(iter(years_of(model, baseline)), "")
    models = [model] if baseline is None else [model, baseline]
    named = partial(_named, models)
    prices = prices_said(year, price_year, models)
    found = [ledger(each, year, price_year) for each in reversed(models)]
    if len(found) == 2:
        found = list(compared(*found))
    told = [*zip(titles if len(found) == 2 else ("",), found, strict=True)]
    said = words(told, named, prices)
    if not any(each.streams for each in found):
        return _empty(no_flows(prices), f"{EMPTY} {left_said(found[-1])}".strip(), said)
    panels, at, tiers = _stood(found, models, setting, named)
    return _composed(told, panels, at, tiers, prices, setting, named, said)


def _stood(
    found: Sequence[Ledger], models: Sequence[Model], setting: Setting, named: Name
) -> tuple[list[Panel], Across, list[str]]:
    """Return the panels with all in its place, where the columns are, and the name of the tier of each."""
    pairs: dict[Pair, int] = {}
    for each in found:
        for stream in each.streams:
            pairs[stream.pair] = max(pairs.get(stream.pair, 0), stream.amount)
    ranks = {body: tier_rank(body, models) for pair in pairs for body in pair}
    of, tiers = columns(pairs, ranks)
    alone = shown_alone(of, found, most_alone(of, found, setting, named))
    drawn = graphs(of, found, alone)
    before, now = (models[-1], models[0]) if len(models) == 2 else (None, models[0])
    cards = [_cards(graph, before, now, setting, named) for graph in drawn]
    panels = stand(drawn, cards, setting)
    shift = _shift(drawn[0], of)
    names = [*[""] * shift, *(list(TIERS.values())[rank] for rank in tiers)]
    return panels, across(panels, setting, named), names


def _shift(graph: Graph, of: dict[str, int]) -> int:
    """Return how many columns stand before the first of bodies."""
    return next(
        (node.column - of[node.bodies[0]] for node in graph.nodes.values() if not node.back), 0
    )


def _cards(
    graph: Graph, before: Model | None, now: Model, setting: Setting, named: Name
) -> dict[str, Card]:
    cards = {}
    for id_, sums in graph.sums.items():
        node = graph.nodes[id_]
        signs = {_sign(body, before, now) for body in node.bodies}
        kinds = {found.kind for body in node.bodies if (found := _body(body, (now, before)))}
        ranks = [rank for body in node.bodies if (rank := tier_rank(body, [m for m in (now, before) if m]))]
        kind = next(iter(kinds)) if len(kinds) == 1 else None
        sign = signs.pop() if len(signs) == 1 else None
        cards[id_] = card(node, sums, setting, named, sign, max(ranks, default=0), kind or "")
    return cards


def _sign(body: str, before: Model | None, now: Model) -> Sign | None:
    if before is None:
        return None
    there, here = (model.get(Organisation, body) is not None for model in (before, now))
    if there == here:
        return None
    return Sign.NEW if here else Sign.CLOSED


def _composed(
    told: Sequence[tuple[str, Ledger]],
    panels: Sequence[Panel],
    at: Across,
    tiers: Sequence[str],
    prices: str,
    setting: Setting,
    named: Name,
    said: str,
) -> Drawing:
    """Return the panels on one sheet, beside or below each other, with headings and a legend."""
    parts: list[tuple[Shape, ...]] = []
    keys = Keys()
    deepest = max(panel.bottom for panel in panels)
    right = low = 0.0
    for place in range(len(panels) - 1, -1, -1):  # what is on show has the boxes that the keyboard goes to
        title, found = told[place]
        panel = panels[place]
        x = _MARGIN + (place * (at.width + _BETWEEN) if setting.beside else 0.0)
        above = sum(HEAD + each.bottom + _BETWEEN / 2 for each in panels[:place])
        y = _MARGIN + (0.0 if setting.beside else above)
        here = at.moved(x)
        under = f"{millions(found.entering)} enters, {prices}" if found.streams else no_flows(prices)
        shapes = [
            *heading(title or "Money flow", under, here, y),
            *tier_names(panel, tiers, here, y),
            *panel_shapes(panel, here, y + HEAD, setting, named, keys),
        ]
        parts.insert(0, tuple(shapes))
        right = max(right, here.rights[-1])
        low = max(low, y + HEAD + (deepest if setting.beside else panel.bottom))
    explained, high = legend(panels, left_said(told[-1][1]), _MARGIN, low + 14, right - _MARGIN)
    every = (*(shape for part in parts for shape in part), *explained)
    return Drawing(right + _MARGIN + 6, low + 14 + high + _MARGIN / 2, every, said)


def _empty(title: str, text: str, said: str) -> Drawing:
    """Return a sheet that says what would be on it."""
    width = 460.0
    shapes: list[Shape] = [
        Label(_MARGIN, 30, title, 14, text_width(title, 14, bold=True), "heading", bold=True)
    ]
    y = 36.0
    for line in wrapped(text, SMALL + 1, width, 12):
        y += 16
        shapes.append(Label(_MARGIN, y, line, SMALL + 1, text_width(line, SMALL + 1), "quiet"))
    wide = max(shape.x + shape.width for shape in shapes if isinstance(shape, Label))
    return Drawing(wide + _MARGIN, y + _MARGIN, tuple(shapes), said)


def _named(models: Sequence[Model], id: str) -> tuple[str, str]:
    body = _body(id, models)
    if body is None:
        return "a body that is not here", ""
    return " ".join(body.name.split()), " ".join((body.short_name or "").split())


def _body(id: str, models: Sequence[Model | None]) -> Organisation | None:
    return next((found for model in models if model and (found := model.get(Organisation, id))), None)
