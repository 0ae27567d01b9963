"""The papers of a plan as a table: one row for each option of each paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from core.model.days import spoken
from core.model.words import listed
from gui.document import Document
from gui.widgets.export_job import Row
from gui.widgets.organisation_tree import Index
from gui.widgets.wording import brief

if TYPE_CHECKING:
    from core.papers import Paper

COLUMNS = ("Paper", "About", "Issued", "Exported")
CHANGED = "! changed since"
DISPLAY = int(Qt.ItemDataRole.DisplayRole)


@dataclass(frozen=True, slots=True)
class Exported:
    """A paper that was written in this session: its files, at what time of day, and from what version.

    `private`: a private copy too.
    """

    files: tuple[Path, ...]
    at: str
    version: str = ""
    private: bool = False

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
    issued: str = ""
    done: Exported | None = field(default=None)


class PaperTable(QAbstractTableModel):
    """Read-only; the rows follow the options of the plan, those of the usual papers first."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._lines: list[_Line] = []

    def redraw(self, exported: Mapping[Row, Exported]) -> None:
        """List the papers there are by now."""
        from core.papers import PAPERS  # noqa: PLC0415  # not needed for the first paint

        lines = []
        for id_, paper in sorted(PAPERS.items(), key=lambda found: _place(found[1])):
            if paper.per_option:
                for option in self._document.store.options():
                    about = f"Option {brief(option.code, 20)}, {brief(option.name, 120)}"
                    lines.append(_Line((id_, option.id), paper.name, about))
            else:
                lines.append(_Line((id_, ""), paper.name, "All options"))
        issued = self._issued()
        for line in lines:
            line.done, line.issued = exported.get(line.row), issued.get(line.row, "")
        same = [line.row for line in lines] == self.rows()
        if same:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(COLUMNS) - 1))
        else:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def _issued(self) -> dict[Row, str]:
        """Return when each paper was issued last, and whether the plan has changed since."""
        from core.papers.register import register, stale  # noqa: PLC0415  # not needed for the first paint

        found: dict[Row, str] = {}
        for entry in reversed(register(self._document.store.plan)):  # the latest last, so that it stays
            changed = stale(self._document.store, entry)
            found[entry.paper, entry.option or ""] = CHANGED if changed else spoken(entry.issued)
        return found

    def usual(self) -> list[Row]:
        """Return the rows of papers that are written where nobody chose any."""
        from core.papers import PAPERS  # noqa: PLC0415  # not needed for the first paint

        return [row for row in self.rows() if not PAPERS[row[0]].asked]

    def rows(self) -> list[Row]:
        """Return every row: which paper, about which option."""
        return [line.row for line in self._lines]

    def name_of(self, row: int) -> str:
        """Return what a row is, in words: the paper, and what it is about."""
        line = self._lines[row]
        return f"{line.paper}: {line.about}"

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
            return (line.paper, line.about, line.issued, done)[index.column()]
        return None


def _place(paper: Paper) -> tuple[bool, bool, str]:
    """Return where a paper stands: the usual ones first, and of these those about one option."""
    return paper.asked, not paper.per_option, paper.name
