"""What the window shows before a plan is open: the sample, a new plan, and the plans open lately."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui import settings, theme

if TYPE_CHECKING:
    from gui.recent_list import RecentList


class StartPage(QWidget):
    """Three ways to begin, and why one would. The list of recent plans comes after the first paint."""

    sample_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    chosen = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self._say = QLabel()
        self._say.setWordWrap(True)
        self._say.setAccessibleName("What is happening")
        column = QVBoxLayout()
        column.setSpacing(theme.GRID)
        column.addWidget(_label("Remit", "title"))
        column.addWidget(
            _label(
                "Model who does what, build options over one as-is, and print a board paper for each.",
                "quiet",
            )
        )
        column.addSpacing(theme.GRID * 2)
        column.addWidget(
            self._button(
                "Open the 2020 sample",
                "England’s national digital health bodies in November 2020, with six options",
                self.sample_asked,
                first=True,
            )
        )
        column.addWidget(self._button("New plan…", "Begin with an empty as-is", self.new_asked))
        column.addWidget(self._button("Open a plan…", "A file that ends in .remit", self.open_asked))
        column.addSpacing(theme.GRID)
        column.addWidget(self._say)
        column.addSpacing(theme.GRID)
        self._heading = _label("Recent plans", "heading")
        self._heading.hide()
        self._recent: RecentList | None = None
        column.addWidget(self._heading)
        column.addStretch(1)
        self._column = column
        card = QFrame()
        card.setLayout(column)
        card.setMaximumWidth(theme.pixels(640))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GRID * 4, theme.GRID * 5, theme.GRID * 4, theme.GRID * 4)
        row.addStretch(1)
        row.addWidget(card, 4)
        row.addStretch(1)

    def say(self, text: str, *, error: bool = False) -> None:
        """Say what is happening, or what went wrong."""
        from PySide6.QtCore import Qt  # noqa: PLC0415

        self._say.setTextFormat(Qt.TextFormat.PlainText)
        self._say.setText(text)
        self._say.setProperty("role", "error" if error else "quiet")
        self._say.style().polish(self._say)

    def show_recent(self) -> None:
        """List the plans open lately."""
        from gui.recent_list import RecentList  # noqa: PLC0415

        if self._recent is None:
            self._recent = RecentList(self.chosen.emit)
            self._column.insertWidget(self._column.indexOf(self._heading) + 1, self._recent, 10)
        self._recent.show_paths(settings.recent())
        for part in (self._heading, self._recent):
            part.setVisible(self._recent.count() > 0)

    def _button(self, name: str, why: str, signal: object, *, first: bool = False) -> QWidget:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID * 2)
        button = QPushButton(name)
        button.setMinimumWidth(theme.pixels(200))
        button.setDefault(first)
        button.setAccessibleDescription(why)
        button.clicked.connect(signal)
        row.addWidget(button)
        row.addWidget(_label(why, "quiet"), 1)
        found = QWidget()
        found.setLayout(row)
        return found


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
