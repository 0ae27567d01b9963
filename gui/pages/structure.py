"""The structure: the chart on a canvas, and beside it the same as a tree of rows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QMenu,
    QSizePolicy,
    QSplitter,
    QToolBar,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from core.acts import ACTS, acts_on
from core.figures.org_chart import org_chart
from core.model.edits import EditError
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.model import Model
from gui import theme
from gui.document import Document, View
from gui.pages import page
from gui.widgets.act_dialog import ask, given_for
from gui.widgets.canvas import Canvas
from gui.widgets.organisation_tree import KEY, OrganisationTree

READABLE = 0.6
"""The least scale at which a fitted chart can be read; one that would be smaller opens partly folded."""
MOST = 150
"""Boxes of a chart that is tried whole at first sight."""


@page("structure", "Structure", icon="structure", place=20)
class StructurePage(QWidget):
    """The chart and the tree of the option on show; both select, and both offer the acts."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._folded: set[str] = set()
        self._stale = True
        self._fitted = False
        self._wall = (0.0, 0.0)
        self.canvas = Canvas()
        self.canvas.setAccessibleName("Organisation chart")
        self.canvas.empty_text = "No bodies yet. Press Ins to add the first."
        self.canvas.may_drop = self._why_not_drop
        self.canvas.tip = self._tip
        self.canvas.picked.connect(document.select)
        self.canvas.activated.connect(lambda key: self._perform("rename", key.id))
        self.canvas.dropped.connect(self._drop)
        self.canvas.menu_asked.connect(self._menu)
        self.canvas.fold_asked.connect(self.fold)
        self.tree = QTreeView()
        self.tree.setAccessibleName("Organisations as a tree")
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(False)
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._tree_menu)
        self._rows = OrganisationTree(document)
        self.tree.setModel(self._rows)
        self.tree.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.tree.setColumnWidth(0, theme.pixels(260))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.canvas)
        self.splitter.addWidget(self.tree)
        self.splitter.setSizes([760, 240])
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self._tools())
        column.addWidget(self.splitter, 1)
        document.changed.connect(self.redraw)
        document.selected.connect(self._selected)

    def redraw(self) -> None:
        """Draw the option on show anew; a hidden page waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._rows.redraw()
        document = self._document
        if not self._fitted:
            self._fold_to_read()
        baseline = document.baseline if document.view is View.CHANGES else None
        self.canvas.set_dark(theme.Theme.dark)
        self.canvas.show_drawing(
            org_chart(document.model, baseline, folded=frozenset(self._folded), wall=self._wall)
        )
        if not self._fitted:
            self._fitted = True
            self.tree.expandToDepth(0)
            self.canvas.fit()
        self._selected(document.selection)

    def fit(self) -> None:
        """Shape the chart for the canvas as it now is, and show all of it."""
        self._wall = self._canvas_wall()
        self.redraw()
        self.canvas.fit()

    def _canvas_wall(self) -> tuple[float, float]:
        """Return the canvas as a wall to shape the chart for, in points at the least readable scale."""
        return max(self.canvas.width(), 320) / READABLE, max(self.canvas.height(), 320) / READABLE

    def _fold_to_read(self) -> None:
        """Fold as little as lets the chart be read when it is fitted to the canvas."""
        self._wall = self._canvas_wall()
        for folded in folds(self._document.model):
            self._folded = set(folded)
            drawing = org_chart(self._document.model, folded=folded, wall=self._wall)
            across, down = self.canvas.width() / drawing.width, self.canvas.height() / drawing.height
            if min(across, down) >= READABLE:
                break

    def fold(self, key: Key) -> None:
        """Fold what lies inside a body into its box, or unfold it."""
        self._folded ^= {key.id}
        self.redraw()

    def fold_all(self) -> None:
        """Fold every body that has others inside it, but not those at the top."""
        model = self._document.model
        self._folded = {
            body.id for body in model.all(Organisation) if body.parent and model.children.get(body.id)
        }
        self.fit()

    def unfold_all(self) -> None:
        """Unfold everything."""
        self._folded = set()
        self.fit()

    def _tools(self) -> QToolBar:
        """Return the tools of the page; those that there is no room for are behind an arrow."""
        bar = QToolBar("Structure")
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setIconSize(QSize(theme.pixels(18), theme.pixels(18)))
        heading = QLabel("Structure")
        heading.setProperty("role", "heading")
        bar.addWidget(heading)
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(room)
        for icon, name, keys, work in (
            ("plus", "Add a body…", "Ins", lambda: self._perform("add", self._chosen())),
            ("fold", "Fold all", "", self.fold_all),
            ("unfold", "Unfold all", "", self.unfold_all),
            ("zoom-in", "Zoom in", "Ctrl+=", self.canvas.zoom_in),
            ("zoom-out", "Zoom out", "Ctrl+-", self.canvas.zoom_out),
            ("fit", "Fit", "Ctrl+0", self.fit),
        ):
            action = bar.addAction(theme.icon(icon), name)
            action.triggered.connect(work)
            if keys:
                action.setShortcut(QKeySequence(keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                action.setToolTip(f"{name.rstrip('…')} ({keys})")
            self.addAction(action)
            button = bar.widgetForAction(action)
            if isinstance(button, QToolButton) and icon.startswith("zoom"):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        for act, keys in (("rename", "F2"), ("close", "Del")):
            action = QAction(ACTS[act].name, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, act=act: self._perform(act, self._chosen()))
            self.addAction(action)
        return bar

    # acts

    def menu_for(self, id: str) -> QMenu:
        """Return the menu of acts on a body."""
        menu = QMenu(self)
        for act in acts_on("organisation"):
            action = menu.addAction(theme.icon(act.icon), act.name)
            action.triggered.connect(lambda _=False, act=act: self._perform(act.id, id))
        model = self._document.model
        if model.children.get(id):
            menu.addSeparator()
            folded = id in self._folded
            action = menu.addAction(
                theme.icon("unfold" if folded else "fold"), "Unfold" if folded else "Fold"
            )
            action.triggered.connect(lambda: self.fold(Key("organisation", id)))
        return menu

    def _menu(self, key: Key, place: QPoint) -> None:
        self._document.select(key)
        self.menu_for(key.id).popup(place)

    def _tree_menu(self, place: QPoint) -> None:
        index = self.tree.indexAt(place)
        if index.isValid():
            self._menu(index.data(KEY), self.tree.viewport().mapToGlobal(place))

    def _perform(self, act: str, id: str | None) -> None:
        given = given_for(ACTS[act], "organisation", id) if id else {}
        ask(self._document, ACTS[act], given, self)

    def _why_not_drop(self, dragged: Key, target: Key) -> str:
        if why := self._document.why_not():
            return why
        try:
            ACTS["reparent"].propose(self._document.model, {"organisation": dragged.id, "parent": target.id})
        except EditError as error:
            return str(error)
        return ""

    def _drop(self, dragged: Key, target: Key) -> None:
        model = self._document.model
        arguments = {"organisation": dragged.id, "parent": target.id}
        try:
            proposal = ACTS["reparent"].propose(model, arguments)
        except EditError as error:
            self._document.refused.emit(str(error))
            return
        self._document.perform(proposal)

    # selection

    def _chosen(self) -> str | None:
        key = self._document.selection
        return key.id if key and key.kind == "organisation" else None

    def _selected(self, key: Key | None) -> None:
        if not self.isVisible():
            return
        chosen = key if key and key.kind == "organisation" else None
        self.canvas.select(chosen)
        index = self._rows.index_of(chosen.id) if chosen else QModelIndex()
        if index.isValid() and index != self.tree.currentIndex():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.tree.selectionModel().setCurrentIndex(index, flags)
            self.tree.scrollTo(index)

    def _row_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            key = index.data(KEY)
            self._document.select(key)

    def _tip(self, key: Key) -> str:
        model: Model = self._document.model
        body = self._document.entity(key)
        if not isinstance(body, Organisation):
            return ""
        sign = self._document.signs.get(key)
        parts = [body.name, model.text(body, "kind"), model.text(body, "legal_form")]
        parts += [f"{sign.mark} {sign.value}"] if sign else []
        return ", ".join(part for part in parts if part)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
        else:
            self._selected(self._document.selection)


def folds(model: Model) -> Iterator[frozenset[str]]:
    """Yield what to fold to see ever less of a structure: nothing, then its lowest level, and so on up.

    What would still show more than MOST boxes is left out, but for the last, which shows the top two levels.
    """
    levels = [[body.id for body in model.children.get(None, ())]]
    while levels[-1]:
        levels.append([child.id for above in levels[-1] for child in model.children.get(above, ())])
    shown = sum(len(level) for level in levels)
    if shown <= MOST:
        yield frozenset()
    for depth in range(len(levels) - 2, 1, -1):
        shown -= len(levels[depth])
        if shown <= MOST or depth == 2:
            yield frozenset(id_ for id_ in levels[depth - 1] if model.children.get(id_))
