"""The card of a body: its name, what arrives and what it keeps, with room for a bar at either side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.drawing.chips import SMALL, sign_chip
from core.drawing.metrics import balanced, fitted, printable, text_width, wrapped
from core.drawing.shapes import Box, Label, Path, Shape
from core.figures.money_flow.graph import Node
from core.model.bodies_said import of_body_kind
from core.model.diff import Sign
from core.model.entities.structure import TIERS
from core.model.key import Key
from core.model.words import pounds

NAME, NAME_LINE, LINE = 11.5, 13.5, 12.5
BAR = 6.0
"""How wide the bars beside a card are, which are as high as its money is to scale."""
BESIDE, ABOVE = 8.0, 6.0
LONGEST = 200
_FILLS = [f"tier-{tier}" for tier in TIERS]

Name = Callable[[str], tuple[str, str]]
"""From the id of a body to its name and its short name, empty for none."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How much room there is: for a card, between two columns, and from top to bottom. Points.

    `names` is how many lines a name may take, `widest` how wide the chips between two columns may make it.
    """

    width: float
    gap: float
    height: float
    names: int = 2
    widest: float = 140.0

    @property
    def room(self) -> float:
        """How wide text on a card may be."""
        return self.width - 2 * BESIDE


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it is drawn, before it has a place: its lines of text, and how high they need it to be."""

    node: Node
    lines: tuple[tuple[str, bool, str], ...]
    sign: Sign | None
    tier: int

    @property
    def height(self) -> float:
        """The least height."""
        return 2 * ABOVE + sum(NAME_LINE if bold else LINE for _, bold, _ in self.lines) - 2

    def shapes(
        self, x: float, y: float, width: float, height: float, *, key: Key | None, again: Key | None
    ) -> Iterator[Shape]:
        """Yield the card at a place, as high as it is to be, without its bars.

        `key` is what it stands for, unless that has a box elsewhere: then `again` is, and a click finds it.
        """
        back, sign = bool(self.node.back), self.sign
        fill = f"{sign.value}-soft" if sign else "paper" if back else _FILLS[self.tier]
        many = self.node.more or back
        yield Box(
            x,
            y,
            width,
            height,
            fill=fill,
            stroke=sign.value if sign else "line",
            key=key,
            line=1.5 if sign else 1.0,
            radius=3.0,
            dashed=many,
        )
        if again:
            corners = (x + width - 2, y + 2), (x + width - 2, y + height - 2), (x + 2, y + height - 2)
            inside = tuple((corner,) for corner in corners)
            yield Path((x + 2, y + 2), inside, stroke="", fill=fill, key=again)
        at = y + (height - self.height) / 2 + ABOVE
        for text, bold, colour in self.lines:
            size = NAME if bold else SMALL
            at += NAME_LINE if bold else LINE
            yield Label(x + BESIDE, at - 3, text, size, text_width(text, size, bold=bold), colour, bold=bold)

    def chip(self, x: float, y: float, width: float) -> Iterator[Shape]:
        """Yield what became of the body, on its upper edge; nothing if it is as it was."""
        if self.sign:
            yield from sign_chip(self.sign, x + width - 4, y - 1)


def card(
    node: Node,
    sums: tuple[int, int],
    setting: Setting,
    named: Name,
    *,
    sign: Sign | None,
    tier: int,
    kind: str,
) -> Card:
    """Return the card of a node; `kind` is the kind that all its bodies have, or empty."""
    lines = [(line, True, "quiet" if sign is Sign.CLOSED else "ink") for line in title(node, setting, named)]
    if node.more and not node.back and kind:
        text = fitted(of_body_kind(len(node.bodies), kind).partition(" ")[2], SMALL, setting.room)
        lines.append((text, False, "quiet"))
    for text, colour in amounts(node, sums):
        lines += [(line, False, colour) for line in wrapped(text, SMALL, setting.room, 2)]
    return Card(node, tuple(lines), sign, tier)


def title(node: Node, setting: Setting, named: Name) -> list[str]:
    """Return the name on a card, in at most as many lines as there may be."""
    if node.back:
        whom = named(node.bodies[0]) if len(node.bodies) == 1 else (f"{len(node.bodies):,} bodies",) * 2
        word = "Back to" if node.back == "to" else "Back from"
        return balanced(f"{word} {printable(whom[1] or whom[0])[:LONGEST]}", NAME, setting.room, 2, bold=True)
    if node.more:
        return [f"and {len(node.bodies):,} more"]
    name, short = named(node.bodies[0])
    shown = printable(name[:LONGEST])
    lines = balanced(shown, NAME, setting.room, setting.names, bold=True)
    if short and " ".join(lines) != shown:
        return balanced(printable(short[:LONGEST]), NAME, setting.room, setting.names, bold=True)
    return lines or ["Without a name"]


def amounts(node: Node, sums: tuple[int, int]) -> list[tuple[str, str]]:
    """Return what a card says of money, each with its colour: what arrives, what is kept or too much."""
    come, out = sums
    if node.back or not out or not come:
        return [(millions(max(come, out)), "ink")]
    if come == out:
        return [(millions(come), "ink")]
    if out < come:
        return [(millions(come), "ink"), (f"keeps {millions(come - out)}", "quiet")]
    return [(millions(come), "ink"), (f"! passes on {millions(out - come)} more", "warning")]


def millions(pence: int) -> str:
    """Return an amount in £m with one decimal; one below £100,000 to the pound and penny."""
    if abs(pence) < 10_000_000:
        return pounds(pence)
    tenths = (abs(pence) + 5_000_000) // 10_000_000
    return f"{'−' if pence < 0 else ''}£{tenths // 10:,}.{tenths % 10}m"
