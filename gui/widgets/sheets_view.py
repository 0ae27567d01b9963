"""The pages of a paper below each other, as they will be printed: scrolled, enlarged, searched."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gui import theme
from gui.pdf_pages import Found, PdfPages
from gui.widgets.find_bar import paint_found
from gui.widgets.page_pictures import PagePictures

GAP = 16
"""Logical pixels between pages and around them."""
SMALLEST, LARGEST = 0.25, 4.0
"""Times the actual size."""
STEP = 1.25
AHEAD = 1
"""Pages drawn before they are scrolled to, on either side."""


class SheetsView(QAbstractScrollArea):
    """Fits a page to its width until it is enlarged. Keys: Page Up and Down, Home, End, Ctrl and + − 0."""

    page_changed = Signal(int)
    """The page at the top of what is on show, counted from 0."""
    zoomed = Signal(float)
    """Times the actual size."""

    def __init__(self, pages: PdfPages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._sizes: list[QSizeF] = []
        self._tops: list[float] = []
        self.pictures = PagePictures(pages, self._pixels)
        self._zoom, self._fitted = 1.0, True
        self._page = 0
        self._found: Sequence[Found] = ()
        self._at: Found | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Preview of the paper")
        self.verticalScrollBar().setSingleStep(3 * GAP)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        pages.drawn.connect(self._take)

    # what is on show

    @property
    def page(self) -> int:
        """The page at the top of what is on show, counted from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """Times the actual size."""
        return self._zoom

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def ready(self) -> bool:
        """Whether every page on show is drawn at its size."""
        return all(map(self.pictures.sharp, self._on_show()))

    def show_pages(self, sizes: Sequence[QSizeF]) -> None:
        """Take the pages of another PDF; what is on show stays where it was, as far as there is still one.

        Old pictures stay until the new ones are drawn, so that typing does not make the page flicker.
        """
        self._sizes = list(sizes)
        self._found, self._at = (), None
        self.pictures.another(len(sizes))
        self._lay_out()
        self._renew()

    def mark(self, found: Sequence[Found], at: Found | None) -> None:
        """Mark places in the pages, and bring one of them into sight."""
        self._found, self._at = found, at
        if at is not None and at.areas:
            area = self._place(at.page, at.areas[0])
            self._bring(area)
        self.viewport().update()

    def go_to(self, page: int) -> None:
        """Show a page from its top."""
        if 0 <= page < len(self._tops):
            self.verticalScrollBar().setValue(round(self._tops[page] - GAP / 2))

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Show pages at so many times their actual size; what lies at a pixel of the view stays there."""
        zoom = min(max(zoom, SMALLEST), LARGEST)
        if at is None:
            at = QPointF(self.viewport().width() / 2, 0)
        page = self._page_at(at.y())
        before = self._area(page) if self._sizes else QRectF()
        share = zoom / self._zoom_of(page) if self._sizes else 1.0
        self._fitted, self._zoom = False, zoom
        self._lay_out()
        if self._sizes:
            after, across, down = self._area(page), self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(round(across.value() + after.left() + (at.x() - before.left()) * share - at.x()))
            down.setValue(round(down.value() + after.top() + (at.y() - before.top()) * share - at.y()))
        self._renew()

    def fit(self) -> None:
        """Make pages as wide as the view, and keep them so."""
        self._fitted = True
        self._lay_out()
        self._renew()

    def enlarge(self) -> None:
        """Show pages a step larger."""
        self.zoom_to(self._zoom * STEP)

    def reduce(self) -> None:
        """Show pages a step smaller."""
        self.zoom_to(self._zoom / STEP)

    # where pages are

    def _zoom_of(self, page: int) -> float:
        """Return how many times its actual size a page has: fitted, each is as wide as the view."""
        if not self._fitted:
            return self._zoom
        wide = self._sizes[page].width() * self.logicalDpiY() / 72
        return min(max((self.viewport().width() - 2 * GAP) / wide, SMALLEST), LARGEST)

    def _unit(self, page: int) -> float:
        """Return how many logical pixels a point of a page has."""
        return self._zoom_of(page) * self.logicalDpiY() / 72

    def _pixels(self, page: int) -> float:
        """Return how many device pixels a point of a page has."""
        return round(self._unit(page) * self.devicePixelRatioF(), 4)

    def _lay_out(self) -> None:
        """Find where each page lies and how far one can scroll; the page at the top stays there."""
        view, bar = self.viewport(), self.verticalScrollBar()
        page, within = self._page, self._within()
        top, widest = float(GAP), 0.0
        self._tops = []
        for number, size in enumerate(self._sizes):
            unit = self._unit(number)
            self._tops.append(top)
            top += size.height() * unit + GAP
            widest = max(widest, size.width() * unit)
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(0, round(widest + 2 * GAP - view.width())))
        bar.setPageStep(view.height())
        bar.setRange(0, max(0, round(top - view.height())))
        if self._tops:
            page = min(page, len(self._tops) - 1)
            bar.setValue(round(self._tops[page] + within * self._sizes[page].height() * self._unit(page)))
        self._tell_zoom()

    def _tell_zoom(self) -> None:
        if self._fitted and self._page < len(self._sizes):
            self._zoom = self._zoom_of(self._page)
        self.zoomed.emit(self._zoom)

    def _within(self) -> float:
        """Return how far down the page at the top is scrolled, as a share of its height."""
        if self._page >= min(len(self._tops), len(self._sizes)):
            return 0.0
        height = self._sizes[self._page].height() * self._unit(self._page)
        return (self.verticalScrollBar().value() - self._tops[self._page]) / height

    def _area(self, page: int) -> QRectF:
        """Return where a page lies in the view, in logical pixels."""
        size, unit = self._sizes[page], self._unit(page)
        width = size.width() * unit
        spare = self.viewport().width() - width
        left = spare / 2 if spare > 2 * GAP else GAP - self.horizontalScrollBar().value()
        return QRectF(left, self._tops[page] - self.verticalScrollBar().value(), width, size.height() * unit)

    def _place(self, page: int, area: QRectF) -> QRectF:
        """Return where an area of a page, in points, lies in the view."""
        sheet, unit = self._area(page), self._unit(page)
        return QRectF(
            sheet.left() + area.left() * unit,
            sheet.top() + area.top() * unit,
            area.width() * unit,
            area.height() * unit,
        )

    def _page_at(self, y: float) -> int:
        """Return the page at a height of the view, or the last one above it."""
        value = self.verticalScrollBar().value() + y
        return max(bisect_right(self._tops, value) - 1, 0)

    def _on_show(self, beyond: int = 0) -> list[int]:
        """Return the pages on show, and so many more on either side."""
        bottom = self.viewport().height()
        seen = [
            page
            for page in range(min(len(self._tops), len(self._sizes)))
            if (area := self._area(page)).bottom() > 0 and area.top() < bottom
        ]
        if not seen:
            return []
        return list(range(max(0, seen[0] - beyond), min(len(self._sizes), seen[-1] + 1 + beyond)))

    def _bring(self, area: QRectF) -> None:
        """Scroll no further than it takes to have an area of the view in sight."""
        view = QRectF(self.viewport().rect()).adjusted(GAP, GAP, -GAP, -GAP)
        if not view.contains(area):
            down, across = self.verticalScrollBar(), self.horizontalScrollBar()
            down.setValue(round(down.value() + area.center().y() - view.center().y()))
            if area.left() < view.left() or area.right() > view.right():
                across.setValue(round(across.value() + area.center().x() - view.center().x()))

    def _scrolled(self) -> None:
        page = self._page_at(self.viewport().height() / 2)
        if page != self._page:
            self._page = page
            self._tell_zoom()
            self.page_changed.emit(page)
        self._renew()

    # pictures

    def _renew(self) -> None:
        """Ask for the pages on show that are not drawn at this size, those before and after them last."""
        shown = self._on_show()
        near = [page for page in self._on_show(AHEAD) if page not in shown]
        self.pictures.ask([*near, *reversed(shown)])
        self.viewport().update()

    def _take(self, number: int, page: int, scale: float, picture: QImage) -> None:
        if number == self._pages.number and page < self.count:
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            if self.pictures.take(page, scale, picture, self._on_show(AHEAD)):
                self.viewport().update()

    def forget(self) -> None:
        """Let go of every picture: another paper is to be shown, from its first page."""
        self.pictures.another(0)
        self._sizes, self._tops, self._page = [], [], 0
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.Theme.colour("ground"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._on_show():
            area = self._area(page)
            painter.fillRect(area, QColor("white"))
            if (picture := self.pictures.get(page)) is not None:
                if self.pictures.sharp(page):
                    painter.drawImage(area.topLeft(), picture)
                else:
                    painter.drawImage(area, picture)
            painter.setPen(theme.Theme.colour("line"))
            painter.drawRect(area)
        shown = self._on_show()
        for found in self._found:
            if found.page in shown:
                areas = [self._place(found.page, area) for area in found.areas]
                paint_found(painter, areas, present=found is self._at)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._renew()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self._zoom * STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            doing = {
                Qt.Key.Key_Plus: self.enlarge,
                Qt.Key.Key_Equal: self.enlarge,
                Qt.Key.Key_Minus: self.reduce,
                Qt.Key.Key_0: self.fit,
            }.get(Qt.Key(key))
            if doing is not None:
                doing()
                return
        to = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}.get(Qt.Key(key))
        if to is not None:
            bar.setValue(to)
        elif key == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep() - 3 * GAP)
        else:
            super().keyPressEvent(event)
