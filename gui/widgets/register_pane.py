"""The register of issued papers: what was given to whom, and what the plan has changed since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtGui import QBrush, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.model.days import spoken
from core.model.entities.papers import IssuedPaper
from core.model.fields import Day, FieldError
from core.model.words import count
from core.papers.register import Written, issue, issue_label, register, stale
from gui import theme
from gui.document import Document
from gui.widgets.buttons import push_button
from gui.widgets.field_editor import plain_label
from gui.widgets.row_list import dress
from gui.widgets.wording import brief

COLUMNS = ("Issued", "The plan is", "Paper", "To whom", "Files")
AS_ISSUED, CHANGED = "✓ as issued", "! changed since"
WIDTHS = (150, 140, 250, 120)
NOTHING = "Papers that you write on the first tab can be entered here when you hand them out."


class RegisterPane(QWidget):
    """What was written in this session can be entered, as one undoable step; entries stay as they are."""

    def __init__(self, document: Document, written: Callable[[], Sequence[Written]]) -> None:
        super().__init__()
        self._document = document
        self._written = written
        self._stale = True
        self.offered = plain_label()
        self.to, self.day = QLineEdit(), QLineEdit()
        self.enter = push_button("check", "Enter into the register")
        self.enter.clicked.connect(self._enter)
        self.error = plain_label(role="error")
        self.table = QTableWidget(0, len(COLUMNS))
        self._lay_out()
        document.changed.connect(self.redraw)

    def redraw(self) -> None:
        """List the register as it now is; a hidden pane waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        waiting = self._waiting()
        told = (
            f"{count(len(waiting), 'paper').capitalize()} written in this session: not in the register yet."
        )
        self.offered.setText(told if waiting else NOTHING)
        for part in (self.to, self.day, self.enter):
            part.setEnabled(bool(waiting) and not self._document.store.read_only)
        self.error.setVisible(bool(self.error.text()))
        entries = register(self._document.store.plan)
        self.table.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            self._fill(row, entry)

    def _waiting(self) -> list[Written]:
        """Return what was written in this session and is not in the register."""
        entries = self._document.store.plan.all(IssuedPaper)
        known = {(each.paper, each.option or "", each.fingerprint, each.files) for each in entries}
        return [
            each
            for each in self._written()
            if (each.paper, each.option, each.version, "\n".join(each.files)) not in known
        ]

    def _fill(self, row: int, entry: IssuedPaper) -> None:
        old = stale(self._document.store, entry)
        texts = (
            spoken(entry.issued),
            CHANGED if old else AS_ISSUED,
            f"{entry.about}{f' (version {entry.version})' if entry.version else ''}",
            entry.recipients or "",
            ", ".join((entry.files or "").splitlines()),
        )
        for column, text in enumerate(texts):
            cell = QTableWidgetItem(brief(text, 200))
            cell.setToolTip(brief(text, 400))
            cell.setForeground(QBrush(theme.Theme.colour("closed" if old and text == CHANGED else "ink")))
            self.table.setItem(row, column, cell)

    def _enter(self) -> None:
        try:
            day = Day("Issued").parse(self.day.text())
        except FieldError as error:
            self._refuse(str(error))
            return
        if not day:
            self._refuse("Say on which day the papers were issued.")
            return
        waiting = self._waiting()
        edits = issue(self._document.store, waiting, self.to.text(), str(day))
        self.error.setText("")
        if edits:
            self._document.edit(issue_label(edits), edits)

    def _refuse(self, why: str) -> None:
        self.error.setText(why)
        self.error.show()

    def _lay_out(self) -> None:
        self.day.setText(spoken(datetime.now().astimezone().date().isoformat()))
        self.to.setPlaceholderText("such as the board, or the public")
        fields = QHBoxLayout()
        fields.setSpacing(theme.GRID)
        for name, line in (("&To whom", self.to), ("&Issued on", self.day)):
            label = QLabel(name)
            label.setBuddy(line)
            line.setAccessibleName(name.replace("&", ""))
            fields.addWidget(label)
            fields.addWidget(line, 1)
        fields.addWidget(self.enter)
        self.table.setHorizontalHeaderLabels(COLUMNS)
        dress(self.table, "Register of issued papers", WIDTHS)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(0, theme.GRID, 0, 0)
        column_of.setSpacing(theme.GRID)
        column_of.addWidget(self.offered)
        column_of.addLayout(fields)
        column_of.addWidget(self.error)
        column_of.addWidget(self.table, 1)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()
