"""What can be done to the selected cells of the matrix, each as one step of the history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QMessageBox, QTableView

from core.model.entities.accountability import LETTERS
from core.model.words import count, listed, sentence
from gui import theme
from gui.widgets import clipboard, matrix_blocks, matrix_published
from gui.widgets.block_edits import Block, Cell
from gui.widgets.block_text import from_text, to_html, to_text
from gui.widgets.matrix_blocks import Area
from gui.widgets.matrix_editor import LettersDelegate
from gui.widgets.matrix_published import Published
from gui.widgets.matrix_table import MatrixTable
from gui.widgets.questions import agreed

ADD, LEAVE = "Add them", "Leave them out"
NAMED = 4  # names that a question lists before it counts the rest


class MatrixActs(QObject):
    """Copy, cut, paste, fill down, clear and set; and the menu that offers them."""

    def __init__(self, view: QTableView, table: MatrixTable, cells: LettersDelegate) -> None:
        super().__init__(view)
        self._view = view
        self._table = table
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
        why = self._document.why_not()
        for letter, word in LETTERS.items():
            action = menu.addAction(f"{word} ({letter})")
            action.setEnabled(not why)
            action.triggered.connect(lambda _=False, letter=letter: self.set_all(letter))
        menu.addSeparator()
        for keys, (name, icon, work) in self.keys.items():
            action = QAction(theme.icon(icon), name, menu)
            action.setShortcut(keys)
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(work)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(theme.icon("fold"), "Fold all families", lambda: self._table.fold_all(folded=True))
        menu.addAction(
            theme.icon("unfold"), "Unfold all families", lambda: self._table.fold_all(folded=False)
        )
        return menu

    # to the clipboard

    def copy(self) -> None:
        """Put the selected cells, as the smallest block around them, on the clipboard."""
        if areas := self.areas():
            self._put(matrix_blocks.copied(self._table, areas))

    def copy_with_names(self) -> None:
        """Put the selected rows and columns on the clipboard with names; of one cell, the whole matrix."""
        if not (areas := self.areas()):
            return
        block = matrix_blocks.with_names(self._table, areas)
        self._put(block)
        rows, columns = count(len(block) - 1, "row"), count(len(block[0]) - 1, "column")
        self._document.told.emit(f"Copied {rows} and {columns} with their names.")

    def cut(self) -> None:
        """Copy the selected cells, and clear them."""
        self.copy()
        self.clear()

    # from the clipboard

    def paste(self) -> None:
        """Put the clipboard's block here as one step; where it has names on it, by those names.

        What is no letter is refused whole, in words; what finds no room is told before anything is done.
        """
        text, areas = QGuiApplication.clipboard().text(), self.areas()
        why = self._document.why_not()
        if why or not text.strip():
            self._document.refused.emit(why or "There is no text on the clipboard to paste.")
            return
        block = from_text(text)
        published = matrix_published.read(block, *matrix_blocks.names(self._table))
        top, left = (min((area[side] for area in areas), default=0) for side in (0, 1))
        if published:
            self._paste_named((top, left), published)
        elif areas:
            size = (max(area[2] for area in areas) - top + 1, max(area[3] for area in areas) - left + 1)
            self._paste_here(matrix_blocks.pasted(self._table, (top, left), size, block))
        else:
            self._document.refused.emit("Select the cell to paste into.")

    def _paste_here(self, block: Block) -> None:
        question = f"The block is larger than the room here: {block.left_out} would be left out."
        if block.refused or not block.left_out or agreed(self._view, "Paste", question, "Paste the rest"):
            self._do("Paste", block)

    def _paste_named(self, at: Cell, published: Published) -> None:
        missing = [*published.missing_functions, *published.missing_bodies]
        answer = LEAVE
        if missing and not published.refused:
            answer = self._asked(published)
        if answer:
            self._paste_here(matrix_blocks.placed(self._table, at, published, add=answer == ADD))

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

    # in place

    def fill_down(self) -> None:
        """Copy the first selected row of each column to the others."""
        if cells := self.chosen():
            self._do("Fill down", matrix_blocks.filled_down(self._table, cells))

    def clear(self) -> None:
        """Take the letters out of the selected cells."""
        self._do("Clear", matrix_blocks.cleared(self._table, self.areas()))

    def set_all(self, text: str) -> None:
        """Set every selected cell to letters; what is typed and is no letter stays where it was typed."""
        editor, cell = self._cells.editor, self._cells.cell
        cells = set(self.chosen()) | ({(cell.row(), cell.column())} if editor else set())
        block = matrix_blocks.filled(self._table, self._duties(cells), text)
        if block.refused and editor:
            self._cells.refuse(block.refusal)
        elif editor:
            self._cells.close(editor)
        self._do("Set", block)

    def _duties(self, cells: set[Cell]) -> list[Cell]:
        """Return the cells that are not of families, unless there are only such."""
        found = sorted(cell for cell in cells if not self._table.rows[cell[0]].is_family)
        return found or sorted(cells)

    def _do(self, label: str, block: Block) -> None:
        """Do a block of edits as one step, or say why not."""
        if block.refused:
            self._document.refused.emit(block.refusal)
        elif block.edits:
            label = f"{label}: {matrix_blocks.said(block.edits)}"
            if self._document.edit(label, block.edits):
                self._document.told.emit(f"{sentence(label)} Ctrl+Z takes it back.")

    def _put(self, block: Sequence[Sequence[str]]) -> None:
        clipboard.put(to_text(block), to_html(block, [True] * len(block[0])))
