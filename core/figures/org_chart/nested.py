"""A chart of thousands of bodies: blocks inside blocks, each name as large as its block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.drawing.chips import SMALL, sign_chip, small
from core.drawing.metrics import fitted, printable, text_width
from core.drawing.shapes import Label, Shape
from core.figures.org_chart.arcs import arcs
from core.figures.org_chart.blocks import LEAF, PAD, Blocks, blocks, name_size
from core.figures.org_chart.bodies import Body
from core.figures.org_chart.cards import (
    LONGEST,
    SLOT,
    Style,
    chips_of,
    described,
    moved_from,
    named,
    outline,
)
from core.figures.org_chart.placing import MARGIN
from core.figures.org_chart.sheet import Sheet
from core.figures.org_chart.standing import WALL
from core.figures.org_chart.ties import Tie
from core.model.diff import Sign

_TWO_LINES = Style(width=LEAF[0], size=11, beside=8, above=4)
_ONE_LINE = Style(width=LEAF[0], size=11, beside=8, above=4, lines=1)


def nation(tops: Sequence[Body], ties: Sequence[Tie]) -> Sheet:
    """Return the chart of a whole nation: about as high as it is wide, however many bodies there are."""
    found = blocks(tops)
    large = max(1.0, found.width / WALL[0] / 2)
    shapes: list[Shape] = [*_panels(found), *arcs(found, ties, large)]
    for place, body in enumerate(found.bodies, 1):
        box = found.box(place)
        if found.children[place]:
            _heading(shapes, body, *box[:3])
        else:
            _leaf(shapes, body, box)
    return Sheet(shapes, found.width, found.height, MARGIN, large, lines=False)


def _panels(found: Blocks) -> Iterator[Shape]:
    """Yield the blocks that hold others, the outer ones first."""
    for place, body in enumerate(found.bodies, 1):
        if found.children[place]:
            box = found.box(place)
            yield outline(body, *box, radius=6, line=max(1.0, name_size(box[2]) / 32))


def _heading(shapes: list[Shape], body: Body, x: float, y: float, width: float) -> None:
    """Add the name over what is in a block, and under it what the body is and where it came from."""
    left, right = x + PAD, x + width - PAD
    size = name_size(right - left)
    below = max(SMALL, float(round(size / 2)))
    baseline = y + size * 1.25
    colour = "quiet" if body.sign is Sign.CLOSED else "ink"
    name = _name(body, size, right - left)
    shapes.append(Label(left, baseline, name, size, text_width(name, size, bold=True), colour, bold=True))
    parts = [(described(body.organisation), "quiet")]
    parts += [(chip.text, chip.colour) for chip in chips_of(body)]
    parts.append((moved_from(body), "changed"))
    for text, tone in parts:
        said = fitted(text, below, right - left)
        if said:
            wide = text_width(said, below)
            shapes.append(Label(left, baseline + below * 1.35, said, below, wide, tone))
            left += wide + below
    if body.sign:
        shapes += sign_chip(body.sign, x + width + 4, y - 2, max(SMALL, size * 0.6))


def _name(body: Body, size: float, room: float) -> str:
    """Return the name of a body as far as there is room; the short one where the name is too long."""
    name = printable(body.organisation.name[:LONGEST])
    shown = fitted(name, size, room, bold=True)
    short = printable((body.organisation.short_name or "")[:LONGEST])
    return fitted(short, size, room, bold=True) if short and shown != name else shown


def _leaf(shapes: list[Shape], body: Body, box: tuple[float, float, float, float]) -> None:
    """Add a block with nothing in it: its name, and a line under it where the name leaves room for one."""
    x, y, width, _ = box
    chips, moved = chips_of(body), moved_from(body)
    organisation = body.organisation
    name = named(organisation.name, organisation.short_name, _ONE_LINE if chips or moved else _TWO_LINES)
    shapes.append(outline(body, *box, radius=3))
    left, baseline = x + _TWO_LINES.beside, y + SLOT
    colour = "quiet" if body.sign is Sign.CLOSED else "ink"
    for text, wide in name:
        shapes.append(Label(left, baseline, text, _TWO_LINES.size, wide, colour, bold=True))
        baseline += SLOT
    if len(name) < 2:
        right = left + _TWO_LINES.room
        for chip in chips:
            shapes += chip.shapes(right, baseline)
            right -= chip.width + 4
        said, wide = small(moved or described(organisation), right - left)
        if len(said) > 2:
            shapes.append(Label(left, baseline, said, SMALL, wide, "changed" if moved else "quiet"))
    if body.sign:
        shapes += sign_chip(body.sign, x + width + 4, y - 2)
