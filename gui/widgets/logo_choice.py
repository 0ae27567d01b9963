"""Choosing a body's logo: a picture in the folder of the plan, and why one cannot be used."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.papers import cover_sheet
from core.papers.editing import fill_in
from core.papers.logo import LogoError, read_logo
from gui import theme
from gui.document import Document
from gui.widgets.buttons import push_button
from gui.widgets.field_editor import plain_label


class LogoChoice(QWidget):
    """A button that takes a picture, put beside the plan so that both travel together."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._option: str | None = None
        self.choose = push_button("open", "Choose a logo…")
        self.choose.clicked.connect(self._ask)
        self.fault = plain_label(role="error")
        beside = QHBoxLayout()
        beside.addWidget(self.choose)
        beside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addLayout(beside)
        column.addWidget(self.fault)

    def show_option(self, option: str | None) -> None:
        """Say what is wrong with the logo of an option's papers; None for the option: of all."""
        self._option = option
        self.choose.setEnabled(not self._document.store.read_only)
        name = cover_sheet.value(self._document.store.plan, option, "logo")
        self.fault.setText(self._fault(self._folder, name) if name else "")
        self.fault.setVisible(bool(self.fault.text()))

    def take(self, file: Path) -> None:
        """Let a picture be the logo; one from elsewhere is copied to the folder of the plan."""
        if why := self._fault(file.parent, file.name):
            self._document.refused.emit(why)
            return
        beside = self._folder / file.name
        try:
            if beside.exists() and beside.read_bytes() != file.read_bytes():
                why = f"Another file “{file.name}” is in the folder of the plan already. Rename one of them."
            elif not beside.exists():
                shutil.copyfile(file, beside)
        except OSError:
            why = f"“{file.name}” cannot be copied to the folder of the plan."
        if why:
            self._document.refused.emit(why)
            return
        edits = fill_in(self._document.store.plan, self._option, "logo", file.name)
        if edits:
            self._document.edit("Fill in logo of the cover sheet", edits)

    @property
    def _folder(self) -> Path:
        return self._document.store.path.absolute().parent

    def _fault(self, folder: Path, name: str) -> str:
        try:
            read_logo(folder, name)
        except LogoError as error:
            return str(error)
        return ""

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Choose a logo", str(self._folder), "Pictures (*.png *.jpg *.jpeg)"
        )
        if chosen:
            self.take(Path(chosen))
