"""The board papers: writing them, what a secretary adds to them, and the chosen one as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QTabWidget, QVBoxLayout, QWidget

from gui import theme
from gui.document import Document
from gui.pages import page
from gui.widgets.export_pane import ExportPane
from gui.widgets.preview_pane import PreviewPane


@page("papers", "Papers", icon="papers", place=80, beside=False)
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
        self.preview = PreviewPane(document)
        self.readiness.asked.connect(self._fill_in)
        self.export.chosen.connect(self._show_chosen)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.export, "Write papers")
        self.tabs.addTab(self.cover, "Cover sheet")
        self.tabs.addTab(self.sections, "Words and privacy")
        self.tabs.addTab(self.readiness, "Readiness")
        self.tabs.addTab(self.register, "Register")
        self._lay_out()

    @property
    def busy(self) -> bool:
        """Whether papers are being written."""
        return self.export.busy

    def export_usual(self) -> None:
        """Write the papers that a board is given (Ctrl+E)."""
        self.tabs.setCurrentWidget(self.export)
        self.export.export_usual()

    def seek(self) -> None:
        """Find text in the paper on show."""
        self.preview.seek()

    def _show_chosen(self) -> None:
        """Show the paper of the current row beside the list: the private copy where one is to be written."""
        if found := self.export.current:
            row, name = found
            self.preview.show_paper(row, name, private=self.export.private.isChecked())
        else:
            self.preview.show_paper(None)

    def _fill_in(self, field: str) -> None:
        """Go to a field of the cover sheet."""
        self.tabs.setCurrentWidget(self.cover)
        self.cover.go_to(field)

    def _lay_out(self) -> None:
        heading = QLabel("Papers")
        heading.setProperty("role", "heading")
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, theme.GRID, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(heading)
        column.addWidget(self.tabs, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(side)
        split.addWidget(self.preview)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setCollapsible(0, False)  # noqa: FBT003  # a Qt signature
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
