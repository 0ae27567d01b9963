"""The plan at a glance: what it is about, its options beside each other, what happened last."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QScrollArea, QVBoxLayout, QWidget

from core.measures import MEASURES, PENCE, SHARE, WTE, Measure, Value
from core.model.entities.plan import AS_IS
from core.model.entities.resources import BudgetLine
from core.model.fields import Day
from core.model.words import count, pounds, wte
from gui import theme
from gui.document import Document
from gui.pages import page
from gui.widgets.option_table import OptionTable

LAST = 6  # steps of the history
SHOWN = (
    "bodies",
    "national_bodies",
    "tiers",
    "posts",
    "money",
    "wte",
    "devolved_share",
    "money_share_illustrative",
    "duties_without_home",
    "duties_with_two_homes",
    "bodies_with_two_masters",
    "bodies_without_legal_personality_holding_money",
)
"""The measures that tell options apart at a glance; the command line has them all."""
QUESTIONS = frozenset(SHOWN[-4:])
"""Measures that should be nothing."""


@page("overview", "Overview", icon="overview", place=10)
class OverviewPage(QWidget):
    """Figures that tell the options apart; in bold where an option differs from the as-is."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._title = _text("title")
        self._about = _text("quiet")
        self._summary = _text("")
        self._key = _text("quiet")
        self.options = OptionTable("Options beside each other")
        self._next = _text("")
        self.steps = QListWidget()
        self.steps.setAccessibleName("Last steps")
        self.steps.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout()
        column.setContentsMargins(theme.GRID * 2, theme.GRID, theme.GRID * 2, theme.GRID * 2)
        column.setSpacing(theme.GRID)
        for part in (self._title, self._about, self._summary):
            column.addWidget(part)
        column.addSpacing(theme.GRID)
        column.addWidget(_text("heading", "Options beside each other"))
        column.addWidget(self.options)
        column.addWidget(self._key)
        column.addSpacing(theme.GRID)
        column.addWidget(_text("heading", "What to do next"))
        column.addWidget(self._next)
        column.addSpacing(theme.GRID)
        column.addWidget(_text("heading", "Last steps"))
        column.addWidget(self.steps)
        inner = QWidget()
        inner.setLayout(column)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._stale = True
        document.changed.connect(self.redraw)

    def redraw(self) -> None:
        """Show the plan as it now is; a hidden page waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        about = self._document.store.about
        parts = [about.body or "", f"As at {Day('').format(about.as_at)}" if about.as_at else ""]
        self._title.setText(about.title)
        self._about.setText(" · ".join(part for part in parts if part))
        self._summary.setText(about.summary or "")
        for label in (self._about, self._summary):
            label.setVisible(bool(label.text()))
        self._show_options()
        self._show_next()
        self._show_steps()

    def _show_options(self) -> None:
        store = self._document.store
        options = store.options()
        baseline = store.model(AS_IS)
        models = [baseline, *(store.model(option.id) for option in options)]
        year = max(baseline.table(BudgetLine).by("year"), default="")
        rows = []
        for id_ in SHOWN:
            measure = MEASURES[id_]
            values = [measure.compute(model, baseline) for model in models]
            yearly = isinstance(values[0], Mapping)
            name = f"{measure.name}, WTE" if measure.unit == WTE else measure.name
            name = f"{name}, {year}" if yearly and year else name
            texts = [_shown(measure, value, year) for value in values]
            rows.append((name, measure.definition, texts))
        self.options.show_rows(["As is", *(option.code for option in options)], rows)
        self._key.setText("Bold: another figure than the as-is. ⚠: the board will ask about it.")

    def _show_next(self) -> None:
        store, document = self._document.store, self._document
        if not document.baseline.count():
            self._next.setText("Add the bodies of your as-is on the Structure page (Ctrl+2, then Ins).")
            return
        if not store.options():
            self._next.setText(
                "Add a first option with the + in the option bar: business as usual is a good one."
            )
            return
        homeless = MEASURES["duties_without_home"]
        lost = {
            option.code: homeless.compute(store.model(option.id), document.baseline)
            for option in store.options()
        }
        lines = [
            f"Option {code}: nobody is accountable for {count(number, 'duty', 'duties')}."
            for code, number in lost.items()
            if isinstance(number, int) and number
        ]
        self._next.setText(
            "\n".join([*lines, "Export the board papers when the options are ready (Ctrl+E)."])
        )

    def _show_steps(self) -> None:
        self.steps.clear()
        done = [step for step in self._document.store.history() if step.state in ("done", "start")]
        for step in reversed(done[-LAST:]):
            self.steps.addItem(step.label)
        height = self.steps.sizeHintForRow(0) * self.steps.count() + 8
        self.steps.setFixedHeight(max(height, theme.pixels(32)))

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()


def _text(role: str, text: str = "") -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _shown(measure: Measure, value: Value, year: str) -> str:
    """Return the value of a measure as people read it; of a yearly one that of the year."""
    number = value.get(year, 0) if isinstance(value, Mapping) else value
    if not isinstance(number, int | float):
        return ""
    if measure.unit == PENCE:
        return pounds(int(number), short=True)
    if measure.unit == WTE:
        return wte(int(number)).removesuffix(" WTE")
    if measure.unit == SHARE:
        return f"{number:.0%}"
    return f"⚠ {number:,}" if number and measure.id in QUESTIONS else f"{number:,}"
