"""The shapes of a purpose map: the lens and the stages above, a row for each body, then the signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from core.drawing.metrics import fitted, text_width, wrapped
from core.drawing.shapes import Box, Label, Path, Shape
from core.figures.purpose_map.content import ENDED, NOBODY, UNSAID, Item, Row
from core.figures.purpose_map.layout import Laid, Style, decks, name_lines, row_height
from core.model.diff import Sign
from core.model.entities.accountability import STAGES
from core.model.entities.structure import TIERS
from core.model.lens import Lens
from core.model.words import count


def head_height(style: Style) -> float:
    """Return how high the heading is: the lens, and beneath it the stages."""
    return 2 * _bar(style) + 3 * style.gap


def legend_height(style: Style) -> float:
    """Return how high what the signs mean is."""
    return style.small * 2.4


def heading(found: Laid) -> Iterator[Shape]:
    """Yield who does what well, over the stages of it; what settlers and town planners share is halved."""
    style, high = found.style, _bar(found.style)
    for lens in Lens:
        left, right = _span(lens, found)
        yield Box(left, style.gap, right - left, high, fill="accent-soft", stroke="accent", radius=high / 3)
        room = right - left - 2 * style.pad
        name, wide = lens.value, text_width(lens.value, style.size, bold=True)
        told = f"  {lens.does}"
        told = told if wide + text_width(told, style.small) <= room else ""
        x = left + (right - left - wide - text_width(told, style.small)) / 2
        y = style.gap + high / 2 + style.size * 0.34
        yield from _line(x, y, fitted(name, style.size, room, bold=True), style.size, "heading", bold=True)
        yield from _line(x + wide, y, told, style.small, "quiet")
    for stage, left in found.left.items():
        y = 2 * style.gap + high + high / 2 + style.size * 0.34
        text = STAGES.get(stage, "Stage not said") if stage != UNSAID else "Stage not said"
        yield from _line(left + style.gap, y, text, style.size, "ink", bold=True)


def body_rows(rows: Sequence[Row], found: Laid, top: float) -> Iterator[Shape]:
    """Yield the rows, from a height down; lines between the stages behind them."""
    lines: list[Shape] = []
    y, bottom = top, top + sum(row_height(row, found) for row in rows)
    for left in found.left.values():
        yield Path((left, top), (((left, bottom),),), "line", 0.75)
    for row in rows:
        high = row_height(row, found)
        yield from _band(row, found, y, high)
        yield from _boxes(row, found, y + found.style.gap)
        y += high
        lines.append(Path((0, y), (((found.width, y),),), "strong", 0.75))
    yield from lines
    yield Path((0, top), (((found.width, top),),), "strong", 1.0)


def legend(rows: Iterable[Row], found: Laid, top: float) -> Iterator[Shape]:
    """Yield what the signs mean, of those that are there."""
    items = [item for row in rows for item in row.all()]
    told = []
    if any(item.warns for item in items):
        told.append(("! for the board to look at", "warning"))
    signs = {item.sign for item in items}
    told += [
        (f"{sign.mark} {word}", sign.value)
        for sign, word in ((Sign.NEW, "new"), (Sign.CHANGED, "changed"), (Sign.CLOSED, "ended"))
        if sign in signs
    ]
    x, style = found.style.gap, found.style
    for text, colour in told:
        shown = list(_line(x, top + style.small * 1.6, text, style.small, colour))
        yield from shown
        x += text_width(text, style.small) + 3 * style.gap


def _span(lens: Lens, found: Laid) -> tuple[float, float]:
    """Return from where to where a lens reaches: a stage that two share is halved between them."""
    first, last = lens.stages[0], lens.stages[-1]
    shared = {stage for other in Lens if other is not lens for stage in other.stages}
    left, right = found.left[first], found.left[last] + found.wide[last]
    left += found.wide[first] / 2 if first in shared else 0
    right -= found.wide[last] / 2 if last in shared else 0
    return left + found.style.gap / 2, right - found.style.gap / 2


def _band(row: Row, found: Laid, y: float, high: float) -> Iterator[Shape]:
    """Yield what stands at the left of a row: the body, and of which tier it is."""
    style = found.style
    trouble = row.tier in (NOBODY, ENDED)
    fill = "closed-soft" if trouble else f"tier-{row.tier}" if row.tier in TIERS else "raised"
    yield Box(0, y, style.label, high, fill=fill, stroke="", key=row.key)
    colour = "closed" if trouble else "ink"
    room, base = style.label - 2 * style.pad, y + style.pad + style.size
    lines = max(1, int((high - style.pad - style.small * 1.4) / style.leading))
    for text in wrapped(row.title, style.size, room, min(lines, 4), bold=True):
        yield from _line(style.pad, base, text, style.size, colour, bold=True)
        base += style.leading
    said = [TIERS[row.tier]] if row.tier in TIERS else []
    said.append("continued" if row.again else count(row.number, "function"))
    for text in said:
        if base <= y + high - style.pad / 2:
            yield from _line(style.pad, base, fitted(text, style.small, room), style.small, "quiet")
            base += style.small * 1.2


def _boxes(row: Row, found: Laid, top: float) -> Iterator[Shape]:
    style, y = found.style, top
    for deck in decks(row, found):
        for stage, items in deck.items.items():
            for place, item in enumerate(items):
                x = found.left[stage] + style.gap + place * (style.width + style.gap)
                yield from _box(item, style, x, y, deck.height)
        y += deck.height + style.gap


def _box(item: Item, style: Style, x: float, y: float, high: float) -> Iterator[Shape]:
    colour = "warning" if item.warns else item.sign.value if item.sign else "strong"
    fill = f"{colour}-soft" if colour != "strong" else "raised"
    line = 1.75 if item.warns or item.sign else 1.0
    yield Box(x, y, style.width, high, fill=fill, stroke=colour, key=item.key, line=line, radius=4)
    lines, room = name_lines(item, style), style.width - 2 * style.pad
    tall = len(lines) * style.leading + len(item.notes) * style.small * 1.2
    base = y + (high - tall) / 2 + style.size * 0.95
    for text in lines:
        ink = "quiet" if item.sign is Sign.CLOSED else "ink"
        yield from _line(x + style.pad, base, text, style.size, ink)
        base += style.leading
    base -= style.leading - style.small * 1.3
    for text in item.notes:
        noted = colour if text[0] in "!+~−" else "quiet"
        note = fitted(text, style.small, room, bold=True)
        yield from _line(x + style.pad, base, note, style.small, noted, bold=True)
        base += style.small * 1.2


def _line(x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False) -> Iterator[Shape]:
    if text:
        yield Label(x, y, text, size, text_width(text, size, bold=bold), colour, bold=bold)


def _bar(style: Style) -> float:
    return style.size * 1.7
