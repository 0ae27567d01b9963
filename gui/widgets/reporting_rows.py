"""The table of who answers to whom, with what belongs above it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox

from core.model.answers import Answer
from gui.document import Document, View
from gui.widgets.reporting_table import BODY, CHANGE, DISTANCE, FULL, MARKS, PART, ReportingTable
from gui.widgets.text_rows import TextRows

WIDTHS = {CHANGE: 90, BODY: 250, FULL: 170, PART: 150, DISTANCE: 110, MARKS: 130}


class ReportingRows(TextRows):
    """Read-only; two masters and loops, or what changed, can be shown alone."""

    table: ReportingTable

    def __init__(self, document: Document) -> None:
        table = ReportingTable(document)
        super().__init__(document, table, kind="organisation", noun=("body", "bodies"), widths=WIDTHS)
        self.view.setAccessibleName("Table of who answers to whom")
        self.field.setPlaceholderText("Find a body (Ctrl+F)")
        self.field.setAccessibleName("Find in who answers to whom")
        self.only_marked = QCheckBox("Only two masters and loops")
        self.only_changed = QCheckBox("Only what changed")
        self.only_marked.toggled.connect(table.show_only_marked)
        self.only_changed.toggled.connect(table.show_only_changed)
        self.only_changed.hide()
        self.above.addWidget(self.only_changed)
        self.above.addWidget(self.only_marked)

    def redraw(self, found: Mapping[str, Answer]) -> None:
        """Show how bodies answer by now."""
        with QSignalBlocker(self.view.selectionModel()):
            self.table.redraw(found)
        self.only_changed.setVisible(self._document.view is View.CHANGES)
