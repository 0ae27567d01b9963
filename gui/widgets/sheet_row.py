"""One field of a cover sheet: its name, its editor, and what papers print where it is empty."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget
from shiboken6 import isValid

from core.model.kinds import KINDS
from core.papers import cover_sheet
from core.papers.editing import fill_in
from gui import theme
from gui.document import Document
from gui.widgets.field_editor import plain_label
from gui.widgets.field_editors import editor_for, value_text
from gui.widgets.ref_choices import parse
from gui.widgets.wording import brief, lowered, refusal

KIND = "paper_details"
NAMES = 200
"""Pixels of the column of names, at the usual size of text."""


class SheetRow(QWidget):
    """Commits when the user finishes, as one step. What was refused is there when its option comes back."""

    def __init__(self, document: Document, field: str) -> None:
        super().__init__()
        self._document = document
        self.field = field
        self._spec = KINDS[KIND].fields[field]
        self._option: str | None = None
        self._drafts: dict[str | None, tuple[str, str]] = {}
        self.editor = editor_for(document, KIND, field)
        self.editor.committed.connect(self._commit)
        self.else_ = plain_label(role="quiet")
        label = QLabel(self._spec.label)
        label.setWordWrap(True)
        label.setBuddy(self.editor.control)
        label.setFixedWidth(theme.pixels(NAMES))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GRID * 2)
        grid.setVerticalSpacing(theme.GRID // 4)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.editor, 0, 1)
        grid.addWidget(self.else_, 1, 1)
        grid.setColumnStretch(1, 1)

    def show_option(self, option: str | None) -> None:
        """Show the field on the sheet of an option; None is the sheet of all papers."""
        own = self._document.store.plan
        sheet = cover_sheet.sheet_of(own, option)
        stored = value_text(self._spec, getattr(sheet, self.field) if sheet else None)
        if option != self._option:
            if self.editor.dirty:
                self._drafts[self._option] = (self.editor.value_text(), self.editor.error)
            self._option = option
            self.editor.set_text(stored)
            if draft := self._drafts.pop(option, None):
                self.editor.type_text(draft[0])
                self.editor.set_error(draft[1])
        elif not self.editor.dirty:
            self.editor.set_text(stored)
        self.editor.set_read_only(self._document.store.read_only)
        self.else_.setText("" if stored else self._instead())
        self.else_.setVisible(bool(self.else_.text()))

    def _instead(self) -> str:
        """Return what papers print for this field where it is empty."""
        if self._option is not None and (
            of_all := cover_sheet.typed(self._document.store.plan, None, self.field)
        ):
            return f"From the sheet of all papers: {brief(of_all, 160)}"
        return cover_sheet.printed_if_empty(self.field)

    def _commit(self) -> None:
        if not isValid(self._document):  # the focus also leaves when the program closes
            return
        why = refusal(self._document, self._set)
        self.editor.set_error(why)
        if not why:
            self.editor.set_text(self.editor.value_text())  # it is what is stored, and no draft
            self.show_option(self._option)

    def _set(self) -> bool:
        own = self._document.store.plan
        value = parse(own, KIND, self.field, self.editor.value_text())
        edits = fill_in(own, self._option, self.field, None if value is None else str(value))
        if not edits:
            return True
        return self._document.edit(f"Fill in {lowered(self._spec.label)} of the cover sheet", edits)
