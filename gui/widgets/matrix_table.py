"""The accountability matrix as Qt's model: functions and their families down, bodies across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.model import matrix
from core.model.edits import Edit, EditError
from core.model.entities.structure import Organisation
from core.model.fields import FieldError
from core.model.key import Key
from core.model.kinds import key_of
from core.model.matrix import Row
from gui.document import Document, View
from gui.widgets.change_marks import plain_tip
from gui.widgets.matrix_choice import MatrixChoice, Wanted
from gui.widgets.matrix_content import NOTHING, Cell, Mark, MatrixContent, tier_of
from gui.widgets.wording import refusal

Index = QModelIndex | QPersistentModelIndex
# Bound once: asking an enum for its number costs more than finding what a cell holds.
DISPLAY, EDIT, ALIGN, TIP, SPOKEN = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)
ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class MatrixTable(QAbstractTableModel):
    """A cell holds the letters of one body's parts in one function; setting it is one step."""

    counted = Signal()
    """Other rows or columns are shown, or the duties are others."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.choice = MatrixChoice()
        self.content = MatrixContent(document)
        self.rows: list[Row] = []
        self.bodies: list[Organisation] = []
        self._rows_of: dict[str, int] = {}
        self._columns_of: dict[str, int] = {}
        self._seen: tuple[str, View] | None = None

    # what it holds

    def row_of(self, function: str) -> int:
        """Return the row of a function, or -1."""
        return self._rows_of.get(function, -1)

    def column_of(self, body: str) -> int:
        """Return the column of a body, or -1."""
        return self._columns_of.get(body, -1)

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell as it is shown."""
        return self.content.cell(self.rows[row].function.id, self.bodies[column].id)

    def typed_text(self, row: int, column: int) -> str:
        """Return the letters of a cell as text that gives them back when typed or pasted."""
        return matrix.spelled(self.cell(row, column).letters)

    def row_letters(self, row: int) -> dict[str, str]:
        """Return the letters of the cells of a row that are not empty, by the id of the body."""
        return self.content.letters(self.rows[row].function.id)

    def key(self, row: int, column: int) -> Key:
        """Return the key of the one accountability that a cell is made of, else of its function."""
        parts = self.cell(row, column).parts if column >= 0 else ()
        return key_of(parts[0]) if len(parts) == 1 else Key("function", self.rows[row].function.id)

    def marks(self, row: int) -> list[Mark]:
        """Return what is said beside the name of a row."""
        line = self.rows[row]
        return self.content.marks(line, self.hidden_in(row) if line.is_family else ())

    def is_folded(self, row: int) -> bool:
        """Return whether the rows of a family are hidden."""
        return self.rows[row].function.id in self.choice.folded

    def hidden_in(self, row: int) -> Sequence[str]:
        """Return the ids of the functions that are hidden because a family is folded."""
        id_ = self.rows[row].function.id
        if id_ not in self.choice.folded:
            return ()
        return [line.function.id for line in self.content.rows if id_ in line.within]

    def why_not(self, row: int, column: int) -> str:
        """Return why no letter can be typed into a cell, in a sentence; empty: it can be."""
        line, body = self.rows[row], self.bodies[column]
        if why := self.document.why_not():
            return why
        if not self.content.is_there(body.id):
            return f"{body.name} is closed in this option, so it cannot have a part in anything."
        if line.is_family and not self.cell(row, column).letters:
            return f"“{line.function.name}” is a family of functions. Give the part to one of them."
        return ""

    def asked(self, row: int, column: int) -> tuple[str, str]:
        """Return what the editor of a cell is of, and what may be typed, for who cannot see it."""
        body, function = self.bodies[column].name, self.rows[row].function.name
        return f"Part of {body} in {function}", "A, R, C, I or several, such as A/R"

    # what it shows

    def redraw(self) -> None:
        """Show what is now in the document; rows and columns stay while the same side of it is on show."""
        document = self.document
        same = self._seen == (document.option, document.view)
        self._seen = (document.option, document.view)
        self.content = MatrixContent(document, self.content)
        self._arrange(keep=same)

    def want(self, wanted: Wanted) -> None:
        """Show only rows of this kind."""
        if wanted != self.choice.wanted:
            self.choice.want(wanted)
            self._arrange()

    def show_bodies(self, chosen: Sequence[str] | None = None, *, every: bool = False) -> None:
        """Show these bodies as columns, by their ids; None: every one, or every one that has a part."""
        self.choice.bodies, self.choice.every_body = chosen, every
        self._arrange()

    def fold(self, row: int) -> None:
        """Hide the rows of a family, or show them again."""
        family = self.rows[row].function.id
        if family in self.choice.folded:
            self.choice.folded.discard(family)
            come = self.choice.rows(self.content, self._rows_of.keys())
            number = len(come) - len(self.rows)
            if number:
                self.beginInsertRows(QModelIndex(), row + 1, row + number)
            self._take(come, self.bodies)
            if number:
                self.endInsertRows()
        else:
            self._hide_rows(row, family)
        self._say_changed()

    def fold_all(self, folded: bool) -> None:  # noqa: FBT001  # a slot of a button
        """Hide the rows of every family, or show them all."""
        families = {row.function.id for row in self.content.rows if row.is_family}
        self.choice.folded.clear()
        self.choice.folded.update(families if folded else ())
        self._arrange(keep=True)

    def _hide_rows(self, row: int, family: str) -> None:
        last = row
        while last + 1 < len(self.rows) and family in self.rows[last + 1].within:
            last += 1
        self.choice.folded.add(family)
        if last > row:
            self.beginRemoveRows(QModelIndex(), row + 1, last)
            self._take(self.rows[: row + 1] + self.rows[last + 1 :], self.bodies)
            self.endRemoveRows()

    def _arrange(self, *, keep: bool = False) -> None:
        """Show the rows and columns wanted; `keep` those on show though they are so no longer."""
        rows = self.choice.rows(self.content, self._rows_of.keys() if keep else ())
        bodies = self.choice.columns(self.content, self._columns_of.keys() if keep else ())
        if rows == self.rows and bodies == self.bodies:
            self._say_changed()
            return
        if _shape(rows, bodies) == _shape(self.rows, self.bodies):
            self._take(rows, bodies)
            self._say_changed()
            return
        self.beginResetModel()
        self._take(rows, bodies)
        self.endResetModel()
        self.counted.emit()

    def _take(self, rows: list[Row], bodies: list[Organisation]) -> None:
        self.rows, self.bodies = rows, bodies
        self._rows_of = {row.function.id: place for place, row in enumerate(rows)}
        self._columns_of = {body.id: place for place, body in enumerate(bodies)}

    def _say_changed(self) -> None:
        high, wide = len(self.rows) - 1, len(self.bodies) - 1
        if high >= 0 and wide >= 0:
            self.dataChanged.emit(self.index(0, 0), self.index(high, wide))
        for orientation, last in ((DOWN, high), (ACROSS, wide)):
            if last >= 0:
                self.headerDataChanged.emit(orientation, 0, last)
        self.counted.emit()

    # what changes it

    def commit(self, row: int, column: int, text: str) -> str:
        """Set a cell to the letters that text stands for. Return why not, in a sentence; empty: done."""
        return refusal(self.document, lambda: self._set(row, column, text))

    def edits(self, row: int, column: int, letters: Sequence[str]) -> list[Edit]:
        """Return the edits that set a cell to letters. EditError in words if they cannot be there."""
        before = self.document.baseline
        function, body = self.rows[row].function.id, self.bodies[column].id
        return matrix.edits_for(self.content.model, function, body, letters, before)

    def _set(self, row: int, column: int, text: str) -> bool:
        letters = matrix.letters(text)
        if letters == self.cell(row, column).letters:
            return True
        try:
            edits = self.edits(row, column, letters)
        except EditError as error:
            raise FieldError(str(error)) from None
        function, body = self.rows[row].function.id, self.bodies[column].id
        return self.document.edit(matrix.label(self.content.model, function, body, letters), edits)

    # cells

    def _heading(self, row: int) -> str:
        line = self.rows[row]
        name = f"{line.function.name}, family" if line.is_family else line.function.name
        folded = ["folded"] if self.is_folded(row) else []
        return ", ".join([name, *folded, *(mark.text for mark in self.marks(row))])

    def _body_heading(self, column: int, role: int) -> str:
        body = self.bodies[column]
        mark = self.content.sign_of(body)
        if role == DISPLAY:
            return body.short_name or body.name
        names = [body.name, tier_of(body), *([mark.text] if mark else [])]
        inside = self.content.body(body.parent) if body.parent else None
        return ", ".join([*names, *([f"part of {inside.name}"] if inside else [])])

    def _spoken(self, row: int, column: int) -> str:
        told = self.content.told(self.rows[row], self.bodies[column])
        return told or f"{self.bodies[column].name}: no part"

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.bodies)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row, column = index.row(), index.column()
        if role == DISPLAY:
            return self.content.shown(self.rows[row].function.id).get(self.bodies[column].id, NOTHING)[0]
        if role == EDIT:
            return self.typed_text(row, column)
        if role == ALIGN:
            return CENTRE
        if role == SPOKEN:
            return self._spoken(row, column)
        return plain_tip(self.content.told(self.rows[row], self.bodies[column])) if role == TIP else None

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        return role == EDIT and not self.commit(index.row(), index.column(), str(value))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role not in (DISPLAY, TIP, SPOKEN):
            return None
        if orientation is ACROSS and 0 <= section < len(self.bodies):
            text = self._body_heading(section, role)
        elif orientation is DOWN and 0 <= section < len(self.rows):
            text = self.rows[section].function.name if role == DISPLAY else self._heading(section)
        else:
            return None
        return plain_tip(text) if role == TIP else text

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = index.isValid() and not self.why_not(index.row(), index.column())
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags


def _shape(rows: Sequence[Row], bodies: Sequence[Organisation]) -> tuple[list[Any], list[str]]:
    return [(row.function.id, row.is_family, row.within) for row in rows], [body.id for body in bodies]
