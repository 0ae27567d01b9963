"""What an entity answers to and what refers to it; choosing one goes there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from core.model.entities.structure import Organisation, ReportingLine
from core.model.key import Key
from core.model.kinds import Entity, content_kinds, key_of
from core.model.model import Model
from gui import theme
from gui.document import Document
from gui.widgets.wording import brief, lowered

MOST = 200  # entities that are listed by name in one group; the rest are counted
KEY = Qt.ItemDataRole.UserRole
Group = tuple[str, Sequence[tuple[str, Key | None]]]
"""(heading, (text, where it goes) of each)."""


class Connections(QTreeWidget):
    """A group for each kind, with how many; a click or Enter on one of a group selects it."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.setAccessibleName("What it answers to and what refers to it")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._go)
        self.itemExpanded.connect(self._fit)
        self.itemCollapsed.connect(self._fit)

    def show_entity(self, model: Model, entity: Entity) -> None:
        """List the connections of an entity; groups that were open stay open."""
        items = [self.topLevelItem(place) for place in range(self.topLevelItemCount())]
        closed = {item.data(0, KEY) for item in items if item and not item.isExpanded()}
        were = {item.data(0, KEY) for item in items if item}
        self.clear()
        for heading, found in _groups(model, entity):
            item = QTreeWidgetItem([f"{heading} ({len(found):,})"])
            item.setData(0, KEY, heading)
            self.addTopLevelItem(item)
            for text, key in [*found[:MOST], *_rest(len(found))]:
                child = QTreeWidgetItem([brief(text)])
                child.setData(0, KEY, key)
                child.setToolTip(0, brief(text) if len(text) > 30 and "<" not in text else "")
                item.addChild(child)
            item.setExpanded(heading not in closed if heading in were else heading == ANSWERS)
        self._fit()

    def _go(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, KEY)
        if isinstance(key, tuple):
            self._document.select(Key(*key))

    def _fit(self) -> None:
        """Be as tall as what is open: it is the inspector that scrolls."""
        rows = sum(
            1 + (item.childCount() if item.isExpanded() else 0)
            for place in range(self.topLevelItemCount())
            if (item := self.topLevelItem(place))
        )
        height = self.sizeHintForRow(0) if rows else 0
        self.setFixedHeight(rows * max(height, self.fontMetrics().height()) + 2 * self.frameWidth() + 2)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(200), self.minimumHeight())


ANSWERS = "Answers to"


def _groups(model: Model, entity: Entity) -> Iterator[Group]:
    if isinstance(entity, Organisation) and (masters := list(_masters(model, entity))):
        yield ANSWERS, masters
    key = key_of(entity)
    for kind in content_kinds():
        fields = [name for name, to in kind.refs.items() if to == key.kind]
        for field in fields:
            table = model.tables.get(kind.slug)
            found = table.by(field).get(key.id, ()) if table else ()
            if found:
                heading = kind.plural
                if kind.slug == key.kind or (len(fields) > 1 and field != key.kind):  # not simply its own
                    heading += f": {lowered(kind.fields[field].label)}"
                titles = sorted((model.title(other), key_of(other)) for other in found)
                yield heading, titles


def _masters(model: Model, body: Organisation) -> Iterator[tuple[str, Key | None]]:
    """Yield what a body answers to: what it is part of, and its reporting lines."""
    if body.parent:
        yield f"{model.name(Organisation, body.parent)} (part of it)", Key("organisation", body.parent)
    for line in model.table(ReportingLine).by("organisation").get(body.id, ()):
        style = model.text(line, "style").split(" ")[0].lower()
        nature = f", for {line.nature}" if line.nature else ""
        yield f"{model.name(Organisation, line.to)} ({style} line{nature})", Key("organisation", line.to)


def _rest(number: int) -> list[tuple[str, Key | None]]:
    return [(f"and {number - MOST:,} more", None)] if number > MOST else []
