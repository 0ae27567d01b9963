"""What becomes of every duty of the as-is as a table: those without a home first, in red."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QBrush

from core.model.entities.accountability import Function
from core.model.entities.plan import Move
from core.model.fate import Fate, Sort
from core.model.key import Key
from gui import theme
from gui.document import Document
from gui.widgets.text_table import Role, TextTable

FATE, DUTY, FAMILY, BEFORE, WENT, MOVE = (
    "Fate",
    "Duty",
    "Family",
    "In the as-is",
    "To whom, or why",
    "By the move",
)
COLUMNS = (FATE, DUTY, BEFORE, WENT, MOVE, FAMILY)


class FateTable(TextTable[Fate]):
    """Exactly one fate each. Which move did it is told where one did."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        say = {
            FATE: lambda fate: fate.sort.signed,
            DUTY: lambda fate: fate.function.name,
            FAMILY: self._family,
            BEFORE: lambda fate: ", ".join(body.name for body in fate.before) or "Nobody",
            WENT: lambda fate: fate.went(),
            MOVE: self._move,
        }
        super().__init__(say, COLUMNS, parent)
        self._document = document
        self._moves: Mapping[str, Move] = {}
        self._sorts: frozenset[Sort] = frozenset()

    def redraw(self, found: Sequence[Fate], moves: Mapping[str, Move]) -> None:
        """Show these fates, and the moves that gave duties theirs, by the duty's id."""
        self._moves = moves
        self.show_all(sorted(found, key=lambda fate: fate.sort is not Sort.ORPHANED))

    def show_only(self, sorts: Collection[Sort]) -> None:
        """Show only duties with one of these fates; none: all."""
        self._sorts = frozenset(sorts)
        self._renew()

    def counts(self) -> Counter[Sort]:
        """Return how many duties have which fate, shown or not."""
        return Counter(fate.sort for fate in self._all)

    def fate(self, row: int) -> Fate:
        """Return the fate of a row."""
        return self._rows[row]

    def _about(self, row: Fate) -> Key:
        return Key("function", row.function.id)

    def _keeps(self, row: Fate) -> bool:
        return not self._sorts or row.sort in self._sorts

    def _family(self, fate: Fate) -> str:
        document, family = self._document, fate.function.parent
        found = document.after.get(Function, family) or document.baseline.get(Function, family)
        return found.name if found else ""

    def _move(self, fate: Fate) -> str:
        move = self._moves.get(fate.function.id)
        return move.title if move else ""

    def _edge(self, row: Fate) -> str | None:
        return "closed" if row.sort is Sort.ORPHANED else None

    def _dress(self, row: Fate, name: str, role: int) -> Any:
        if row.sort is Sort.ORPHANED:
            if role == Role.BackgroundRole:
                return QBrush(theme.Theme.colour("closed-soft"))
            if role == Role.ForegroundRole and name in (FATE, DUTY, WENT):
                return QBrush(theme.Theme.colour("closed"))
        elif role == Role.ForegroundRole and name == FATE:
            return QBrush(theme.Theme.colour("quiet" if row.sort is Sort.KEPT else "changed"))
        return None
