"""The Problems panel: what the checks find in the option on show, and a fix where one is sure."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from core.checks import Case, Finding, Severity, case_of, fix_of
from core.model.words import count, listed
from core.watch import Watch
from gui import theme
from gui.document import Document
from gui.widgets.problem_list import COLOURS, FINDING, SIGNS, ProblemList


class Problems(QWidget):
    """A line that counts, and below it, when opened, the findings: Enter goes to what one is about."""

    counted = Signal(str)
    """The line, for the status bar and for who cannot see it."""
    jumped = Signal(object)
    """The Key of what a finding is about."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._case: Case | None = None
        self._watch = Watch()
        self.list = ProblemList()
        self.line = QToolButton()
        self.line.setCheckable(True)
        self.line.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.line.setIcon(theme.icon("chevron-right"))
        self.line.setToolTip("Show or hide the problems (F8)")
        self.line.toggled.connect(self._open)
        self._find = QLineEdit()
        self._find.setPlaceholderText("Find in problems")
        self._find.setAccessibleName("Find in problems")
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._filter)
        self._kinds = {severity: self._kind(severity) for severity in Severity}
        self.fix = QPushButton("Fix")
        self.fix.clicked.connect(self._mend)
        self.tree = QTreeView()
        self.tree.setModel(self.list)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName("Problems")
        self.tree.activated.connect(self._jump)
        self.tree.clicked.connect(self._jump)
        self.tree.selectionModel().currentChanged.connect(self._offer)
        self._nothing = QLabel("Nothing to mend in this option.")
        self._nothing.setProperty("role", "quiet")
        tools = QHBoxLayout()
        tools.addWidget(self._find, 1)
        for button in self._kinds.values():
            tools.addWidget(button)
        tools.addWidget(self.fix)
        self.body = QWidget()
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(tools)
        inner.addWidget(self._nothing)
        inner.addWidget(self.tree, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, 0, theme.GRID, theme.GRID // 2)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self.line)
        column.addWidget(self.body, 1)
        self.body.hide()
        # After the pages have drawn: what somebody looks at comes before what is counted.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check_now)
        document.changed.connect(self._timer.start)
        self._timer.start()

    def check_now(self) -> None:
        """Run every check on the option on show, and say how many problems there are."""
        self._timer.stop()
        self._case = case_of(self._document.store, self._document.option)
        here = self._chosen()
        self.list.show_findings(self._watch.findings(self._case))
        self.tree.expandAll()
        self._choose(here)
        numbers = [(self.list.count(severity), severity) for severity in Severity]
        told = listed([count(number, severity.value) for number, severity in numbers if number])
        self.line.setText(f"Problems: {told or 'none'}")
        for number, severity in numbers:
            self._kinds[severity].setText(f"{SIGNS[severity]} {number:,}")
        self._nothing.setVisible(not told)
        self.tree.setVisible(bool(told))
        self._offer()
        self.counted.emit(self.line.text())

    def _kind(self, severity: Severity) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setChecked(True)
        button.setAccessibleName(f"Show {severity.value}s")
        button.setToolTip(f"Show {severity.value}s")
        button.setStyleSheet(f"color: {theme.Theme.colour(COLOURS[severity]).name()}")
        button.toggled.connect(self._filter)
        return button

    def _filter(self) -> None:
        wanted = frozenset(severity for severity, button in self._kinds.items() if button.isChecked())
        self.list.show_only(self._find.text(), wanted)
        self.tree.expandAll()

    def _open(self, on: bool) -> None:  # noqa: FBT001  # a slot of a toggled signal
        self.body.setVisible(on)
        self.line.setIcon(theme.icon("chevron-down" if on else "chevron-right"))

    def _chosen(self) -> Finding | None:
        found = self.tree.currentIndex().data(FINDING)
        return found if isinstance(found, Finding) else None

    def _choose(self, finding: Finding | None) -> None:
        for row, group in enumerate(self.list.groups):
            if finding in group.findings:
                above = self.list.index(row, 0)
                self.tree.setCurrentIndex(self.list.index(group.findings.index(finding), 0, above))

    def _jump(self, index: QModelIndex) -> None:
        found = index.data(FINDING)
        if isinstance(found, Finding):
            self.jumped.emit(found.key)

    def _offer(self) -> None:
        finding = self._chosen()
        fix = fix_of(self._case, finding) if self._case and finding else None
        self.fix.setEnabled(fix is not None)
        self.fix.setText(fix.label if fix else "Fix")

    def _mend(self) -> None:
        finding = self._chosen()
        if self._case and finding and (fix := fix_of(self._case, finding)):
            self._document.edit(fix.label, fix.edits)
