"""The box of one body: its name, what it is, its badges, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.drawing.chips import SMALL, Chip, sign_chip, small
from core.drawing.metrics import balanced, printable, text_width
from core.drawing.shapes import Box, Label, Path, Shape
from core.figures.org_chart.bodies import Body
from core.model.diff import Sign
from core.model.entities.structure import LEGAL_FORMS, ORGANISATION_KINDS, TIERS, Organisation
from core.model.key import Key

SLOT = 16.0
"""The height of a line of text in a box; boxes are whole numbers of them and of half of them."""
LONGEST = 400  # characters of a name that are looked at: no box shows so many
_BASELINE = 12.0  # from the top of a slot
_KINDS = {**ORGANISATION_KINDS, "unit": "Unit", "system": "System"}
_FORMS = {
    **LEGAL_FORMS,
    "executive_ndpb": "Executive NDPB",
    "statutory_corporation": "Body under statute",
    "foundation_trust": "Foundation trust",
}
_SAID_BY_KIND = frozenset({"part_of_body", "non_statutory"})


@dataclass(frozen=True, slots=True)
class Style:
    """How a box is set: its width, the size of the name, and the space beside the text and above it."""

    width: float
    size: float
    beside: float
    above: float
    lines: int = 2

    @property
    def room(self) -> float:
        """How wide text may be."""
        return self.width - 2 * self.beside


STANDING = Style(width=176, size=14, beside=12, above=12)
HUNG = Style(width=152, size=12, beside=8, above=4)
INNER = Style(width=128, size=12, beside=8, above=4)
"""Of the bodies in rows, of those in columns under them, and of those further in."""
LEAST_BOX = INNER.width * (2 * INNER.above + SLOT)
"""The area that the smallest box takes."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a box says, set to its width; `height` is the least that holds it, in points."""

    body: Body
    style: Style
    name: tuple[tuple[str, float], ...]
    quiet: str
    chips: tuple[Chip, ...]
    height: float

    def shapes(self, x: float, y: float, height: float) -> Iterator[Shape]:
        """Yield the box at (x, y), at least as high as the card, and what is in it, from the back on."""
        body, style = self.body, self.style
        if body.hidden:
            yield from _stack(x, y, style.width, height)
        yield outline(body, x, y, style.width, height)
        left = x + style.beside
        baseline = y + (height - self.height) / 2 + style.above + _BASELINE
        colour = "quiet" if body.sign is Sign.CLOSED else "ink"
        for text, width in self.name:
            yield Label(left, baseline, text, style.size, width, colour, bold=True)
            baseline += SLOT
        if body.moved_from:
            said, wide = small(moved_from(body), style.room)
            yield Label(left, baseline, said, SMALL, wide, "changed")
            baseline += SLOT
        yield from self._last(left, left + style.room, baseline)
        if body.sign:
            yield from sign_chip(body.sign, x + style.width + 4, y - 2)

    def _last(self, left: float, right: float, baseline: float) -> Iterator[Shape]:
        """Yield the quiet line: what the body is, and its badges at the right."""
        for chip in self.chips:
            yield from chip.shapes(right, baseline)
            right -= chip.width + 4
        said, wide = small(self.quiet, right - left)
        if len(said) > 2:
            yield Label(left, baseline, said, SMALL, wide, "quiet")


def card(body: Body, style: Style) -> Card:
    """Return what the box of a body says in a style."""
    organisation = body.organisation
    name = named(organisation.name, organisation.short_name, style)
    quiet, chips = described(organisation), chips_of(body)
    slots = len(name) + bool(body.moved_from) + bool(quiet or chips)
    return Card(body, style, name, quiet, chips, 2 * style.above + max(slots, 1) * SLOT)


def chips_of(body: Body) -> tuple[Chip, ...]:
    """Return the badges of a body, the first at the right: how many are folded away, and no legal footing."""
    found = []
    if body.hidden:
        found.append(Chip(f"+ {body.hidden:,}", "accent", "raised", "accent"))
    if body.organisation.legal_form == "non_statutory":
        found.append(NON_STATUTORY)
    return tuple(found)


NON_STATUTORY = Chip("non-statutory", "quiet", "", "strong", dashed=True)
"""Marks a body that cannot hold money or employ."""


def described(organisation: Organisation) -> str:
    """Return what an organisation is, in two words: its own legal form if it has one, else its kind."""
    form = organisation.legal_form
    if form and form not in _SAID_BY_KIND:
        return _FORMS.get(form, form)
    return _KINDS.get(organisation.kind or "", "")


def moved_from(body: Body) -> str:
    """Return the words that say what a body was part of before; nothing if it has not moved."""
    return f"moved from {printable(body.moved_from[:LONGEST])}" if body.moved_from else ""


def outline(
    body: Body, x: float, y: float, width: float, height: float, *, radius: float = 4.0, line: float = 1.0
) -> Box:
    """Return the box of a body: its tier as fill, its sign as outline, dashed where it cannot hold money."""
    sign = body.sign
    return Box(
        x,
        y,
        width,
        height,
        fill=tint(body),
        stroke=sign.value if sign else "strong",
        key=Key("organisation", body.id),
        line=line * 1.75 if sign else line,
        radius=radius,
        dashed=body.organisation.legal_form == "non_statutory",
    )


def tint(body: Body) -> str:
    """Return the fill of a body's box: that of its tier, and of the ground where it has closed."""
    if body.sign is Sign.CLOSED:
        return "ground"
    tier = body.organisation.tier
    return f"tier-{tier}" if tier in TIERS else "raised"


@lru_cache(maxsize=1 << 16)
def named(name: str, short: str | None, style: Style) -> tuple[tuple[str, float], ...]:
    """Return the lines of a name with their widths; of the short name where the name is too long for them."""
    shown = printable(name[:LONGEST])
    lines = balanced(shown, style.size, style.room, style.lines, bold=True)
    if short and " ".join(lines) != shown:
        lines = balanced(printable(short[:LONGEST]), style.size, style.room, style.lines, bold=True)
    return tuple((line, text_width(line, style.size, bold=True)) for line in lines)


def _stack(x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    """Yield the edges of the boxes folded away behind one."""
    for step in (6, 3):
        bottom, start = y + height + step, y + height - 4
        corners = ((x + step, bottom), (x + width - step, bottom), (x + width - step, start))
        yield Path((x + step, start), tuple((corner,) for corner in corners), "strong", fill="paper")
