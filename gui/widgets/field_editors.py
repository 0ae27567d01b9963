"""The editor for a field, whatever the field is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.acts import Groups, Host, Refs, Shares, Texts
from core.model.fields import NO, YES, Choice, Field, Flag, Ref, Text, Value
from core.model.kinds import KINDS
from core.model.model import Model
from gui.document import Document
from gui.widgets.field_editor import FieldEditor
from gui.widgets.groups_editor import GroupsEditor
from gui.widgets.plain_editors import ChoiceEditor, FlagEditor, LineEditor, LinesEditor
from gui.widgets.ref_editors import RefEditor, RefsEditor, Source
from gui.widgets.wording import model_of

__all__ = ["FieldEditor", "cell_editor", "editor_for", "editor_for_spec", "value_text"]


def editor_for(source: Document | Model, kind: str, field: str, parent: QWidget | None = None) -> FieldEditor:
    """Return the editor of one field of a kind. Given a document, references are to what is in it by then."""
    return editor_for_spec(KINDS[kind].fields[field], _source(source, kind), parent)


def editor_for_spec(spec: Field, model: Model | Source, parent: QWidget | None = None) -> FieldEditor:
    """Return the editor of what a field declares; `model` is where references are looked up."""
    source = model if callable(model) else lambda: model
    if isinstance(spec, Refs):
        return RefsEditor(spec, source, parent)
    if isinstance(spec, Ref):
        editor = (GroupsEditor if isinstance(spec, Groups) else RefEditor)(spec, source, parent)
        if isinstance(spec, Host) and isinstance(editor, RefEditor):
            editor.line.setPlaceholderText("None; part of a name, or “region” for the nearest above each")
        return editor
    if isinstance(spec, Choice):
        return ChoiceEditor(spec, parent=parent)
    if isinstance(spec, Flag):
        return FlagEditor(spec, parent)
    if isinstance(spec, Shares) or (isinstance(spec, Text) and spec.lines):
        return LinesEditor(spec, parent)
    line = LineEditor(spec, parent)
    if isinstance(spec, Texts):
        line.line.setPlaceholderText("Separate them with commas")
    return line


def cell_editor(document: Document, kind: str, field: str, parent: QWidget) -> FieldEditor:
    """Return the editor of a field for a cell of a table: as in a form, but a word for yes or no."""
    spec = KINDS[kind].fields[field]
    if isinstance(spec, Flag):
        editor: FieldEditor = ChoiceEditor(spec, {YES: YES, NO: NO}, parent)
    else:
        editor = editor_for(document, kind, field, parent)
    editor.in_cell()
    return editor


def value_text(spec: Field, value: Value) -> str:
    """Return a value as the text that the editor of its field is set to."""
    return str(value or "") if isinstance(spec, Ref) else spec.typed(value)


def _source(source: Document | Model, kind: str) -> Source:
    """Return where the references of a kind are looked up, by the time somebody asks."""
    return (lambda: source) if isinstance(source, Model) else lambda: model_of(source, kind)
