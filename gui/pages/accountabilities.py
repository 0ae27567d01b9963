"""Who answers for what, to whom and by which instrument; and the kinds that go with it, as tables."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QToolButton, QVBoxLayout, QWidget

from core.model.entities.accountability import Function
from core.model.fate import homeless
from core.model.key import Key
from core.model.kinds import KINDS, Entity
from core.model.words import count
from gui import theme
from gui.document import Document
from gui.pages import page
from gui.widgets.delegation_pane import DelegationPane
from gui.widgets.fate_pane import FatePane
from gui.widgets.matrix import MatrixView
from gui.widgets.posts_pane import PostsPane
from gui.widgets.reporting_pane import ReportingPane
from gui.widgets.table_pane import TablePane

KINDS_SHOWN = ("accountability", "function", "reporting_line")
COLUMNS = {"accountability": ("function", "letter", "organisation", "to", "instrument", "note")}


@page("accountabilities", "Accountabilities", icon="accountabilities", place=30)
class AccountabilitiesPage(QWidget):
    """The matrix, and a table for each kind; above them the duties without a home, which a click shows."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        heading = QLabel("Accountabilities")
        heading.setProperty("role", "heading")
        self.homeless = QToolButton()
        self.homeless.setCheckable(True)
        self.homeless.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.homeless.toggled.connect(self._show_homeless)
        self.all_well = QLabel()
        self.all_well.setProperty("role", "quiet")
        above = QHBoxLayout()
        above.addWidget(heading)
        above.addStretch(1)
        above.addWidget(self.all_well)
        above.addWidget(self.homeless)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.panes = {
            slug: TablePane(
                document,
                slug,
                COLUMNS.get(slug),
                group=self._family if slug == "accountability" else None,
            )
            for slug in KINDS_SHOWN
        }
        self.matrix = MatrixView(document)
        self.delegation = DelegationPane(document)
        self.tabs.addTab(self.matrix, "Matrix")
        self.fates = FatePane(document)
        self.fates.asked.connect(self._show_in_matrix)
        self.tabs.addTab(self.fates, "Fate of duties")
        self.reporting = ReportingPane(document)
        self.tabs.addTab(self.reporting, "Reporting")
        self.posts = PostsPane(document)
        for slug, pane in self.panes.items():
            if slug == "reporting_line":
                self.tabs.addTab(self.posts, "Posts")
            self.tabs.addTab(pane, KINDS[slug].plural)
        self.tabs.addTab(self.delegation, "Delegation")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(above)
        column.addWidget(self.tabs, 1)
        document.changed.connect(self.redraw)

    def redraw(self) -> None:
        """Count the duties without a home anew; the tables see to themselves."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        lost = self._lost()
        self.all_well.setText("✓ Every duty has a home" if self._document.model.duties else "")
        self.all_well.setVisible(not lost)
        self.homeless.setVisible(bool(lost) or self.homeless.isChecked())
        self.homeless.setIcon(theme.icon("warning", "warning"))
        self.homeless.setText(f"{count(len(lost), 'duty', 'duties').capitalize()} without a home")
        self.homeless.setToolTip("Nobody is accountable for them. Click to show only these, or all again.")
        if self.homeless.isChecked():
            self._show_homeless(on=True)

    def seek(self) -> None:
        """Find in the table on show."""
        shown = self.tabs.currentWidget()
        if isinstance(shown, DelegationPane | FatePane | MatrixView | PostsPane | ReportingPane | TablePane):
            shown.seek()

    def _show_in_matrix(self, duty: Key) -> None:
        self.tabs.setCurrentWidget(self.matrix)
        self._document.select(duty)
        self.matrix.setFocus()

    def _lost(self) -> set[str]:
        """Return the ids of the duties without a home."""
        return homeless(self._document.baseline, self._document.model)

    def _show_homeless(self, on: bool) -> None:  # noqa: FBT001  # a slot of a toggled signal
        functions = self.panes["function"]
        functions.view.table.show_only(self._lost() if on else None)
        if on:
            self.tabs.setCurrentWidget(functions)
        else:
            self.redraw()

    def _family(self, part: Entity) -> str:
        """Return the family of the function of an accountability: what its row stands together with."""
        function = self._document.model.get(Function, getattr(part, "function", None))
        family = self._document.model.name(Function, function.parent) if function else ""
        return family.casefold()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
