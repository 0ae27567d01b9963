"""The cells of the accountability matrix as people edit them: by typing letters, as in a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from core.model.entities.accountability import Accountability
from core.model.key import Key
from gui import theme
from gui.document import Document
from gui.widgets.cell_typing import CellTyping
from gui.widgets.matrix_acts import MatrixActs
from gui.widgets.matrix_headings import BodyHeading, Corner, FunctionHeading
from gui.widgets.matrix_painter import MatrixPainter
from gui.widgets.matrix_table import MatrixTable
from gui.widgets.typed_grid import TypedGrid

WIDTH = 84  # pixels of a column at 100 %


class MatrixGrid(TypedGrid):
    """Type letters; Tab, Enter and arrows move, Del clears, Space folds a family, blocks to and from Excel.

    Qt's table, so that screen readers know it, with its cells painted by `MatrixPainter`.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.table = MatrixTable(document, self)
        self.setModel(self.table)
        self.functions = FunctionHeading(self, self.table)
        self.bodies = BodyHeading(self, self.table)
        self.setVerticalHeader(self.functions)
        self.setHorizontalHeader(self.bodies)
        self._corner = Corner(self)
        self.painter = MatrixPainter(self, self.table, self.functions, self.bodies)
        self.cells = CellTyping(self, self.table, Qt.AlignmentFlag.AlignCenter)
        self.acts = MatrixActs(self, self.table, self.cells)
        self.empty_text = ""
        """What is said where there is no row."""
        self._place: tuple[str, str, int, int] | None = None
        self._dress()
        self.functions.folded.connect(self.fold)
        self.table.modelAboutToBeReset.connect(self._keep)
        self.table.modelReset.connect(self._restore)
        self.table.counted.connect(self.update_all)
        self.begin()
        self.selectionModel().currentChanged.connect(self._mark_heads)
        document.selected.connect(self.show_selected)

    def fold(self, row: int) -> None:
        """Fold a family, or unfold it, and stay on its heading."""
        self.setCurrentIndex(self.table.index(row, max(0, self.currentIndex().column())))
        self.table.fold(row)

    def takes_text(self, row: int) -> bool:
        """Return whether a row is of a duty, not the heading of a family."""
        return not self.table.rows[row].is_family

    def show_selected(self, key: Key | None) -> None:
        """Follow what was selected elsewhere, as far as it is shown; unfold the family it is in."""
        if key is None or not self.isVisible():
            return
        function, body = key.id if key.kind == "function" else "", ""
        part = self.document.entity(key)
        if isinstance(part, Accountability):
            function, body = part.function, part.organisation
        if key.kind == "organisation":
            self._go_to(self.currentIndex().row(), self.table.column_of(key.id))
        elif function:
            self._unfold_to(function)
            self._go_to(self.table.row_of(function), self.table.column_of(body))

    def select_current(self) -> None:
        """Let the inspector be about the cell that the keyboard is on."""
        at = self.currentIndex()
        if at.isValid():
            self.document.select(self.table.key(at.row(), at.column()))

    def update_all(self) -> None:
        """Paint the cells and both headings again."""
        for widget in (self, self.functions, self.bodies):
            widget.viewport().update()

    def _mark_heads(self) -> None:
        """Both headings say where the keyboard is."""
        self.functions.viewport().update()
        self.bodies.viewport().update()

    def _unfold_to(self, function: str) -> None:
        within = next((row.within for row in self.table.content.rows if row.function.id == function), ())
        for family in within:
            row = self.table.row_of(family)
            if row >= 0 and self.table.is_folded(row):
                self.table.fold(row)

    def _go_to(self, row: int, column: int) -> None:
        """Make a cell current without that being the user's choice; where one part is -1, it stays."""
        at = self.currentIndex()
        row, column = max(row, -1), column if column >= 0 else max(at.column(), 0)
        if row >= 0 and (row, column) != (at.row(), at.column()):
            self.quietly(lambda: self.setCurrentIndex(self.table.index(row, column)))

    def chosen(self, at: QModelIndex) -> None:
        """Let the inspector be about the cell that the user has gone to."""
        self.document.select(self.table.key(at.row(), at.column()))

    def own_key(self, event: QKeyEvent) -> bool:
        """Fold or unfold the family that the keyboard is on; False if it is on none or a key is another."""
        row = self.currentIndex().row()
        if row < 0 or not self.table.rows[row].is_family:
            return False
        folded = self.table.is_folded(row)
        wanted = {Qt.Key.Key_Space: not folded, Qt.Key.Key_Minus: True, Qt.Key.Key_Plus: False}.get(
            Qt.Key(event.key())
        )
        if wanted is None:
            return False
        if wanted != folded:
            self.fold(row)
        return True

    def _keep(self) -> None:
        """Note where the user is, by what is there."""
        at = self.currentIndex()
        self._place = None
        if at.isValid() and at.row() < len(self.table.rows) and at.column() < len(self.table.bodies):
            function, body = self.table.rows[at.row()].function.id, self.table.bodies[at.column()].id
            scrolled = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
            self._place = (function, body, *scrolled)

    def _restore(self) -> None:
        """Bring the user back there, as far as it is still shown."""
        self._set_sizes()
        self.functions.measure()
        if self._place:
            function, body, across, down = self._place
            row, column = self.table.row_of(function), max(0, self.table.column_of(body))
            if row >= 0 and self.table.columnCount():
                self.quietly(lambda: self.setCurrentIndex(self.table.index(row, column)))
            self.horizontalScrollBar().setValue(across)
            self.verticalScrollBar().setValue(down)

    def _dress(self) -> None:
        self.setAccessibleName("Accountability matrix")
        self.setAccessibleDescription(
            "Functions down, bodies across. Type A, R, C, I or several, such as A/R. Space folds a family."
        )
        self._set_sizes()

    def _set_sizes(self) -> None:
        high, wide = self.fontMetrics().height() + theme.GRID * 3 // 2, theme.pixels(WIDTH)
        if (self.functions.defaultSectionSize(), self.bodies.defaultSectionSize()) != (high, wide):
            self.functions.setDefaultSectionSize(high)
            self.bodies.setDefaultSectionSize(wide)
        self.verticalScrollBar().setSingleStep(high)

    # Qt overrides

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and self.table.rows[at.row()].is_family:
            self.fold(at.row())
        else:
            super().mouseDoubleClickEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.painter.texts.forget()
            self._set_sizes()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            duties = (place for place, row in enumerate(self.table.rows) if not row.is_family)
            self._go_to(next(duties, 0), 0)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.functions.measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.painter.paint(painter, event.rect())
        if not self.table.rowCount() or not self.table.columnCount():
            painter.setPen(theme.Theme.colour("quiet"))
            room = self.viewport().rect().adjusted(theme.GRID, theme.GRID, -theme.GRID, -theme.GRID)
            painter.drawText(
                room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.empty_text
            )
        painter.end()
