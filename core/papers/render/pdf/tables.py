"""Tables cut into strips: a strip a row, the header again on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.papers.blocks import Column, Row, Table
from core.papers.render.columns import column_widths
from core.papers.render.pdf.strips import Fill, Mark, Strip, again, kept, lines, running, set_lines
from core.papers.render.pdf.tags import Tag, heads
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

WHOLE = 0.25
"""The share of a page up to which a table is not cut by a page break at all."""
FEW = 3
"""How many rows a group may have to stay on one page."""
SHORT_NOTE = 10
"""How many lines a note may have to be kept whole."""
TALLEST_HEAD = 0.25
"""The share of a page that a header may take to be repeated on every page."""
MOST_AGAIN = 3
"""How many lines the title of a group may take to be repeated."""
TALL_ENOUGH = 50.0
"""From how many points on a row may stand alone: three lines."""
TALLEST_ROW = 0.4
"""The share of a page above which a row may be cut by a page break, line by line."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column stands, and what it is."""

    x: float
    width: float
    column: Column


def table_strips(table: Table, number: str, within: Tag, anchor: str, *, wide: bool) -> list[Strip]:
    """Return a table as strips: caption, header, rows, total and note.

    The first rows stay with the header, the last with the total; each page repeats the header and says of
    which group its first rows are.
    """
    width, height = frame(wide=wide)
    tag = within.add("Table")
    caption = f"{number}: {table.caption}" if number else table.caption
    title = running(caption, CAPTION, 0, width, keep=True, tag=tag.add("Caption"))
    title[0] = replace(title[0], anchor=anchor)
    grid = _Grid(_places(table, width), width, height)
    heading = tag.add("THead").add("TR")
    columns = [heading.add("TH", heads()) for _ in table.columns]
    header = grid.header(columns)
    head = (again(header[0]),) if len(header) == 1 and header[0].height <= height * TALLEST_HEAD else ()
    body = list(_body(table, grid, tag, columns))
    whole = sum(strip.above + strip.height for strip in body) <= height * WHOLE
    for place in range(len(body) - 1):
        # Of a table that is cut, neither the first row nor the last stands alone, unless it is tall itself.
        alone = place == 0 or place == len(body) - 2
        if whole or (alone and body[place].height <= TALL_ENOUGH):
            body[place] = replace(body[place], keep=True)
    header[0] = replace(header[0], above=4)
    header[-1] = replace(header[-1], keep=bool(body))
    found = [*title, *header, *(replace(strip, head=(*head, *strip.head)) for strip in body)]
    if table.note:
        found[-1] = replace(found[-1], keep=True)
        note = running(table.note, SMALL, 0, width, tag=within.add("P"))
        # A note of a few lines stays whole below the last rows: its end alone would be a page of nothing.
        found += [*kept(note[:-1]), note[-1]] if len(note) <= SHORT_NOTE else note
    return found


def _body(table: Table, grid: _Grid, tag: Tag, columns: Sequence[Tag]) -> Iterator[Strip]:
    rows = tag if any(table.rows()) else None
    for group in table.groups:
        if not group.rows and not group.title:
            continue
        rows = tag.add("TBody")
        repeated: tuple[Strip, ...] = ()
        title: Tag | None = None
        if group.title:
            title = rows.add("TR").add("TH", heads(span=len(columns)))
            yield from _group_title(group.title, grid.width, title)
            repeated = tuple(_group_title(f"{group.title} (continued)", grid.width))
            repeated = repeated if len(repeated) <= MOST_AGAIN else ()
        last = len(group.rows) - 1
        for number, row in enumerate(group.rows):
            cells = _cells(rows.add("TR"), grid.places, columns, title)
            strips = [replace(strip, head=repeated) for strip in grid.row(row, CELL, RULE, cells)]
            # Few rows stay together; of many, neither the first nor the last stands alone.
            if title and number < last and (number in (0, last - 1) or last < FEW):
                strips[-1] = replace(strips[-1], keep=True)
            yield from strips
    if rows is None:
        tag.add("TBody")  # a header is never all there is
    if table.total:
        cells = _cells(tag.add("TFoot").add("TR"), grid.places, columns, None)
        first, *rest = grid.row(table.total, CELL_BOLD, HEAVY, cells)
        yield replace(first, marks=(Fill(0, 0, grid.width, HEAVY, "strong"), *first.marks))
        yield from rest


def _cells(row: Tag, places: Sequence[_Place], columns: Sequence[Tag], group: Tag | None) -> list[Tag]:
    """Return the cells of a row; in a group each says what heads it, for no scope reaches past a group."""
    cells = [row.add("TH", heads(row=True)) if place.column.heading else row.add("TD") for place in places]
    if group is not None:
        naming = tuple(cell for cell in cells if cell.kind == "TH")
        for cell, column in zip(cells, columns, strict=True):
            cell.headed((column, group) if cell.kind == "TH" else (column, group, *naming))
    return cells


def _group_title(title: str, width: float, tag: Tag | None = None) -> Iterator[Strip]:
    strips = running(title, GROUP, PAD_X, width - 2 * PAD_X, keep=True, tag=tag)
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

    def header(self, tags: Sequence[Tag]) -> list[Strip]:
        """Return the header: on a ground, a rule along its foot."""
        titles = tuple(place.column.title for place in self.places)
        strips = list(self.row(titles, CELL_HEAD, RULE, tags))
        grounds = [
            replace(strip, marks=(Fill(0, 0, self.width, strip.height, "ground"), *strip.marks), keep=True)
            for strip in strips
        ]
        foot = Fill(0, grounds[-1].height - HEAVY, self.width, HEAVY, "accent")
        grounds[-1] = replace(grounds[-1], marks=(*grounds[-1].marks, foot))
        return grounds

    def row(self, row: Row, style: Style, rule: float, tags: Sequence[Tag]) -> Iterator[Strip]:
        """Yield a row in one piece, a rule along its foot; one that is very tall line by line."""
        cells = [_cell(*each, style) for each in zip(row, self.places, tags, strict=True)]
        number = max((len(cell.lines) for cell in cells), default=1)
        tall = number * style.leading + 2 * PAD_Y
        if tall <= self.height * TALLEST_ROW:
            yield self._piece(cells, style, rule, range(number))
            return
        for line in range(number):
            foot = rule if line == number - 1 else 0.0
            strip = self._piece(cells, style, foot, range(line, line + 1))
            yield replace(strip, keep=line in (0, number - 2))

    def _piece(self, cells: Sequence[_Cell], style: Style, rule: float, span: range) -> Strip:
        """Return a span of the lines of a row as one strip, padded above its first and below its last."""
        top = PAD_Y if span.start == 0 else 0.0
        tall = top + len(span) * style.leading + (PAD_Y if rule else 0.0)
        marks: list[Mark] = [Fill(0, tall - rule, self.width, rule, "line")] if rule else []
        for cell in cells:
            marks += set_lines(
                cell.lines[span.start : span.stop],
                style,
                cell.x,
                top,
                width=cell.width,
                colour=cell.colour,
                tag=cell.tag,
            )
        return Strip(tall, tuple(marks))


@dataclass(frozen=True, slots=True)
class _Cell:
    """The lines of a cell, and where they begin; with a width they are right-aligned in it."""

    lines: list[str]
    x: float
    width: float
    colour: str
    tag: Tag


def _cell(text: str, place: _Place, tag: Tag, style: Style) -> _Cell:
    width = place.width - 2 * PAD_X
    right = width if place.column.align == "right" else 0.0
    found = lines(text, style, width)
    return _Cell(found, place.x + PAD_X, right, sign_colour(place.column, text), tag)


# columns


def _places(table: Table, width: float) -> list[_Place]:
    """Return where the columns stand."""
    widths = column_widths(table, width)
    edges = [sum(widths[:place]) for place in range(len(widths))]
    return [_Place(x, w, column) for x, w, column in zip(edges, widths, table.columns, strict=True)]
