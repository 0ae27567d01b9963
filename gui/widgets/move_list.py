"""The moves of the option on show: tick them on and off, reorder them, choose where edits go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.model.edits import Add, Edit, Remove, Set
from core.model.entities.plan import AS_IS, Move
from core.model.fields import Day
from core.model.key import Key
from core.model.words import count
from core.workshop import new_move
from gui import theme
from gui.document import Document

ID = Qt.ItemDataRole.UserRole


class MoveList(QWidget):
    """A list in the order in which the moves apply; the highlighted one takes the edits."""

    title_asked = Signal(str)
    """Move id: its title is to be edited (the inspector has the field)."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._filling = False
        self._heading = QLabel("Moves")
        self._heading.setProperty("role", "heading")
        self._hint = QLabel()
        self._hint.setProperty("role", "quiet")
        self._hint.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Moves of this option, in the order in which they apply")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._ticked)
        self.list.currentItemChanged.connect(self._highlighted)
        self.list.itemDoubleClicked.connect(lambda item: self.title_asked.emit(item.data(ID)))
        self.list.model().rowsMoved.connect(self._dragged)
        self._add = self._tool("plus", "New move", self.add)
        self._up = self._tool("chevron-up", "Earlier (Alt+Up)", lambda: self.shift(-1), "Alt+Up")
        self._down = self._tool("chevron-down", "Later (Alt+Down)", lambda: self.shift(1), "Alt+Down")
        self._delete = self._tool("remove", "Delete this move (Del)", self.delete, "Del")
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        for tool in (self._add, self._up, self._down, self._delete):
            head.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        column.setSpacing(theme.GRID // 2)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self.list, 1)
        document.changed.connect(self.redraw)
        self.redraw()

    def redraw(self) -> None:
        """Show the moves as they now are."""
        document = self._document
        self._filling = True
        self.list.clear()
        drifting: dict[str, int] = {}
        if document.option != AS_IS:
            for drift in document.store.drift(document.option):
                drifting[drift.move] = drifting.get(drift.move, 0) + 1
        for place, move in enumerate(document.moves, 1):
            self.list.addItem(self._item(place, move, drifting.get(move.id, 0)))
            if move.id == document.layer:
                self.list.setCurrentRow(place - 1)
        self._filling = False
        self._explain()

    def add(self) -> None:
        """Begin a new move on top, and let edits go into it."""
        move = new_move(self._document.store, self._document.option, "New move")
        if self._document.edit("New move", [Add(move)]):
            self._document.highlight(move.id)
            self._document.select(Key("move", move.id))
            self.title_asked.emit(move.id)

    def delete(self) -> None:
        """Delete the highlighted move with all it changes."""
        if move := self._current():
            self._document.edit(f"Delete move “{move.title}”", [Remove(Key("move", move.id))])

    def shift(self, by: int) -> None:
        """Let the highlighted move apply earlier or later."""
        row = self.list.currentRow()
        order = [move.id for move in self._document.moves]
        if 0 <= row < len(order) and 0 <= row + by < len(order):
            order.insert(row + by, order.pop(row))
            self._reorder(order)

    def _item(self, place: int, move: Move, drifting: int) -> QListWidgetItem:
        parts = [f"{place}. {move.title}"]
        if move.date:
            parts.append(Day("").format(move.date))
        changes = len(self._document.store.changes_in(move.id))
        parts.append(count(changes, "change"))
        if drifting:
            parts.append(f"⚠ {count(drifting, 'thing')} changed under it")
        text = parts[0] + "\n" + " · ".join(parts[1:])
        item = QListWidgetItem(text)
        item.setData(ID, move.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if move.enabled else Qt.CheckState.Unchecked)
        item.setToolTip(move.reason or "")
        return item

    def _explain(self) -> None:
        document = self._document
        as_is = document.option == AS_IS
        for tool in (self._add, self._up, self._down, self._delete):
            tool.setEnabled(not as_is and not document.store.read_only)
        has = bool(document.moves)
        for tool in (self._up, self._down, self._delete):
            tool.setEnabled(has and tool.isEnabled())
        self.list.setVisible(has)
        if as_is:
            self._hint.setText("The as-is has no moves. Choose an option to see what it is made of.")
        elif not has:
            self._hint.setText("Nothing changes yet. Your first edit begins a move.")
        else:
            self._hint.setText("New edits go into the highlighted move. Untick one to leave it out.")

    def _ticked(self, item: QListWidgetItem) -> None:
        move = self._move(item)
        on = item.checkState() == Qt.CheckState.Checked
        if not self._filling and move and move.enabled != on:
            label = f"Switch {'on' if on else 'off'} “{move.title}”"
            if not self._document.edit(label, [Set(Key("move", move.id), "enabled", on)]):
                self.redraw()

    def _highlighted(self, item: QListWidgetItem | None) -> None:
        if not self._filling and item and (move := self._move(item)):
            self._document.select(Key("move", move.id))
            if move.enabled:
                # Later, for redrawing clears the list that is telling us this.
                self._later(lambda: self._document.highlight(move.id))

    def _dragged(self) -> None:
        order = [self.list.item(row).data(ID) for row in range(self.list.count())]
        self._later(lambda: self._reorder(order))

    def _reorder(self, order: list[str]) -> None:
        moves = {move.id: move for move in self._document.moves}
        edits: list[Edit] = [
            Set(Key("move", id_), "rank", rank) for rank, id_ in enumerate(order) if moves[id_].rank != rank
        ]
        self._document.edit("Reorder moves", edits)

    def _later(self, work: Callable[[], None]) -> None:
        QTimer.singleShot(0, self, work)

    def _current(self) -> Move | None:
        item = self.list.currentItem()
        return self._move(item) if item else None

    def _move(self, item: QListWidgetItem) -> Move | None:
        return self._document.store.plan.get(Move, item.data(ID))

    def _tool(self, icon: str, name: str, work: Callable[[], None], keys: str = "") -> QToolButton:
        tool = QToolButton()
        tool.setIcon(theme.icon(icon))
        tool.setToolTip(name)
        tool.setAccessibleName(name.split(" (", maxsplit=1)[0])
        tool.clicked.connect(work)
        if keys:
            action = QAction(name, self.list)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(work)
            self.list.addAction(action)
        return tool
