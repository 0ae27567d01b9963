"""Controls beside each other that go on below where there is no room, so that a window may be narrow."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from gui import theme


class FlowRow(QLayout):
    """A row that breaks into lines. A control that expands takes what room its line has left."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.GRID)
        for part in parts:
            self.addWidget(part)

    def insertWidget(self, place: int, part: QWidget) -> None:
        """Put a control before the one at a place."""
        self.addWidget(part)
        self._items.insert(place, self._items.pop())

    # Qt overrides

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [max(item.sizeHint().height() for item, _ in line) for line in self._lines(width)]
        return sum(heights) + self.spacing() * max(len(heights) - 1, 0)

    def sizeHint(self) -> QSize:
        items = list(self._shown())
        width = sum(item.sizeHint().width() for item in items) + self.spacing() * max(len(items) - 1, 0)
        return QSize(width, max((item.sizeHint().height() for item in items), default=0))

    def minimumSize(self) -> QSize:
        items = list(self._shown())
        width = max((self._least(item) for item in items), default=0)
        return QSize(width, max((item.minimumSize().height() for item in items), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item, _ in line)
            left = rect.left()
            for item, width in line:
                high = min(item.sizeHint().height(), height)
                item.setGeometry(QRect(left, top + (height - high) // 2, width, high))
                left += width + self.spacing()
            top += height + self.spacing()

    def _shown(self) -> Iterator[QLayoutItem]:
        return (item for item in self._items if not item.isEmpty())

    def _least(self, item: QLayoutItem) -> int:
        """Return the width that an item has at least: what it would like, unless it can do with less."""
        return item.minimumSize().width() if _expands(item) else item.sizeHint().width()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        """Return the items line by line, each with its width."""
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._shown():
            wide = self._least(item)
            if not lines or taken + self.spacing() + wide > width:
                lines.append([])
                taken = wide
            else:
                taken += self.spacing() + wide
            lines[-1].append(item)
        return [self._spread(line, width) for line in lines]

    def _spread(self, line: list[QLayoutItem], width: int) -> list[tuple[QLayoutItem, int]]:
        """Return a line in which those that expand share what is left over."""
        least = [self._least(item) for item in line]
        room = width - sum(least) - self.spacing() * (len(line) - 1)
        growing = [place for place, item in enumerate(line) if _expands(item)]
        for number, place in enumerate(growing):
            more = max(room, 0) // (len(growing) - number)
            least[place] += more
            room -= more
        return list(zip(line, least, strict=True))


def _expands(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def together(*parts: QWidget) -> QWidget:
    """Return widgets beside each other that no line comes between, such as a label and its field."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.GRID)
    for part in parts:
        row.addWidget(part)
    return whole


def room() -> QWidget:
    """Return what takes the room that a line has left, so that the controls after it stand at its end."""
    found = QWidget()
    found.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return found
