"""What the tints, outlines and lines of a chart mean: only those that it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from core.drawing.chips import SMALL
from core.drawing.metrics import text_width
from core.drawing.shapes import Box, Label, Path, Shape
from core.figures.org_chart.bodies import Body
from core.figures.org_chart.connectors import COLOUR, LINE
from core.figures.org_chart.sheet import Sheet
from core.figures.org_chart.ties import Tie
from core.figures.org_chart.wires import DASHED, SOLID
from core.model.entities.structure import TIERS

_SAMPLE, _HEIGHT, _AFTER, _BETWEEN, _ROW = 24.0, 12.0, 8.0, 24.0, 20.0

Sample = Callable[[float, float, float], Shape]
"""Draws what is explained: at a left end and the middle of a line, enlarged by a factor."""


def with_legend(sheet: Sheet, bodies: Iterable[Body], ties: Sequence[Tie]) -> Sheet:
    """Return a sheet with its legend under it, if there is anything to explain."""
    items = list(_items(bodies, ties, lines=sheet.lines))
    if not items:
        return sheet
    large = sheet.enlarged
    x, y = sheet.margin, sheet.height + _ROW / 2 * large
    shapes = list(sheet.shapes)
    right = sheet.width
    for sample, text in items:
        wide = text_width(text, SMALL * large)
        end = x + (_SAMPLE + _AFTER) * large + wide
        if x > sheet.margin and end > sheet.width - sheet.margin:
            x, y = sheet.margin, y + _ROW * large
            end = x + (_SAMPLE + _AFTER) * large + wide
        shapes.append(sample(x, y, large))
        shapes.append(Label(end - wide, y + 3.5 * large, text, SMALL * large, wide, "quiet"))
        right = max(right, end + sheet.margin)
        x = end + _BETWEEN * large
    height = y + _ROW / 2 * large + sheet.margin
    return replace(sheet, shapes=shapes, width=right, height=height)


def _items(bodies: Iterable[Body], ties: Sequence[Tie], *, lines: bool) -> Iterator[tuple[Sample, str]]:
    tiers, without = set(), False
    for body in bodies:
        tiers.add(body.organisation.tier)
        without = without or body.organisation.legal_form == "non_statutory"
    shown = [tier for tier in TIERS if tier in tiers]
    if len(shown) > 1:
        for tier in shown:
            yield _box(f"tier-{tier}", dashed=False), TIERS[tier]
    if without:
        yield _box("raised", dashed=True), "Non-statutory: cannot hold money or employ"
    if ties and lines:
        yield _line(COLOUR, LINE, dashed=False), "Part of"
    if any(tie.solid for tie in ties):
        yield _line("accent", SOLID, dashed=False), "Also reports to"
    if any(not tie.solid for tie in ties):
        yield _line("accent", DASHED, dashed=True), "Reports to in part"


def _box(fill: str, *, dashed: bool) -> Sample:
    def sample(x: float, y: float, large: float) -> Shape:
        top, size = y - _HEIGHT / 2 * large, (_SAMPLE * large, _HEIGHT * large)
        return Box(x, top, *size, fill=fill, stroke="strong", line=large, radius=3 * large, dashed=dashed)

    return sample


def _line(colour: str, width: float, *, dashed: bool) -> Sample:
    def sample(x: float, y: float, large: float) -> Shape:
        return Path((x, y), (((x + _SAMPLE * large, y),),), colour, width * large, dashed=dashed)

    return sample
