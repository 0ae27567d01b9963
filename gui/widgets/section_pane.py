"""The secretary's own words in each section of a paper, and what public copies withhold."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from core.model.entities.plan import AS_IS
from core.papers import PAPERS
from core.papers.section import narrative_of, private_of
from gui import theme
from gui.background import in_background
from gui.document import Document
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.field_editor import plain_label
from gui.widgets.own_words import OwnWords
from gui.widgets.section_text import Place, Said, said_in
from gui.widgets.wording import brief

PAUSE = 300  # ms after the last change before the model is read again
ID = Qt.ItemDataRole.UserRole


class SectionPane(QWidget):
    """At the left the sections of a paper, at the right the one that is chosen."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self._reading = False
        self.about = plain_label(role="quiet")
        self.papers = CalmCombo()
        self.papers.setAccessibleName("Paper")
        for paper in sorted(PAPERS.values(), key=lambda found: (found.asked, not found.per_option)):
            if paper.sections:
                self.papers.addItem(paper.name, paper.id)
        self.sections = QListWidget()
        self.sections.setAccessibleName("Sections")
        self.sections.setWordWrap(True)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words = OwnWords(document)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._read)
        self._lay_out()
        self.papers.currentIndexChanged.connect(self._list)
        self.sections.currentRowChanged.connect(self._show)
        document.changed.connect(self.redraw)

    def redraw(self) -> None:
        """Show the sections as they now are; a hidden pane waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        about = self._document.about
        self.about.setText(
            f"For the papers of Option {brief(about.code, 20)}."
            if about
            else "For the papers of every option. Choose an option above to write for it alone."
        )
        self._list()

    @property
    def place(self) -> Place | None:
        """The section that is chosen, for the option on show."""
        if self.sections.currentRow() < 0:
            return None
        item = self.sections.currentItem()
        paper = PAPERS[self.papers.currentData()]
        option = None if self._document.option == AS_IS or not paper.per_option else self._document.option
        return Place(paper.id, str(item.data(ID)), option)

    def _list(self) -> None:
        """List the sections of the paper, each with what has been added to it."""
        paper = PAPERS[self.papers.currentData()]
        same = [self.sections.item(row).data(ID) for row in range(self.sections.count())]
        row = self.sections.currentRow()
        self.sections.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        if same != [section.id for section in paper.sections]:
            self.sections.clear()
            row = 0
            for section in paper.sections:
                item = QListWidgetItem(section.title)
                item.setData(ID, section.id)
                self.sections.addItem(item)
        self.sections.setCurrentRow(max(row, 0))
        for number, section in enumerate(paper.sections):
            marks = self._marks(paper.id, section.id)
            self.sections.item(number).setText(f"{section.title}\n{marks}" if marks else section.title)
        self.sections.blockSignals(False)  # noqa: FBT003
        self._show()

    def _marks(self, paper: str, section: str) -> str:
        """Return what has been added to a section, for the option on show or for all, in a few words."""
        own, found = self._document.store.plan, []
        for option in dict.fromkeys(
            (None if self._document.option == AS_IS else self._document.option, None)
        ):
            of_all = " for all options" if option is None and self._document.option != AS_IS else ""
            if narrative_of(own, paper, section, option):
                found.append(f"✎ own words{of_all}")
            if private_of(own, paper, section, option):
                found.append(f"− withheld from public copies{of_all}")
        return "; ".join(found)

    def _show(self) -> None:
        place = self.place
        if place is not None:
            self.words.show_place(place)
            self._timer.start()

    def _read(self) -> None:
        """Ask for what the model says; an answer that comes late, for another section, is dropped."""
        place = self.place
        app = QCoreApplication.instance()
        if place is None or app is None or not self.isVisible():
            return
        if self._reading:
            self._timer.start()
            return
        self._reading = True
        plan, typed = self._document.store.path, self.words.typed
        # The thread is the program's, for it may outlive this pane.
        work = in_background(app, lambda: said_in(plan, place, typed), self._heard, self._failed)
        app.aboutToQuit.connect(work.wait)

    def _heard(self, said: Said) -> None:
        self._reading = False
        if said.place == self.place:
            self.words.show_said(said)

    def _failed(self, error: Exception) -> None:
        self._reading = False
        self._document.refused.emit(f"The text of this section cannot be made just now: {error}")

    def _lay_out(self) -> None:
        label = QLabel("&Paper")
        label.setBuddy(self.papers)
        left = QWidget()
        inner = QVBoxLayout(left)
        inner.setContentsMargins(0, 0, theme.GRID, 0)
        inner.setSpacing(theme.GRID // 2)
        inner.addWidget(label)
        inner.addWidget(self.papers)
        inner.addWidget(self.sections, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.words)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([theme.pixels(260), theme.pixels(500)])
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.about)
        column.addWidget(self.splitter, 1)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
