"""The pictures of money: what passes from body to body, what is spent, and what is delivered for it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.figures import FIGURES
from core.model.entities.plan import PLAN, Plan
from core.model.entities.resources import BudgetLine, FundingFlow
from core.model.key import Key
from core.model.model import Model
from gui import theme
from gui.document import Document, View
from gui.widgets.buttons import tool_button
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.canvas import Canvas
from gui.widgets.flow_row import FlowRow, room, together

PICTURES = ("money_flow", "spending_by_body", "spending_by_year", "technology_share", "deliverables")
"""The figures to choose from, by their ids."""
READABLE = 0.7
"""The least scale at which the picture opens, at the usual size of text; where it is larger, one pans."""
OPENED = 0.8
"""The scale at which a picture is made to fill the height of the pane."""
STEP = 60
"""Pixels by which the pane has to grow or shrink before more or fewer bodies are shown."""
PAID = "As paid"


class MoneyFlowPane(QWidget):
    """One picture of the option on show, the as-is beside it under Changes; what is chosen is inspected."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self._shown = ""
        self.canvas = Canvas()
        self.canvas.setAccessibleName(FIGURES[PICTURES[0]].name)
        self.canvas.tip = self._tip
        self.canvas.picked.connect(document.select)
        self.canvas.setMinimumHeight(theme.pixels(80))
        self.picture, self.year, self.prices = CalmCombo(), CalmCombo(), CalmCombo()
        for id_ in PICTURES:
            self.picture.addItem(FIGURES[id_].name, id_)
        self.picture.setMinimumContentsLength(26)
        tools = FlowRow()
        for name, said, combo in (
            ("&Show", "Picture", self.picture),
            ("&in", "Year", self.year),
            ("&Prices", "Prices", self.prices),
        ):
            label = QLabel(name)
            label.setBuddy(combo)
            combo.setAccessibleName(said)
            combo.currentIndexChanged.connect(self.redraw)
            tools.addWidget(together(label, combo))
        tools.addWidget(room())
        buttons = []
        for icon, name, work in (
            ("zoom-in", "Zoom in", self.canvas.zoom_in),
            ("zoom-out", "Zoom out", self.canvas.zoom_out),
            ("fit", "Fit", self.canvas.fit),
        ):
            buttons.append(tool_button(icon, name))
            buttons[-1].clicked.connect(work)
        tools.addWidget(together(*buttons))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(tools)
        column.addWidget(self.canvas, 1)
        document.changed.connect(self.redraw)
        document.selected.connect(self._select)

    def redraw(self) -> None:
        """Show the option as it now is; a hidden pane waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        document = self._document
        figure = FIGURES[self.picture.currentData()]
        plan = document.store.plan.get(Plan, PLAN)
        _offer(self.year, self._years())
        _offer(self.prices, _prices(plan.price_year if plan else None))
        self.year.setEnabled("year" in figure.takes and self.year.count() > 0)
        self.prices.setEnabled("price_year" in figure.takes and self.prices.count() > 1)
        option = document.about
        drawing = figure.drawn(
            document.model,
            document.baseline if option and document.view is View.CHANGES else None,
            year=self.year.currentText(),
            price_year=self.prices.currentData(),
            floor=plan.technology_floor if plan else None,
            size=self._room(),
            titles=("As-is", f"Option {option.code}" if option else "Option"),
        )
        self.canvas.setAccessibleName(figure.name)
        self.canvas.set_dark(theme.Theme.dark)
        self.canvas.show_drawing(drawing)
        shown = f"{figure.id} {document.view} {self._room()}"
        if shown != self._shown:
            self._shown = shown
            self._open()
        self._select(document.selection)

    def seek(self) -> None:
        """Give the picture the keyboard; arrows go from card to card and from ribbon to ribbon."""
        self.canvas.setFocus()
        self._document.told.emit("Arrow keys go through the picture.")

    def _open(self) -> None:
        """Show the whole picture if it can be read so; else from its beginning, at a size that can."""
        self.canvas.fit()
        readable = READABLE * theme.Theme.scale / 100
        if self.canvas.viewport.zoom < readable:
            self.canvas.zoom_to(readable)
            self.canvas.show_beginning()

    def _room(self) -> tuple[float, float]:
        """Return the room there is at a size that can be read, in points and whole steps."""
        scale = self.canvas.viewport.actual * OPENED * theme.Theme.scale / 100
        wide, high = (
            max(side // STEP, 1) * STEP / scale for side in (self.canvas.width(), self.canvas.height())
        )
        return wide, high

    def _years(self) -> list[tuple[str, str]]:
        """Return the years that have what the picture shows, the latest first."""
        document = self._document
        models = document.baseline, document.after
        if self.picture.currentData() == "money_flow":
            found = {flow.year for model in models for flow in model.all(FundingFlow)}
        else:
            found = {line.year for model in models for line in model.all(BudgetLine)}
        return [(year, year) for year in sorted(found, reverse=True)]

    def _tip(self, key: Key) -> str:
        """Return what is said of a body or a flow: who pays whom how much, for what, and the gate."""
        for model in self._models():
            entity = model.entity(key)
            if isinstance(entity, FundingFlow):
                return _flow_said(model, entity)
            if entity is not None:
                return model.title(entity)
        return ""

    def _models(self) -> Iterable[Model]:
        return self._document.model, self._document.baseline

    def _select(self, key: Key | None) -> None:
        if not self.isVisible():
            return
        self.canvas.select(key)
        self.canvas.reveal(key)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._stale and self._shown and not self._shown.endswith(f"{self._room()}"):
            self.redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
        else:
            self._select(self._document.selection)


def _offer(combo: CalmCombo, choices: list[tuple[str, str]]) -> None:
    """Offer other choices, and keep what was chosen where it is still offered."""
    if [(combo.itemText(n), combo.itemData(n)) for n in range(combo.count())] == choices:
        return
    chosen = combo.currentData()
    with QSignalBlocker(combo):
        combo.clear()
        for text, data in choices:
            combo.addItem(text, data)
        combo.setCurrentIndex(max(combo.findData(chosen), 0) if choices else -1)


def _prices(price_year: str | None) -> list[tuple[str, str]]:
    return [(PAID, ""), *([(f"Real, of {price_year}", price_year)] if price_year else [])]


def _flow_said(model: Model, flow: FundingFlow) -> str:
    """Return a flow in lines of plain text."""
    gate = (
        f"Gate: {model.text(flow, 'approver')}" if flow.approver else "Gate: an approval" if flow.days else ""
    )
    if gate and flow.days:
        gate += f", adds {flow.days:,} {'day' if flow.days == 1 else 'days'}"
    lines = (
        f"{model.text(flow, 'payer')} passes {model.text(flow, 'amount')} to {model.text(flow, 'payee')}",
        f"In {flow.year}",
        f"For: {flow.purpose}" if flow.purpose else "",
        gate,
        f"Basis: {model.text(flow, 'basis').lower()}",
    )
    return "\n".join(line for line in lines if line)
