"""What pasting, filling and clearing would do to the matrix: worked out first, then done as one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.model import matrix
from core.model.edits import Add, Edit, EditError, Remove, edited
from core.model.entities.accountability import Function
from core.model.entities.structure import Organisation
from core.model.fields import FieldError
from core.model.ids import fresh
from core.model.model import Model
from core.model.words import count, listed
from gui.widgets.block_edits import Block, Cell, no_room, spread
from gui.widgets.grid_acts import Area, sides
from gui.widgets.matrix_published import Line, Names, Published, plain
from gui.widgets.matrix_table import MatrixTable

Wishes = dict[tuple[str, str], tuple[str, ...]]
"""Letters by (function, body)."""


def filled(table: MatrixTable, cells: Iterable[Cell], text: str) -> Block:
    """Return what setting cells to the letters of one text does; headings of families stay as they are."""
    block, wishes = Block(), Wishes()
    for row, column in cells:
        if not table.rows[row].is_family:
            _put(block, wishes, table, (row, column), text)
    return _done(block, table, table.content.model, wishes)


def cleared(table: MatrixTable, areas: Iterable[Area]) -> Block:
    """Return what taking the letters out of rectangles of cells does."""
    wishes = Wishes()
    for top, left, bottom, right in areas:
        for row in range(top, bottom + 1):
            for body in table.row_letters(row):
                if left <= table.column_of(body) <= right:
                    wishes[table.rows[row].function.id, body] = ()
    return _done(Block(), table, table.content.model, wishes)


def copied(table: MatrixTable, areas: Sequence[Area]) -> list[list[str]]:
    """Return the letters of the smallest block around rectangles of cells; empty what is in none of them."""
    rows, columns = sides(areas)
    block = []
    for row in rows:
        letters = table.row_letters(row)
        chosen = {
            column
            for top, left, bottom, right in areas
            if top <= row <= bottom
            for column in range(left, right + 1)
        }
        block.append([letters.get(table.bodies[n].id, "") if n in chosen else "" for n in columns])
    return block


def with_names(table: MatrixTable, areas: Sequence[Area]) -> list[list[str]]:
    """Return the rows and columns of rectangles of cells, headed by their names; for one cell, all."""
    if len(areas) == 1 and areas[0][:2] == areas[0][2:]:
        areas = [(0, 0, table.rowCount() - 1, table.columnCount() - 1)]
    rows, columns = sides(areas)
    block = [["Function", *(table.bodies[column].name for column in columns)]]
    for row in rows:
        letters = table.row_letters(row)
        texts = [letters.get(table.bodies[column].id, "") for column in columns]
        block.append([table.rows[row].function.name, *texts])
    return block


def filled_down(table: MatrixTable, cells: Sequence[Cell]) -> Block:
    """Return what copying the first of the cells in each column to the others does.

    With cells of one duty only, it is the duty above that is copied.
    """
    rows = sorted({row for row, _ in cells if not table.rows[row].is_family})
    above = [row for row in range(rows[0] if rows else 0) if not table.rows[row].is_family]
    if not rows or (len(rows) == 1 and not above):
        return Block(refused=["There is no row above this one to copy."])
    source = rows[0] if len(rows) > 1 else above[-1]
    block, wishes = Block(), Wishes()
    for row, column in cells:
        if row in rows and row != source:
            _put(block, wishes, table, (row, column), table.typed_text(source, column))
    return _done(block, table, table.content.model, wishes)


def pasted(table: MatrixTable, at: Cell, size: Cell, texts: Sequence[Sequence[str]]) -> Block:
    """Return what pasting rows of letters does, from a cell on.

    Over a selection of a whole multiple of their size (rows, columns) they are repeated.
    """
    room = (table.rowCount(), table.columnCount())
    block, wishes = no_room(at, texts, room), Wishes()
    for cell, text in spread(at, size, texts, room):
        _put(block, wishes, table, cell, text)
    return _done(block, table, table.content.model, wishes)


def names(table: MatrixTable) -> tuple[Names, Names]:
    """Return the names of the functions and of the bodies in the option, shown or not."""
    model = table.content.model
    bodies = model.all(Organisation)
    return (
        Names(
            ((function.name, function.id) for function in model.all(Function) if not function.ended),
            {row.function.id for row in table.content.rows if row.is_family},
        ),
        Names((name, body.id) for body in bodies for name in {body.name, body.short_name, body.code} if name),
    )


def placed(table: MatrixTable, at: Cell, published: Published, *, add: bool) -> Block:
    """Return what pasting a block with names does; `add`: what the option lacks is added, not left out."""
    model = table.content.model
    rows, bodies, block = _places(table, at, published)
    block.refused += published.refused
    if add:
        block.edits += _additions(table, published, rows, bodies)
    wishes = Wishes()
    for line, function in zip(published.lines, rows, strict=False):
        for place, (body, text) in enumerate(zip(bodies, line.cells, strict=False)):
            if function and body:
                _read(block, wishes, (function, body), text, _where(published, line, place))
    try:
        model = edited(model, block.edits)
    except EditError as error:
        block.refused.append(str(error))
        return block
    return _done(block, table, model, wishes)


def said(edits: Iterable[Edit]) -> str:
    """Return what edits do, in a few words: “60 parts given, 3 taken off”."""
    found = list(edits)
    parts = [edit for edit in found if edit.key.kind == "accountability"]
    given = sum(isinstance(edit, Add) for edit in parts)
    taken = sum(isinstance(edit, Remove) for edit in parts)
    words = [f"{count(given, 'part')} given"] if given else []
    words += [f"{taken:,} taken off" if given else f"{count(taken, 'part')} taken off"] if taken else []
    for slug, one, several in (("function", "function", "functions"), ("organisation", "body", "bodies")):
        number = sum(edit.key.kind == slug for edit in found)
        words += [f"{count(number, one, several)} added"] if number else []
    return listed(words)


def _put(block: Block, wishes: Wishes, table: MatrixTable, cell: Cell, text: str) -> None:
    row, column = table.rows[cell[0]], table.bodies[cell[1]]
    where = f"“{row.function.name}”, {column.short_name or column.name}"
    _read(block, wishes, (row.function.id, column.id), text, where)


def _read(block: Block, wishes: Wishes, place: tuple[str, str], text: str, where: str) -> None:
    try:
        wishes[place] = matrix.letters(text)
    except FieldError as error:
        block.refused.append(f"{where}: {error}")


def _done(block: Block, table: MatrixTable, model: Model, wishes: Wishes) -> Block:
    """Add the edits that make wishes come true."""
    rows: dict[str, dict[str, tuple[str, ...]]] = {}
    for (function, body), letters in wishes.items():
        rows.setdefault(function, {})[body] = letters
    for function, wanted in rows.items():
        try:
            block.edits += matrix.row_edits(model, function, wanted, table.document.baseline)
        except EditError as error:
            block.refused.append(str(error))
    return block


def _places(table: MatrixTable, at: Cell, published: Published) -> tuple[list[str], list[str], Block]:
    """Return the ids of the functions and bodies that a block falls on; without names, from a cell on."""
    block = Block()
    if published.named_lines:
        rows = [line.id for line in published.lines]
    else:
        rows = [row.function.id for row in table.rows[at[0] :] if not row.is_family]
        block.rows_left_out = max(0, len(published.lines) - len(rows))
    if published.bodies is not None:
        return rows, [id_ for _, id_ in published.bodies], block
    bodies = [body.id for body in table.bodies[at[1] :]]
    wide = max((len(line.cells) for line in published.lines), default=0)
    block.columns_left_out = max(0, wide - len(bodies))
    return rows, bodies, block


def _additions(table: MatrixTable, published: Published, rows: list[str], bodies: list[str]) -> list[Edit]:
    """Return the edits that add what the option lacks, and put the new ids in their places."""
    edits: list[Edit] = []
    functions, _ = names(table)
    families: dict[str, str] = {}
    for place, line in enumerate(published.lines):
        if rows[place] or not published.named_lines:
            continue
        section = plain(line.section)
        if section and section not in families:
            families[section] = functions.find(line.section) or fresh("function")
            if not functions.find(line.section):
                edits.append(Add(Function(id=families[section], name=line.section)))
        rows[place] = fresh("function")
        edits.append(Add(Function(id=rows[place], name=line.name, parent=families.get(section))))
    for place, (name, id_) in enumerate(published.bodies or ()):
        if not id_:
            bodies[place] = fresh("organisation")
            edits.append(Add(Organisation(id=bodies[place], name=name)))
    return edits


def _where(published: Published, line: Line, place: int) -> str:
    body = published.bodies[place][0] if published.bodies else f"column {place + 1}"
    return f"“{line.name}”, {body}" if line.name else body
