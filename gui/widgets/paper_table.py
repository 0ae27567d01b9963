"""The papers of a plan as a table: one row for each option of each paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from core.model.words import listed
from gui.document import Document
from gui.widgets.export_job import Row
from gui.widgets.organisation_tree import Index
from gui.widgets.wording import brief

COLUMNS = ("Paper", "About", "Exported")
DISPLAY = int(Qt.ItemDataRole.DisplayRole)


@dataclass(frozen=True, slots=True)
class Exported:
    """A paper that was written in this session: its files, one a format, and at what time of day."""

    files: tuple[Path, ...]
    at: str

    @property
    def told(self) -> str:
        """When, and what: “14:05, Option A.pdf”, “14:05, PDF and HTML: Option A”."""
        if len(self.files) == 1:
            return f"{self.at}, {self.files[0].name}"
        endings = listed([file.suffix[1:].upper() for file in self.files])
        return f"{self.at}, {endings}: {self.files[0].stem}"


@dataclass(slots=True)
class _Line:
    row: Row
    paper: str
    about: str
    done: Exported | None = field(default=None)


class PaperTable(QAbstractTableModel):
    """Read-only; the rows follow the options of the plan."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._lines: list[_Line] = []

    def redraw(self, exported: Mapping[Row, Exported]) -> None:
        """List the papers there are by now."""
        from core.papers import PAPERS  # noqa: PLC0415  # not needed for the first paint

        lines = []
        for id_, paper in sorted(PAPERS.items(), key=lambda found: (found[1].asked, not found[1].per_option)):
            if paper.per_option:
                for option in self._document.store.options():
                    about = f"Option {brief(option.code, 20)}, {brief(option.name, 120)}"
                    lines.append(_Line((id_, option.id), paper.name, about))
            else:
                lines.append(_Line((id_, ""), paper.name, "All options"))
        for line in lines:
            line.done = exported.get(line.row)
        same = [line.row for line in lines] == self.rows()
        if same:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(COLUMNS) - 1))
        else:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def rows(self) -> list[Row]:
        """Return every row: which paper, about which option."""
        return [line.row for line in self._lines]

    def usual(self) -> list[Row]:
        """Return the rows of all papers but those that are written only where they are asked for."""
        from core.papers import PAPERS  # noqa: PLC0415

        return [row for row in self.rows() if not PAPERS[row[0]].asked]

    def exported(self, row: int) -> Exported | None:
        """Return what was written of a row in this session."""
        return self._lines[row].done if 0 <= row < len(self._lines) else None

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == DISPLAY and 0 <= section < len(COLUMNS):
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        line = self._lines[index.row()]
        if role == DISPLAY:
            done = line.done.told if line.done else "Not yet in this session"
            return (line.paper, line.about, done)[index.column()]
        return None
