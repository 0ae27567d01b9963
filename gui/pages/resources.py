"""Money and people: rolled up, as a grid of years, line by line; and money on its way."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from core.model.kinds import KINDS
from gui import theme
from gui.document import Document
from gui.pages import page
from gui.widgets.account_pane import AccountPane
from gui.widgets.gates_pane import GatesPane
from gui.widgets.lines_pane import LinesPane
from gui.widgets.money_flow_pane import MoneyFlowPane
from gui.widgets.pivot_pane import PivotPane
from gui.widgets.rollup_pane import RollupPane
from gui.widgets.table_pane import TablePane


@page("resources", "Resources", icon="resources", place=40)
class ResourcesPage(QWidget):
    """A tab for each way to see what bodies spend and whom they employ."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        heading = QLabel("Resources")
        heading.setProperty("role", "heading")
        self.lines = LinesPane(document)
        self.grid = PivotPane(document)
        self.rollup = RollupPane(document)
        self.account = AccountPane(document)
        self.flows = TablePane(document, "funding_flow")
        self.investments = TablePane(document, "investment")
        self.gates = GatesPane(document)
        self.flow = MoneyFlowPane(document)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.rollup, "Roll-up")
        self.tabs.addTab(self.account, "Where it goes")
        self.tabs.addTab(self.flow, "Money flow")
        self.tabs.addTab(self.grid, "Grid")
        self.tabs.addTab(self.lines, "Lines")
        self.tabs.addTab(self.flows, KINDS["funding_flow"].plural)
        self.tabs.addTab(self.investments, KINDS["investment"].plural)
        self.tabs.addTab(self.gates, "Deliverables")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(heading)
        column.addWidget(self.tabs, 1)
        self.grid.grid.acts.lines_asked.connect(self._open_lines)

    def seek(self) -> None:
        """Find in the tab on show."""
        pane = self.tabs.currentWidget()
        if isinstance(
            pane, AccountPane | MoneyFlowPane | RollupPane | TablePane | PivotPane | LinesPane | GatesPane
        ):
            pane.seek()

    def _open_lines(self, ids: list[str]) -> None:
        """Show the lines behind cells of the grid one by one."""
        self.tabs.setCurrentWidget(self.lines)
        self.lines.show_only(self.grid.table.subject.slug, ids)
