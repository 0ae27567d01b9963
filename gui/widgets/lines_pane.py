"""Budget lines and workforce entries one by one; or only those behind some cells of the grid of years."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from core.model.kinds import KINDS
from gui import theme
from gui.document import Document
from gui.widgets.buttons import push_button
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.field_editor import plain_label
from gui.widgets.table_pane import TablePane
from gui.widgets.wording import of_kind

SLUGS = ("budget_line", "workforce")


class LinesPane(QWidget):
    """The table of one kind at a time; `show_only` narrows it, and a button shows all again."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.tables = {slug: TablePane(document, slug) for slug in SLUGS}
        self.kind = CalmCombo()
        self.kind.setAccessibleName("Which lines are shown")
        self.kind.setMinimumContentsLength(18)
        self._stack = QStackedWidget()
        for slug, table in self.tables.items():
            self.kind.addItem(KINDS[slug].plural, slug)
            self._stack.addWidget(table)
        self.said = plain_label()
        self.all = push_button("search", "Show all")
        label = QLabel("&Show")
        label.setBuddy(self.kind)
        above = QHBoxLayout()
        above.setSpacing(theme.GRID)
        for widget in (label, self.kind, self.said, self.all):
            above.addWidget(widget)
        above.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._stack)
        self.kind.currentIndexChanged.connect(self._stack.setCurrentIndex)
        self.all.clicked.connect(self.show_all)
        self._say("")

    @property
    def table(self) -> TablePane:
        """The table on show."""
        return self.tables[str(self.kind.currentData())]

    def show_only(self, slug: str, ids: Collection[str]) -> None:
        """Show only the lines of these ids, and give them the keyboard."""
        self.kind.setCurrentIndex(SLUGS.index(slug))
        for other in SLUGS:
            self.tables[other].view.table.show_only(list(ids) if other == slug else None)
        self._say(f"Only the {of_kind(len(ids), slug)} behind what was chosen in the grid.")
        self.table.view.setFocus()
        self.table.view.go(0, 0)

    def show_all(self) -> None:
        """Show every line again."""
        for table in self.tables.values():
            table.view.table.show_only(None)
        self._say("")

    def seek(self) -> None:
        """Give the find field the keyboard."""
        self.table.seek()

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.all.setVisible(bool(text))
