"""The Problems panel: what the checks find in the option on show, and a fix where one is sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from core.checks import CHECKS, Case, Finding, Fix, Severity, case_of, fix_of, fix_of_all
from core.model.edits import EditError
from core.model.words import count, listed
from core.muting import switch_off, switch_on
from core.watch import Watch
from gui import theme
from gui.document import Document
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.change_marks import plain_tip
from gui.widgets.mute_dialog import ask_reason
from gui.widgets.problem_groups import SIGNS, Grouping
from gui.widgets.problem_list import CODE, COLOURS, FINDING, ProblemList
from gui.widgets.slices import Slices

NATIVE = QKeySequence.SequenceFormat.NativeText
WIDEST = 220  # pixels at 100 % for the words on a button: what a fix does may take a sentence
MOST = 100  # groups, or rows of one, that are shown unfolded


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
        self.found: list[Finding] = []
        """What there is in the newest that was checked, listed or not."""
        self._folded: set[str] = set()
        self._watch = Watch()
        self._slices = Slices(self)
        self.list = ProblemList()
        self.line = QToolButton()
        self._find = QLineEdit()
        self.grouping: QComboBox = CalmCombo()
        self._kinds = {severity: self._kind(severity) for severity in Severity}
        self.tree = QTreeView()
        self.fix, self.fix_all, self.switch = QPushButton(), QPushButton(), QPushButton()
        self._nothing = QLabel("Nothing to mend in this option.")
        self._nothing.setProperty("role", "quiet")
        self.body = QWidget()
        self._dress()
        self._build()
        # After the pages have drawn: what somebody looks at comes before what is counted.
        document.changed.connect(self._begin)
        self._begin()

    @property
    def busy(self) -> bool:
        """Whether the option on show is still being checked; what is listed is then of before."""
        return self._slices.busy

    def check_now(self) -> None:
        """Run every check on the option on show, and say how many problems there are."""
        self._begin()
        self._slices.finish()

    # how it looks

    def _dress(self) -> None:
        self.line.setCheckable(True)
        self.line.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.line.setIcon(theme.icon("chevron-right"))
        self.line.setToolTip("Show or hide the problems (F8)")
        self.line.toggled.connect(self._open)
        self._find.setPlaceholderText("Find in problems")
        self._find.setAccessibleName("Find in problems")
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._filter)
        self.grouping.addItems([grouping.value for grouping in Grouping])
        self.grouping.setMinimumContentsLength(len(Grouping.SUBJECT.value))
        self.grouping.setAccessibleName("Group problems")
        self.grouping.currentTextChanged.connect(self._regroup)
        self.tree.setModel(self.list)
        self.tree.collapsed.connect(self._fold)
        self.tree.expanded.connect(self._was_unfolded)
        self.tree.setMinimumHeight(theme.pixels(150))
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName("Problems")
        self.tree.activated.connect(self._jump)
        self.tree.clicked.connect(self._jump)
        self.tree.selectionModel().currentChanged.connect(self._offer)
        self.list.modelReset.connect(self._offer)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for button, keys, work in (
            (self.fix, "Ctrl+Return", self._mend),
            (self.fix_all, "Ctrl+Shift+Return", self._mend_all),
            (self.switch, "Del", self._switch),
        ):
            action = QAction(self.tree)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(work)
            self.tree.addAction(action)
            button.clicked.connect(action.trigger)

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.addWidget(self._find, 1)
        for button in (*self._kinds.values(), self.grouping, self.fix, self.fix_all, self.switch):
            tools.addWidget(button)
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

    def _kind(self, severity: Severity) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setChecked(True)
        button.setAccessibleName(f"Show {severity.value}s")
        button.setToolTip(f"Show {severity.value}s")
        button.setStyleSheet(f"color: {theme.Theme.colour(COLOURS[severity]).name()}")
        button.toggled.connect(self._filter)
        return button

    def _open(self, on: bool) -> None:  # noqa: FBT001  # a slot of a toggled signal
        self.body.setVisible(on)
        if on and self._case:
            self._list(self._case)
        self.line.setIcon(theme.icon("chevron-down" if on else "chevron-right"))
        if on:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    # checking

    def _begin(self) -> None:
        """Check the option on show, whenever nothing else is to be done; of an older one no more is asked."""
        self._slices.start(self._check())

    def _check(self) -> Iterator[None]:
        case = case_of(self._document.store, self._document.option)
        found: list[Finding] = []
        for findings in self._watch.steps(case):
            found += findings
            yield
        self._case = case
        self._show(found, case)

    def _show(self, found: list[Finding], case: Case) -> None:
        self.found = found
        if self.line.isChecked():
            self._list(case)
        numbers = Counter(CHECKS[finding.code].severity for finding in found)
        told = listed([count(numbers[each], each.value) for each in Severity if numbers[each]])
        off = f"; {count(len(case.muted), 'check')} switched off" if case.muted else ""
        self.line.setText(f"Problems: {told or 'none'}{off}")
        for severity, button in self._kinds.items():
            button.setText(f"{SIGNS[severity]} {numbers[severity]:,}")
        self._offer()
        self.counted.emit(self.line.text())

    def _list(self, case: Case) -> None:
        """List what was found, and stay at the finding that is chosen; a closed panel only counts."""
        here, at = self._chosen(), self.tree.currentIndex()
        place = (at.parent().row(), at.row()) if at.parent().isValid() else (at.row(), -1)
        if self.list.show_findings(self.found, case):
            self._unfold()
            self.tree.setCurrentIndex(self.list.place_of(here, place))
        self._nothing.setVisible(not self.found)
        self.tree.setVisible(bool(self.found or case.muted))

    def _unfold(self) -> None:
        """Open groups that can be looked through; of very many, or what somebody has folded, the headings."""
        groups = self.list.groups
        for row, group in enumerate(groups if len(groups) <= MOST else ()):
            if len(group) <= MOST and group.title not in self._folded:
                self.tree.expand(self.list.index(row, 0))

    def _fold(self, index: QModelIndex) -> None:
        self._folded.add(self.list.groups[index.row()].title)

    def _was_unfolded(self, index: QModelIndex) -> None:
        self._folded.discard(self.list.groups[index.row()].title)

    def _filter(self) -> None:
        wanted = frozenset(severity for severity, button in self._kinds.items() if button.isChecked())
        self.list.show_only(self._find.text(), wanted)
        self._unfold()

    def _regroup(self, name: str) -> None:
        here = self._chosen()
        self.list.group_by(Grouping(name))
        self._unfold()
        self.tree.setCurrentIndex(self.list.place_of(here))

    # what is chosen, and what can be done with it

    def _chosen(self) -> Finding | None:
        found = self.tree.currentIndex().data(FINDING)
        return found if isinstance(found, Finding) else None

    def _code(self) -> str | None:
        code = self.tree.currentIndex().data(CODE)
        return code if isinstance(code, str) else None

    def _jump(self, index: QModelIndex) -> None:
        found = index.data(FINDING)
        if isinstance(found, Finding):
            self.jumped.emit(found.key)

    def _fix_of_chosen(self) -> Fix | None:
        finding = self._chosen()
        return fix_of(self._case, finding) if self._case and finding else None

    def _offer(self) -> None:
        fix, code = self._fix_of_chosen(), self._code()
        off = bool(self._case and code in self._case.muted)
        fixable = bool(code and not off and CHECKS[code].fix)
        name = CHECKS[code].name if code else ""
        offered = (
            (self.fix, fix.label if fix else "Fix", fix is not None),
            (self.fix_all, "Fix all of this check", fixable),
            (self.switch, "Switch on again" if off else "Switch off…", code is not None),
        )
        for action, (button, text, on) in zip(self.tree.actions(), offered, strict=True):
            button.setText(_fitted(button, text))
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(f"{text} ({action.shortcut().toString(NATIVE)})"))
            button.setEnabled(on)
            action.setText(text)
            action.setEnabled(on)
        self.switch.setAccessibleName(f"{self.switch.text().rstrip('…')}: {name}" if name else "Switch off")

    def _mend(self) -> None:
        self._slices.finish()
        if fix := self._fix_of_chosen():
            self._document.edit(fix.label, fix.edits)

    def _mend_all(self) -> None:
        self._slices.finish()
        code = self._code()
        if self._case and code and (fix := fix_of_all(self._case, code)):
            self._document.edit(fix.label, fix.edits)

    def _switch(self) -> None:
        """Switch the check that is chosen off for the plan, or on again."""
        code, plan = self._code(), self._document.store.plan
        if code is None:
            return
        if edits := switch_on(plan, code):
            self._document.edit(f"Switch on “{CHECKS[code].name}”", edits)
            return
        if self._document.store.read_only:
            self._document.refused.emit(self._document.why_not())
        elif reason := ask_reason(code, self):
            try:
                self._document.edit(f"Switch off “{CHECKS[code].name}”", switch_off(plan, code, reason))
            except EditError as error:
                self._document.refused.emit(str(error))


def _fitted(button: QPushButton, text: str) -> str:
    """Return the words on a button cut to a width that no window has to grow for; “&” is no key."""
    cut = button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, theme.pixels(WIDEST))
    return cut.replace("&", "&&")
