"""Every step of the plan, newest first, and the way back to any of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QProgressDialog,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.model.words import count
from core.store.connection import PlanError
from core.store.file import Step
from gui import theme
from gui.document import Document
from gui.pages import page
from gui.widgets.buttons import push_button
from gui.widgets.field_editor import plain_label
from gui.widgets.step_table import StepTable, local_time
from gui.widgets.step_words import STATES, told, where

FEW = 5  # steps that are undone without showing how far it is
WIDTHS = (280, 145, 115, 90)


@page("history", "History", icon="history", place=90)
class HistoryPage(QWidget):
    """What was done, when, by whom and where; below it what the chosen step changed."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self._left = 0
        self._back = True
        self._progress: QProgressDialog | None = None
        self.steps = StepTable(document, self)
        self.table = QTableView()
        self.words = QListWidget()
        self.title, self.about = plain_label(role="heading"), plain_label(role="quiet")
        self.undo = push_button("undo", "Undo back to here")
        self.redo = push_button("redo", "Redo up to here")
        self.undo.clicked.connect(lambda: self._go(back=True))
        self.redo.clicked.connect(lambda: self._go(back=False))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._lay_out()
        document.changed.connect(self.redraw)

    def redraw(self) -> None:
        """Read the history anew; a hidden page waits until it is seen, as do many steps until the last."""
        if not self.isVisible() or self._left > 0:
            self._stale = True
            return
        self._stale = False
        chosen = self.chosen
        self.steps.redraw()
        row = self.steps.row_of(chosen.id) if chosen else 0
        self.table.setCurrentIndex(self.steps.index(max(row, 0), 0))
        self._explain()

    @property
    def chosen(self) -> Step | None:
        """The step that is chosen."""
        row = self.table.currentIndex().row()
        return self.steps.steps[row] if 0 <= row < len(self.steps.steps) else None

    def seek(self) -> None:
        """The table finds a step as one types its first letters."""
        self.table.setFocus()
        self._document.told.emit("Type the first letters of a step to go to it.")

    # what a step did

    def _explain(self) -> None:
        step = self.chosen
        self.words.clear()
        for button in (self.undo, self.redo):
            button.setEnabled(False)
        if step is None:
            return
        self.title.setText(step.label)
        who = f" by {step.who}" if step.who else ""
        place = where(self._document.store, step)
        self.about.setText(f"{STATES.get(step.state, step.state)}{who}, {local_time(step.at)}. {place}.")
        try:
            self.words.addItems(told(self._document.store, step))
        except PlanError as error:
            self.words.addItem(str(error))
        self._offer(step)

    def _offer(self, step: Step) -> None:
        """Offer the way to the chosen step, and say how far it is."""
        undone, redone = len(self._later(step)), len(self._undone_up_to(step))
        why = self._document.store.read_only
        self.undo.setEnabled(bool(undone) and step.state in ("done", "start") and not why)
        self.redo.setEnabled(bool(redone) and not why)
        self.undo.setText(f"Undo back to here ({count(undone, 'step')})" if undone else "Undo back to here")
        self.redo.setText(f"Redo up to here ({count(redone, 'step')})" if redone else "Redo up to here")

    def _later(self, step: Step) -> list[Step]:
        """Return the steps done after one: those to undo, so that it is the last."""
        return [found for found in self.steps.steps if found.state == "done" and found.id > step.id]

    def _undone_up_to(self, step: Step) -> list[Step]:
        """Return the undone steps up to one, itself included; none where it is not undone."""
        if step.state != "undone":
            return []
        return [found for found in self.steps.steps if found.state == "undone" and found.id <= step.id]

    # going there

    def _go(self, *, back: bool) -> None:
        step = self.chosen
        if step is None or self._left:
            return
        self._back = back
        self._left = len(self._later(step) if back else self._undone_up_to(step))
        if self._left > FEW:
            verb = "Undoing" if back else "Redoing"
            self._progress = QProgressDialog(
                f"{verb} {count(self._left, 'step')} …", "Stop here", 0, self._left
            )
            self._progress.setParent(self, Qt.WindowType.Dialog)
            self._progress.setWindowModality(Qt.WindowModality.WindowModal)
            self._progress.setWindowTitle("History")
            self._progress.setMinimumDuration(300)
        self._timer.start(0)

    def _step(self) -> None:
        """Take one step of several. One at a time, so that the window goes on living and can be stopped."""
        store, progress = self._document.store, self._progress
        label = store.undo_label() if self._back else store.redo_label()
        if self._left > 0 and label is not None and not (progress and progress.wasCanceled()):
            before = len([step for step in store.history() if step.state == "done"])
            (self._document.undo if self._back else self._document.redo)()
            if len([step for step in store.history() if step.state == "done"]) != before:
                self._left -= 1
                if progress:
                    progress.setValue(progress.maximum() - self._left)
                if self._left:
                    return
        self._timer.stop()
        self._left = 0
        if progress:
            progress.close()
            progress.deleteLater()
            self._progress = None
        self.redraw()

    # how it stands

    def _lay_out(self) -> None:
        self._dress()
        heading = QLabel("History")
        heading.setProperty("role", "heading")
        buttons = QHBoxLayout()
        buttons.addWidget(self.undo)
        buttons.addWidget(self.redo)
        buttons.addStretch(1)
        below = QWidget()
        detail = QVBoxLayout(below)
        detail.setContentsMargins(0, theme.GRID, 0, 0)
        detail.setSpacing(theme.GRID)
        detail.addWidget(self.title)
        detail.addWidget(self.about)
        detail.addLayout(buttons)
        detail.addWidget(self.words, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(below)
        split.setSizes([400, 300])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(heading)
        column.addWidget(split, 1)

    def _dress(self) -> None:
        table = self.table
        table.setModel(self.steps)
        table.setAccessibleName("Steps, newest first")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + theme.GRID * 3 // 2)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        for column, width in enumerate(WIDTHS):
            table.setColumnWidth(column, theme.pixels(width))
        table.selectionModel().currentRowChanged.connect(self._chosen)
        self.words.setAccessibleName("What this step changed")
        self.words.setWordWrap(True)
        self.words.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def _chosen(self, now: QModelIndex) -> None:
        if now.isValid():
            self._explain()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
