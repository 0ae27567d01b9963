"""Where every pound and every person of the as-is goes: the places as rows, and under each its lines."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.model.entities.accountability import Function
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.model import Model
from core.model.portions import Kind, exactly
from core.model.reconciliation import PLACES, Account, Fate, Line, Total
from gui import theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
HEADINGS = ("Place", "Amount", "From", "To", "Reason")
AMOUNT = 1
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
MOST = 2_000
"""Lines under one place that are listed, the largest first; the rest are counted."""


class AccountTree(QAbstractItemModel):
    """One year of an account. Lines are sorted out only when their place is opened: a nation has 100,000."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = self._after = Model("", {})
        self._account = Account((), {})
        self._kind: Kind | None = None
        self._year = ""
        self._places: list[tuple[str, str, int]] = []  # (words, field of the total, sign)
        self._lines: dict[str, list[Line]] = {}

    def show(self, kind: Kind, account: Account, year: str, before: Model, after: Model) -> None:
        """Show an account of money or people in one year, between two models."""
        self.beginResetModel()
        self._kind, self._account, self._year = kind, account, year
        self._before, self._after = before, after
        total = account.years.get(year, Total())
        used = [(words, fate.value, sign) for words, fate, sign in PLACES if getattr(total, fate.value)]
        ends = ("The option", "option", 1), ("Difference", "difference", 1)
        self._places = [("The as-is", "as_is", 1), *used, *ends] if account.years else []
        self._lines = {}
        self.endResetModel()

    def key(self, index: Index) -> Key | None:
        """Return the line that a row stands for; None for a place."""
        line = self._line(index)
        return line.key if line else None

    def _line(self, index: Index) -> Line | None:
        if not index.isValid() or not index.internalId():
            return None
        found = self._of(index.internalId() - 1)
        return found[index.row()] if index.row() < len(found) else None

    def _of(self, place: int) -> list[Line]:
        """Return the lines of a place, the largest first; none for a total."""
        name = self._places[place][1]
        if name not in self._lines:
            self._lines[name] = self._account.of(Fate(name), self._year) if name in _FATES else []
        return self._lines[name]

    def _has(self, place: int) -> bool:
        _, name, _ = self._places[place]
        return name in _FATES

    def _text(self, line: Line, column: int) -> str:
        found: Any = self._after.entity(line.key) or self._before.entity(line.key)
        texts = (
            self._after.name(Function, found.function) or "For no function in particular",
            exactly(self._kind, line.amount) if self._kind else "",
            self._name(line.giver),
            self._name(line.taker),
            line.reason,
        )
        return texts[column]

    def _name(self, id: str | None) -> str:
        body = self._after.get(Organisation, id) or self._before.get(Organisation, id)
        return body.name if body else ""

    # Qt overrides

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not child.isValid() or not child.internalId():
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, 0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return len(HEADINGS)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._places)
        if parent.internalId() or parent.column() or not self._has(parent.row()):
            return 0
        number = len(self._of(parent.row()))
        return min(number, MOST) + (number > MOST)

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        if not parent.isValid():
            return bool(self._places)
        return not parent.internalId() and not parent.column() and self._has(parent.row())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(HEADINGS):
            return None
        if role == Role.TextAlignmentRole:
            return RIGHT if section == AMOUNT else None
        return HEADINGS[section] if role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Role.TextAlignmentRole and index.column() == AMOUNT:
            return RIGHT
        if index.internalId():
            return self._of_line(index) if role in (Role.DisplayRole, Role.ToolTipRole) else None
        return self._of_place(index, role)

    def _of_place(self, index: Index, role: int) -> Any:
        words, name, sign = self._places[index.row()]
        amount = sign * getattr(self._account.years.get(self._year, Total()), name)
        if role == Role.FontRole and not self._has(index.row()):
            return theme.emphasised()
        if role == Role.ForegroundRole and amount and name in ("gone", "difference"):
            return theme.Theme.colour("closed")
        if role != Role.DisplayRole or self._kind is None:
            return None
        return {0: words, AMOUNT: exactly(self._kind, amount)}.get(index.column())

    def _of_line(self, index: Index) -> str:
        found = self._of(index.internalId() - 1)
        if index.row() == MOST:
            return f"And {len(found) - MOST:,} smaller lines" if index.column() == 0 else ""
        return self._text(found[index.row()], index.column())


_FATES = frozenset(fate.value for _, fate, _ in PLACES)
