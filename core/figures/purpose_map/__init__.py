"""The purpose map: functions from the new to the settled, by the bodies that are accountable for them."""

from __future__ import annotations

from collections.abc import Sequence

from core.drawing.shapes import Drawing, Shape
from core.figures import figure
from core.figures.purpose_map.content import Item, Row, rows_of
from core.figures.purpose_map.layout import PRINT, WALL, Laid, decks, laid, row_height
from core.figures.purpose_map.paint import body_rows, head_height, heading, legend, legend_height
from core.figures.purpose_map.words import words
from core.model.model import Model

RATIO = 1.7
"""How much wider than high a map is drawn where nothing else is asked."""


@figure("purpose_map", "Purpose map")
def purpose_map(model: Model, baseline: Model | None = None, *, ratio: float = RATIO) -> Drawing:
    """Return functions by stage against who is accountable for them, rows by tier.

    Given a baseline, what is new, moved or ended since says so. No function with a stage: an empty sheet.
    """
    rows = rows_of(model, baseline)
    said = words(rows, compared=baseline is not None)
    if not rows:
        return Drawing(1.0, 1.0, (), said)
    return _drawn(rows, laid(rows, WALL, ratio=ratio), said)


def paper_map(model: Model, baseline: Model | None, width: float, height: float) -> list[Drawing]:
    """Return the map as drawings that fit a page, no text below 9 points; each repeats the heading."""
    rows = rows_of(model, baseline)
    if not rows:
        return []
    found = laid(rows, PRINT, most=width)
    room = height - head_height(PRINT) - legend_height(PRINT)
    said = words(rows, compared=baseline is not None)
    pages = list(_pages(rows, found, room))
    texts = [said, *(f"The purpose map goes on: {_whose(page)}." for page in pages[1:])]
    return [_drawn(page, found, text) for page, text in zip(pages, texts, strict=True)]


def _drawn(rows: Sequence[Row], found: Laid, said: str) -> Drawing:
    top = head_height(found.style)
    bottom = top + sum(row_height(row, found) for row in rows)
    shapes: list[Shape] = [*heading(found), *body_rows(rows, found, top)]
    shapes += legend(rows, found, bottom)
    return Drawing(found.width + 1, bottom + legend_height(found.style), tuple(shapes), said)


def _pages(rows: Sequence[Row], found: Laid, room: float) -> list[list[Row]]:
    """Return rows page by page; one that is higher than a page goes on over several."""
    pages: list[list[Row]] = []
    left = 0.0
    for row in (part for each in rows for part in _parts(each, found, room)):
        high = row_height(row, found)
        if not pages or high > left:
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= high
    return pages


def _parts(row: Row, found: Laid, room: float) -> list[Row]:
    """Return a row in as many parts as it takes for each to fit a page."""
    parts: list[Row] = []
    gap, left = found.style.gap, 0.0
    for deck in decks(row, found):
        if not parts or deck.height + gap > left:
            empty: dict[str, list[Item]] = {stage: [] for stage in found.abreast}
            parts.append(Row(row.title, row.tier, row.key, empty, row.number, again=bool(parts)))
            left = room - gap
        for stage, items in deck.items.items():
            parts[-1].items[stage].extend(items)
        left -= deck.height + gap
    return parts


def _whose(rows: Sequence[Row]) -> str:
    return ", ".join(row.title for row in rows)
