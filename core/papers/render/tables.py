"""Tables cut into strips: a strip a row, the header again on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.papers.blocks import Column, Row, Table
from core.papers.render.columns import column_widths
from core.papers.render.strips import Fill, Mark, Strip, lines, running, set_lines
from core.papers.render.style import (
    CAPTION,
    CELL,
    CELL_BOLD,
    CELL_HEAD,
    GROUP,
    HEAVY,
    PAD_X,
    PAD_Y,
    RULE,
    SMALL,
    Style,
    frame,
    sign_colour,
)

WHOLE = 0.36
"""The share of a page up to which a table is not cut by a page break at all."""
TALLEST_HEAD = 0.25
"""The share of a page that a header may take to be repeated on every page."""
MOST_AGAIN = 3
"""How many lines the title of a group may take to be repeated."""
TALLEST_ROW = 0.4
"""The share of a page above which a row may be cut by a page break, line by line."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column stands, and what it is."""

    x: float
    width: float
    column: Column


def table_strips(table: Table, number: str, *, wide: bool) -> list[Strip]:
    """Return a table as strips: caption, header, rows, total and note.

    The first rows stay with the header, the last with the total; each page repeats the header and says of
    which group its first rows are.
    """
    width, height = frame(wide=wide)
    grid = _Grid(_places(table, width), width, height)
    header = grid.header()
    head = tuple(header) if len(header) == 1 and header[0].height <= height * TALLEST_HEAD else ()
    body = list(_body(table, grid))
    whole = sum(strip.above + strip.height for strip in body) <= height * WHOLE
    for place in range(len(body) - 1) if whole else {0, len(body) - 2} - {-1}:
        body[place] = replace(body[place], keep=True)
    header[0] = replace(header[0], above=4)
    header[-1] = replace(header[-1], keep=bool(body))
    found = [
        *running(f"{number}: {table.caption}", CAPTION, 0, width, keep=True),
        *header,
        *(replace(strip, head=(*head, *strip.head)) for strip in body),
    ]
    if table.note:
        found[-1] = replace(found[-1], keep=True)
        found += running(table.note, SMALL, 0, width)
    return found


def _body(table: Table, grid: _Grid) -> Iterator[Strip]:
    for group in table.groups:
        again: tuple[Strip, ...] = ()
        if group.title:
            yield from _group_title(group.title, grid.width)
            again = tuple(_group_title(f"{group.title} (continued)", grid.width))
            again = again if len(again) <= MOST_AGAIN else ()
        for row in group.rows:
            for strip in grid.row(row, CELL, RULE):
                yield replace(strip, head=again)
    if table.total:
        first, *rest = grid.row(table.total, CELL_BOLD, HEAVY)
        yield replace(first, marks=(Fill(0, 0, grid.width, HEAVY, "strong"), *first.marks))
        yield from rest


def _group_title(title: str, width: float) -> Iterator[Strip]:
    strips = running(title, GROUP, PAD_X, width - 2 * PAD_X, keep=True)
    for number, strip in enumerate(strips):
        last = number == len(strips) - 1
        tall = strip.height + (PAD_Y if last else 0)
        above = PAD_Y + 4 if number == 0 else 0
        rule = (Fill(0, tall - RULE, width, RULE, "line"),) if last else ()
        yield replace(strip, height=tall, above=above, keep=True, marks=(*rule, *strip.marks))


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns of a table, its width, and the height of the page it is on."""

    places: Sequence[_Place]
    width: float
    height: float

    def header(self) -> list[Strip]:
        """Return the header: on a ground, a rule along its foot."""
        titles = tuple(place.column.title for place in self.places)
        strips = list(self.row(titles, CELL_HEAD, RULE))
        grounds = [
            replace(strip, marks=(Fill(0, 0, self.width, strip.height, "ground"), *strip.marks), keep=True)
            for strip in strips
        ]
        foot = Fill(0, grounds[-1].height - HEAVY, self.width, HEAVY, "accent")
        grounds[-1] = replace(grounds[-1], marks=(*grounds[-1].marks, foot))
        return grounds

    def row(self, row: Row, style: Style, rule: float) -> Iterator[Strip]:
        """Yield a row in one piece, a rule along its foot; one that is very tall line by line."""
        cells = [_cell_lines(text, place, style) for text, place in zip(row, self.places, strict=True)]
        number = max(map(len, cells), default=1)
        tall = number * style.leading + 2 * PAD_Y
        if tall <= self.height * TALLEST_ROW:
            yield self._piece(row, cells, style, rule, range(number))
            return
        for line in range(number):
            foot = rule if line == number - 1 else 0.0
            strip = self._piece(row, cells, style, foot, range(line, line + 1))
            yield replace(strip, keep=line in (0, number - 2))

    def _piece(self, row: Row, cells: list[list[str]], style: Style, rule: float, span: range) -> Strip:
        """Return a span of the lines of a row as one strip, padded above its first and below its last."""
        top = PAD_Y if span.start == 0 else 0.0
        tall = top + len(span) * style.leading + (PAD_Y if rule else 0.0)
        marks: list[Mark] = [Fill(0, tall - rule, self.width, rule, "line")] if rule else []
        for found, text, place in zip(cells, row, self.places, strict=True):
            marks += _cell_marks(found[span.start : span.stop], text, place, style, top)
        return Strip(tall, tuple(marks))


def _cell_lines(text: str, place: _Place, style: Style) -> list[str]:
    return lines(text, style, place.width - 2 * PAD_X)


def _cell_marks(found: list[str], text: str, place: _Place, style: Style, top: float) -> Iterator[Mark]:
    colour = sign_colour(place.column, text)
    right = place.width - 2 * PAD_X if place.column.align == "right" else 0.0
    return set_lines(found, style, place.x + PAD_X, top, width=right, colour=colour)


# columns


def _places(table: Table, width: float) -> list[_Place]:
    """Return where the columns stand."""
    widths = column_widths(table, width)
    edges = [sum(widths[:place]) for place in range(len(widths))]
    return [_Place(x, w, column) for x, w, column in zip(edges, widths, table.columns, strict=True)]
