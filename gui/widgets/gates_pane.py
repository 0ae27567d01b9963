"""Money released against deliverables: what is released beside what is met, who ticked what, what is late."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QSplitter, QTreeView, QVBoxLayout, QWidget

from core.checks import case_of, found_by
from core.model.entities.resources import Deliverable, Tranche
from core.model.gates import TICKS, Progress, Standing, State, gate_of, overdue, ticked_by_recipient
from core.model.kinds import Entity
from core.model.words import count, listed, pounds
from gui import theme
from gui.document import Document, View
from gui.widgets.field_editor import plain_label
from gui.widgets.problem_list import FINDING, ProblemList
from gui.widgets.table_pane import TablePane

CODES = ("DLV001", "DLV002", "DLV003", "DLV004")
"""The checks of tranches and deliverables."""
TRANCHE = ("name", "amount", "due", "released", "flow", "source", "basis")
DELIVERABLE = ("name", "tranche", "due", "met", *TICKS, "organisation", "description", "evidence")
"""What the tables show first: how far each is."""
MOST = 1_000_000  # of a bar; enough that a share is exact to the eye


class GatesPane(QWidget):
    """Spending beside deliverables met; tranches and deliverables as tables, and what holds money back."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self.spent, self.met = _bar("Money released"), _bar("Deliverables met")
        self.spent_said, self.met_said = plain_label(), plain_label()
        self.tranches = TablePane(document, "tranche", TRANCHE)
        self.deliverables = TablePane(document, "deliverable", DELIVERABLE)
        self.waiting = ProblemList()
        self.problems = QTreeView()
        self.problems.setModel(self.waiting)
        self.problems.setHeaderHidden(True)
        self.problems.setAccessibleName("Overdue and not ticked")
        self.none = plain_label(role="quiet")
        self._say_more()
        self._lay_out()
        document.changed.connect(self.redraw)
        self.problems.selectionModel().currentChanged.connect(self._go)

    def redraw(self) -> None:
        """Show how far tranches are; a hidden pane waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        all_of_it = self._document.model.once(Progress).all
        _fill(self.spent, all_of_it.released, all_of_it.amount)
        _fill(self.met, all_of_it.met, all_of_it.deliverables)
        self.spent_said.setText(_released(all_of_it))
        self.met_said.setText(_met(all_of_it))
        document = self._document
        case = case_of(document.store, "as-is" if document.view is View.BEFORE else document.option)
        self.waiting.show_findings([found for code in CODES for found in found_by(code, case)], case)
        self.problems.expandAll()
        is_any = self.waiting.rowCount() > 0
        self.problems.setVisible(is_any)
        self.none.setVisible(not is_any)
        self.none.setText("Nothing is overdue or waits for a tick." if all_of_it.deliverables else "")

    def seek(self) -> None:
        """Give the find field of the deliverables the keyboard."""
        self.deliverables.seek()

    def _say_more(self) -> None:
        """Let cells say what follows from them: late, not ticked, ticked by who receives the money."""
        tranches, deliverables = self.tranches.view.table, self.deliverables.view.table
        tranches.said["released"] = self._released_said
        deliverables.said["due"] = self._due_said
        for tick in TICKS:
            deliverables.said[tick] = partial(self._tick_said, tick)

    def _released_said(self, entity: Entity) -> str:
        if not isinstance(entity, Tranche):
            return ""
        date = self._document.text(entity, "released")
        state = gate_of(self._document.model, entity).state
        if state is State.HELD and date:
            return f"{date}, without all ticks"
        return date or ("Ready to release" if state is State.READY else "Held")

    def _due_said(self, entity: Entity) -> str:
        date = self._document.text(entity, "due")
        as_at = self._document.store.about.as_at
        return f"{date}, overdue" if isinstance(entity, Deliverable) and overdue(entity, as_at) else date

    def _tick_said(self, tick: str, entity: Entity) -> str:
        if not isinstance(entity, Deliverable) or not getattr(entity, tick):
            return "Not yet"
        own = tick in ticked_by_recipient(self._document.model, entity)
        return f"{self._document.text(entity, tick)}{', who receives the money' if own else ''}"

    def _go(self, now: QModelIndex) -> None:
        found = now.data(FINDING) if now.isValid() else None
        if found:
            self._document.select(found.key)

    def _lay_out(self) -> None:
        above = QGridLayout()
        above.setHorizontalSpacing(theme.GRID * 2)
        above.setVerticalSpacing(theme.GRID // 2)
        for row, (bar, said) in enumerate(((self.spent, self.spent_said), (self.met, self.met_said))):
            above.addWidget(QLabel(bar.accessibleName()), row, 0)
            above.addWidget(bar, row, 1)
            above.addWidget(said, row, 2)
        above.setColumnStretch(1, 1)
        above.setColumnStretch(2, 2)
        late, column = QWidget(), QVBoxLayout()
        late.setLayout(column)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.addWidget(self.none)
        column.addWidget(self.problems, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        for widget in (self.tranches, self.deliverables, late):
            splitter.addWidget(widget)
        for place, share in enumerate((2, 3, 2)):
            splitter.setStretchFactor(place, share)
        splitter.setSizes([200, 300, 200])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.GRID, 0, 0)
        whole.setSpacing(theme.GRID)
        whole.addLayout(above)
        whole.addWidget(splitter, 1)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()


def _bar(name: str) -> QProgressBar:
    bar = QProgressBar()
    bar.setAccessibleName(name)
    bar.setMaximum(MOST)
    bar.setTextVisible(False)
    return bar


def _fill(bar: QProgressBar, part: int, whole: int) -> None:
    bar.setValue(max(0, part) * MOST // whole if whole > 0 else 0)


def _released(found: Standing) -> str:
    """Return what is released of all tranches, and what waits."""
    if not found.tranches:
        return "No tranches yet. Press Ins in the table to add the first."
    waits = [f"{pounds(found.ready)} ready"] if found.ready else []
    waits += [f"{pounds(found.held)} held"] if found.held else []
    more = f"; {listed(waits)}" if waits else ""
    return f"{pounds(found.released)} of {pounds(found.amount)}{more}"


def _met(found: Standing) -> str:
    if not found.deliverables:
        return "No deliverables yet."
    return f"{found.met:,} of {count(found.deliverables, 'deliverable')}"
