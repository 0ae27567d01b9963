"""Whether the papers of the option on show are ready for a board, each item with the way to its field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QShowEvent
from PySide6.QtWidgets import QCheckBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from core.model.entities.plan import AS_IS
from core.model.words import count
from core.papers.readiness import Item, readiness_in, score
from gui import theme
from gui.document import Document
from gui.widgets.field_editor import plain_label

CHOOSE = "Choose an option above to see whether its papers are ready for a board."
PLACE = Qt.ItemDataRole.UserRole
MET, NEEDED, LACKING = "✓", "✗", "○"


class ReadinessPane(QWidget):
    """Enter on an item goes to where it is filled in. Papers can be written all the same."""

    asked = Signal(str)
    """The name of a field of the cover sheet, which somebody wants to fill in."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self._items: list[Item] = []
        self.said = plain_label()
        self.only = QCheckBox("Only what is missing")
        self.only.setChecked(True)
        self.only.toggled.connect(self.redraw)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName("Readiness")
        self.tree.setUniformRowHeights(True)
        self.tree.itemActivated.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.said)
        column.addWidget(self.only)
        column.addWidget(self.tree, 1)
        document.changed.connect(self.redraw)

    def redraw(self) -> None:
        """Look anew; a hidden pane waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        about = self._document.option != AS_IS
        self.only.setVisible(about)
        self.tree.setVisible(about)
        if not about:
            self.said.setText(CHOOSE)
            return
        items = readiness_in(self._document.store, self._document.option)
        self.said.setText(self._summary(items))
        self._fill(items)

    def _summary(self, items: list[Item]) -> str:
        met, of = score(items)
        needed = sum(item.required and not item.met for item in items)
        there = f"{met:,} of {count(of, 'item is', 'items are')} there."
        if not needed:
            return f"{there} Nothing is missing that a board needs."
        verb = "is" if needed == 1 else "are"
        rest = f"{count(needed, 'missing item')} {verb} needed ({NEEDED})"
        return f"{there} {rest}: until then, papers say “Not yet complete”."

    def _fill(self, items: list[Item]) -> None:
        self.tree.clear()
        self._items.clear()
        groups: dict[str, list[Item]] = {}
        for item in items:
            if not (self.only.isChecked() and item.met):
                groups.setdefault(item.group.value, []).append(item)
        for name, found in groups.items():
            head = QTreeWidgetItem(self.tree, [name])
            for item in found:
                line = QTreeWidgetItem(head, [_line(item)])
                line.setToolTip(0, item.why)
                colour = "closed" if item.required and not item.met else "ink"
                line.setForeground(0, QBrush(theme.Theme.colour(colour)))
                line.setData(0, PLACE, len(self._items))
                self._items.append(item)
        self.tree.expandAll()

    def _go(self, line: QTreeWidgetItem) -> None:
        place = line.data(0, PLACE)
        if place is None:
            return
        item = self._items[place]
        if item.key.kind == "paper_details":
            self.asked.emit(item.field)
        else:
            self._document.select(item.key)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()


def _line(item: Item) -> str:
    sign = MET if item.met else NEEDED if item.required else LACKING
    name = item.name[:1].upper() + item.name[1:]
    return f"{sign} {name}{f': {item.why}' if item.why else ''}"
