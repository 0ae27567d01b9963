"""What can be done to the selected cells and rows of a table, each as one step of the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QTableView

from core.acts import ACTS, acts_on
from core.model.edits import Edit
from core.model.fields import Text
from core.model.words import sentence
from gui import theme
from gui.widgets import act_dialog, add_dialog, block_edits, clipboard
from gui.widgets.block_edits import Block, Cell
from gui.widgets.block_text import from_text, to_html, to_text
from gui.widgets.cell_delegate import CellDelegate
from gui.widgets.entity_table import EntityTable
from gui.widgets.questions import agreed
from gui.widgets.view_place import ViewPlace
from gui.widgets.wording import brief, counted, of_kind


class TableActs(QObject):
    """Copy, paste, fill down, set all, add and remove; and the menu that offers them."""

    def __init__(self, view: QTableView, table: EntityTable, cells: CellDelegate, place: ViewPlace) -> None:
        super().__init__(view)
        self._view = view
        self._table = table
        self._document = table.document
        self._delegate = cells
        self._place = place
        self.given: Callable[[], Mapping[str, str]] = dict
        """What the form that adds a row begins with, by field."""
        kind = table.kind.label.lower()
        self.keys = {
            QKeySequence(QKeySequence.StandardKey.Copy): ("Copy", "copy", self.copy),
            QKeySequence(QKeySequence.StandardKey.Paste): ("Paste", "download", self.paste),
            QKeySequence("Ctrl+D"): ("Fill down", "chevron-down", self.fill_down),
            QKeySequence("Ins"): (f"Add {kind}…", "plus", self.add),
            QKeySequence("Del"): (f"Remove {kind}", "remove", self.remove),
        }
        """(name, icon, what it does) by the keys that do it."""

    def chosen(self) -> list[Cell]:
        """Return the selected cells, row by row."""
        return sorted(set(self._place.cells()))

    def rows(self) -> list[int]:
        """Return the rows with a selected cell."""
        return sorted({row for area in self._place.areas() for row in range(area.top(), area.bottom() + 1)})

    def menu(self) -> QMenu:
        """Return the menu for what is selected: the table's own, then the acts on what is chosen."""
        menu = QMenu(self._view)
        for keys, (name, icon, work) in self.keys.items():
            action = QAction(theme.icon(icon), name, menu)
            action.setShortcut(keys)
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(work)
            menu.addAction(action)
        kind, ids = self._table.kind.slug, [self._table.key(row).id for row in self.rows()]
        found = [(act, act_dialog.given_for(act, kind, *ids)) for act in acts_on(kind)] if ids else []
        acts = [(act, given) for act, given in found if given]
        if acts:
            menu.addSeparator()
            for act, given in acts:
                act_dialog.offer(menu, self._document, act, given)
        return menu

    def copy(self) -> None:
        """Put the selected cells, as the smallest block around them, on the clipboard."""
        table, cells = self._table, set(self._place.cells())
        rows, columns = self.rows(), sorted({column for _, column in cells if table.columns[column]})
        if not rows or not columns:
            return
        block = [[table.typed_text(r, c) if (r, c) in cells else "" for c in columns] for r in rows]
        as_text = [isinstance(table.spec(column), Text) for column in columns]
        clipboard.put(to_text(block), to_html(block, as_text))

    def paste(self) -> None:
        """Put the clipboard's block here as one step; what no field accepts is refused whole, in words."""
        text, cells = QGuiApplication.clipboard().text(), self.chosen()
        if not text or not cells:
            why = "Select the cell to paste into." if text else "There is no text on the clipboard to paste."
            self._document.refused.emit(why)
            return
        (top, bottom), (left, right) = ((min(found), max(found)) for found in zip(*cells, strict=True))
        size = (bottom - top + 1, right - left + 1)
        block = block_edits.pasted(self._table, (top, left), size, from_text(text))
        question = f"The block is larger than the room here: {block.left_out} would be left out."
        if (
            block.left_out
            and not block.refused
            and not agreed(self._view, "Paste", question, "Paste the rest")
        ):
            return
        self._do("Paste into", block)

    def fill_down(self) -> None:
        """Copy the first selected row of each column to the others."""
        if cells := self.chosen():
            self._do("Fill down", block_edits.filled_down(self._table, cells))

    def set_all(self, text: str) -> None:
        """Set every selected cell of the column that is edited to a text, as one step."""
        editor, at = self._delegate.editor, self._delegate.cell
        chosen = {cell for cell in self.chosen() if cell[1] == at.column()}
        block = block_edits.filled(self._table, sorted(chosen | {(at.row(), at.column())}), text)
        if block.refused and editor:
            editor.set_error(block.refusal)
            self._delegate.say(block.refusal, wrong=True)
        elif editor:
            self._delegate.close(editor)
        self._do("Set", block)

    def add(self) -> None:
        """Ask for a new row in a form, and go to it."""
        if key := add_dialog.ask(self._document, self._table.kind.slug, self.given(), self._view):
            self._document.select(key)

    def remove(self) -> None:
        """Remove the selected rows as one step, after asking if something refers to them."""
        block = block_edits.removed(self._table, self.rows())
        others = [] if block.refused else block_edits.referring(self._table, block.edits)
        what = self._named(block.edits)
        if others and not agreed(
            self._view, f"Remove {what}", self._warning(what, counted(others)), "Remove"
        ):
            return
        self._do("Remove", block, what)
        at = self._view.currentIndex()
        if at.isValid():
            self._document.select(self._table.key(at.row()))

    def _warning(self, what: str, others: str) -> str:
        text = sentence(f"{others} would then refer to nothing")
        close = ACTS.get("close")
        if close and close.subject == self._table.kind.slug:
            text += f"\n\nTo hand on what {what} holds, use “{close.name}” in the menu instead."
        return text

    def _named(self, edits: list[Edit]) -> str:
        if len(edits) == 1 and (entity := self._document.entity(edits[0].key)):
            return brief(self._document.model.title(entity), 80)
        return of_kind(len(edits), self._table.kind.slug)

    def _do(self, label: str, block: Block, what: str = "") -> None:
        """Do a block of edits as one step, or say why not."""
        if block.refused:
            self._document.refused.emit(block.refusal)
        elif block.edits:
            label = (
                f"{label} {what or of_kind(len({edit.key for edit in block.edits}), self._table.kind.slug)}"
            )
            if self._document.edit(label, block.edits):
                self._document.told.emit(f"{sentence(label)} Ctrl+Z takes it back.")
