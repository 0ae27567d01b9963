"""One panel of the picture: its heading, its cards and ribbons, and the chips on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.drawing.chips import SMALL
from core.drawing.metrics import fitted, text_width
from core.drawing.shapes import Box, Label, Shape
from core.figures.money_flow.cards import BAR, Name, Setting
from core.figures.money_flow.ribbons import (
    Tag,
    bars,
    chips,
    flow_key,
    post,
    ribbon_path,
    tag_width,
    tags,
)
from core.figures.money_flow.stand import Panel, Spot
from core.model.key import Key

HEAD = 52.0
"""Points above the cards: the name of the panel, what enters, and the tiers."""
_SPARE = 38.0
"""Points beside a chip in which ribbons are seen to bend."""


@dataclass(frozen=True, slots=True)
class Across:
    """The edges of the columns, the same in all panels, from 0 on."""

    lefts: tuple[float, ...]
    rights: tuple[float, ...]

    @property
    def width(self) -> float:
        """How wide a panel is."""
        return self.rights[-1] if self.rights else 0.0

    def moved(self, by: float) -> Across:
        """Return the edges further to the right."""
        return Across(tuple(x + by for x in self.lefts), tuple(x + by for x in self.rights))


def across(panels: Sequence[Panel], setting: Setting, named: Name) -> Across:
    """Return where the columns are: those without a card in any panel have no width of their own."""
    count = max((len(panel.columns) for panel in panels), default=0)
    wanted = [setting.gap] * count
    for panel in panels:
        for tag in tags(panel.ribbons):
            wanted[tag.gap] = max(wanted[tag.gap], tag_width(tag, named) + _SPARE)
    lefts, rights = [], []
    x = 0.0
    for column in range(count):
        lefts.append(x)
        rights.append(x + setting.width)
        x += setting.width + min(wanted[column], setting.widest)
    return Across(tuple(lefts), tuple(rights))


class Keys:
    """Which entities have a box already: each has one, so that the keyboard goes from one to the next."""

    def __init__(self) -> None:
        self._taken: set[Key] = set()

    def take(self, key: Key | None) -> Key | None:
        """Return a key the first time, None from then on."""
        if key is None or key in self._taken:
            return None
        self._taken.add(key)
        return key


def panel_shapes(panel: Panel, at: Across, setting: Setting, named: Name, keys: Keys) -> Iterator[Shape]:
    """Yield a panel, from the back on."""
    ribbons = sorted(panel.ribbons, key=lambda each: (-each.width, str(each.band.way)))
    for ribbon in ribbons:
        yield ribbon_path(ribbon, at.lefts, at.rights)
    for ribbon in ribbons:
        if mark := post(ribbon, at.rights):
            yield mark
    for spot in (spot for column in panel.columns for spot in column):
        yield from _card(spot, panel, at, setting, keys)
    for ribbon in sorted(panel.ribbons, key=lambda each: each.edges[0]):
        yield from bars(ribbon, at.lefts, at.rights, keys.take(flow_key(ribbon)))
    yield from _chips(panel, at, setting, named)


def _chips(panel: Panel, at: Across, setting: Setting, named: Name) -> Iterator[Shape]:
    """Yield what stands over all else: what became of bodies, and of the money between them."""
    for spot in (spot for column in panel.columns for spot in column):
        if spot.card:
            yield from spot.card.chip(at.lefts[spot.column], spot.y, setting.width)
    by_gap: dict[int, list[Tag]] = {}
    for tag in tags(panel.ribbons):
        by_gap.setdefault(tag.gap, []).append(tag)
    for gap, found in sorted(by_gap.items()):
        across = at.rights[gap] + BAR + 8, at.lefts[gap + 1] - BAR - 2
        yield from chips(found, across, (panel.top, panel.bottom), named)


def heading(title: str, under: str, at: Across, top: float) -> Iterator[Shape]:
    """Yield what a panel is of, and what enters it."""
    left, width = at.lefts[0], at.rights[-1] - at.lefts[0]
    name = fitted(title, 14, width, bold=True)
    yield Label(left, top + 13, name, 14, text_width(name, 14, bold=True), "heading", bold=True)
    text = fitted(under, SMALL, width)
    yield Label(left, top + 27, text, SMALL, text_width(text, SMALL), "quiet")


def tier_names(panel: Panel, names: Sequence[str], at: Across, top: float) -> Iterator[Shape]:
    """Yield the tier above the first column that has a card of it."""
    before = ""
    for column, name in enumerate(names):
        spots = panel.columns[column] if column < len(panel.columns) else ()
        if name and name != before and any(spot.card for spot in spots):
            text = fitted(name, SMALL, at.rights[column] - at.lefts[column], bold=True)
            yield Label(
                at.lefts[column],
                top + 44,
                text,
                SMALL,
                text_width(text, SMALL, bold=True),
                "quiet",
                bold=True,
            )
            before = name


def _card(spot: Spot, panel: Panel, at: Across, setting: Setting, keys: Keys) -> Iterator[Shape]:
    card = spot.card
    if card is None:
        return
    node = card.node
    own = Key("organisation", node.bodies[0]) if len(node.bodies) == 1 and not node.back else None
    key = keys.take(own)
    x = at.lefts[spot.column]
    yield from card.shapes(x, spot.y, setting.width, spot.height, key=key, again=None if key else own)
    if spot.come > spot.out > 0:
        start = spot.y + (spot.height - spot.money * panel.scale) / 2 + spot.out * panel.scale
        kept = (spot.come - spot.out) * panel.scale
        yield Box(at.rights[spot.column], start, BAR, kept, fill="strong", stroke="")
