"""The structure as a tree of rows: each body inside the one it is part of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont

from core.model.diff import Sign
from core.model.entities.accountability import Accountability
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.words import pounds, wte
from gui import theme
from gui.document import Document

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
KEY = Role.UserRole
COLUMNS = ("Body", "Kind", "Legal form", "Accountable for", "Money", "People")
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(slots=True, eq=False)
class Row:
    """One body, where it stands, and the rows inside it."""

    body: Organisation
    above: Row | None
    place: int
    inside: list[Row] = field(default_factory=list)


class OrganisationTree(QAbstractItemModel):
    """Read-only; `year` is the year whose money and people are shown, empty for none."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._top: list[Row] = []
        self._rows: dict[str, Row] = {}
        self.year = ""
        self._roles: dict[int, Callable[[Organisation, int], Any]] = {
            Role.DisplayRole: self._text,
            KEY: lambda body, _: Key("organisation", body.id),
            Role.ToolTipRole: lambda body, column: (body.purpose or body.notes) if column == 0 else None,
            Role.TextAlignmentRole: lambda _, column: RIGHT if column >= 3 else None,
            Role.ForegroundRole: self._brush,
            Role.FontRole: self._font,
        }
        self.redraw()

    def redraw(self) -> None:
        """Show the bodies as they now are; the same rows stay where they are."""
        bodies: dict[str, Organisation] = {
            body.id: body
            for body in self._document.entities("organisation")
            if isinstance(body, Organisation)
        }
        self.year = self._latest_year()
        shape = {body.id: body.parent for body in bodies.values()}
        if shape == {id_: row.body.parent for id_, row in self._rows.items()}:
            for id_, row in self._rows.items():
                row.body = bodies[id_]
            self._tell(self._top, QModelIndex())
            return
        self.beginResetModel()
        self._build(bodies)
        self.endResetModel()

    def index_of(self, id: str) -> QModelIndex:
        """Return where a body is; nowhere if it is not shown."""
        row = self._rows.get(id)
        return self.createIndex(row.place, 0, row) if row else QModelIndex()

    def _build(self, bodies: dict[str, Organisation]) -> None:
        groups: dict[str | None, list[Organisation]] = {}
        for body in bodies.values():
            groups.setdefault(body.parent if body.parent in bodies else None, []).append(body)
        for group in groups.values():
            group.sort(key=lambda body: (body.name.casefold(), body.id))
        self._rows = {}
        self._top = []
        waiting: list[tuple[str | None, Row | None]] = [(None, None)]
        while waiting:
            id_, above = waiting.pop()
            into = above.inside if above else self._top
            for place, body in enumerate(groups.get(id_, [])):
                row = Row(body, above, place)
                into.append(row)
                self._rows[body.id] = row
                waiting.append((body.id, row))

    def _tell(self, rows: list[Row], above: QModelIndex) -> None:
        if rows:
            last = self.index(len(rows) - 1, len(COLUMNS) - 1, above)
            self.dataChanged.emit(self.index(0, 0, above), last)
        for row in rows:
            if row.inside:
                self._tell(row.inside, self.createIndex(row.place, 0, row))

    def _latest_year(self) -> str:
        years = self._document.model.table(BudgetLine).by("year")
        return max(years, default="")

    def _text(self, body: Organisation, column: int) -> str:
        model = self._document.model
        match column:
            case 0:
                sign = self._sign(body)
                return f"{sign.mark} {body.name} ({sign.value})" if sign else body.name
            case 1:
                return model.text(body, "kind")
            case 2:
                return model.text(body, "legal_form")
            case 3:
                parts = model.table(Accountability).by("organisation").get(body.id, ())
                number = sum(part.letter == "A" for part in parts)
                return str(number) if number else ""
            case 4:
                lines = model.table(BudgetLine).by("organisation").get(body.id, ())
                amount = sum(line.amount for line in lines if line.year == self.year)
                return pounds(amount) if amount else ""
            case _:
                people = model.table(Workforce).by("organisation").get(body.id, ())
                number = sum(group.wte for group in people if group.year == self.year)
                return wte(number) if number else ""

    def _sign(self, body: Organisation) -> Sign | None:
        return self._document.signs.get(Key("organisation", body.id))

    def _brush(self, body: Organisation, _: int) -> QBrush | None:
        sign = self._sign(body)
        return QBrush(theme.Theme.colour(sign.value)) if sign else None

    def _font(self, body: Organisation, _: int) -> QFont | None:
        return theme.struck_out() if self._sign(body) is Sign.CLOSED else None

    # Qt overrides

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        rows = parent.internalPointer().inside if parent.isValid() else self._top
        if 0 <= row < len(rows) and 0 <= column < len(COLUMNS):
            return self.createIndex(row, column, rows[row])
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        above = index.internalPointer().above if index.isValid() else None
        return self.createIndex(above.place, 0, above) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.column() > 0:
            return 0
        return len(parent.internalPointer().inside if parent.isValid() else self._top)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            year = f" {self.year}" if section in (4, 5) and self.year else ""
            return COLUMNS[section] + year
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        ask = self._roles.get(role)
        return ask(index.internalPointer().body, index.column()) if ask and index.isValid() else None
