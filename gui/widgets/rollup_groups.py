"""Money and people rolled up by tier, by function or by year, in the columns of the tree of bodies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from core.model.key import Key
from core.model.rollup import WAYS, Path, key_of_place, name_of_place, order_of_place, with_all_inside
from core.model.totals import Amounts
from gui import theme
from gui.document import Document
from gui.widgets.organisation_tree import KEY, Index
from gui.widgets.rollup_tree import ALIGN, DISPLAY, SIZE, TIP, Figure, RollupTree


@dataclass(slots=True, eq=False)
class Place:
    """One row: what it is of, how it is called, where it stands, and the rows inside it."""

    path: Path
    name: str
    above: Place | None
    at: int = 0
    inside: list[Place] = field(default_factory=list)


class RollupGroups(QAbstractItemModel):
    """Read-only. Rows are what has figures, now or in the as-is; side and year are those of `rows`."""

    def __init__(self, document: Document, rows: RollupTree, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._rows = rows
        self.way = "tier"
        self._own: dict[Path, Amounts] = {}
        self._inside: dict[Path, Amounts] = {}
        self._was: dict[Path, Amounts] = {}
        self._top: list[Place] = []
        self._places: dict[Path, Place] = {}

    def recount(self, way: str) -> None:
        """Add up anew, one of WAYS, what `rows` shows."""
        kind, models = self._rows.side.kind, (self._document.model, self._document.baseline)
        self.beginResetModel()
        self.way = way
        now, was = (WAYS[way](model, kind) for model in models)
        self._own, self._inside, self._was = now, with_all_inside(now), with_all_inside(was)
        self._top, self._places = [], {}
        for path in sorted(self._inside.keys() | self._was.keys(), key=len):
            above = self._places.get(path[:-1])
            place = self._places[path] = Place(path, name_of_place(models, way, path), above)
            (above.inside if above else self._top).append(place)
        for places in (self._top, *(place.inside for place in self._places.values())):
            places.sort(key=lambda place: order_of_place(way, place.path, place.name))
            for at, place in enumerate(places):
                place.at = at
        self.endResetModel()

    def index_of(self, key: Key) -> QModelIndex:
        """Return where a body or a function is; nowhere if it is not shown."""
        found = (place for place in self._places.values() if self.key(place) == key)
        place = next(found, None)
        return self.createIndex(place.at, 0, place) if place else QModelIndex()

    def index_at(self, path: Path) -> QModelIndex:
        """Return where a place is; nowhere if it has no figures."""
        place = self._places.get(path)
        return self.createIndex(place.at, 0, place) if place else QModelIndex()

    def key(self, place: Place) -> Key | None:
        """Return what selecting a row selects; None for tiers and years."""
        return key_of_place(self.way, place.path)

    def text(self, place: Place, column: int) -> str:
        """Return what a cell says."""
        if column == 0:
            return place.name
        return self._rows.told(self._figure(place), column, self._year(place))

    def _figure(self, place: Place) -> Figure:
        path = place.path
        return Figure(self._own.get(path, {}), self._inside.get(path, {}), self._was.get(path, {}))

    def _year(self, place: Place) -> str:
        return place.path[0] if self.way == "year" else self._rows.shown_year

    # Qt overrides

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        places = parent.internalPointer().inside if parent.isValid() else self._top
        if 0 <= row < len(places) and 0 <= column < self.columnCount():
            return self.createIndex(row, column, places[row])
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        above = index.internalPointer().above if index.isValid() else None
        return self.createIndex(above.at, 0, above) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.column() > 0:
            return 0
        return len(parent.internalPointer().inside if parent.isValid() else self._top)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return self._rows.columnCount()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if section == 0 and orientation is Qt.Orientation.Horizontal and role == DISPLAY:
            return {"tier": "Tier and body", "function": "Function", "year": "Year"}[self.way]
        return self._rows.headerData(section, orientation, role)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        place, column = index.internalPointer(), index.column()
        if role == DISPLAY:
            return self.text(place, column)
        if role == TIP and column:
            return self._rows.told_exactly(self._figure(place), column, self._year(place)) or None
        if role == ALIGN:
            return self._rows.alignment(column)
        if role == SIZE:
            return QSize(0, QFontMetrics(QApplication.font()).height() + theme.GRID)
        return self.key(place) if role == KEY else None
