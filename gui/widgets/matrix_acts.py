"""What can be done to the selected cells of the matrix, each as one step of the history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMessageBox

from core.model.entities.accountability import LETTERS
from core.model.words import count, listed
from gui import theme
from gui.widgets import matrix_blocks, matrix_published
from gui.widgets.block_edits import Block, Cell
from gui.widgets.grid_acts import Area, GridActs
from gui.widgets.matrix_published import Published
from gui.widgets.matrix_table import MatrixTable

ADD, LEAVE = "Add them", "Leave them out"
NAMED = 4  # names that a question lists before it counts the rest


class MatrixActs(GridActs):
    """A menu with letters and families to fold, and blocks with the names of functions and bodies."""

    table: MatrixTable

    def copied(self, areas: Sequence[Area]) -> list[list[str]]:
        """Return the letters of the smallest block around rectangles of cells."""
        return matrix_blocks.copied(self.table, areas)

    def with_names(self, areas: Sequence[Area]) -> list[list[str]]:
        """Return the same, headed by functions and bodies; for one cell, the whole matrix."""
        return matrix_blocks.with_names(self.table, areas)

    def pasted(self, at: Cell, size: Cell, texts: Sequence[Sequence[str]]) -> Block:
        """Return what pasting rows of letters does, from a cell on."""
        return matrix_blocks.pasted(self.table, at, size, texts)

    def filled(self, cells: Sequence[Cell], text: str) -> Block:
        """Return what setting cells to letters does; not those of families, unless there are only such."""
        duties = [cell for cell in cells if not self.table.rows[cell[0]].is_family]
        return matrix_blocks.filled(self.table, duties or cells, text)

    def filled_down(self, cells: Sequence[Cell]) -> Block:
        """Return what copying the first of the cells in each column to the others does."""
        return matrix_blocks.filled_down(self.table, cells)

    def cleared(self, areas: Sequence[Area]) -> Block:
        """Return what taking the letters out of rectangles of cells does."""
        return matrix_blocks.cleared(self.table, areas)

    def said(self, block: Block) -> str:
        """Return what a block does: “60 parts given, 3 taken off”."""
        return matrix_blocks.said(block.edits)

    def menu(self) -> QMenu:
        """Return the menu for what is selected."""
        menu = super().menu()
        first, why = menu.actions()[0], self._document.why_not()
        for letter, word in LETTERS.items():
            action = QAction(f"{word} ({letter})", menu)
            action.setEnabled(not why)
            action.triggered.connect(lambda _=False, letter=letter: self.set_all(letter))
            menu.insertAction(first, action)
        menu.insertSeparator(first)
        menu.addSeparator()
        menu.addAction(theme.icon("fold"), "Fold all families", lambda: self.table.fold_all(folded=True))
        menu.addAction(theme.icon("unfold"), "Unfold all families", lambda: self.table.fold_all(folded=False))
        return menu

    def paste_named(self, texts: list[list[str]], at: Cell) -> bool:
        """Paste a block by the functions and bodies that it names; False: it names none."""
        published = matrix_published.read(texts, *matrix_blocks.names(self.table))
        if published:
            self._paste_published(at, published)
        return published is not None

    def _paste_published(self, at: Cell, published: Published) -> None:
        missing = [*published.missing_functions, *published.missing_bodies]
        answer = LEAVE
        if missing and not published.refused:
            answer = self._asked(published)
        if answer:
            self.paste_here(matrix_blocks.placed(self.table, at, published, add=answer == ADD))

    def _asked(self, published: Published) -> str:
        """Ask what to do with names that the option does not have; empty: nothing at all."""
        functions, bodies = published.missing_functions, published.missing_bodies
        what = [count(len(functions), "function")] if functions else []
        what += [count(len(bodies), "body", "bodies")] if bodies else []
        named = listed([f"“{name}”" for name in (*functions, *bodies)], most=NAMED)
        box = QMessageBox(self._view)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Paste")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            f"The block names {listed(what)} that this option does not have: {named}.\n\n"
            "Add them to the option, or leave their rows and columns out?"
        )
        buttons = {box.addButton(ADD, QMessageBox.ButtonRole.AcceptRole): ADD}
        if len(functions) < len(published.lines) and len(bodies) < len(published.bodies or [""]):
            buttons[box.addButton(LEAVE, QMessageBox.ButtonRole.AcceptRole)] = LEAVE
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        return next((answer for button, answer in buttons.items() if button is clicked), "")
