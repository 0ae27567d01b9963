"""Jump to anything: a body, a duty, a post, a move, an option, a page, a command (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gui import theme

MOST = 40
TARGET = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Target:
    """Somewhere to jump to: what it is called, what sort of thing it is, its icon, and the jump."""

    name: str
    sort: str
    icon: str
    go: Callable[[], None]


class Jump(QDialog):
    """A line to type in and the targets that match, best first; Enter goes."""

    def __init__(self, targets: Iterable[Target], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Jump to")
        self.resize(theme.pixels(600), theme.pixels(440))
        self._targets = list(targets)
        self.line = QLineEdit()
        self.line.setPlaceholderText("A body, a duty, a post, a move, a page, a command …")
        self.line.setAccessibleName("Jump to")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._show)
        self.line.returnPressed.connect(self._go)
        self.line.installEventFilter(self)
        self.found = QListWidget()
        self.found.setAccessibleName("What matches")
        self.found.itemActivated.connect(lambda _: self._go())
        self._none = QLabel("Nothing is called that. Try fewer letters.")
        self._none.setProperty("role", "quiet")
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self._none)
        column.addWidget(self.found, 1)
        self._show("")

    def matching(self, text: str) -> list[Target]:
        """Return the targets that have every word typed, those that begin with them first, at most 40."""
        words = text.casefold().split()
        scored = []
        for place, target in enumerate(self._targets):
            name = target.name.casefold()
            whole = f"{name} {target.sort.casefold()}"
            if all(word in whole for word in words):
                begins = 0 if words and name.startswith(words[0]) else 1
                scored.append((begins, len(name) if words else 0, place))
        return [self._targets[place] for _, _, place in sorted(scored)[:MOST]]

    def _show(self, text: str) -> None:
        self.found.clear()
        for target in self.matching(text):
            item = QListWidgetItem(theme.icon(target.icon), f"{_short(target.name)}   ·   {target.sort}")
            item.setData(TARGET, target)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self._none.setVisible(self.found.count() == 0)

    def _go(self) -> None:
        if item := self.found.currentItem():
            target: Target = item.data(TARGET)
            self.accept()
            target.go()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the line has the focus."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if by and self.found.count():
                self.found.setCurrentRow(max(0, min(self.found.count() - 1, self.found.currentRow() + by)))
                return True
        return super().eventFilter(watched, event)


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:89] + "…"
