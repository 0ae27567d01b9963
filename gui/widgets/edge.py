"""A coloured edge at the left of a row, which a selection does not cover."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gui import theme

EDGE = Qt.ItemDataRole.UserRole + 40
"""The colour of the palette that the edge of a row has; None: it has no edge."""
WIDTH = 4  # pixels at 100 %


class EdgeDelegate(QStyledItemDelegate):
    """Draws a cell as ever, and over its left the edge that the model gives its row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if colour := index.data(EDGE):
            area: QRect = option.rect
            edge = QRect(area.topLeft(), area.bottomLeft())
            edge.setWidth(theme.pixels(WIDTH))
            painter.fillRect(edge, theme.Theme.colour(colour))
