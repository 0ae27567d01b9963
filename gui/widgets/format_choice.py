"""What papers are written as: a box to tick for each format, and the Word document whose styles they take."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from gui import export_folder, settings, theme
from gui.document import Document
from gui.widgets.buttons import push_button

REMEMBERED = "papers/formats"
NO_TEMPLATE = "Remit’s own styles"


class FormatChoice(QWidget):
    """The formats are remembered for all plans, the template for this one; a password never."""

    changed = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from core.papers.formats import FIRST, every_format  # noqa: PLC0415  # not needed for the first paint

        self._document = document
        remembered = settings.text(REMEMBERED, FIRST).split(",")
        self._formats = every_format()
        self.boxes = {form.id: QCheckBox(form.name) for form in self._formats}
        for id_, box in self.boxes.items():
            box.setChecked(id_ in remembered)
            box.toggled.connect(self._ticked)
        self.template_field = QLineEdit()
        self.choose = push_button("open", "Choose…")
        self.forget = push_button("x", "Remove")
        self.password_field = QLineEdit()
        self.attach = QCheckBox("Put the data of the option inside")
        self._template = export_folder.template_of(document.store)
        self._lay_out()
        self._show_state()
        self.choose.clicked.connect(self._choose)
        self.forget.clicked.connect(lambda: self.set_template(None))

    @property
    def formats(self) -> list[str]:
        """The ids of the formats that are ticked."""
        return [id_ for id_, box in self.boxes.items() if box.isChecked()]

    @property
    def template(self) -> Path | None:
        """The document whose styles are used, where any format that is ticked uses one."""
        return self._template if self._uses_template() else None

    @property
    def password(self) -> str:
        """What opens the papers that are written; empty where anybody may."""
        return self.password_field.text() if self._locks() else ""

    @property
    def attach_data(self) -> bool:
        """Whether papers carry the data that they were made from."""
        return self.attach.isChecked() and self._locks()

    def set_template(self, path: Path | None) -> None:
        """Let papers take their styles from a document, or from none, this time and the next."""
        self._template = path
        export_folder.remember_template(self._document.store, path)
        self._show_state()
        self.changed.emit()

    def _uses_template(self) -> bool:
        return any(form.templates and self.boxes[form.id].isChecked() for form in self._formats)

    def _locks(self) -> bool:
        return any(form.locks and self.boxes[form.id].isChecked() for form in self._formats)

    def _ticked(self) -> None:
        settings.remember(REMEMBERED, ",".join(self.formats))
        self._show_state()
        self.changed.emit()

    def _choose(self) -> None:
        near = str((self._template or export_folder.folder_of(self._document.store)).parent)
        kinds = "Word documents and templates (*.docx *.dotx)"
        chosen, _ = QFileDialog.getOpenFileName(self, "Take the styles of Word papers from", near, kinds)
        if chosen:
            self.set_template(Path(chosen))

    def _show_state(self) -> None:
        used = self._uses_template()
        self.template_field.setText(self._template.name if self._template else NO_TEMPLATE)
        self.template_field.setCursorPosition(0)
        self.template_field.setToolTip(str(self._template) if self._template else "")
        self.template_field.setEnabled(used)
        self.choose.setEnabled(used)
        self.forget.setEnabled(used and self._template is not None)
        self.password_field.setEnabled(self._locks())
        self.attach.setEnabled(self._locks())

    def _lay_out(self) -> None:
        ticks = QHBoxLayout()
        ticks.setSpacing(theme.GRID * 2)
        for id_, box in self.boxes.items():
            box.setAccessibleName(f"Write papers as {self.boxes[id_].text()}")
            ticks.addWidget(box)
        ticks.addStretch(1)
        self.template_field.setReadOnly(True)
        self.template_field.setAccessibleName("Template of Word papers")
        self.choose.setAccessibleName("Choose a template for Word papers")
        self.forget.setAccessibleName("Remove the template of Word papers")
        label = QLabel("Word &template")
        label.setBuddy(self.template_field)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.GRID)
        grid.addWidget(QLabel("Write as"), 0, 0)
        grid.addLayout(ticks, 0, 1, 1, 3)
        grid.addWidget(label, 1, 0)
        for column, part in enumerate((self.template_field, self.choose, self.forget), 1):
            grid.addWidget(part, 1, column)
        self.password_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_field.setPlaceholderText("Anybody can open them")
        self.password_field.setAccessibleName("Password of PDFs")
        self.attach.setToolTip("From such a PDF, Remit can make the plan of its option again.")
        password = QLabel("PDF pass&word")
        password.setBuddy(self.password_field)
        grid.addWidget(password, 2, 0)
        grid.addWidget(self.password_field, 2, 1)
        grid.addWidget(self.attach, 2, 2, 1, 2)
        grid.setColumnStretch(1, 1)
