"""The ribbons between the cards, to scale, and the gates that they go through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.drawing.chips import HEIGHT, SMALL
from core.drawing.metrics import fitted, printable, text_width
from core.drawing.shapes import Box, Label, Path, Point, Shape
from core.figures.money_flow.cards import BAR, LINE, Name, millions
from core.figures.money_flow.spread import spread
from core.figures.money_flow.stand import Ribbon
from core.model.diff import Sign
from core.model.key import Key
from core.model.words import count

THINNEST = 0.75
"""A ribbon is never fainter than a line of so many points; its place is to scale all the same."""
POST, OVER = 3.0, 1.5
"""How wide the mark of a gate is, and how far it stands out above and below its ribbon."""
CHIP_GAP = 3.0
_BESIDE, _BASELINE = 5.0, 10.4


def ribbon_path(ribbon: Ribbon, lefts: Sequence[float], rights: Sequence[float]) -> Path:
    """Return a ribbon; `lefts` and `rights` are the edges of the columns."""
    over: list[tuple[Point, ...]] = []
    under: list[tuple[Point, ...]] = []
    wide = ribbon.width
    start = rights[ribbon.spots[0].column], ribbon.edges[0][0]
    for step, (leaves, enters) in enumerate(ribbon.edges):
        x0, x1 = rights[ribbon.spots[step].column], lefts[ribbon.spots[step + 1].column]
        middle = (x0 + x1) / 2
        if step:
            over.append(((x0, leaves),))
            under.append(((lefts[ribbon.spots[step].column], leaves + wide),))
        over.append(((middle, leaves), (middle, enters), (x1, enters)))
        under.append(((middle, enters + wide), (middle, leaves + wide), (x0, leaves + wide)))
    end = lefts[ribbon.spots[-1].column], ribbon.edges[-1][1] + wide
    sign = ribbon.band.sign
    fill = f"ribbon-{sign.value}" if sign else "ribbon"
    return Path(
        start,
        (*over, (end,), *reversed(under)),
        stroke=sign.value if sign else "paper" if wide > 3 else fill,
        width=THINNEST,
        dashed=sign is Sign.CLOSED,
        fill=fill,
        key=flow_key(ribbon),
    )


def flow_key(ribbon: Ribbon) -> Key:
    """Return the flow that a ribbon stands for, the largest of several."""
    largest = max(ribbon.band.streams, key=lambda stream: (stream.amount, stream.flows))
    return Key("funding_flow", largest.flows[0])


def post(ribbon: Ribbon, rights: Sequence[float]) -> Box | None:
    """Return the mark of the gate on a ribbon; None if there is none."""
    if not ribbon.band.gated:
        return None
    x, y = rights[ribbon.spots[0].column] + BAR + 3, ribbon.edges[0][0]
    return Box(x, y - OVER, POST, ribbon.width + 2 * OVER, fill="warning", stroke="")


@dataclass(slots=True, eq=False)
class Tag:
    """What stands on ribbons that leave one card alike: what became of them, and their gate."""

    gap: int
    sign: Sign | None
    approver: str | None
    days: int | None
    ribbons: list[Ribbon] = field(default_factory=list)

    @property
    def wanted(self) -> float:
        """The height of the middle of its ribbons, half way to the next column."""
        parts = [(sum(each.edges[0]) / 2 + each.width / 2, each.band.amount) for each in self.ribbons]
        return sum(y * amount for y, amount in parts) / sum(amount for _, amount in parts)

    def texts(self, named: Name) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the lines of what became of the money, and of its gate; none for nothing to say."""
        gate = gate_said(self.approver, self.days, named)
        if not self.sign:
            return (), gate
        streams = self.ribbons[0].band.streams
        if len(self.ribbons) > 1 or gate:
            return (self.sign.mark,), gate
        if len(streams) == 1 and streams[0].was is not None:
            return (f"{self.sign.mark} was", millions(streams[0].was)), gate
        return (f"{self.sign.mark} {_BECAME[self.sign]}",), gate

    def height(self, named: Name) -> float:
        """Return how high its chip is."""
        return HEIGHT + LINE * (max(map(len, self.texts(named))) - 1)


_BECAME = {Sign.NEW: "new", Sign.CLOSED: "gone", Sign.CHANGED: "changed"}


def gate_said(approver: str | None, days: int | None, named: Name) -> tuple[str, ...]:
    """Return the lines of a gate with its sign: “◆ NHSX”, “45 days”; none for no gate."""
    if not approver:
        return ("◆ approval", count(days, "day")) if days else ()
    name, short = named(approver)
    said = f"◆ {printable(short or name)[:80]}"
    return (said, count(days, "day")) if days else (said,)


def tags(ribbons: Sequence[Ribbon]) -> list[Tag]:
    """Return a tag for all that leave one card in one direction with the same sign and gate."""
    found: dict[tuple[object, ...], Tag] = {}
    for ribbon in ribbons:
        band = ribbon.band
        if band.sign is None and not band.gated:
            continue
        gap = ribbon.spots[0].column
        way = band.source, band.sign, band.approver, band.days
        found.setdefault(way, Tag(gap, band.sign, band.approver, band.days)).ribbons.append(ribbon)
    return list(found.values())


def tag_width(tag: Tag, named: Name) -> float:
    """Return how wide the chip of a tag would like to be."""
    change, gate = tag.texts(named)
    return sum(_width(lines, bold=bold) for lines, bold in ((change, True), (gate, False)) if lines)


def chips(
    found: Sequence[Tag], across: tuple[float, float], down: tuple[float, float], named: Name
) -> Iterator[Shape]:
    """Yield the chips of one gap, from left to right and top to low, none over another.

    Too many are counted.
    """
    top, low = down
    ranked = sorted(found, key=lambda tag: -sum(each.band.amount for each in tag.ribbons))
    kept: list[Tag] = []
    used = 0.0
    for tag in ranked:
        used += tag.height(named) + CHIP_GAP
        if used + (HEIGHT if len(kept) + 1 < len(ranked) else -CHIP_GAP) > low - top and kept:
            break
        kept.append(tag)
    rest = len(ranked) - len(kept)
    placed = sorted(kept, key=lambda tag: tag.wanted)
    heights = [tag.height(named) for tag in placed] + [HEIGHT] * bool(rest)
    middles = [tag.wanted for tag in placed] + [low] * bool(rest)
    wanted = [middle - height / 2 for middle, height in zip(middles, heights, strict=True)]
    tops = spread(wanted, heights, CHIP_GAP, top, low)
    for tag, y, height in zip(placed, tops, heights, strict=False):
        if abs(tag.wanted - y - height / 2) > height:
            x = sum(across) / 2
            yield Path((x, tag.wanted), (((x, y + height / 2),),), stroke="strong", width=0.75)
    for place, y in enumerate(tops):
        change, gate = placed[place].texts(named) if place < len(placed) else ((), (f"and {rest:,} more",))
        yield from _chip(change, gate, placed[place].sign if place < len(placed) else None, (*across, y))


def _width(lines: Sequence[str], *, bold: bool) -> float:
    return max(text_width(line, SMALL, bold=bold) for line in lines) + 2 * _BESIDE


def _chip(
    change: Sequence[str], gate: Sequence[str], sign: Sign | None, at: tuple[float, float, float]
) -> Iterator[Shape]:
    """Yield the chip of a tag in the middle of its gap, what became of the money first."""
    left, right, y = at
    room = right - left - 2 * _BESIDE * (bool(change) + bool(gate))
    change = [fitted(line, SMALL, room, bold=True) for line in change]
    if change:
        room -= max(text_width(line, SMALL, bold=True) for line in change)
    gate = [fitted(line, SMALL, room) for line in gate]
    height = HEIGHT + LINE * (max(len(change), len(gate)) - 1)
    parts = [
        (lines, _width(lines, bold=bold), fill, colour, bold)
        for lines, fill, colour, bold in (
            (change, sign.value if sign else "", "on-accent", True),
            (gate, "warning-soft", "warning", False),
        )
        if lines
    ]
    x = (left + right - sum(wide for _, wide, *_ in parts)) / 2
    for lines, wide, fill, colour, bold in parts:
        edge = "" if bold else colour
        yield Box(x, y, wide, height, fill=fill, stroke=edge, line=0.75, radius=3)
        start = y + _BASELINE + (height - HEIGHT - LINE * (len(lines) - 1)) / 2
        for place, line in enumerate(lines):
            width = text_width(line, SMALL, bold=bold)
            yield Label(x + _BESIDE, start + LINE * place, line, SMALL, width, colour, bold=bold)
        x += wide


def bars(ribbon: Ribbon, lefts: Sequence[float], rights: Sequence[float], key: Key | None) -> Iterator[Box]:
    """Yield where a ribbon leaves one card and enters another, beside both; `key` is on the first."""
    first, last = ribbon.spots[0], ribbon.spots[-1]
    sign = ribbon.band.sign
    fill = sign.value if sign else "accent"
    yield Box(rights[first.column], ribbon.edges[0][0], BAR, ribbon.width, fill=fill, stroke="", key=key)
    yield Box(lefts[last.column] - BAR, ribbon.edges[-1][1], BAR, ribbon.width, fill=fill, stroke="")
