"""The frozen edges of the matrix: the names of the functions on the left, of the bodies at the top."""

from __future__ import annotations

from itertools import groupby, islice

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHeaderView, QTableView

from core.model.entities.accountability import LETTERS
from core.model.entities.structure import TIERS
from gui import theme
from gui.theme import GRID, Theme
from gui.widgets.matrix_content import Mark, tier_of
from gui.widgets.matrix_table import MatrixTable
from gui.widgets.matrix_text import FittedText

SAMPLE = 400  # rows whose names decide how wide all the names are
NARROWEST, WIDEST = 200, 460  # pixels of the names at 100 %
SHARE = 0.4  # of the window that the names take at most
LINES = 3  # of the name of a body
INDENT = 2 * GRID
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
Section = tuple[int, int, int]
"""(which, where it begins, its size)"""


class MatrixHeading(QHeaderView):
    """Paints all its sections at once: asking the style for each would take half of a frame."""

    def __init__(self, orientation: Qt.Orientation, view: QTableView, table: MatrixTable) -> None:
        super().__init__(orientation, view)
        self.table = table
        self.view = view
        self.texts = FittedText(self)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def visible(self, rect: QRect) -> list[Section]:
        """Return the sections in part of the viewport."""
        across = self.orientation() is Qt.Orientation.Horizontal
        first, last = (rect.left(), rect.right()) if across else (rect.top(), rect.bottom())
        begin, end = self.logicalIndexAt(first), self.logicalIndexAt(last)
        if begin < 0:
            return []
        sections = range(begin, (end if end >= 0 else self.count() - 1) + 1)
        return [(n, self.sectionViewportPosition(n), self.sectionSize(n)) for n in sections]

    def draw_mark(self, painter: QPainter, mark: Mark, place: QRect) -> None:
        """Paint a mark on a ground of its colour."""
        painter.fillRect(place, Theme.colour(f"{mark.style}-soft"))
        painter.setPen(Theme.colour(mark.style))
        painter.drawText(place, MIDDLE, mark.text)

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.texts.forget()


class FunctionHeading(MatrixHeading):
    """Functions below their families; beside a name what is wrong with it. A click on a family folds it."""

    folded = Signal(int)
    """The family in a row is to be folded, or unfolded."""

    def __init__(self, view: QTableView, table: MatrixTable) -> None:
        super().__init__(Qt.Orientation.Vertical, view, table)
        table.counted.connect(self.measure)

    def measure(self) -> None:
        """Be as wide as the names that are shown, within reason."""
        texts = self.texts
        names = (
            texts.width(row.function.name, bold=row.is_family) + INDENT * (len(row.within) + row.is_family)
            for row in islice(self.table.rows, SAMPLE)
        )
        wide = max(names, default=0) + texts.width("! nobody") + 4 * GRID
        wide = min(max(wide, theme.pixels(NARROWEST)), theme.pixels(WIDEST), int(self.view.width() * SHARE))
        if wide != self.width():
            self.setFixedWidth(wide)

    def _draw(self, painter: QPainter, row: int, place: QRect) -> None:
        line = self.table.rows[row]
        current = row == self.view.currentIndex().row()
        ground = "accent-soft" if current else "ground" if line.is_family else "paper"
        painter.fillRect(place, Theme.colour(ground))
        right = self._draw_marks(painter, row, place)
        left = GRID + INDENT * len(line.within)
        if line.is_family:
            side = self.texts.metrics.height() - 4
            chevron = theme.icon("chevron-right" if self.table.is_folded(row) else "chevron-down", "strong")
            chevron.paint(painter, QRect(left - GRID // 2, place.center().y() - side // 2, side, side))
            left += side
        room = QRect(left, place.top(), right - left, place.height())
        painter.setFont(self.texts.bold if line.is_family else self.texts.font)
        painter.setPen(Theme.colour("ink"))
        text = self.texts.line(line.function.name, room.width(), bold=line.is_family)
        painter.drawText(room, LEFT, text)

    def _draw_marks(self, painter: QPainter, row: int, place: QRect) -> int:
        """Paint the marks of a row at its right end, and return where they begin."""
        painter.setFont(self.texts.font)
        right = place.right() - GRID // 2
        for mark in reversed(self.table.marks(row)):
            wide = self.texts.width(mark.text) + GRID
            self.draw_mark(painter, mark, QRect(right - wide, place.top() + 3, wide, place.height() - 7))
            right -= wide + GRID // 2
        return right

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.length())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0 and self.table.rows[row].is_family:
            self.folded.emit(row)
        else:
            super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        rect, wide = event.rect(), self.viewport().width()
        painter.fillRect(rect, Theme.colour("paper"))
        found = self.visible(rect)
        for row, top, high in found:
            self._draw(painter, row, QRect(0, top, wide, high))
        painter.setPen(Theme.colour("line"))
        for _, top, high in found:
            painter.drawLine(0, top + high - 1, wide, top + high - 1)
        painter.setPen(Theme.colour("strong"))
        painter.drawLine(wide - 1, rect.top(), wide - 1, rect.bottom())
        painter.end()


class BodyHeading(MatrixHeading):
    """Bodies under the names of their tiers, each in three lines at most."""

    def __init__(self, view: QTableView, table: MatrixTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, view, table)
        # The name of a tier stays in sight while its bodies pass below it.
        view.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    @property
    def _band(self) -> int:
        return self.texts.metrics.height() + GRID

    def _draw(self, painter: QPainter, column: int, place: QRect) -> None:
        body, high = self.table.bodies[column], self.texts.metrics.lineSpacing()
        if column == self.view.currentIndex().column():
            painter.fillRect(place, Theme.colour("accent-soft"))
        mark = self.table.content.sign_of(body)
        if mark:
            below = QRect(place.left() + 3, place.bottom() - high - 3, place.width() - 7, high)
            self.draw_mark(painter, mark, below)
        lines = self.texts.lines(
            body.short_name or body.name, place.width() - GRID // 2, LINES - (mark is not None)
        )
        painter.setPen(Theme.colour("ink"))
        for number, line in enumerate(lines):
            at = QRect(place.left(), place.top() + GRID // 2 + number * high, place.width() - 1, high)
            painter.drawText(at, MIDDLE, line)

    def _draw_tiers(self, painter: QPainter, found: list[Section]) -> None:
        """Paint the names of the tiers, each over as much of its bodies as is in sight."""
        band, edge = self._band, self.viewport().width()
        for name, sections in groupby(found, lambda section: tier_of(self.table.bodies[section[0]])):
            among = list(sections)
            left, right = max(among[0][1], 0), min(among[-1][1] + among[-1][2], edge)
            place = QRect(left, 0, right - left - 1, band - 1)
            painter.fillRect(place, Theme.colour(_TIER_COLOURS.get(name, "ground")))
            painter.setPen(Theme.colour("ink"))
            room = place.adjusted(GRID // 2, 0, -GRID // 2, 0)
            painter.drawText(room, LEFT, self.texts.line(name, room.width()))
            painter.setPen(Theme.colour("strong"))
            painter.drawLine(right - 1, 0, right - 1, self.viewport().height())

    # Qt overrides

    def sizeHint(self) -> QSize:
        high = self._band + LINES * self.texts.metrics.lineSpacing() + GRID
        return QSize(self.length(), high)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().y() > self._band:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        band, high = self._band, self.viewport().height()
        painter.fillRect(event.rect(), Theme.colour("ground"))
        painter.setFont(self.texts.font)
        found = self.visible(self.viewport().rect())
        for column, left, wide in found:
            self._draw(painter, column, QRect(left, band, wide, high - band))
        painter.setPen(Theme.colour("line"))
        for _, left, wide in found:
            painter.drawLine(left + wide - 1, band, left + wide - 1, high)
        self._draw_tiers(painter, found)
        painter.setPen(Theme.colour("strong"))
        painter.drawLine(event.rect().left(), high - 1, event.rect().right(), high - 1)
        painter.end()


class Corner(QObject):
    """Says in the corner, where both headings meet, what the letters mean; Qt's own button says nothing."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.legend = "\n".join(f"{letter}  {word.lower()}" for letter, word in LETTERS.items())
        self._button = view.findChild(QAbstractButton)
        if self._button:
            self._button.installEventFilter(self)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._button or event.type() != QEvent.Type.Paint or not self._button:
            return False
        painter, place = QPainter(self._button), self._button.rect()
        painter.fillRect(place, Theme.colour("ground"))
        painter.setPen(Theme.colour("quiet"))
        below = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(place.adjusted(GRID, 0, 0, -GRID // 2), int(below), self.legend)
        painter.setPen(Theme.colour("strong"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.drawLine(place.topRight(), place.bottomRight())
        painter.end()
        return True


_TIER_COLOURS = {name: f"tier-{tier}" for tier, name in TIERS.items()}
