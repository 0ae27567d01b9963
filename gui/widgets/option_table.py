"""Options side by side: a row a measure, a column an option."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from gui import theme
from gui.widgets.change_marks import plain_tip

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OptionTable(QTableWidget):
    """A small read-only table; `show_rows` fills it. The first column names what the row measures."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it is as high as its rows
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_rows(self, options: Sequence[str], rows: Sequence[tuple[str, str, Sequence[str]]]) -> None:
        """Show (name, tool tip, a text for each option) a row."""
        self.setColumnCount(len(options) + 1)
        self.setHorizontalHeaderLabels(["", *options])
        self.setRowCount(len(rows))
        for place, (name, why, texts) in enumerate(rows):
            for column, text in enumerate([name, *texts]):
                item = QTableWidgetItem(text)
                item.setToolTip(why if column == 0 else text)
                if column:
                    item.setTextAlignment(RIGHT)
                    if text != texts[0]:
                        item.setFont(theme.emphasised())
                    if text.startswith("⚠"):
                        item.setForeground(theme.Theme.colour("closed"))
                self.setItem(place, column, item)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self._share_out()
        header.setMinimumSectionSize(theme.pixels(68))
        self.verticalHeader().setDefaultSectionSize(theme.pixels(28))
        rule = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(header.sizeHint().height() + theme.pixels(28) * len(rows) + rule)

    def explain(self, row: int, texts: Sequence[str]) -> None:
        """Give the cells of a row other tool tips than what they say."""
        for column, text in enumerate(texts, start=1):
            if item := self.item(row, column):
                item.setToolTip(plain_tip(text))

    def _share_out(self) -> None:
        """Give the first column what the others leave, but enough of its names to be told apart."""
        room = self.viewport().width()
        others = sum(self.columnWidth(column) for column in range(1, self.columnCount()))
        self.setColumnWidth(0, max(min(self.sizeHintForColumn(0), room // 3), room - others))

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.columnCount():
            self._share_out()
