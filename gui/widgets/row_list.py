"""How tables look that are lists of rows, and what an empty one says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QTableView

from gui import theme


def dress(table: QTableView, name: str, widths: Sequence[int]) -> None:
    """Make a table a calm list: whole rows, read-only, its columns so many pixels wide at 100 %."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + theme.GRID * 2)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, width in enumerate(widths):
        table.setColumnWidth(column, theme.pixels(width))


def dress_sortable(table: QTableView) -> None:
    """Make a table a wide one: scrolled by the pixel, its columns sorted by a click, and by another not."""
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    header.setSortIndicatorClearable(True)
    table.setSortingEnabled(True)


def say_instead(table: QTableView, text: str) -> None:
    """Write in the middle of a table without rows what it would show; to be called where it paints."""
    painter = QPainter(table.viewport())
    painter.setPen(theme.Theme.colour("quiet"))
    room = table.viewport().rect().adjusted(theme.GRID, theme.GRID, -theme.GRID, -theme.GRID)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), text)
