"""What pasting, filling and removing would do to a table: worked out first, then done as one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.model.edits import Edit, Remove, Set
from core.model.fields import FieldError
from core.model.key import Key
from core.model.kinds import key_of
from core.model.words import count
from gui.widgets.entity_table import EntityTable
from gui.widgets.ref_choices import parse

Cell = tuple[int, int]
"""(row, column) of a table."""


@dataclass(slots=True)
class Block:
    """The edits of a block of cells, why some cells refuse, and how much finds no room."""

    edits: list[Edit] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    rows_left_out: int = 0
    columns_left_out: int = 0

    @property
    def left_out(self) -> str:
        """What finds no room in the table, in words; empty: everything does."""
        parts = [count(self.rows_left_out, "row")] if self.rows_left_out else []
        parts += [count(self.columns_left_out, "column")] if self.columns_left_out else []
        return " and ".join(parts)

    @property
    def refusal(self) -> str:
        """Why nothing can be done, in a sentence or two; empty: it can be."""
        if not self.refused:
            return ""
        more = len(self.refused) - 1
        rest = f" {count(more, 'more cell')} would not do either." if more else ""
        return f"{self.refused[0]}{rest} Nothing was changed."


def pasted(table: EntityTable, at: Cell, size: tuple[int, int], rows: Sequence[Sequence[str]]) -> Block:
    """Return what pasting rows of texts does, from a cell on.

    Over a selection of a whole multiple of their size (rows, columns) they are repeated.
    """
    start = (at[0], max(at[1], _first_field(table)))
    room = (table.rowCount(), table.columnCount())
    block = no_room(start, rows, room)
    read: dict[tuple[int, str], Any] = {}
    for cell, text in spread(start, size, rows, room):
        _put(block, table, cell, text, read)
    return block


def no_room(at: Cell, texts: Sequence[Sequence[str]], room: Cell) -> Block:
    """Return a block without edits that says how much of texts finds no room, from a cell on."""
    high, wide = len(texts), max(map(len, texts))
    return Block(
        rows_left_out=max(0, at[0] + high - room[0]), columns_left_out=max(0, at[1] + wide - room[1])
    )


def spread(at: Cell, size: Cell, texts: Sequence[Sequence[str]], room: Cell) -> Iterator[tuple[Cell, str]]:
    """Yield where each of rows of texts goes from a cell on, as far as there is room (rows, columns).

    Over a selection of a whole multiple of their size (rows, columns) they are repeated.
    """
    (top, left), high, wide = at, len(texts), max(map(len, texts))
    tall = size[0] if size[0] % high == 0 else high
    broad = size[1] if size[1] % wide == 0 else wide
    for row in range(top, min(top + tall, room[0])):
        line = texts[(row - top) % high]
        for column in range(left, min(left + broad, room[1])):
            place = (column - left) % wide
            if place < len(line):
                yield (row, column), line[place]


def filled(table: EntityTable, cells: Sequence[Cell], text: str) -> Block:
    """Return what setting every one of some cells to one text does."""
    block = Block()
    read: dict[tuple[int, str], Any] = {}
    for cell in cells:
        _put(block, table, cell, text, read)
    return block


def filled_down(table: EntityTable, cells: Sequence[Cell]) -> Block:
    """Return what copying the first of the cells in each column to the others does.

    With cells of one row only, it is the row above that is copied.
    """
    block = Block()
    rows = sorted({row for row, _ in cells})
    source = rows[0] if len(rows) > 1 else rows[0] - 1
    if source < 0:
        block.refused.append("There is no row above this one to copy.")
        return block
    for row, column in cells:
        name = table.columns[column]
        if row != source and name:
            if why := table.why_not(row):
                block.refused.append(f"Row {row + 1}: {why}")
                continue
            value = getattr(table.entity(source), name)
            if value != getattr(table.entity(row), name):
                block.edits.append(Set(table.key(row), name, value))
    return block


def removed(table: EntityTable, rows: Sequence[int]) -> Block:
    """Return what removing rows does."""
    block = Block()
    for row in rows:
        if why := table.why_not(row):
            block.refused.append(f"Row {row + 1}: {why}")
        else:
            block.edits.append(Remove(table.key(row)))
    return block


def referring(table: EntityTable, edits: Sequence[Edit]) -> list[Key]:
    """Return what refers to anything that edits remove, and is not itself removed by them."""
    going = {edit.key for edit in edits}
    model = table.document.model
    found = {key_of(entity): None for key in going for entity, _ in model.referring(key)}
    return [key for key in found if key not in going]


def _put(block: Block, table: EntityTable, cell: Cell, text: str, read: dict[tuple[int, str], Any]) -> None:
    """Add the edit that sets a cell to what text stands for; `read` holds what texts stood for so far."""
    row, column = cell
    spec, name = table.spec(column), table.columns[column]
    if spec is None:
        return
    if why := table.why_not(row):
        block.refused.append(f"Row {row + 1}: {why}")
        return
    if (column, text) not in read:
        try:
            read[column, text] = parse(table.document.model, table.kind.slug, name, text)
        except FieldError as error:
            read[column, text] = error
    value = read[column, text]
    if isinstance(value, FieldError):
        block.refused.append(f"Row {row + 1}, column “{spec.label}”: {value}")
    elif value != getattr(table.entity(row), name):
        block.edits.append(Set(table.key(row), name, value))


def _first_field(table: EntityTable) -> int:
    return 0 if table.columns[0] else 1
