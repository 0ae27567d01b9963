"""The form that adds an entity: made of the declarations of its kind, what is required first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.model.edits import Add
from core.model.fields import FieldError
from core.model.ids import fresh
from core.model.key import Key
from core.model.kinds import KINDS, Entity
from gui import theme
from gui.document import Document
from gui.widgets.field_editor import plain_label
from gui.widgets.field_editors import FieldEditor, editor_for
from gui.widgets.ref_choices import parse
from gui.widgets.wording import brief, refusal


class AddDialog(QDialog):
    """Ask for the fields of a new entity; `added` is its key once the document has it."""

    def __init__(
        self,
        document: Document,
        kind: str,
        given: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._kind = KINDS[kind]
        self.added: Key | None = None
        self.setWindowTitle(f"Add {self._kind.label.lower()}")
        self._editors: dict[str, FieldEditor] = {}
        self._error = plain_label(role="error")
        self._error.hide()
        column = QVBoxLayout(self)
        column.setSpacing(theme.GRID)
        column.addWidget(self._form({**_defaults(kind), **(given or {})}), 1)
        column.addWidget(self._error)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        text = f"Add {self._kind.label.lower()}"
        accept = buttons.addButton(text, QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setDefault(True)
        bold = QFontMetrics(theme.emphasised())  # the default button's, of which its size hint does not know
        accept.setMinimumWidth(bold.horizontalAdvance(text) + 5 * theme.GRID)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(theme.pixels(520), theme.pixels(min(560, 160 + 48 * len(self._kind.fields))))

    def editor(self, field: str) -> FieldEditor:
        """Return the editor of a field."""
        return self._editors[field]

    def _form(self, given: Mapping[str, str]) -> QScrollArea:
        inner = QWidget()
        form = QFormLayout(inner)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(theme.GRID)
        for name in sorted(self._kind.fields, key=lambda name: not self._kind.fields[name].required):
            spec = self._kind.fields[name]
            editor = editor_for(self._document, self._kind.slug, name)
            editor.set_text(given.get(name, ""))
            label = QLabel(spec.label if spec.required else f"{spec.label} (optional)")
            label.setBuddy(editor.control)
            form.addRow(label, editor)
            self._editors[name] = editor
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard begins in the first field
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inner)
        return scroll

    def _entity(self) -> Entity | None:
        """Return the entity that the form says; None if a text will not do, which is then said beneath it."""
        values: dict[str, Any] = {}
        wrong: FieldEditor | None = None
        for name, editor in self._editors.items():
            try:
                values[name] = parse(self._document.model, self._kind.slug, name, editor.value_text())
            except FieldError as error:
                editor.set_error(str(error))
                wrong = wrong or editor
            else:
                editor.set_error("")
        if wrong:
            wrong.setFocus()
            return None
        made: Entity = self._kind.type(id=fresh(self._kind.slug), **values)
        return made

    # Qt overrides

    def accept(self) -> None:
        entity = self._entity()
        if entity is None:
            return
        label = f"Add {self._kind.label.lower()} {brief(self._document.model.title(entity), 80)}"
        why = refusal(self._document, lambda: self._document.edit(label, [Add(entity)]))
        self._error.setText(why)
        self._error.setVisible(bool(why))
        if not why:
            self.added = Key(self._kind.slug, entity.id)
            super().accept()


def _defaults(kind: str) -> dict[str, str]:
    """Return the texts of the values that fields have unless they are given."""
    specs = KINDS[kind].fields
    return {
        field.name: specs[field.name].typed(field.default)
        for field in fields(KINDS[kind].type)
        if field.name in specs and field.default is not MISSING
    }


def ask(
    document: Document, kind: str, given: Mapping[str, str] | None = None, parent: QWidget | None = None
) -> Key | None:
    """Ask for a new entity and add it; return its key, or None if nothing was added."""
    if why := document.why_not():
        document.refused.emit(why)
        return None
    dialog = AddDialog(document, kind, given, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.added
