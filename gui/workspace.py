"""An open plan in the window: pages on the left, the option bar above, inspector and moves on the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import settings, theme
from gui.document import Document
from gui.pages import Page, pages
from gui.widgets.inspector import Inspector
from gui.widgets.move_list import MoveList
from gui.widgets.option_bar import OptionBar
from gui.widgets.problems import Problems


class Workspace(QWidget):
    """Everything that shows one document. A page is made when it is first shown."""

    page_shown = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.pages: list[Page] = pages()
        self._made: dict[str, QWidget] = {}
        self._beside = {page.id: page.beside for page in self.pages}
        self.side = self._side_bar()
        self.bar = OptionBar(document)
        self.stack = QStackedWidget()
        self.inspector = Inspector(document)
        self.moves = MoveList(document)
        self.problems = Problems(document)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.addWidget(self.inspector)
        self.right.addWidget(self.moves)
        self.right.setSizes([520, 280])
        self.right.setChildrenCollapsible(False)
        self.right.setMaximumWidth(theme.pixels(440))
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.left = QSplitter(Qt.Orientation.Vertical)
        self.left.addWidget(self._padded(self.stack))
        self.left.addWidget(self.problems)
        self.left.setStretchFactor(0, 1)
        self.left.setChildrenCollapsible(False)
        self.split.addWidget(self.left)
        self.split.addWidget(self.right)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setSizes([900, theme.pixels(300)])
        self.split.setCollapsible(0, False)  # noqa: FBT003  # Qt's own signature
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(self.split, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(right, 1)
        self._restore()

    def show_page(self, id: str) -> None:
        """Show a page; the first where there is none of that id."""
        ids = [page.id for page in self.pages]
        self.side.setCurrentRow(ids.index(id) if id in ids else 0)

    @property
    def page(self) -> str:
        """The id of the page on show."""
        return self.pages[self.side.currentRow()].id

    def page_widget(self, id: str) -> QWidget:
        """Return the widget of a page, made now if it was not yet."""
        if id not in self._made:
            found = next(page for page in self.pages if page.id == id)
            self._made[id] = found.make(self.document)
            self.stack.addWidget(self._made[id])
        return self._made[id]

    def show_beside(self, on: bool) -> None:  # noqa: FBT001  # says it all
        """Show inspector and moves beside this page, or leave it all the room."""
        self._beside[self.page] = on
        self.right.setVisible(on)

    def seek(self) -> None:
        """Let the page on show find something on it, where it can."""
        seek = getattr(self.page_widget(self.page), "seek", None)
        if seek is not None:
            seek()

    def remember(self) -> None:
        """Remember how this document was on show."""
        key = f"plans/{self.document.store.doc_id}"
        settings.remember(f"{key}/option", self.document.option)
        settings.remember(f"{key}/view", self.document.view.value)
        settings.remember(f"{key}/page", self.page)
        settings.remember(f"workspace/split-{theme.Theme.scale}", self.split.saveState())
        settings.remember("workspace/right", self.right.saveState())

    def _restore(self) -> None:
        self.split.restoreState(settings.state(f"workspace/split-{theme.Theme.scale}"))
        self.right.restoreState(settings.state("workspace/right"))
        self.show_page(settings.text(f"plans/{self.document.store.doc_id}/page", self.pages[0].id))

    def _side_bar(self) -> QListWidget:
        side = QListWidget()
        side.setObjectName("side")
        side.setAccessibleName("Pages")
        side.setIconSize(QSize(theme.pixels(20), theme.pixels(20)))
        for number, page in enumerate(self.pages, 1):
            item = QListWidgetItem(theme.icon(page.icon, chosen="on-accent"), page.name)
            item.setSizeHint(QSize(0, theme.pixels(40)))
            keys = QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
            item.setToolTip(f"{page.name} ({keys})")
            side.addItem(item)
        widest = max(side.fontMetrics().horizontalAdvance(page.name) for page in self.pages)
        side.setFixedWidth(widest + theme.pixels(80))
        side.currentRowChanged.connect(self._page_chosen)
        return side

    def _page_chosen(self, row: int) -> None:
        id_ = self.pages[row].id
        self.stack.setCurrentWidget(self.page_widget(id_))
        self.right.setVisible(self._beside[id_])
        self.page_shown.emit(id_)

    def _padded(self, widget: QWidget) -> QWidget:
        outer = QWidget()
        column = QVBoxLayout(outer)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        column.addWidget(widget)
        return outer
