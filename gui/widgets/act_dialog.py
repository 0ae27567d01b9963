"""An act as a dialog: its arguments, and in words what will follow, before anything does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.acts import Act, Proposal, Refs
from core.model.edits import EditError
from core.model.entities.accountability import Accountability
from core.model.fields import Flag
from core.workshop import preview
from gui import theme
from gui.document import Document
from gui.widgets.field_editors import FieldEditor, editor_for_spec
from gui.widgets.groups_editor import GroupsEditor
from gui.widgets.ref_editors import RefEditor, RefsEditor

PAUSE = 150  # ms after the last change before the preview is made anew
MOST = 200  # lines of a preview; the rest are counted
LONG = 7  # arguments: more of them scroll, so that the preview can be seen beneath


class ActDialog(QDialog):
    """Ask for the arguments of an act; when accepted, `proposal` is what to perform."""

    def __init__(
        self, document: Document, act: Act, given: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._act = act
        self.proposal: Proposal | None = None
        self._giver = ""
        self.setWindowTitle(act.name.rstrip("…"))
        self.setMinimumWidth(theme.pixels(560))
        self._editors: dict[str, FieldEditor] = {}
        inner = self._form(given)
        self._error = QLabel()
        self._error.setProperty("role", "error")
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        self._error.setWordWrap(True)
        heading = QLabel("What will follow")
        heading.setProperty("role", "heading")
        self._preview = QListWidget()
        self._preview.setAccessibleName("What will follow")
        self._preview.setWordWrap(True)
        self._preview.setMinimumHeight(theme.pixels(180))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._perform = QPushButton(act.name.rstrip("…"))
        self._perform.setDefault(True)
        buttons.addButton(self._perform, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GRID)
        if len(self._editors) > LONG:
            column.addWidget(_scrolling(inner), 2)
            self.resize(theme.pixels(720), theme.pixels(680))
        else:
            column.addWidget(inner)
        column.addWidget(heading)
        column.addWidget(self._error)
        column.addWidget(self._preview, 1)
        column.addWidget(buttons)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show_preview)
        self.show_preview()

    def _form(self, given: Mapping[str, str]) -> QWidget:
        """Return a row for each argument, with what is given or is its default."""
        inner = QWidget()
        form = QFormLayout(inner)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, spec in self._act.arguments.items():
            editor = editor_for_spec(spec, self._document.model)
            default = self._act.default(name)
            if name in given or default is not None:
                editor.set_text(given.get(name) or spec.typed(default))
            editor.committed.connect(self._soon)
            editor.setToolTip(spec.help)
            label = QLabel(spec.label + ("" if spec.required or isinstance(spec, Flag) else " (optional)"))
            label.setBuddy(editor)
            form.addRow(label, editor)
            self._editors[name] = editor
        return inner

    def editor(self, argument: str) -> FieldEditor:
        """Return the editor of an argument."""
        return self._editors[argument]

    def show_preview(self) -> None:
        """Say what will follow from the arguments as they stand, or what is still missing."""
        self._timer.stop()
        self._narrow()
        self._preview.clear()
        self.proposal = None
        model = self._document.model
        try:
            proposal = self._act.propose(model, self._arguments())
            lines = preview(model, proposal)
        except EditError as error:
            self._error.setText(str(error))
        else:
            self.proposal = proposal
            self._error.setText("")
            shown = lines[:MOST] + ([f"And {len(lines) - MOST:,} more."] if len(lines) > MOST else [])
            for line in shown:
                conflict = line in proposal.conflicts
                item = QListWidgetItem(f"⚠ {line}" if conflict else line)
                item.setForeground(theme.Theme.colour("warning" if conflict else "ink"))
                self._preview.addItem(item)
        self._error.setVisible(bool(self._error.text()))
        self._perform.setEnabled(self.proposal is not None)

    def _narrow(self) -> None:
        """Let one argument follow another: groups their names, and duties the body that gives them away."""
        names, groups = self._editors.get("names"), self._editors.get("functions")
        if names is not None and isinstance(groups, GroupsEditor):
            groups.set_names([name.strip() for name in names.value_text().split(",") if name.strip()])
        giver, duties = self._editors.get("from"), self._editors.get("functions")
        body = giver.value_text() if giver is not None else ""
        if isinstance(duties, RefsEditor) and isinstance(giver, RefEditor) and body != self._giver:
            self._giver = body
            parts = self._document.model.table(Accountability).by("organisation")
            duties.offer({part.function for part in parts.get(body, ())} if body else None)

    def _arguments(self) -> dict[str, Any]:
        typed = {name: editor.value_text() for name, editor in self._editors.items()}
        return self._act.parse(self._document.model, {name: text for name, text in typed.items() if text})

    def _soon(self) -> None:
        self._timer.start(PAUSE)

    def _accept(self) -> None:
        self.show_preview()
        if self.proposal is not None:
            self.accept()


def _scrolling(inner: QWidget) -> QScrollArea:
    inner.setContentsMargins(0, 0, theme.GRID, 0)  # clear of the bar
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setWidget(inner)
    return scroll


def given_for(act: Act, kind: str, *ids: str) -> dict[str, str]:
    """Return the first argument of an act that takes entities of that kind, given as these.

    Empty where there is none, or where it takes one only and these are several.
    """
    for name, spec in act.arguments.items():
        if getattr(spec, "to", None) == kind:
            return {name: ",".join(ids)} if len(ids) == 1 or isinstance(spec, Refs) else {}
    return {}


def offer(menu: QMenu, document: Document, act: Act, given: Mapping[str, str], name: str = "") -> None:
    """Add an act to a menu, which asks for its other arguments when it is chosen."""
    action = menu.addAction(theme.icon(act.icon), name or act.name)
    action.triggered.connect(lambda: ask(document, act, given, menu.parentWidget()))


def ask(document: Document, act: Act, given: Mapping[str, str], parent: QWidget | None = None) -> bool:
    """Ask for an act's arguments and perform it; return whether it was done."""
    if why := document.why_not():
        document.refused.emit(why)
        return False
    dialog = ActDialog(document, act, given, parent)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted or dialog.proposal is None:
            return False
        return document.perform(dialog.proposal)
    finally:
        dialog.deleteLater()
