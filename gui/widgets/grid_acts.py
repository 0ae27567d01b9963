"""What can be done to the selected cells of a grid, each as one step of the history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QTableView

from core.model.words import count, sentence
from gui import theme
from gui.widgets import clipboard
from gui.widgets.block_edits import Block, Cell
from gui.widgets.block_text import from_text, to_html, to_text
from gui.widgets.cell_typing import CellTyping, Typed
from gui.widgets.questions import agreed

Area = tuple[int, int, int, int]
"""(first row, first column, last row, last column)"""


class GridActs(QObject):
    """Copy, cut, paste, fill, clear and set; and the menu that offers them.

    A subclass says what a block of texts does in its grid (`pasted`, `filled`, `filled_down`, `cleared`),
    what the clipboard gets (`copied`), and how a step of edits is called (`said`).
    """

    def __init__(self, view: QTableView, table: Typed, cells: CellTyping) -> None:
        super().__init__(view)
        self._view = view
        self.table = table
        self._document = table.document
        self._cells = cells
        self.keys = {
            QKeySequence(QKeySequence.StandardKey.Copy): ("Copy", "copy", self.copy),
            QKeySequence("Ctrl+Shift+C"): ("Copy with names", "copy", self.copy_with_names),
            QKeySequence(QKeySequence.StandardKey.Cut): ("Cut", "", self.cut),
            QKeySequence(QKeySequence.StandardKey.Paste): ("Paste", "download", self.paste),
            QKeySequence("Ctrl+D"): ("Fill down", "chevron-down", self.fill_down),
            QKeySequence("Del"): ("Clear", "remove", self.clear),
        }
        """(name, icon, what it does) by the keys that do it."""

    # what a grid of its own has to say

    def copied(self, areas: Sequence[Area]) -> list[list[str]]:
        """Return the texts of the smallest block around rectangles of cells."""
        raise NotImplementedError

    def with_names(self, areas: Sequence[Area]) -> list[list[str]]:
        """Return the same, headed by the names of rows and columns; for one cell, the whole grid."""
        raise NotImplementedError

    def pasted(self, at: Cell, size: Cell, texts: Sequence[Sequence[str]]) -> Block:
        """Return what pasting rows of texts does, from a cell on."""
        raise NotImplementedError

    def filled(self, cells: Sequence[Cell], text: str) -> Block:
        """Return what setting cells to one text does."""
        raise NotImplementedError

    def filled_down(self, cells: Sequence[Cell]) -> Block:
        """Return what copying the first of the cells in each column to the others does."""
        raise NotImplementedError

    def cleared(self, areas: Sequence[Area]) -> Block:
        """Return what emptying rectangles of cells does."""
        raise NotImplementedError

    def said(self, block: Block) -> str:
        """Return what a block does, in a few words."""
        raise NotImplementedError

    def paste_named(self, texts: list[list[str]], at: Cell) -> bool:  # noqa: ARG002  # a subclass reads names
        """Paste a block by the names on it, and return True; False: it has none."""
        return False

    @property
    def heads(self) -> int:
        """How many columns of names stand before a row."""
        return 1

    # what is selected

    def areas(self) -> list[Area]:
        """Return the selected cells as rectangles; where none is, the one that the keyboard is on."""
        found, at = self._view.selectionModel().selection(), self._view.currentIndex()
        areas = [found.at(place) for place in range(found.count())]
        if not areas and at.isValid():
            return [(at.row(), at.column(), at.row(), at.column())]
        return [(area.top(), area.left(), area.bottom(), area.right()) for area in areas]

    def chosen(self) -> list[Cell]:
        """Return the selected cells, row by row."""
        return sorted(
            {
                (row, column)
                for top, left, bottom, right in self.areas()
                for row in range(top, bottom + 1)
                for column in range(left, right + 1)
            }
        )

    def menu(self) -> QMenu:
        """Return the menu for what is selected."""
        menu = QMenu(self._view)
        for keys, (name, icon, work) in self.keys.items():
            action = QAction(theme.icon(icon), name, menu)
            action.setShortcut(keys)
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(work)
            menu.addAction(action)
        return menu

    # to the clipboard

    def copy(self) -> None:
        """Put the selected cells, as the smallest block around them, on the clipboard."""
        if areas := self.areas():
            self._put(self.copied(areas))

    def copy_with_names(self) -> None:
        """Put the selected rows and columns on the clipboard with names; of one cell, the whole grid."""
        if not (areas := self.areas()):
            return
        block = self.with_names(areas)
        self._put(block)
        rows, columns = count(len(block) - 1, "row"), count(len(block[0]) - self.heads, "column")
        self._document.told.emit(f"Copied {rows} and {columns} with their names.")

    def cut(self) -> None:
        """Copy the selected cells, and clear them."""
        self.copy()
        self.clear()

    # from the clipboard

    def paste(self) -> None:
        """Put the clipboard's block here as one step; where it has names on it, by those names.

        What no cell accepts is refused whole, in words; what finds no room is told before anything is done.
        """
        text, areas = QGuiApplication.clipboard().text(), self.areas()
        why = self._document.why_not()
        if why or not text.strip():
            self._document.refused.emit(why or "There is no text on the clipboard to paste.")
            return
        texts = from_text(text)
        top, left = (min((area[side] for area in areas), default=0) for side in (0, 1))
        if self.paste_named(texts, (top, left)):
            return
        if areas:
            size = (max(area[2] for area in areas) - top + 1, max(area[3] for area in areas) - left + 1)
            self.paste_here(self.pasted((top, left), size, texts))
        else:
            self._document.refused.emit("Select the cell to paste into.")

    def paste_here(self, block: Block) -> None:
        """Do what pasting does, after asking where not all of it finds room."""
        question = f"The block is larger than the room here: {block.left_out} would be left out."
        if block.refused or not block.left_out or agreed(self._view, "Paste", question, "Paste the rest"):
            self.do("Paste", block)

    # in place

    def fill_down(self) -> None:
        """Copy the first selected row of each column to the others."""
        if cells := self.chosen():
            self.do("Fill down", self.filled_down(cells))

    def clear(self) -> None:
        """Empty the selected cells."""
        self.do("Clear", self.cleared(self.areas()))

    def set_all(self, text: str) -> None:
        """Set every selected cell to a text; what will not do stays where it was typed."""
        editor, cell = self._cells.editor, self._cells.cell
        cells = set(self.chosen()) | ({(cell.row(), cell.column())} if editor else set())
        block = self.filled(sorted(cells), text)
        if block.refused and editor:
            self._cells.refuse(block.refusal)
        elif editor:
            self._cells.close(editor)
        self.do("Set", block)

    def do(self, label: str, block: Block) -> None:
        """Do a block of edits as one step, or say why not."""
        if block.refused:
            self._document.refused.emit(block.refusal)
        elif block.edits:
            label = f"{label}: {self.said(block)}"
            if self._document.edit(label, block.edits):
                self._document.told.emit(f"{sentence(label)} Ctrl+Z takes it back.")

    def _put(self, block: Sequence[Sequence[str]]) -> None:
        clipboard.put(to_text(block), to_html(block, self.plain_columns(len(block[0]))))

    def plain_columns(self, number: int) -> list[bool]:
        """Return which columns of a copied block a spreadsheet must take for text."""
        return [True] * number


def sides(areas: Sequence[Area]) -> tuple[list[int], list[int]]:
    """Return the rows and the columns that rectangles of cells lie in."""
    rows = {row for top, _, bottom, _ in areas for row in range(top, bottom + 1)}
    columns = {column for _, left, _, right in areas for column in range(left, right + 1)}
    return sorted(rows), sorted(columns)
