"""Purpose: what each body is for, and who does work that is new and who runs what is settled."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QTabWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.figures.purpose_map import RATIO, purpose_map
from core.model.entities.accountability import Function
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.lens import lenses_of
from core.model.words import listed
from gui import theme
from gui.document import Document, View
from gui.pages import page
from gui.widgets.canvas import Canvas
from gui.widgets.table_pane import TablePane

STATEMENT = ("name", "tier", "purpose")


@page("purpose", "Purpose", icon="purpose", place=15)
class PurposePage(QWidget):
    """A tab with the purpose map, and one with the purpose of every body."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self._fitted = False
        heading = QLabel("Purpose")
        heading.setProperty("role", "heading")
        self.canvas = Canvas()
        self.canvas.setAccessibleName("Purpose map")
        self.canvas.empty_text = (
            "No map yet. Give functions a stage, from genesis to commodity, to see who does what."
        )
        self.canvas.tip = self._tip
        self.canvas.picked.connect(document.select)
        self.without = QCheckBox("Without a purpose")
        self.statements = TablePane(document, "organisation", STATEMENT, group=self._tier)
        self.statements.above.insertWidget(1, self.without)
        self.without.toggled.connect(self._show_without)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._map(), "Purpose map")
        self.tabs.addTab(self.statements, "Purpose statements")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(heading)
        column.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(self.redraw)
        document.changed.connect(self.redraw)
        document.selected.connect(self._selected)

    def redraw(self) -> None:
        """Draw the map anew and count who says no purpose; a hidden page waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        lacking = self._lacking()
        self.without.setText(f"Without a purpose ({len(lacking):,})")
        self.without.setEnabled(bool(lacking) or self.without.isChecked())
        if self.without.isChecked():
            self.statements.view.table.show_only(lacking)
        if self.canvas.isVisible():
            self._draw()

    def fit(self) -> None:
        """Shape the map for the canvas as it now is, and show all of it."""
        self._draw()
        self.canvas.fit()

    def seek(self) -> None:
        """Find in the statements, as a picture cannot be searched."""
        self.tabs.setCurrentIndex(1)
        self.statements.seek()

    def _draw(self) -> None:
        document = self._document
        baseline = document.baseline if document.view is View.CHANGES else None
        self.canvas.set_dark(theme.Theme.dark)
        wide, high = self.canvas.width(), self.canvas.height()
        ratio = wide / high if high > 100 else RATIO
        self.canvas.show_drawing(purpose_map(document.model, baseline, ratio=ratio))
        if not self._fitted:
            self._fitted = True
            self.canvas.fit()
        self._selected(document.selection)

    def _map(self) -> QWidget:
        """Return the canvas with its tools."""
        bar = QToolBar("Purpose map")
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setIconSize(QSize(theme.pixels(18), theme.pixels(18)))
        for icon, name, keys, work in (
            ("zoom-in", "Zoom in", "Ctrl+=", self.canvas.zoom_in),
            ("zoom-out", "Zoom out", "Ctrl+-", self.canvas.zoom_out),
            ("fit", "Fit", "Ctrl+0", self.fit),
        ):
            action: QAction = bar.addAction(theme.icon(icon), name)
            action.triggered.connect(work)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setToolTip(f"{name} ({keys})")
            button = bar.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        outer = QWidget()
        column = QVBoxLayout(outer)
        column.setContentsMargins(0, theme.GRID // 2, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(bar)
        column.addWidget(self.canvas, 1)
        return outer

    def _lacking(self) -> set[str]:
        """Return the ids of the bodies that do not say what they are for."""
        return {
            body.id for body in self._document.model.all(Organisation) if not (body.purpose or "").strip()
        }

    def _show_without(self, on: bool) -> None:  # noqa: FBT001  # a slot of a toggled signal
        self.statements.view.table.show_only(self._lacking() if on else None)

    def _tier(self, body: object) -> str:
        tiers = ("national", "regional", "system", "local")
        tier = getattr(body, "tier", None)
        return str(tiers.index(tier) if tier in tiers else len(tiers))

    def _tip(self, key: Key) -> str:
        entity = self._document.entity(key)
        model = self._document.model
        if isinstance(entity, Function):
            who = listed([lens.value.lower() for lens in lenses_of(entity.stage)])
            stage = model.text(entity, "stage")
            parts = [entity.name, f"{stage}: for {who}" if who else stage, entity.description or ""]
        elif isinstance(entity, Organisation):
            parts = [entity.name, entity.purpose or "No purpose stated"]
        else:
            parts = []
        return "\n".join(part for part in parts if part)

    def _selected(self, key: Key | None) -> None:
        if self.canvas.isVisible():
            self.canvas.select(key if key and key.kind in ("function", "organisation") else None)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
        else:
            self._selected(self._document.selection)
