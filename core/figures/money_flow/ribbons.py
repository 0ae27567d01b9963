"""The ribbons between the cards, to scale, and the gates that they go through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.drawing.chips import HEIGHT, SMALL
from core.drawing.metrics import fitted, printable, text_width
from core.drawing.shapes import Box, Label, Path, Point, Shape
from core.figures.money_flow.cards import BAR, Name, millions
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
    if ribbon.band.approver is None:
        return None
    x, y = rights[ribbon.spots[0].column] + 4, ribbon.edges[0][0]
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

    def texts(self, named: Name) -> tuple[str, str]:
        """Return what it says of the change, and of the gate; empty for nothing."""
        change = ""
        if self.sign:
            change = f"{self.sign.mark} {self.sign.value}"
            streams = [stream for each in self.ribbons for stream in each.band.streams]
            if len(streams) == 1 and streams[0].was is not None:
                past = "was" if self.sign is not Sign.CLOSED else "then"
                change = f"{self.sign.mark} {past} {millions(streams[0].was)}"
        return change, gate_said(self.approver, self.days, named)


def gate_said(approver: str | None, days: int | None, named: Name) -> str:
    """Return a gate with its sign: “◆ NHSX, 45 days”; empty for none."""
    if approver is None:
        return ""
    name, short = named(approver)
    return f"◆ {printable(short or name)[:80]}" + (f", {count(days, 'day')}" if days else "")


def tags(ribbons: Sequence[Ribbon]) -> list[Tag]:
    """Return a tag for all that leave one card in one direction with the same sign and gate."""
    found: dict[tuple[object, ...], Tag] = {}
    for ribbon in ribbons:
        band = ribbon.band
        if band.sign is None and band.approver is None:
            continue
        gap = ribbon.spots[0].column
        way = band.source, band.sign, band.approver, band.days
        found.setdefault(way, Tag(gap, band.sign, band.approver, band.days)).ribbons.append(ribbon)
    return list(found.values())


def tag_width(tag: Tag, named: Name) -> float:
    """Return how wide the chip of a tag would like to be."""
    return sum(text_width(text, SMALL, bold=True) + 2 * _BESIDE for text in tag.texts(named) if text)


def chips(found: Sequence[Tag], left: float, right: float, low: float, named: Name) -> Iterator[Shape]:
    """Yield the chips of one gap, between two columns, none over another; too many are counted."""
    most = max(int((low + CHIP_GAP) / (HEIGHT + CHIP_GAP)), 1)
    ranked = sorted(found, key=lambda tag: -sum(each.band.amount for each in tag.ribbons))
    kept = ranked if len(ranked) <= most else ranked[: max(most - 1, 0)]
    rest = len(ranked) - len(kept)
    placed = sorted(kept, key=lambda tag: tag.wanted)
    wanted = [tag.wanted - HEIGHT / 2 for tag in placed] + [low] * bool(rest)
    tops = spread(wanted, [HEIGHT] * len(wanted), CHIP_GAP, 0.0, low)
    texts = [tag.texts(named) for tag in placed] + [("", f"and {rest:,} more")] * bool(rest)
    for place, (top, (change, gate)) in enumerate(zip(tops, texts, strict=True)):
        tag = placed[place] if place < len(placed) else None
        room = right - left - 2 * _BESIDE * (bool(change) + bool(gate))
        change = fitted(change, SMALL, room, bold=True)
        wide_change = text_width(change, SMALL, bold=True) if change else -2 * _BESIDE
        gate = fitted(gate, SMALL, room - max(wide_change, 0))
        wide_gate = text_width(gate, SMALL) if gate else -2 * _BESIDE
        x = (left + right - wide_change - wide_gate - 4 * _BESIDE) / 2
        if tag and abs(tag.wanted - top - HEIGHT / 2) > HEIGHT:
            middle = (left + right) / 2
            yield Path((middle, tag.wanted), (((middle, top + HEIGHT / 2),),), stroke="strong", width=0.75)
        if change and tag and tag.sign:
            width = wide_change + 2 * _BESIDE
            yield Box(x, top, width, HEIGHT, fill=tag.sign.value, stroke="", radius=3)
            yield Label(x + _BESIDE, top + _BASELINE, change, SMALL, wide_change, "on-accent", bold=True)
            x += width
        if gate:
            width = wide_gate + 2 * _BESIDE
            yield Box(x, top, width, HEIGHT, fill="warning-soft", stroke="warning", line=0.75, radius=3)
            yield Label(x + _BESIDE, top + _BASELINE, gate, SMALL, wide_gate, "warning")


def bars(ribbon: Ribbon, lefts: Sequence[float], rights: Sequence[float], key: Key | None) -> Iterator[Box]:
    """Yield where a ribbon leaves a card and where it enters one, on the bars of both; `key` is on the first."""
    first, last = ribbon.spots[0], ribbon.spots[-1]
    sign = ribbon.band.sign
    fill = sign.value if sign else "accent"
    x = rights[first.column] - BAR
    yield Box(x, ribbon.edges[0][0], BAR, ribbon.width, fill=fill, stroke="", key=key)
    yield Box(lefts[last.column], ribbon.edges[-1][1], BAR, ribbon.width, fill=fill, stroke="")
