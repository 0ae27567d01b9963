"""The pages of a paper as small pictures with their numbers, to go to one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from gui import theme
from gui.pdf_pages import PdfPages

WIDE = 72
"""Pixels across a page, at the usual size of text."""


class Thumbnails(QListWidget):
    """One page a row; `currentRowChanged` says which was chosen."""

    def __init__(self, pages: PdfPages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._scale = 0.0
        self.setAccessibleName("Pages")
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        pages.drawn.connect(self._take)

    def show_pages(self, sizes: Sequence[QSizeF]) -> None:
        """Take the pages of another PDF; the pictures there are stay until the new ones are drawn."""
        wide, row = theme.pixels(WIDE), self.currentRow()
        self.setFixedWidth(wide + theme.pixels(64))
        widest = max((size.width() for size in sizes), default=1.0)
        high = round(max((size.height() for size in sizes), default=1.0) * wide / widest)
        self.setIconSize(QSize(wide, high))
        # A little off every other scale, so that a page of the view is never taken for a small one.
        self._scale = round(wide * self.devicePixelRatioF() / widest, 3) + 0.00001
        while self.count() > len(sizes):
            self.takeItem(self.count() - 1)
        for number in range(len(sizes)):
            if number >= self.count():
                item = QListWidgetItem(str(number + 1))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Page {number + 1}")
                self.addItem(item)
            self.item(number).setSizeHint(QSize(0, high + theme.GRID))
            self._pages.draw(number, self._scale, soon=False)
        self.setCurrentRow(min(max(row, 0), len(sizes) - 1))

    def forget(self) -> None:
        """Let go of every page: another paper is to be shown."""
        self.clear()

    def follow(self, page: int) -> None:
        """Choose the page that is on show, without going there."""
        if page != self.currentRow():
            self.blockSignals(True)  # noqa: FBT003  # a Qt signature
            self.setCurrentRow(page)
            self.blockSignals(False)  # noqa: FBT003  # a Qt signature
            self.viewport().update()

    def _take(self, number: int, page: int, scale: float, picture: QImage) -> None:
        item = self.item(page)
        if number == self._pages.number and scale == self._scale and item is not None:
            item.setIcon(_framed(picture, self.devicePixelRatioF()))


def _framed(picture: QImage, ratio: float) -> QIcon:
    """Return a page with a line round it, the same where it is chosen: Qt would tint it there."""
    painter = QPainter(picture)
    painter.setPen(theme.Theme.colour("line"))
    painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    pixmap, icon = QPixmap.fromImage(picture), QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(pixmap, mode)
    return icon
