"""Money and people: rolled up the structure, and line by line."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from core.model.kinds import KINDS
from gui import theme
from gui.document import Document
from gui.pages import page
from gui.widgets.money_flow_pane import MoneyFlowPane
from gui.widgets.rollup_pane import RollupPane
from gui.widgets.table_pane import TablePane


@page("resources", "Resources", icon="resources", place=40)
class ResourcesPage(QWidget):
    """A tab with the totals, and one for each kind of line they are made of."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        heading = QLabel("Resources")
        heading.setProperty("role", "heading")
        self.rollup = RollupPane(document)
        self.budget = TablePane(document, "budget_line")
        self.workforce = TablePane(document, "workforce")
        self.flow = MoneyFlowPane(document)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.rollup, "Roll-up")
        self.tabs.addTab(self.budget, KINDS["budget_line"].plural)
        self.tabs.addTab(self.workforce, KINDS["workforce"].plural)
        self.tabs.addTab(self.flow, "Money flow")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(heading)
        column.addWidget(self.tabs, 1)

    def seek(self) -> None:
        """Find in the tab on show."""
        pane = self.tabs.currentWidget()
        if isinstance(pane, RollupPane | MoneyFlowPane | TablePane):
            pane.seek()
