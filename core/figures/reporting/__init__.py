"""Who answers to whom: bodies by how far they are from the accountable board at the top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.drawing.chips import SMALL
from core.drawing.metrics import fitted, text_width
from core.drawing.shapes import Drawing, Label, Shape
from core.figures import figure
from core.figures.reporting.cards import SCREEN, Setting, card
from core.figures.reporting.columns import Spot, stand
from core.figures.reporting.groups import Alike, Groups, alike, count_parts, groups_of
from core.figures.reporting.legend import legend
from core.figures.reporting.wires import TRACK, Wires
from core.figures.reporting.words import heading, words
from core.model.answers import Answer, answers
from core.model.bodies_said import bodies_said
from core.model.collection import without_collection
from core.model.entities.structure import Organisation
from core.model.model import Model

__all__ = ["SCREEN", "alike", "groups_of", "heading", "paper_reporting", "reporting"]

SCALE = 0.9
"""The least a paper may shrink a picture to: its least text is then still 9 points."""
_MARGIN, _HEADING = 12.0, 32.0
_PAPER = (
    Setting(width=196.0, names=7, most=24, columns=8),
    *(
        Setting(width=width, names=names, most=most, columns=columns, terse=True, between=10.0)
        for width, names, most, columns in (
            (176.0, 7, 24, 6),
            (156.0, 5, 24, 5),
            (148.0, 3, 24, 5),
            *((148.0, 3, most, 5) for most in range(12, 4, -1)),
            *((136.0, 2, most, 4) for most in (6, 5, 4, 3, 2)),
        )
    ),
)
"""From saying much to saying little; the last that is tried is used even where it is too large."""


@figure("reporting", "Who answers to whom")
def reporting(
    model: Model,
    baseline: Model | None = None,
    *,
    found: dict[str, Answer] | None = None,
    setting: Setting = SCREEN,
) -> Drawing:
    """Return a column of cards for each distance from the top, with a line to whom each body answers.

    Bodies that answer alike share a card; parts of bodies are shown only where a line hangs on them. Given a
    baseline, what is new, closed or changed since says so. `found` are the answers of the two, where somebody
    has them already. No bodies: an empty sheet of one point.
    """
    with without_collection():
        found = answers(model, baseline) if found is None else found
        return _told(*_drawn(found, alike(found), model, baseline, setting), found, baseline)


def paper_reporting(model: Model, baseline: Model | None, width: float, height: float) -> Drawing:
    """Return the picture for a page of a size, in points: as much as is legible on it.

    What it does not say stands in the table beside it.
    """
    with without_collection():
        found = answers(model, baseline)
        which = alike(found)
        for setting in _PAPER:
            groups, drawing = _drawn(found, which, model, baseline, setting)
            if drawing.width * SCALE <= width and drawing.height * SCALE <= height:
                break
        return _told(groups, drawing, found, baseline)


def _told(groups: Groups, drawing: Drawing, found: dict[str, Answer], baseline: Model | None) -> Drawing:
    """Return a drawing with what it shows in words."""
    return replace(drawing, words=words(groups, found, compared=baseline is not None))


def _drawn(
    found: dict[str, Answer], which: Alike, model: Model, baseline: Model | None, setting: Setting
) -> tuple[Groups, Drawing]:
    """Return the groups that are shown, and their picture without words."""
    groups = groups_of(which, most=setting.most, columns=setting.columns)
    if not setting.terse:
        count_parts(groups, found, model)
    if not groups.columns:
        return groups, Drawing(1.0, 1.0, ())

    def named(id: str, room: float) -> str:
        body = model.get(Organisation, id) or (baseline.get(Organisation, id) if baseline else None)
        if body is None:
            return "a body that is not here"
        return body.short_name if body.short_name and text_width(body.name, SMALL) > room else body.name

    cards = [[card(group, setting, named) for group in column] for column in groups.columns]
    wires = Wires(stand(cards, 0.0, setting.between))
    band = _MARGIN + _HEADING
    top = band + 4 + (TRACK * wires.tracks + 6 if wires.tracks else 0)
    spots = stand(cards, top, setting.between)
    wires = Wires(spots)
    lefts = _set_lefts(spots, wires, setting)
    wires.route(lefts, band)
    places = [left + gutter for left, gutter in zip(lefts, wires.gutters, strict=True)]
    shapes: list[Shape] = [*_headings(groups, places, setting), *wires.paths()]
    for column in spots:
        for spot in column:
            shapes += spot.card.shapes(spot.x, spot.y)
    bottom = max(spot.y + spot.card.height for column in spots for spot in column) + 10
    right = places[-1] + setting.width
    explained, wide, high = legend(list(groups.all()), _MARGIN, bottom, right - _MARGIN)
    size = max(right, _MARGIN + wide) + _MARGIN, bottom + high + _MARGIN / 2
    return groups, Drawing(*size, (*shapes, *explained))


def _set_lefts(spots: Sequence[Sequence[Spot]], wires: Wires, setting: Setting) -> list[float]:
    """Give each column its place, and return the left of the gutter before each."""
    lefts = []
    x = _MARGIN
    for column, gutter in zip(spots, wires.gutters, strict=True):
        lefts.append(x)
        for spot in column:
            spot.x = x + gutter
        x += gutter + setting.width
    return lefts


def _headings(groups: Groups, places: Sequence[float], setting: Setting) -> list[Shape]:
    """Return over each column how far its bodies are from the top, and how many they are."""
    shapes: list[Shape] = []
    for place, (column, x) in enumerate(zip(groups.columns, places, strict=True)):
        y = _MARGIN + 10
        head = fitted(heading(groups, place), 12, setting.width, bold=True)
        shapes.append(Label(x, y, head, 12, text_width(head, 12, bold=True), "heading", bold=True))
        number = fitted(bodies_said(sum(group.live for group in column)), SMALL, setting.width)
        shapes.append(Label(x, y + 13, number, SMALL, text_width(number, SMALL), "quiet"))
    return shapes
