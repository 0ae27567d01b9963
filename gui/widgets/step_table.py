"""The history as a table: every step, newest first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush

from core.store.file import Step
from gui import theme
from gui.document import Document
from gui.widgets.change_marks import plain_tip
from gui.widgets.organisation_tree import Index
from gui.widgets.step_words import STATES, where
from gui.widgets.wording import brief

COLUMNS = ("Step", "When", "Who", "State", "Where")
DISPLAY, FRONT, FONT, TIP = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.ToolTipRole,
    )
)


class StepTable(QAbstractTableModel):
    """Read-only. What was undone is quiet and says so; the start is bold."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.steps: list[Step] = []

    def redraw(self) -> None:
        """Read the history anew."""
        steps = list(reversed(self._document.store.history()))
        if [step.id for step in steps] == [step.id for step in self.steps]:
            self.steps = steps
            self.dataChanged.emit(self.index(0, 0), self.index(len(steps) - 1, len(COLUMNS) - 1))
        else:
            self.beginResetModel()
            self.steps = steps
            self.endResetModel()

    def row_of(self, step: int) -> int:
        """Return the row of a step, or -1."""
        return next((row for row, found in enumerate(self.steps) if found.id == step), -1)

    def _text(self, step: Step, column: int) -> str:
        match COLUMNS[column]:
            case "Step":
                return brief(step.label)
            case "When":
                return local_time(step.at)
            case "Who":
                return brief(step.who, 60) or "Somebody"
            case "Where":
                return where(self._document.store, step)
            case _:
                return STATES.get(step.state, step.state)

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.steps)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == DISPLAY and 0 <= section < len(COLUMNS):
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        step = self.steps[index.row()]
        if role == DISPLAY:
            return self._text(step, index.column())
        if role == TIP and COLUMNS[index.column()] in ("Step", "Where"):
            return plain_tip(self._text(step, index.column()))
        if role == FONT and step.state == "start":
            return theme.emphasised()
        if role == FRONT and step.state in ("undone", "dropped"):
            return QBrush(theme.Theme.colour("quiet"))
        return None


def local_time(at: str) -> str:
    """Return a moment of the history by this computer's clock: “23 Nov 2026, 06:58”."""
    try:
        moment = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    return f"{moment.day} {moment:%b %Y, %H:%M}"
