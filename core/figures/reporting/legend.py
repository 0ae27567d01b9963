"""What the lines and marks of the picture mean: only those that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.drawing.chips import SMALL
from core.drawing.metrics import text_width
from core.drawing.shapes import Label, Path, Shape
from core.figures.reporting.cards import DASHED_LINE, PART_LINE, SOLID_LINE
from core.figures.reporting.groups import Group
from core.model.diff import Sign
from core.model.reporting import Style

ROW = 18.0
_SAMPLE, _AFTER, _BETWEEN = 24.0, 8.0, 22.0
Look = tuple[str, float, bool]


def legend(
    groups: Sequence[Group], left: float, top: float, width: float
) -> tuple[list[Shape], float, float]:
    """Return the legend from a corner on, within a width if it can be; how wide and how high it is."""
    shapes: list[Shape] = []
    x, y, right = left, top + ROW / 2, left
    items = list(_items(groups))
    for seen, text in items:
        wide = text_width(text, SMALL) + (_SAMPLE + _AFTER if seen else 0)
        if x > left and x + wide > left + width:
            x, y = left, y + ROW
        if seen:
            colour, thick, dashed = seen
            shapes.append(Path((x, y), (((x + _SAMPLE, y),),), colour, thick, dashed=dashed))
        start = x + wide - text_width(text, SMALL)
        shapes.append(Label(start, y + 3.5, text, SMALL, text_width(text, SMALL), "quiet"))
        right = max(right, x + wide)
        x += wide + _BETWEEN
    return shapes, right - left, (y + ROW / 2 - top) if items else 0.0


def _items(groups: Sequence[Group]) -> Iterator[tuple[Look | None, str]]:
    ties = [tie for group in groups for tie in group.ties]
    drawn = [tie.told for tie in ties if tie.drawn]
    styles = {told.line.style for told in drawn if not told.looped}
    if Style.PART in styles:
        yield ("strong", PART_LINE, False), "Part of, and answers to in full"
    if Style.SOLID in styles:
        yield ("accent", SOLID_LINE, False), "Also answers to in full"
    if Style.DOTTED in styles:
        yield ("accent", DASHED_LINE, True), "Answers to in part"
    if any(told.looped for told in drawn):
        yield ("closed", SOLID_LINE + 0.5, False), "∞ loop: leads back to where it began"
    if any(len(group.first.masters) > 1 for group in groups if not group.more):
        yield None, "↑↑ answers in full to two or more"
    signs = {group.sign for group in groups} | {tie.told.sign for tie in ties}
    for sign in Sign:
        if sign in signs:
            yield None, f"{sign.mark} {sign.value} since the as-is"
