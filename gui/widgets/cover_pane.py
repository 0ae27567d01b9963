"""The cover sheet as a form: that of the option on show, or with the as-is on show that of all papers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from core.model.entities.plan import AS_IS
from core.papers import cover_sheet
from gui import theme
from gui.document import Document
from gui.widgets.field_editor import plain_label
from gui.widgets.logo_choice import LogoChoice
from gui.widgets.sheet_row import SheetRow
from gui.widgets.wording import brief

OF_ALL = (
    "The cover sheet of all papers. What an option’s own sheet leaves empty is taken from here. "
    "Choose an option above to fill in its own."
)
OF_ONE = (
    "The cover sheet of Option {code}’s papers. What is empty here is taken from the sheet of all papers, "
    "then from the model. Choose As is above to change the sheet of all papers."
)


class CoverPane(QWidget):
    """A row for each field, in groups. Each is one undoable step when it is finished."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self.about = plain_label(role="quiet")
        self.rows: dict[str, SheetRow] = {}
        self.logo = LogoChoice(document)
        inner = QWidget()
        self._form = QVBoxLayout(inner)
        self._form.setContentsMargins(0, 0, theme.GRID * 2, theme.GRID * 2)
        self._form.setSpacing(theme.GRID)
        for title, names in cover_sheet.GROUPS.items():
            self._form.addWidget(plain_label(title, role="heading"))
            for name in names:
                self.rows[name] = SheetRow(document, name)
                self._form.addWidget(self.rows[name])
        self._form.addWidget(self.logo)
        self._form.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.about)
        column.addWidget(self._scroll, 1)
        document.changed.connect(self.redraw)

    def redraw(self) -> None:
        """Show the sheet as it now is; a hidden pane waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        option = self._document.about
        self.about.setText(OF_ONE.format(code=brief(option.code, 20)) if option else OF_ALL)
        own = None if self._document.option == AS_IS else self._document.option
        for row in self.rows.values():
            row.show_option(own)
        self.logo.show_option(own)

    def go_to(self, field: str) -> None:
        """Give a field the keyboard."""
        row = self.rows[field]
        self._scroll.ensureWidgetVisible(row)
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
