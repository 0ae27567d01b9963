"""The roll-up of money and people: by what and of which year, the tree, and the totals under it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QMenu, QTreeView, QVBoxLayout, QWidget

from core.acts import acts_on
from core.model.key import Key
from core.model.rollup import WAYS
from gui import theme
from gui.document import Document
from gui.widgets import act_dialog
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.field_editor import plain_label
from gui.widgets.flow_row import FlowRow, together
from gui.widgets.organisation_tree import KEY, OrganisationTree
from gui.widgets.rollup_groups import Place, RollupGroups
from gui.widgets.rollup_tree import RollupTree
from gui.widgets.totals_row import TotalsRow

Flag = QItemSelectionModel.SelectionFlag
STRUCTURE = "structure"
NAME = 260  # pixels of the column of names, at 100 %


class RollupPane(QWidget):
    """Choosing a row selects the body, and the other way round."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self._wide = ("", 0)  # by what, and in how many columns, when widths were set last
        # What is open of each way to roll up, for a tree that is built anew is closed.
        self._open: dict[str, set[Any]] = {}
        self.rows = RollupTree(document, self)
        self.groups = RollupGroups(document, self.rows, self)
        self.tree = QTreeView()
        self.tree.setAccessibleName("Money and people by body")
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tree.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.totals = TotalsRow(self.tree, self.rows)
        self.side, self.way, self.year = CalmCombo(), CalmCombo(), CalmCombo()
        self.side.addItems(list(self.rows.sides))
        self.way.addItems([STRUCTURE, *WAYS])
        above = FlowRow()
        called = (("Money or people", self.side), ("Rolled up by", self.way), ("Year", self.year))
        for name, (accessible, combo) in zip(("&Show", "&by", "&in"), called, strict=True):
            label = QLabel(name)
            label.setBuddy(combo)
            combo.setAccessibleName(accessible)
            combo.currentTextChanged.connect(self.redraw)
            above.addWidget(together(label, combo))
        self.note = plain_label(role="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(above)
        table = QVBoxLayout()
        table.setSpacing(0)
        table.addWidget(self.tree, 1)
        table.addWidget(self.totals)
        column.addWidget(self.note)
        column.addLayout(table, 1)
        self.tree.expanded.connect(lambda index: self._open[self.way.currentText()].add(_place(index)))
        self.tree.collapsed.connect(lambda index: self._open[self.way.currentText()].discard(_place(index)))
        self._follow(self.rows)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        document.changed.connect(self.redraw)
        document.selected.connect(self._select)

    def redraw(self) -> None:
        """Add up anew; a hidden pane waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        way = self.way.currentText()
        self.rows.recount(self.side.currentText(), self.year.currentText())
        with QSignalBlocker(self.year):
            self.year.clear()
            self.year.addItems(self.rows.years())
            self.year.setCurrentText(self.rows.shown_year)
        self.year.setEnabled(way != "year")
        if way != STRUCTURE:
            self.groups.recount(way)
        self._follow(self.rows if way == STRUCTURE else self.groups)
        if (wide := (way, self.rows.columnCount())) != self._wide:
            self._wide = wide
            self._set_widths()
        self._reopen(way)
        # People of several years do not add up, and money of several hardly.
        self.totals.setVisible(way != "year")
        self.totals.redraw()
        self._say_note()
        self._select(self._document.selection)

    def seek(self) -> None:
        """A tree finds as one types; let it."""
        self.tree.setFocus()
        self._document.told.emit("Type the first letters of a row to go to it.")

    def menu(self) -> QMenu:
        """Return the acts on the body or the function of the row that the keyboard is on."""
        menu = QMenu(self.tree)
        index = self.tree.currentIndex()
        if index.isValid() and (key := index.data(KEY)) and self._document.model.entity(key):
            for act in acts_on(key.kind):
                if given := act_dialog.given_for(act, key.kind, key.id):
                    act_dialog.offer(menu, self._document, act, given)
        return menu

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not menu.isEmpty():
            menu.popup(self.tree.viewport().mapToGlobal(place))

    def _set_widths(self) -> None:
        metrics, most = self.tree.fontMetrics(), self.rows.text(None, 2)
        for column in range(1, self.rows.columnCount()):
            heading = str(self.rows.headerData(column, Qt.Orientation.Horizontal))
            width = max(metrics.horizontalAdvance(text) for text in (heading, f"+{most}"))
            self.tree.setColumnWidth(column, width * 11 // 10 + 3 * theme.GRID)
        others = sum(self.tree.columnWidth(column) for column in range(1, self.rows.columnCount()))
        room = self.tree.viewport().width() - others - theme.pixels(NAME) // 4
        self.tree.setColumnWidth(0, max(theme.pixels(NAME), min(room, theme.pixels(NAME) * 2)))

    def _follow(self, rows: OrganisationTree | RollupGroups) -> None:
        """Let the tree be about other rows."""
        if self.tree.model() is rows:
            return
        former = self.tree.selectionModel()
        self.tree.setModel(rows)
        self.tree.selectionModel().currentRowChanged.connect(self._chosen)
        if former:
            former.deleteLater()  # a view leaves it behind

    def _reopen(self, way: str) -> None:
        """Open again what was open; at first what is outermost, of bodies."""
        model = self.tree.model()
        if way not in self._open:
            self._open[way] = set()
            top = range(model.rowCount() if way == STRUCTURE else 0)
            for row in top:
                self.tree.expand(model.index(row, 0))
            return
        for place in tuple(self._open[way]):
            index = self.rows.index_of(place) if way == STRUCTURE else self.groups.index_at(place)
            if index.isValid() and not self.tree.isExpanded(index):
                self.tree.expand(index)

    def _say_note(self) -> None:
        what = self.side.currentText().lower()
        if self.rows.shown_year:
            self.note.setText("Not sure: what rests on estimates or is illustrative.")
        else:
            self.note.setText(
                f"This plan has no {what} yet. Type figures into the Grid, or add them on Lines."
            )

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid() and (key := index.data(KEY)):
            self._document.select(key)

    def _select(self, key: Key | None) -> None:
        by_structure = self.tree.model() is self.rows
        index = QModelIndex()
        if key and by_structure and key.kind == "organisation":
            index = self.rows.index_of(key.id)
        elif key and not by_structure:
            index = self.groups.index_of(key)
        if self.isVisible() and index.isValid() and index != self.tree.currentIndex().siblingAtColumn(0):
            self.tree.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
            self.tree.scrollTo(index)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
        else:
            self._select(self._document.selection)


def _place(index: QModelIndex) -> Any:
    """Return what names a row from one building of a tree to the next: the id of a body, or a path."""
    pointer = index.internalPointer()
    return pointer.path if isinstance(pointer, Place) else pointer.body.id
