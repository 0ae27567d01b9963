"""The cells of the accountability matrix as people edit them: by typing letters, as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from core.model.entities.accountability import Accountability
from core.model.key import Key
from gui import theme
from gui.document import Document
from gui.widgets.field_editor import ENTER
from gui.widgets.matrix_acts import MatrixActs
from gui.widgets.matrix_editor import LettersDelegate
from gui.widgets.matrix_headings import BodyHeading, Corner, FunctionHeading
from gui.widgets.matrix_painter import MatrixPainter
from gui.widgets.matrix_table import MatrixTable

WIDTH = 84  # pixels of a column at 100 %
EDITED_BY = (
    QAbstractItemView.EditTrigger.AnyKeyPressed
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.DoubleClicked
)
Choose = QItemSelectionModel.SelectionFlag


class MatrixGrid(QTableView):
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
        self.cells = LettersDelegate(self, self.table)
        self.setItemDelegate(self.cells)
        self.acts = MatrixActs(self, self.table, self.cells)
        self.empty_text = ""
        """What is said where there is no row."""
        self._following = False
        self._place: tuple[str, str, int, int] | None = None
        self._dress()
        self.cells.stepped.connect(self.step)
        self.cells.all_asked.connect(self.acts.set_all)
        self.functions.folded.connect(self.fold)
        self.table.modelAboutToBeReset.connect(self._keep)
        self.table.modelReset.connect(self._restore)
        self.table.counted.connect(self.update_all)
        self.selectionModel().currentChanged.connect(self._moved)
        document.selected.connect(self.show_selected)

    def fold(self, row: int) -> None:
        """Fold a family, or unfold it, and stay on its heading."""
        self.setCurrentIndex(self.table.index(row, max(0, self.currentIndex().column())))
        self.table.fold(row)

    def step(self, rows: int, columns: int) -> None:
        """Move on to the next cell that letters can be typed into: past the last column to the next row."""
        at, width = self.currentIndex(), self.table.columnCount()
        place = at.row() * width + at.column()
        by = columns + rows * width
        while at.isValid() and 0 <= place + by < width * self.table.rowCount():
            place += by
            if not self.table.rows[place // width].is_family:
                self.setCurrentIndex(self.table.index(place // width, place % width))
                return

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
            self._quietly(lambda: self.setCurrentIndex(self.table.index(row, column)))

    def _quietly(self, work: Callable[[], None]) -> None:
        self._following = True
        try:
            work()
        finally:
            self._following = False

    def _moved(self, now: QModelIndex) -> None:
        self.functions.viewport().update()
        self.bodies.viewport().update()
        editor, cell = self.cells.editor, self.cells.cell
        if editor and self.cells.error and cell.isValid() and now != cell:
            QTimer.singleShot(0, self, self._back_to_editor)
        elif now.isValid() and not self._following:
            self.document.select(self.table.key(now.row(), now.column()))

    def _back_to_editor(self) -> None:
        """A refused text keeps its cell: first put it right, or press Esc."""
        if self.cells.editor and self.cells.cell.isValid():
            self.setCurrentIndex(self.table.index(self.cells.cell.row(), self.cells.cell.column()))
            self.cells.editor.setFocus()

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
                self._quietly(lambda: self.setCurrentIndex(self.table.index(row, column)))
            self.horizontalScrollBar().setValue(across)
            self.verticalScrollBar().setValue(down)

    def _dress(self) -> None:
        self.setAccessibleName("Accountability matrix")
        self.setAccessibleDescription(
            "Functions down, bodies across. Type A, R, C, I or several, such as A/R. Space folds a family."
        )
        self.setEditTriggers(EDITED_BY)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(True)
        self.setCornerButtonEnabled(False)
        self._set_sizes()

    def _set_sizes(self) -> None:
        high, wide = self.fontMetrics().height() + theme.GRID * 3 // 2, theme.pixels(WIDTH)
        if (self.functions.defaultSectionSize(), self.bodies.defaultSectionSize()) != (high, wide):
            self.functions.setDefaultSectionSize(high)
            self.bodies.setDefaultSectionSize(wide)
        self.verticalScrollBar().setSingleStep(high)

    def _work(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys = QKeySequence(event.keyCombination())
        return next((work for found, (_, _, work) in self.acts.keys.items() if found == keys), None)

    def _fold_by(self, key: int) -> bool:
        """Fold or unfold the family that the keyboard is on; False if it is on none or a key is another."""
        row = self.currentIndex().row()
        if row < 0 or not self.table.rows[row].is_family:
            return False
        folded = self.table.is_folded(row)
        wanted = {Qt.Key.Key_Space: not folded, Qt.Key.Key_Minus: True, Qt.Key.Key_Plus: False}.get(
            Qt.Key(key)
        )
        if wanted is None:
            return False
        if wanted != folded:
            self.fold(row)
        return True

    def _type(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        why = self.table.why_not(at.row(), at.column()) if at.isValid() else ""
        if why:
            self.document.refused.emit(why)
        else:
            self.cells.overtyping = event.key() != Qt.Key.Key_F2
            super().keyPressEvent(event)

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._work(event)
        ):
            # These keys are the matrix's while it has the keyboard, whatever the window has them for.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, back = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if work := self._work(event):
            work()
        elif key == Qt.Key.Key_Backspace:
            self.acts.clear()
        elif self._fold_by(key) or key == Qt.Key.Key_Space:
            pass
        elif key in ENTER:
            self.step(-1 if back else 1, 0)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            was = self.currentIndex()
            self.step(0, 1 if key == Qt.Key.Key_Tab else -1)
            event.setAccepted(self.currentIndex() != was)  # from the last cell, Tab leaves the matrix
        elif (event.text().isprintable() and event.text().strip()) or key == Qt.Key.Key_F2:
            self._type(event)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and self.table.rows[at.row()].is_family:
            self.fold(at.row())
            return
        if at.isValid() and (why := self.table.why_not(at.row(), at.column())):
            self.document.refused.emit(why)
        self.cells.overtyping = False
        super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.acts.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        under = self.visualRect(self.currentIndex()).bottomLeft() if by_key else QPoint()
        menu.popup(self.viewport().mapToGlobal(under) if by_key else event.globalPos())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if editor is not self.cells.editor or not self.cells.error:
            super().closeEditor(editor, hint)

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
