"""The board papers: writing them, and what a secretary adds to them."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from gui import theme
from gui.document import Document
from gui.pages import page
from gui.widgets.export_pane import ExportPane


@page("papers", "Papers", icon="papers", place=80)
class PapersPage(QWidget):
    """A tab for each task. All of them are about the option on show; the as-is stands for all papers."""

    def __init__(self, document: Document) -> None:
        # What papers are made of is not needed before somebody looks at this page.
        from gui.widgets.cover_pane import CoverPane  # noqa: PLC0415
        from gui.widgets.readiness_pane import ReadinessPane  # noqa: PLC0415
        from gui.widgets.register_pane import RegisterPane  # noqa: PLC0415
        from gui.widgets.section_pane import SectionPane  # noqa: PLC0415

        super().__init__()
        self.export = ExportPane(document)
        self.cover = CoverPane(document)
        self.sections = SectionPane(document)
        self.readiness = ReadinessPane(document)
        self.register = RegisterPane(document, self.export.written)
        self.readiness.asked.connect(self._fill_in)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.export, "Write papers")
        self.tabs.addTab(self.cover, "Cover sheet")
        self.tabs.addTab(self.sections, "Words and privacy")
        self.tabs.addTab(self.readiness, "Readiness")
        self.tabs.addTab(self.register, "Register")
        heading = QLabel("Papers")
        heading.setProperty("role", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(heading)
        column.addWidget(self.tabs, 1)

    @property
    def busy(self) -> bool:
        """Whether papers are being written."""
        return self.export.busy

    def export_all(self) -> None:
        """Write every usual paper (Ctrl+E)."""
        self.tabs.setCurrentWidget(self.export)
        self.export.export_all()

    def _fill_in(self, field: str) -> None:
        """Go to a field of the cover sheet."""
        self.tabs.setCurrentWidget(self.cover)
        self.cover.go_to(field)
