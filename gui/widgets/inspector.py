"""The inspector: whatever is selected, as a form made from the declarations of its fields."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.model.entities.plan import AS_IS
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.kinds import KINDS, Entity
from gui import theme
from gui.document import Document, View
from gui.widgets.connections import Connections
from gui.widgets.field_editor import plain_label
from gui.widgets.field_row import FieldRow
from gui.widgets.organisation_facts import OrganisationFacts
from gui.widgets.wording import brief, colours, model_of, signed, why_not

EMPTY = "Nothing is selected. Click a box on the chart or a row of a table to see and edit it here."
UNSHOWN = {"option": {"rank"}, "move": {"rank", "option"}}
"""Fields that are changed elsewhere, by dragging."""
Place = tuple[str, View, Key]
"""(option, view, key): what a text that is being typed belongs to."""


class Inspector(QWidget):
    """Shows the document's selection. A text that was refused is still there when its entity comes back."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._place: Place | None = None
        self._kind = ""
        self._drafts: dict[tuple[Place, str], tuple[str, str]] = {}
        self.rows: dict[str, FieldRow] = {}
        self.setAccessibleName("Inspector")
        self._icon, self._what = QLabel(), plain_label(role="quiet")
        self.title = plain_label(role="heading")
        self.sign, self.note, self.basis = plain_label(), plain_label(role="quiet"), plain_label(role="quiet")
        self._form = QVBoxLayout()
        self._form.setSpacing(theme.GRID)
        self.facts = OrganisationFacts()
        self._heading = plain_label("Connections", role="heading")
        self.connections = Connections(document)
        self._lay_out()
        document.changed.connect(self.redraw)
        document.selected.connect(self.redraw)
        self.redraw()

    def redraw(self) -> None:
        """Show what is selected as it now is."""
        if not self.isVisible():
            return
        document, key = self._document, self._document.selection
        entity = document.entity(key)
        self._stash()
        for part in (self.sign, self.note, self.basis, self.facts, self._heading, self.connections):
            part.hide()
        if key is None or entity is None:
            self._clear()
            return
        if key.kind != self._kind:
            self._make_form(key.kind)
        self._place = (document.option, document.view, key)
        self._head(key, entity)
        self._fill(key, entity)
        self._foot(key, entity)

    # parts

    def _clear(self) -> None:
        self._place = None
        self._make_form("")
        for part in (self._icon, self._what, self.title):
            part.hide()
        self.note.setText(EMPTY)
        self.note.show()

    def _make_form(self, kind: str) -> None:
        """Make the rows of a kind, in place of those of another."""
        self._kind = kind
        for row in self.rows.values():
            self._form.removeWidget(row)
            row.hide()
            row.deleteLater()
        names = [name for name in KINDS[kind].fields if name not in UNSHOWN.get(kind, ())] if kind else []
        self.rows = {name: FieldRow(self._document, kind, name) for name in names}
        for row in self.rows.values():
            self._form.addWidget(row)

    def _head(self, key: Key, entity: Entity) -> None:
        kind = KINDS[key.kind]
        side = theme.pixels(20)
        self._icon.setPixmap(theme.icon(kind.icon).pixmap(side, side))
        self._what.setText(kind.label)
        for part in (self._icon, self._what, self.title):
            part.show()
        self.title.setText(brief(model_of(self._document, key.kind).title(entity), 160))
        if sign := self._document.signs.get(key):
            front, back = (theme.Theme.colour(name).name() for name in colours(sign))
            self.sign.setText(f"{signed(sign)} in this option")
            self.sign.setStyleSheet(
                f"color: {front}; background: {back}; border-radius: 4px; padding: 4px 8px; font-weight: 600;"
            )
            self.sign.show()
        why = why_not(self._document, key)
        self.note.setText(why)
        self.note.setVisible(bool(why))

    def _fill(self, key: Key, entity: Entity) -> None:
        document = self._document
        layered = document.option != AS_IS and document.view is not View.BEFORE
        plain = KINDS[key.kind].of_plan or not layered
        overrides = {} if plain else document.store.overrides(document.option, key)
        for name, row in self.rows.items():
            row.show_entity(key, entity)
            row.show_override(overrides.get(name))
            if self._place and (draft := self._drafts.pop((self._place, name), None)):
                row.editor.type_text(draft[0])
                row.editor.set_error(draft[1])

    def _foot(self, key: Key, entity: Entity) -> None:
        if KINDS[key.kind].of_plan:
            return
        model = self._document.model
        if {"source", "basis"} <= set(KINDS[key.kind].fields):
            basis, source = model.text(entity, "basis"), model.text(entity, "source")
            self.basis.setText(f"This figure is {basis.lower()}. Source: {brief(source)}")
            self.basis.show()
        if isinstance(entity, Organisation):
            self.facts.show_body(model, entity)
            self.facts.show()
        self.connections.show_entity(model, entity)
        connected = bool(self.connections.topLevelItemCount())
        self._heading.setVisible(connected)
        self.connections.setVisible(connected)

    def _stash(self) -> None:
        """Keep what is typed for another entity, or the same in another option, until that comes back."""
        document = self._document
        now = (document.option, document.view, document.selection)
        if self._place is not None and self._place != now:
            for name, row in self.rows.items():
                if row.editor.dirty:
                    self._drafts[self._place, name] = (row.editor.value_text(), row.editor.error)
                    row.forget()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        head.addWidget(self._icon)
        head.addWidget(self._what, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.GRID * 2, theme.GRID, theme.GRID * 2, theme.GRID * 2)
        column.setSpacing(theme.GRID)
        column.addLayout(head)
        above: tuple[QWidget, ...] = (self.title, self.sign, self.note, self.facts)
        below: tuple[QWidget, ...] = (self.basis, self._heading, self.connections)
        for part in above:
            column.addWidget(part)
        column.addLayout(self._form)
        for part in below:
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.setMinimumWidth(theme.pixels(240))

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()
