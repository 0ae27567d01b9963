"""What the checks find, grouped by check: a tree of two levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush

from core.checks import CHECKS, Check, Finding, Severity
from gui import theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
FINDING = Role.UserRole
SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "⚠", Severity.NOTE: "i"}
"""A sign beside each colour."""
COLOURS = {Severity.ERROR: "closed", Severity.WARNING: "warning", Severity.NOTE: "quiet"}
ORDER = list(Severity)


@dataclass(frozen=True, slots=True)
class Group:
    """One check and what it found."""

    check: Check
    findings: list[Finding]


class ProblemList(QAbstractItemModel):
    """Checks that found something, the gravest first, and inside each what it found."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Finding] = ()
        self._needle = ""
        self._severities = frozenset(Severity)
        self.groups: list[Group] = []

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these from now on."""
        if list(findings) != list(self._all):
            self._all = findings
            self._group()

    def show_only(self, text: str, severities: frozenset[Severity]) -> None:
        """Show only what has text in it, and is that grave."""
        self._needle, self._severities = text.strip().casefold(), severities
        self._group()

    def count(self, severity: Severity) -> int:
        """Return how many findings there are of a severity, shown or not."""
        return sum(CHECKS[found.code].severity is severity for found in self._all)

    def _group(self) -> None:
        by_code: dict[str, list[Finding]] = {}
        for found in self._all:
            if self._needle in found.message.casefold():
                by_code.setdefault(found.code, []).append(found)
        groups = [Group(CHECKS[code], found) for code, found in by_code.items()]
        groups = [group for group in groups if group.check.severity in self._severities]
        self.beginResetModel()
        self.groups = sorted(groups, key=lambda group: (ORDER.index(group.check.severity), group.check.code))
        self.endResetModel()

    # Qt overrides

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        # The id of an index is 0 for a check, and 1 more than its check's row for a finding.
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        group = index.internalId() if index.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self.groups)
        return 0 if parent.internalId() else len(self.groups[parent.row()].findings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or role not in (
            Role.DisplayRole,
            Role.ForegroundRole,
            Role.ToolTipRole,
            FINDING,
        ):
            return None
        group_row = index.internalId()
        group = self.groups[group_row - 1 if group_row else index.row()]
        if group_row:
            found = group.findings[index.row()]
            answers: dict[int, Any] = {
                Role.DisplayRole: found.message,
                Role.ToolTipRole: group.check.rule,
                FINDING: found,
            }
            return answers.get(role)
        severity = group.check.severity
        if role == Role.ForegroundRole:
            return QBrush(theme.Theme.colour(COLOURS[severity]))
        if role == Role.DisplayRole:
            return f"{SIGNS[severity]} {group.check.name} ({len(group.findings):,})"
        return f"{group.check.rule}\n{group.check.source}" if role == Role.ToolTipRole else None
