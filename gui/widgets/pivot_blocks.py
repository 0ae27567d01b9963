"""What pasting, filling and clearing would do to the grid of years: worked out first, then one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from core.model.edits import Add, Edit, EditError, Remove, Set
from core.model.fields import FieldError
from core.model.pivot import Group, Origin, Pivot
from core.model.words import count
from gui.widgets.block_edits import Block, Cell, no_room, spread
from gui.widgets.grid_acts import Area, sides
from gui.widgets.pivot_table import PivotTable

Wishes = dict[tuple[Group, str], int | None]
"""Amounts by row and year; None: none."""


def filled(table: PivotTable, texts: Iterable[tuple[Cell, str]]) -> Block:
    """Return what setting cells to texts does."""
    block, wishes = Block(), Wishes()
    read: dict[str, int | FieldError | None] = {}
    for (row, column), text in texts:
        if text not in read:
            read[text] = _read(table, text)
        value = read[text]
        if isinstance(value, FieldError):
            block.refused.append(f"{table.said(row, column)}: {value}")
        elif value != table.amount(row, column):
            if why := table.why_not(row, column):
                block.refused.append(f"{table.said(row, column)}: {why}")
            wishes[table.groups[row], table.years[column]] = value
    return _done(block, table.pivot, wishes, table.origin)


def cleared(table: PivotTable, areas: Iterable[Area]) -> Block:
    """Return what taking the figures out of rectangles of cells does."""
    cells = {
        (row, column)
        for top, left, bottom, right in areas
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    return filled(table, ((cell, "") for cell in sorted(cells)))


def filled_along(table: PivotTable, cells: Sequence[Cell], *, down: bool) -> Block:
    """Return what copying the first of the cells in each column (or row) to the others does.

    With cells of one row (or column) only, it is the one before that is copied.
    """
    side = 0 if down else 1
    places = sorted({cell[side] for cell in cells})
    source = places[0] if len(places) > 1 else places[0] - 1
    if source < 0:
        where = "row above" if down else "year before"
        return Block(refused=[f"There is no {where} this one to copy."])
    targets = [cell for cell in cells if cell[side] != source]
    at = {cell: (source, cell[1]) if down else (cell[0], source) for cell in targets}
    return filled(table, ((cell, table.typed_text(*at[cell])) for cell in targets))


def pasted(table: PivotTable, at: Cell, size: Cell, texts: Sequence[Sequence[str]]) -> Block:
    """Return what pasting rows of amounts does, from a cell on."""
    room = (table.rowCount(), table.columnCount())
    found, left_out = filled(table, spread(at, size, texts, room)), no_room(at, texts, room)
    found.rows_left_out, found.columns_left_out = left_out.rows_left_out, left_out.columns_left_out
    return found


def placed(pivot: Pivot, wishes: Mapping[tuple[Group, str], int], origins: Mapping[str, Origin]) -> Block:
    """Return what setting rows and years by name does; `origins` by year."""
    block = Block()
    for year, origin in origins.items():
        of_year = {place: value for place, value in wishes.items() if place[1] == year}
        found = _done(Block(), pivot, of_year, origin)
        block.edits += found.edits
        block.refused += found.refused
    return block


def copied(table: PivotTable, areas: Sequence[Area]) -> list[list[str]]:
    """Return the amounts of the smallest block around rectangles of cells; empty what is in none of them."""
    rows, columns = sides(areas)
    chosen = {
        (row, column)
        for top, left, bottom, right in areas
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    return [[table.typed_text(r, c) if (r, c) in chosen else "" for c in columns] for r in rows]


def with_names(table: PivotTable, areas: Sequence[Area], heads: Sequence[str]) -> list[list[str]]:
    """Return rows and years of rectangles of cells, headed by their names; for one cell, all."""
    if len(areas) == 1 and areas[0][:2] == areas[0][2:]:
        areas = [(0, 0, table.rowCount() - 1, table.columnCount() - 1)]
    rows, columns = sides(areas)
    block = [[*heads, *(table.years[column] for column in columns)]]
    for row in rows:
        names = table.pivot.labels(table.groups[row])
        block.append([*names, *(table.typed_text(row, column) for column in columns)])
    return block


def said(edits: Iterable[Edit]) -> str:
    """Return what edits do, in a few words: “12 figures set, 3 cleared”."""
    found = list(edits)
    gone = sum(isinstance(e, Remove) or (isinstance(e, Set) and e.value is None) for e in found)
    new = sum(isinstance(edit, Add) for edit in found)
    given = len(found) - gone
    words = [f"{count(given, 'figure')} set"] if given else []
    words[0:] = [f"{words[0]} ({new:,} new)"] if given and new else words
    words += [f"{gone:,} cleared" if given else f"{count(gone, 'figure')} cleared"] if gone else []
    return ", ".join(words)


def _read(table: PivotTable, text: str) -> int | FieldError | None:
    try:
        return table.read(text)
    except FieldError as error:
        return error


def _done(
    block: Block, pivot: Pivot, wishes: Mapping[tuple[Group, str], int | None], origin: Origin
) -> Block:
    """Add the edits that make wishes come true."""
    if block.refused:
        return block
    for (group, year), value in wishes.items():
        try:
            block.edits += pivot.edits(group, year, value, origin)
        except EditError as error:
            block.refused.append(f"{pivot.said(group)}, {year}: {error}")
    return block
