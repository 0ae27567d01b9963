"""One field of the entity in the inspector: its label, its editor, and what the option overrides."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.model.edits import Inherit, Set
from core.model.entities.plan import AS_IS, Move, Option
from core.model.fields import Ref
from core.model.key import Key
from core.model.kinds import KINDS, Entity
from gui import theme
from gui.document import Document, View
from gui.widgets.buttons import push_button
from gui.widgets.field_editor import plain_label
from gui.widgets.field_editors import editor_for, value_text
from gui.widgets.ref_choices import parse
from gui.widgets.wording import NOTHING, brief, changing, lowered, model_of, refusal, why_not


class FieldRow(QWidget):
    """Commits when the user finishes, as one step; a text that is refused stays, with the reason beneath."""

    def __init__(self, document: Document, kind: str, field: str) -> None:
        super().__init__()
        self._document = document
        self._kind = kind
        self.field = field
        self._spec = KINDS[kind].fields[field]
        self._key: Key | None = None
        self._move = ""
        self.editor = editor_for(document, kind, field)
        self.editor.committed.connect(self._commit)
        label = QLabel(self._spec.label)
        label.setProperty("role", "quiet")
        label.setBuddy(self.editor.control)
        self.was = plain_label(role="quiet")
        self.inherit = push_button("inherit", "")
        self.inherit.clicked.connect(self._inherit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 4)
        column.addWidget(label)
        column.addWidget(self.editor)
        column.addWidget(self.was)
        beside = QHBoxLayout()
        beside.addWidget(self.inherit)
        beside.addStretch(1)
        column.addLayout(beside)

    def show_entity(self, key: Key, entity: Entity) -> None:
        """Show the field of an entity; what is being typed in it stays."""
        if key != self._key or not self.editor.dirty:
            self._key = key
            self.editor.set_text(value_text(self._spec, getattr(entity, self.field)))
        self.editor.set_read_only(bool(why_not(self._document, key)))

    def forget(self) -> None:
        """Let go of the entity, and of what is typed."""
        self._key = None

    def show_override(self, override: tuple[str, object] | None) -> None:
        """Say what the field was before the option changed it; None: it did not."""
        self.was.setVisible(override is not None)
        self.inherit.setVisible(override is not None)
        if override is None:
            return
        self._move, inherited = override
        move = self._document.store.plan.get(Move, self._move)
        by = f", until “{brief(move.title, 60)}”" if move else ""
        self.was.setText(f"was {brief(self._said(inherited), 160)}{by}")
        self.inherit.setText(self._again())
        self.inherit.setAccessibleName(f"{self._again()}: {self._spec.label}")
        self.inherit.setEnabled(not self._document.store.read_only)

    def _said(self, value: object) -> str:
        """Return an inherited value in words; a body that the option closed by the name it had."""
        spec = self._spec
        if value is None:
            return NOTHING
        if isinstance(spec, Ref):
            below = self._document.store.below(self._document.option)
            return f"“{below.name(KINDS[spec.to].type, str(value))}”"
        return f"“{spec.format(value)}”"  # type: ignore[arg-type]  # it was a value of this field

    def _again(self) -> str:
        about = self._document.about
        below = self._document.store.plan.get(Option, about.below) if about and about.below != AS_IS else None
        return f"Use option {brief(below.code, 20)}’s again" if below else "Use as-is again"

    def _commit(self) -> None:
        key = self._key
        if key is not None and isValid(self._document):  # the focus also leaves when the program closes
            why = refusal(self._document, lambda: self._set(key))
            self.editor.set_error(why)
            entity = self._document.entity(key)
            if not why and entity:
                self.editor.set_text(value_text(self._spec, getattr(entity, self.field)))

    def _set(self, key: Key) -> bool:
        model, entity = model_of(self._document, self._kind), self._document.entity(key)
        value = parse(model, self._kind, self.field, self.editor.value_text())
        if entity is None or value == getattr(entity, self.field):
            return True
        if why := why_not(self._document, key):
            self._document.refused.emit(why)
            return False
        return self._document.edit(changing(model, entity, self._spec), [Set(key, self.field, value)])

    def _inherit(self) -> None:
        entity = self._document.entity(self._key)
        if self._key and entity and self._document.view is not View.BEFORE:
            title = brief(self._document.model.title(entity), 80)
            label = f"{self._again()}: {lowered(self._spec.label)} of {title}"
            self._document.apply_in(self._move, label, [Inherit(self._key, self.field)])
