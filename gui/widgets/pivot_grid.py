"""The cells of the grid of years as people edit them: by typing amounts, as in a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.model.key import Key
from core.model.pivot import Group
from gui import theme
from gui.document import Document
from gui.widgets.cell_typing import CellTyping
from gui.widgets.field_editor import ENTER
from gui.widgets.pivot_acts import PivotActs
from gui.widgets.pivot_table import PivotTable
from gui.widgets.typed_grid import TypedGrid

WIDTH = 124  # pixels of a year at 100 %
WIDER = 230  # and in Changes, where a cell says what it was too


class PivotGrid(TypedGrid):
    """Type amounts; Tab, Enter and arrows move, Del clears, Enter opens the lines where there are several."""

    acts: PivotActs
    gone_to = Signal()
    """The keyboard is on another cell, or that cell is another."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.table = PivotTable(document, self)
        self.setModel(self.table)
        self.cells = CellTyping(self, self.table, Qt.AlignmentFlag.AlignRight)
        self.acts = PivotActs(self, self.table, self.cells)
        self.empty_text = ""
        """What is said where there is no row."""
        self._place: tuple[Group, str] | None = None
        self.begin()
        self.setAccessibleName("Grid of years")
        self.setAccessibleDescription(
            "Rows of lines, a column for each year. Type an amount or a formula. "
            "Enter opens the lines where several are behind a cell."
        )
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_sizes()
        self.table.modelAboutToBeReset.connect(self._keep)
        self.table.modelReset.connect(self._restore)
        self.table.dataChanged.connect(self.gone_to)
        self.selectionModel().currentChanged.connect(self.gone_to)
        document.selected.connect(self.show_selected)

    def chosen(self, at: QModelIndex) -> None:
        """Let the inspector be about the line or the body of the cell that the user has gone to."""
        if key := self.table.key(at.row(), at.column()):
            self.document.select(key)

    def own_key(self, event: QKeyEvent) -> bool:
        """Open the lines behind a cell with Enter or F2, where there are several."""
        if event.key() not in (*ENTER, Qt.Key.Key_F2) or not self._has_several(self.currentIndex()):
            return False
        self.acts.open_lines()
        return True

    def show_selected(self, key: Key | None) -> None:
        """Go to the cell of a line that was selected elsewhere, if it is shown."""
        line = self.document.entity(key)
        if not isinstance(line, self.table.subject.kind) or not self.isVisible():
            return
        row = self.table.row_of(self.table.group_of(line))
        if row >= 0 and line.year in self.table.years:
            index = self.table.index(row, self.table.years.index(line.year))
            if index != self.currentIndex():
                self.quietly(lambda: self.setCurrentIndex(index))

    def set_sizes(self) -> None:
        """Make rows as high as texts are, and columns as wide as amounts."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + theme.GRID * 3 // 2)
        width = theme.pixels(WIDER if self.table.figures.was else WIDTH)
        self.horizontalHeader().setDefaultSectionSize(width)
        self.verticalScrollBar().setSingleStep(self.verticalHeader().defaultSectionSize())

    def _has_several(self, at: QModelIndex) -> bool:
        return at.isValid() and len(self.table.lines(at.row(), at.column())) > 1

    def _keep(self) -> None:
        """Note where the user is, by what is there."""
        at = self.currentIndex()
        there = at.isValid() and at.row() < len(self.table.groups) and at.column() < len(self.table.years)
        self._place = (self.table.groups[at.row()], self.table.years[at.column()]) if there else None

    def _restore(self) -> None:
        """Bring the user back there, if it is still shown."""
        self.set_sizes()
        if self._place:
            row, year = self.table.row_of(self._place[0]), self._place[1]
            if row >= 0 and year in self.table.years:
                index = self.table.index(row, self.table.years.index(year))
                self.quietly(lambda: self.setCurrentIndex(index))
        self.gone_to.emit()

    # Qt overrides

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._has_several(self.indexAt(event.position().toPoint())):
            self.acts.open_lines()
        else:
            super().mouseDoubleClickEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.set_sizes()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.table.rowCount() and self.table.columnCount():
            self.quietly(lambda: self.setCurrentIndex(self.table.index(0, 0)))
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.table.rowCount() and self.empty_text:
            painter = QPainter(self.viewport())
            painter.setPen(theme.Theme.colour("quiet"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.viewport().rect(), flags, self.empty_text)
