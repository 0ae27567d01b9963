"""The plans that were open lately, as a list to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from gui import theme

PATH = Qt.ItemDataRole.UserRole


class RecentList(QListWidget):
    """Name and folder of each plan; Enter or a double click opens it."""

    def __init__(self, choose: Callable[[Path], None]) -> None:
        super().__init__()
        self.setAccessibleName("Recent plans")
        self.itemActivated.connect(lambda item: choose(item.data(PATH)))

    def show_paths(self, paths: Sequence[Path]) -> None:
        """List these plans."""
        self.clear()
        for path in paths:
            item = QListWidgetItem(theme.icon("papers"), f"{path.stem}\n{path.parent}")
            item.setSizeHint(QSize(0, theme.pixels(48)))
            item.setData(PATH, path)
            self.addItem(item)
