"""What tests of the grid of years share: a pane with a small plan in it, and reading its cells."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.model.entities.resources import BudgetLine
from gui.document import Document
from gui.widgets.pivot_pane import PivotPane

Flag = QItemSelectionModel.SelectionFlag


def rows(pane: PivotPane) -> list[list[str]]:
    """Return the names of each row and what its cells show."""
    table, heads = pane.table, pane.bands.heads
    return [
        [heads.index(row, column).data() for column in range(heads.columnCount())]
        + [table.index(row, column).data() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def totals(pane: PivotPane) -> list[list[str]]:
    """Return the rows of totals: of years, then of all."""
    bands = (pane.bands.year_totals, pane.bands.whole)
    return [
        [band.index(row, column).data() for band in bands for column in range(band.columnCount())]
        for row in range(2)
    ]


def go(pane: PivotPane, body: str, year: str) -> None:
    """Put the keyboard on the first cell of a body in a year."""
    table = pane.table
    row = next(n for n, group in enumerate(table.groups) if body in group)
    pane.grid.setCurrentIndex(table.index(row, table.years.index(year)))
    pane.grid.setFocus()


def choose(pane: PivotPane, top: int, left: int, bottom: int, right: int) -> None:
    """Select a block of cells."""
    table = pane.table
    pane.grid.setCurrentIndex(table.index(top, left))
    area = QItemSelection(table.index(top, left), table.index(bottom, right))
    pane.grid.selectionModel().select(area, Flag.ClearAndSelect)
    pane.grid.setFocus()


def type_in(pane: PivotPane, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type over the current cell and finish with a key."""
    QTest.keyClicks(pane.grid, text[:1])
    editor = pane.grid.cells.editor
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, key)


def clip(text: str) -> None:
    """Put text on the clipboard, as Excel does."""
    QGuiApplication.clipboard().setText(text)


def lines(document: Document) -> dict[tuple[str, str | None, str], list[BudgetLine]]:
    """Return the budget lines on show by body, function and year."""
    found: dict[tuple[str, str | None, str], list[BudgetLine]] = {}
    for line in document.model.all(BudgetLine):
        found.setdefault((line.organisation, line.function, line.year), []).append(line)
    return found
