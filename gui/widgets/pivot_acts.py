"""What can be done to the selected cells of the grid of years, each as one step of the history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QTableView

from core.model.kinds import KINDS
from core.model.pivot import Origin, Pivot
from gui.widgets import add_dialog, pivot_blocks, pivot_published
from gui.widgets.block_edits import Block, Cell
from gui.widgets.cell_typing import CellTyping
from gui.widgets.grid_acts import Area, GridActs
from gui.widgets.pivot_published import Published
from gui.widgets.pivot_table import PivotTable
from gui.widgets.questions import agreed


class PivotActs(GridActs):
    """Fills also to the right, opens the lines behind cells, and reads tables by their heading of years."""

    lines_asked = Signal(object)
    """The keys of lines that somebody wants to see one by one."""
    table: PivotTable

    def __init__(self, view: QTableView, table: PivotTable, cells: CellTyping) -> None:
        super().__init__(view, table, cells)
        self.keys |= {
            QKeySequence("Ctrl+R"): ("Fill right", "chevron-right", self.fill_right),
            QKeySequence("Ctrl+L"): ("Open the lines behind", "search", self.open_lines),
            QKeySequence("Ins"): ("Add a line…", "plus", self.add),
        }

    @property
    def heads(self) -> int:
        """How many columns of names stand before a row."""
        return len(self.table.by)

    def copied(self, areas: Sequence[Area]) -> list[list[str]]:
        """Return the amounts of the smallest block around rectangles of cells."""
        return pivot_blocks.copied(self.table, areas)

    def with_names(self, areas: Sequence[Area]) -> list[list[str]]:
        """Return the same, headed by the names of rows and by years; for one cell, the whole grid."""
        fields = KINDS[self.table.subject.slug].fields
        return pivot_blocks.with_names(self.table, areas, [fields[name].label for name in self.table.by])

    def pasted(self, at: Cell, size: Cell, texts: Sequence[Sequence[str]]) -> Block:
        """Return what pasting rows of amounts does, from a cell on."""
        return pivot_blocks.pasted(self.table, at, size, texts)

    def filled(self, cells: Sequence[Cell], text: str) -> Block:
        """Return what setting cells to one amount does."""
        return pivot_blocks.filled(self.table, ((cell, text) for cell in cells))

    def filled_down(self, cells: Sequence[Cell]) -> Block:
        """Return what copying the first of the cells in each column to the others does."""
        return pivot_blocks.filled_along(self.table, cells, down=True)

    def cleared(self, areas: Sequence[Area]) -> Block:
        """Return what taking the figures out of rectangles of cells does."""
        return pivot_blocks.cleared(self.table, areas)

    def said(self, block: Block) -> str:
        """Return what a block does: “12 figures set, 3 cleared”."""
        return pivot_blocks.said(block.edits)

    def plain_columns(self, number: int) -> list[bool]:
        """Names are text to a spreadsheet; amounts are numbers."""
        names = max(0, number - self.table.columnCount())
        return [place < names for place in range(number)]

    def fill_right(self) -> None:
        """Copy the first selected year of each row to the others."""
        if cells := self.chosen():
            self.do("Fill right", pivot_blocks.filled_along(self.table, cells, down=False))

    def open_lines(self) -> None:
        """Show the lines behind the selected cells one by one."""
        keys = [line.id for cell in self.chosen() for line in self.table.lines(*cell)]
        if keys:
            self.lines_asked.emit(keys)
        else:
            self._document.told.emit("There is no line behind this cell yet.")

    def add(self) -> None:
        """Ask for a new line in a form: a row that is not here yet begins with it."""
        if key := add_dialog.ask(self._document, self.table.subject.slug, parent=self._view):
            self._document.select(key)

    def paste_named(self, texts: list[list[str]], at: Cell) -> bool:
        """Paste a block by its heading of years and the names of its rows; False: it has no years."""
        table = self.table
        start = (table.pivot, table.groups[at[0] :])
        found = pivot_published.read(texts, self._document.model, table.subject, start)
        if found:
            self._place(found)
        return found is not None

    def _place(self, found: Published) -> None:
        """Do what a block with years says, after telling what is not as plain as it looks."""
        table = self.table
        pivot = Pivot(self._document.model, table.subject, found.by)
        origins = {
            column.year: Origin(table.origin.source, "estimate" if column.planned else table.origin.basis)
            for column in found.columns
        }
        block = pivot_blocks.placed(pivot, found.wishes, origins)
        block.refused[:0] = found.refused
        if not block.refused and not found.wishes:
            block.refused.append(" ".join(["Nothing in this block has a place here.", *found.notes]))
        lands = f"{pivot_blocks.said(block.edits).capitalize() or 'Nothing would change'}."
        question = "\n\n".join([lands, *found.notes])
        if block.refused or not found.notes or agreed(self._view, "Paste", question, "Paste"):
            self.do("Paste", block)
