"""What the checks find, in groups, as a tree of two levels; the last group is what is switched off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush

from core.checks import CHECKS, Case, Finding, Severity
from gui import theme
from gui.widgets.change_marks import plain_tip
from gui.widgets.problem_groups import Group, Grouping, grouped, switched_off_group

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
FINDING = Role.UserRole
CODE = Role.UserRole + 1
"""The code of the check that a row is about; None where a group is about several."""
COLOURS = {Severity.ERROR: "closed", Severity.WARNING: "warning", Severity.NOTE: "quiet"}


class ProblemList(QAbstractItemModel):
    """Groups, the gravest first, and inside each what was found."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Finding] = ()
        self._case: Case | None = None
        self._off: Mapping[str, str] = {}
        self._needle = ""
        self._severities = frozenset(Severity)
        self._grouping = Grouping.CHECK
        self.groups: list[Group] = []

    def show_findings(self, findings: Sequence[Finding], case: Case) -> bool:
        """Show these from now on, found in a case; return whether they are others than before."""
        renamed = self._grouping is Grouping.SUBJECT  # whose titles are not in the findings
        other = list(findings) != list(self._all) or dict(case.muted) != self._off or renamed
        self._case = case
        if other:
            self._all, self._off = findings, dict(case.muted)
            self._group()
        return other

    def show_only(self, text: str, severities: frozenset[Severity]) -> None:
        """Show only what has text in it, and is that grave."""
        self._needle, self._severities = text.strip().casefold(), severities
        self._group()

    def group_by(self, grouping: Grouping) -> None:
        """Let findings stand together by something else."""
        self._grouping = grouping
        self._group()

    def place_of(self, finding: Finding | None, near: tuple[int, int] = (-1, -1)) -> QModelIndex:
        """Return where a finding is shown; if it is not, the row nearest to a (group, row), if there is one.

        Whoever mends one problem after another by keyboard stays where they are.
        """
        for row, group in enumerate(self.groups):
            if finding in group.findings:
                return self.index(group.findings.index(finding), 0, self.index(row, 0))
        at = self.index(min(near[0], len(self.groups) - 1), 0)
        return self.index(min(near[1], self.rowCount(at) - 1), 0, at) if near[1] >= 0 else at

    def _group(self) -> None:
        shown = [
            found
            for found in self._all
            if CHECKS[found.code].severity in self._severities
            and (
                self._needle in found.message.casefold()
                or self._needle in f"{found.code} {CHECKS[found.code].name}".casefold()
            )
        ]
        self.beginResetModel()
        self.groups = [*grouped(shown, self._grouping, self._case), *switched_off_group(self._off)]
        self.endResetModel()

    # Qt overrides

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        # The id of an index is 0 for a group, and 1 more than its group's row for what is in it.
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        group = index.internalId() if index.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self.groups)
        return 0 if parent.internalId() else len(self.groups[parent.row()])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        group_row = index.internalId()
        group = self.groups[group_row - 1 if group_row else index.row()]
        return self._of_row(group, index.row(), role) if group_row else self._of_group(group, role)

    def _of_group(self, group: Group, role: int) -> Any:
        if role == Role.DisplayRole:
            return group.heading
        if role == Role.ForegroundRole:
            return QBrush(theme.Theme.colour(COLOURS[group.severity] if group.severity else "quiet"))
        if role == Role.ToolTipRole:
            return plain_tip(group.tip)
        return group.code if role == CODE else None

    def _of_row(self, group: Group, row: int, role: int) -> Any:
        code = group.off[row][0] if group.off else group.findings[row].code
        if role == Role.DisplayRole:
            return group.line(row)
        if role == Role.ToolTipRole:
            return plain_tip(CHECKS[code].rule)
        if role == FINDING:
            return None if group.off else group.findings[row]
        return code if role == CODE else None
