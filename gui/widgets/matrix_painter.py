"""Paints the cells of the matrix in one go: a delegate asked for each would take longer than a frame."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLine, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from gui.theme import Theme
from gui.widgets.matrix_headings import MatrixHeading, Section
from gui.widgets.matrix_table import MatrixTable
from gui.widgets.matrix_text import FittedText


class MatrixPainter:
    """Grounds, letters, rules, what is selected and where the keyboard is; nothing of a cell out of sight."""

    def __init__(
        self, view: QTableView, table: MatrixTable, down: MatrixHeading, across: MatrixHeading
    ) -> None:
        self._view = view
        self._table = table
        self._down = down
        self._across = across
        self.texts = FittedText(view)

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Paint a part of the viewport."""
        painter.fillRect(rect, Theme.colour("paper"))
        rows, columns = self._down.visible(rect), self._across.visible(rect)
        if not rows or not columns:
            return
        right = columns[-1][1] + columns[-1][2]
        ground = Theme.colour("ground")
        for row, top, high in rows:
            if self._table.rows[row].is_family:
                painter.fillRect(rect.left(), top, right - rect.left(), high, ground)
        self._paint_cells(painter, rows, columns, grounds=True)
        self._paint_selection(painter, rows, columns)
        self._paint_cells(painter, rows, columns, grounds=False)
        self._paint_rules(painter, rect, rows, columns)
        self._paint_current(painter)

    def _paint_cells(
        self, painter: QPainter, rows: Sequence[Section], columns: Sequence[Section], *, grounds: bool
    ) -> None:
        """Paint the grounds of the cells, or the letters in them."""
        content, bodies, picture = self._table.content, self._table.bodies, self.texts.picture
        places = [(bodies[column].id, left, wide) for column, left, wide in columns]
        for row, top, high in rows:
            cells = content.shown(self._table.rows[row].function.id)
            if not cells:
                continue
            for body, left, wide in places:
                cell = cells.get(body)
                if cell is None:
                    continue
                text, style = cell
                if not grounds:
                    painter.drawPixmap(left, top, picture(text, style or "ink", wide, high))
                elif style:
                    painter.fillRect(left, top, wide - 1, high - 1, Theme.colour(f"{style}-soft"))

    def _paint_selection(
        self, painter: QPainter, rows: Sequence[Section], columns: Sequence[Section]
    ) -> None:
        chosen, colour = self._view.selectionModel().selection(), Theme.colour("accent-soft")
        for place in range(chosen.count()):
            area = chosen.at(place)
            down = [found for found in rows if area.top() <= found[0] <= area.bottom()]
            across = [found for found in columns if area.left() <= found[0] <= area.right()]
            if down and across:
                left, top = across[0][1], down[0][1]
                right, bottom = across[-1][1] + across[-1][2], down[-1][1] + down[-1][2]
                painter.fillRect(left, top, right - left, bottom - top, colour)

    def _paint_rules(
        self, painter: QPainter, rect: QRect, rows: Sequence[Section], columns: Sequence[Section]
    ) -> None:
        right, bottom = columns[-1][1] + columns[-1][2] - 1, rows[-1][1] + rows[-1][2] - 1
        rules = [QLine(rect.left(), top + high - 1, right, top + high - 1) for _, top, high in rows]
        rules += [QLine(left + wide - 1, rect.top(), left + wide - 1, bottom) for _, left, wide in columns]
        painter.setPen(Theme.colour("line"))
        painter.drawLines(rules)

    def _paint_current(self, painter: QPainter) -> None:
        current = self._view.currentIndex()
        if not current.isValid():
            return
        place = self._view.visualRect(current)
        painter.setPen(Theme.colour("accent" if self._view.hasFocus() else "strong"))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        if self._view.hasFocus():
            painter.drawRect(place.adjusted(1, 1, -2, -2))
