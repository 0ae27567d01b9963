"""Bar charts: groups of bars, each bar of parts one after another, told apart by colour and by hatching."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from core.drawing.metrics import fitted, printable, text_width, wrapped
from core.drawing.shapes import Box, Drawing, Label, Path, Shape
from core.model.key import Key

SIZE, SMALL = 11.0, 10.0
"""The size of a name, and the least size of text: still 9 points when a paper prints it at nine tenths."""
ROW, THICK = 19.0, 13.0
BETWEEN = 10.0
"""Points between two groups."""
_MARGIN, _AFTER, _HATCH = 14.0, 7.0, 5.0
_LINE = 13.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: what it is worth, its colour, and whether it is hatched."""

    value: float
    fill: str
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: of what, its parts, and its figure as read; `whole` draws what it could be as a frame."""

    name: str
    parts: tuple[Part, ...]
    shown: str
    colour: str = "ink"
    whole: float = 0.0

    @property
    def value(self) -> float:
        """How long it is."""
        return sum(max(part.value, 0.0) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Group:
    """The bars of one thing, one below the other, under its name."""

    name: str
    bars: tuple[Bar, ...]
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as data: its title, what is below that, its groups, and what its colours mean.

    `mark` is a value with a label, drawn as a line across all bars.
    """

    title: str
    under: str
    groups: tuple[Group, ...]
    meanings: tuple[tuple[Part, str], ...] = ()
    mark: tuple[float, str] | None = None
    note: str = ""
    words: str = field(default="", compare=False)


def stacked(chart: Chart, width: float) -> Drawing:
    """Return a chart of a width in points; parts below nothing are drawn as nothing."""
    bars = [bar for group in chart.groups for bar in group.bars]
    names = max(
        (text_width(line, SIZE, bold=True) for g in chart.groups for line in _lines(g, width)), default=0
    )
    of = max((text_width(printable(bar.name), SMALL) for bar in bars), default=0.0)
    shown = max((text_width(printable(bar.shown), SMALL) for bar in bars), default=0.0)
    left = _MARGIN + names + (_AFTER if names else 0) + of + _AFTER
    room = max(width - left - shown - _AFTER - _MARGIN, 40.0)
    longest = max([1e-9, *(max(bar.value, bar.whole) for bar in bars), chart.mark[0] if chart.mark else 0.0])
    scale = room / longest
    shapes: list[Shape] = list(_heading(chart, width))
    top = _MARGIN + 44 + (18 if chart.mark else 0)
    y = top
    texts: list[Label] = []
    for group in chart.groups:
        for shape in _group(group, width, (left, y), scale):
            if isinstance(shape, Label):
                texts.append(shape)
            else:
                shapes.append(shape)
        y += _height(group, width) + BETWEEN
    y -= BETWEEN if chart.groups else 0
    shapes.append(Path((left, top - 3), (((left, y + 3),),), stroke="strong", width=0.75))
    shapes += _mark(chart, left, scale, (top, y))
    for text in texts:
        if chart.mark and text.x - 3 < left + chart.mark[0] * scale < text.x + text.width + 3:
            shapes.append(Box(text.x - 3, text.y - 10, text.width + 6, 13, fill="paper", stroke=""))
        shapes.append(text)
    explained, y = _legend(chart, width, y + 12)
    return Drawing(width, y + _MARGIN / 2, (*shapes, *explained), chart.words)


def _mark(chart: Chart, left: float, scale: float, down: tuple[float, float]) -> Iterator[Shape]:
    """Yield the line across all bars, and its label above."""
    if chart.mark is None:
        return
    value, label = chart.mark
    x, wide = left + value * scale, text_width(label, SMALL, bold=True)
    yield Path((x, down[0] - 8), (((x, down[1] + 3),),), stroke="closed", width=1.5, dashed=True)
    yield Label(max(x - wide / 2, _MARGIN), down[0] - 12, label, SMALL, wide, "closed", bold=True)


def hatching(x: float, y: float, width: float, height: float) -> Iterator[Path]:
    """Yield slanted lines over a rectangle, within it."""
    at = x - height + _HATCH
    while at < x + width:
        low, high = max(at, x), min(at + height, x + width)
        if high > low:
            yield Path((low, y + height - (low - at)), (((high, y + height - (high - at)),),), "paper", 1.25)
        at += _HATCH


def _heading(chart: Chart, width: float) -> Iterator[Shape]:
    title = fitted(printable(chart.title), 14, width - 2 * _MARGIN, bold=True)
    yield Label(_MARGIN, _MARGIN + 13, title, 14, text_width(title, 14, bold=True), "heading", bold=True)
    under = fitted(printable(chart.under), SMALL, width - 2 * _MARGIN)
    yield Label(_MARGIN, _MARGIN + 27, under, SMALL, text_width(under, SMALL), "quiet")


def _lines(group: Group, width: float) -> list[str]:
    return wrapped(printable(group.name), SIZE, width * 0.28, 2, bold=True)


def _height(group: Group, width: float) -> float:
    return max(ROW * len(group.bars), _LINE * len(_lines(group, width)) + 4)


def _group(group: Group, width: float, at: tuple[float, float], scale: float) -> Iterator[Shape]:
    left, top = at
    if group.key:
        high = _height(group, width)
        yield Box(
            _MARGIN - 6, top - 3, width - 2 * _MARGIN + 12, high + 6, fill="paper", stroke="", key=group.key
        )
    y = top + 11
    for line in _lines(group, width):
        yield Label(_MARGIN, y, line, SIZE, text_width(line, SIZE, bold=True), bold=True)
        y += _LINE
    for place, bar in enumerate(group.bars):
        yield from _bar(bar, left, top + place * ROW, scale)


def _bar(bar: Bar, left: float, top: float, scale: float) -> Iterator[Shape]:
    name = printable(bar.name)
    wide = text_width(name, SMALL)
    base = top + THICK - 2.5
    yield Label(left - _AFTER - wide, base, name, SMALL, wide, "quiet")
    if bar.whole:
        yield Box(left, top, bar.whole * scale, THICK, fill="ground", stroke="line", line=0.75)
    x = left
    for part in bar.parts:
        if (length := max(part.value, 0.0) * scale) > 0:
            yield from _part(part, x, top, length)
            x += length
    text = printable(bar.shown)
    end = max(x, left + bar.whole * scale)
    yield Label(end + _AFTER, base, text, SMALL, text_width(text, SMALL), bar.colour)


def _part(part: Part, x: float, top: float, length: float) -> Iterator[Shape]:
    yield Box(x, top, length, THICK, fill=part.fill, stroke="")
    if part.hatched:
        yield from hatching(x, top, length, THICK)


def _legend(chart: Chart, width: float, top: float) -> tuple[list[Shape], float]:
    """Return what the colours mean, and a note; and where they end."""
    shapes: list[Shape] = []
    x, y = _MARGIN, top
    for part, text in _used(chart):
        wide = 22 + _AFTER + text_width(text, SMALL)
        if x > _MARGIN and x + wide > width - _MARGIN:
            x, y = _MARGIN, y + 17
        shapes += _part(part, x, y, 22)
        shapes.append(Label(x + 22 + _AFTER, y + 10.5, text, SMALL, text_width(text, SMALL), "quiet"))
        x += wide + 18
    if x > _MARGIN:
        y += 20
    for line in wrapped(chart.note, SMALL, width - 2 * _MARGIN, 4):
        shapes.append(Label(_MARGIN, y + 9, line, SMALL, text_width(line, SMALL), "quiet"))
        y += _LINE + 1
    return shapes, y


def _used(chart: Chart) -> Iterable[tuple[Part, str]]:
    """Return the meanings of what is drawn."""
    drawn = {
        (part.fill, part.hatched)
        for group in chart.groups
        for bar in group.bars
        for part in bar.parts
        if part.value > 0
    }
    return [(part, text) for part, text in chart.meanings if (part.fill, part.hatched) in drawn]


def empty(title: str, text: str, words: str) -> Drawing:
    """Return a sheet that says why there is no chart, and what it would show."""
    lines = wrapped(text, SIZE, 460.0, 12)
    shapes: list[Shape] = list(_heading(Chart(title, "", ()), 460.0 + 2 * _MARGIN))
    for place, line in enumerate(lines):
        shapes.append(Label(_MARGIN, 50 + 16.0 * place, line, SIZE, text_width(line, SIZE), "quiet"))
    return Drawing(460.0 + 2 * _MARGIN, 50 + 16.0 * len(lines), tuple(shapes), words)


def most_groups(sizes: Sequence[float], height: float, bars: int) -> int:
    """Return how many of so many groups, each of so many bars, fit a height; the last counts the rest."""
    fits = max(int((height - 90) // (ROW * bars + BETWEEN)), 1)
    return len(sizes) if len(sizes) <= fits else max(fits, 2)
