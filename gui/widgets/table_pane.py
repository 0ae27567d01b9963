"""A table with what belongs above it: the find field, only what changed, and a button that adds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from core.model.kinds import Entity
from gui import theme
from gui.document import Document, View
from gui.widgets.buttons import push_button
from gui.widgets.entity_view import EntityView
from gui.widgets.filter_bar import FilterBar
from gui.widgets.flow_row import FlowRow


class TablePane(QWidget):
    """One kind as a table. `group` is what rows stand together by at first, before their first column."""

    def __init__(
        self,
        document: Document,
        kind: str,
        fields: Sequence[str] | None = None,
        group: Callable[[Entity], str] | None = None,
    ) -> None:
        super().__init__()
        self._document = document
        self.view = EntityView(document, kind, fields)
        self.view.table.group_by(group)
        self.filter = FilterBar(self.view)
        self.only_changed = QCheckBox("Only what changed")
        self.only_changed.toggled.connect(self.view.table.show_only_changed)
        self.add = push_button("plus", f"Add {self.view.table.kind.label.lower()}…")
        self.add.clicked.connect(self.view.acts.add)
        self.filter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.above = FlowRow(self.filter, self.only_changed, self.add)
        self.above.setSpacing(theme.GRID * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(self.above)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        document.changed.connect(self._follow)
        self._follow()

    def seek(self) -> None:
        """Give the find field the keyboard."""
        self.filter.begin()

    def _follow(self) -> None:
        why = self._document.why_not()
        self.only_changed.setVisible(self._document.view is View.CHANGES)
        self.add.setEnabled(not why)
        self.add.setToolTip(why or "Ins")
