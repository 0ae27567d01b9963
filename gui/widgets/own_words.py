"""The secretary's own words in one section, beside what the model says or in its place, and its privacy."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.model.edits import Edit
from core.model.fields import Text
from core.model.kinds import KINDS
from core.papers.editing import keep_private, say
from core.papers.section import narrative_of, private_of
from gui import theme
from gui.document import Document
from gui.widgets.buttons import push_button
from gui.widgets.field_editor import plain_label
from gui.widgets.field_editors import FieldEditor, editor_for, editor_for_spec
from gui.widgets.section_text import Place, Said
from gui.widgets.wording import refusal

MOVED_ON = (
    "The model has changed since these words were written in place of its own. Papers say so until you "
    "confirm that they still hold, or change where they stand."
)
OF_EACH = "Each option’s paper has text of its own here. Choose an option above to see it."
WAITING = "Reading the plan …"
HELP = (
    "A little Markdown: an empty line begins a paragraph, “- ” a bullet, “1. ” a number. {option.name} and "
    "other placeholders stand for what the plan says."
)


class OwnWords(QWidget):
    """Each field is one undoable step when it is finished; words typed for one section wait for it."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._place: Place | None = None
        self._said: Said | None = None
        self._drafts: dict[tuple[Place, str], str] = {}
        self.text = editor_for(document, "narrative", "text")
        self.stands = editor_for(document, "narrative", "stands")
        self.private = editor_for_spec(Text("Withheld from public copies, because"), document.store.plan)
        self.faults, self.moved = plain_label(role="error"), plain_label(MOVED_ON, role="error")
        self.confirm = push_button("check", "These words still hold")
        self.generated = QPlainTextEdit()
        self.generated.setReadOnly(True)
        self.generated.setAccessibleName("What the model says here")
        self.generated.setTabChangesFocus(True)
        self.text.committed.connect(lambda: self._commit(self.text))
        self.stands.committed.connect(lambda: self._commit(self.stands))
        self.private.committed.connect(lambda: self._commit(self.private))
        self.confirm.clicked.connect(self._hold)
        self._lay_out()

    @property
    def typed(self) -> str:
        """The words as they stand in the field."""
        return self.text.value_text()

    def show_place(self, place: Place) -> None:
        """Show a section as the plan has it; what is being typed in it stays."""
        own, other = self._document.store.plan, place != self._place
        if other:
            self._stash()
            self._place, self._said = place, None
            self.generated.setPlainText(WAITING)
        words = narrative_of(own, place.paper, place.section, place.option)
        part = private_of(own, place.paper, place.section, place.option)
        stored = {
            self.text: words.text or "" if words else "",
            self.stands: words.stands if words else "before",
            self.private: part.reason if part else "",
        }
        for editor, value in stored.items():
            if other or not editor.dirty:
                editor.set_text(value)
            if other and (draft := self._drafts.pop((place, editor.spec.label), None)) is not None:
                editor.type_text(draft)
            editor.set_read_only(self._document.store.read_only)
        # In place of what, is only known once that has been read.
        self.stands.set_read_only(self._document.store.read_only or self._said is None)
        self._judge()

    def show_said(self, said: Said) -> None:
        """Show what the model says in the section by now."""
        self._said = said
        self.stands.set_read_only(self._document.store.read_only)
        text = said.text if said.fingerprint else OF_EACH
        if self.generated.toPlainText() != text:
            self.generated.setPlainText(text or "Nothing: the section is left out unless you say something.")
        self._judge()

    # how it stands

    def _judge(self) -> None:
        """Say what is wrong with the words, and whether the model has moved on under them."""
        place, said = self._place, self._said
        words = None
        if place:
            words = narrative_of(self._document.store.plan, place.paper, place.section, place.option)
        moved = bool(
            words
            and said
            and words.stands == "instead"
            and words.replaced
            and said.fingerprint
            and words.replaced != said.fingerprint
        )
        self.moved.setVisible(moved)
        self.confirm.setVisible(moved)
        self.confirm.setEnabled(not self._document.store.read_only)
        self.faults.setText("\n".join(said.faults) if said else "")
        self.faults.setVisible(bool(self.faults.text()))

    def _stash(self) -> None:
        for editor in (self.text, self.stands, self.private):
            if self._place and editor.dirty:
                self._drafts[self._place, editor.spec.label] = editor.value_text()

    def _commit(self, editor: FieldEditor) -> None:
        if not isValid(self._document) or self._place is None:
            return
        place = self._place
        if editor is self.stands and not self.text.value_text().strip():
            editor.set_text(editor.value_text())  # where words stand that nobody has written yet is no step
            return
        why = refusal(self._document, lambda: self._set(editor, place))
        editor.set_error(why)
        if not why:
            editor.set_text(editor.value_text())
            self._judge()

    def _set(self, editor: FieldEditor, place: Place) -> bool:
        own = self._document.store.plan
        where = (own, place.paper, place.section, place.option)
        if editor is self.private:
            edits: list[Edit] = keep_private(*where, str(self.private.spec.parse(editor.value_text()) or ""))
            return self._edit("Change what public copies withhold", edits)
        text = KINDS["narrative"].fields["text"].parse(self.text.value_text())
        words, stands = narrative_of(*where), self.stands.value_text()
        kept = words.replaced if words and words.stands == stands else None
        replaced = kept or (self._said.fingerprint if self._said else None)
        edits = say(*where, text=str(text or ""), stands=stands, replaced=replaced)
        return self._edit("Change own words", edits)

    def _hold(self) -> None:
        """Confirm that words in place of generated ones hold for what the model says by now."""
        place, said = self._place, self._said
        if place and said:
            where = (self._document.store.plan, place.paper, place.section, place.option)
            words = narrative_of(*where)
            if words:
                now = said.fingerprint
                edits = say(*where, text=words.text or "", stands=words.stands, replaced=now)
                self._edit("Confirm own words", edits)

    def _edit(self, label: str, edits: list[Edit]) -> bool:
        return self._document.edit(label, edits) if edits else True

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        for name, editor in (
            ("&Own words", self.text),
            ("They &stand", self.stands),
            ("&Withheld from public copies, because (empty: it is public)", self.private),
        ):
            label = QLabel(name)
            label.setBuddy(editor.control)
            column.addWidget(label)
            column.addWidget(editor)
            if editor is self.text:
                column.addWidget(plain_label(HELP, role="quiet"))
                column.addWidget(self.faults)
            elif editor is self.stands:
                column.addWidget(self.moved)
                column.addWidget(self.confirm)
        label = QLabel("What the &model says here")
        label.setBuddy(self.generated)
        column.addWidget(label)
        column.addWidget(self.generated, 1)
        self.generated.setBackgroundRole(QPalette.ColorRole.AlternateBase)
