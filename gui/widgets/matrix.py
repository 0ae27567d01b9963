"""The accountability matrix: functions by bodies, with what filters it above and how it stands below."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from core.model import matrix
from core.model.entities.structure import Organisation
from core.model.words import count
from gui import theme
from gui.document import Document
from gui.widgets.matrix_bodies import BodiesDialog
from gui.widgets.matrix_choice import EVERYTHING, Wanted
from gui.widgets.matrix_filters import CHOOSE, EVERY, WITH_A_PART, MatrixFilters
from gui.widgets.matrix_grid import MatrixGrid


class MatrixView(QWidget):
    """Who has which part in what, to be typed; redraws itself when the document changes and it is seen."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._stale = True
        self._columns = WITH_A_PART
        self.filters = MatrixFilters()
        self.grid = MatrixGrid(document)
        self.table = self.grid.table
        self.status = QLabel()
        self.status.setAccessibleName("How the matrix stands")
        self.status.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.filters)
        column.addWidget(self.grid, 1)
        column.addWidget(self.status)
        self.setFocusProxy(self.grid)
        self.filters.wanted.connect(self._want)
        self.filters.left.connect(self._enter)
        self.filters.columns_asked.connect(self._show_columns)
        self.filters.fold_asked.connect(self.table.fold_all)
        self.table.counted.connect(self._count)
        document.changed.connect(self.redraw)

    def redraw(self) -> None:
        """Show what is now in the document; a hidden matrix waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self.table.redraw()
        content = self.table.content
        self.filters.offer(content, matrix.columns(content.model, content.before))
        if self.grid.hasFocus() or self.grid.cells.editor:
            self.grid.select_current()
        else:
            self.grid.show_selected(self._document.selection)

    def seek(self) -> None:
        """Give the find field the keyboard."""
        self.filters.field.setFocus()
        self.filters.field.selectAll()

    def show_gaps(self) -> None:
        """Show only the duties that nobody is accountable for."""
        self.filters.show_all()
        self.filters.gaps.setChecked(True)

    def _want(self, wanted: Wanted) -> None:
        before = self.table.choice.wanted.body
        self.table.want(wanted)
        column = self.table.column_of(wanted.body)
        if wanted.body != before and column >= 0 and self.table.rows:
            self.grid.scrollTo(self.table.index(0, column))
        self._count()

    def _enter(self) -> None:
        self.grid.setFocus()

    def _show_columns(self, asked: str) -> None:
        if asked != CHOOSE:
            self.table.show_bodies(every=asked == EVERY)
            self._columns = asked
        elif chosen := self._asked():
            self.table.show_bodies(chosen)
            self._columns = asked
        self.filters.show_columns(self._columns, len(self.table.bodies))

    def _asked(self) -> list[str]:
        """Ask which bodies are to be columns, and return their ids; none: it was cancelled."""
        content = self.table.content
        bodies = matrix.columns(content.model, content.before, list(content.model.table(Organisation)))
        dialog = BodiesDialog(bodies, {body.id for body in self.table.bodies}, self)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.chosen if agreed else []

    def _count(self) -> None:
        """Say how many duties there are, which are wrong, and how many rows the filters leave."""
        table = self.table
        text = table.content.tally.words()
        if table.choice.wanted != EVERYTHING:
            shown = sum(not row.is_family for row in table.rows)
            text += f" · {count(shown, 'row')} shown"
        self.status.setText(text)
        self.grid.empty_text = (
            "Nothing here matches. Clear the filters to see all."
            if table.content.rows
            else "No functions yet. Add them in the table of functions, or paste a responsibility matrix."
        )

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
        else:
            self.grid.show_selected(self._document.selection)
