"""What stays in sight around the grid of years: names at its left, totals at its right and under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QScrollBar, QTableView, QWidget

from core.model.kinds import KINDS
from core.model.totals import Amounts, add, unsure
from gui import theme
from gui.widgets.change_marks import plain_tip
from gui.widgets.pivot_grid import WIDTH, PivotGrid
from gui.widgets.pivot_table import ALIGN, DISPLAY, RIGHT, TIP, Index
from gui.widgets.totals_row import FONT

TOTAL, RESTS, ALL_YEARS = "Total", "Of which not sure", "All years"
NAME, SHARE = 170, 132  # pixels of a column of names, and of what a total rests on, at 100 %
TIGHT = 900  # pixels at 100 %; in less, what the total of a row rests on is only in its tip
LEAST_ROWS = 5  # that are in sight before there is room for what totals rest on
LINES = 4  # of text, in the row that says what the totals of years rest on
Text = Callable[[int, int], str]


class Band(QAbstractTableModel):
    """Cells to read: how many rows, how columns are called, and what each says."""

    def __init__(self, text: Text, parent: QObject, *, bold: bool = False, amounts: bool = True) -> None:
        super().__init__(parent)
        self._text = text
        self._bold = bold
        self._amounts = amounts
        self._rows = 0
        self._headings: Sequence[str] = ()

    def show(self, rows: int, headings: Sequence[str]) -> None:
        """Show so many rows under these headings; what cells say may be other than before."""
        if (rows, list(headings)) == (self._rows, list(self._headings)):
            if rows and headings:
                self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, len(headings) - 1))
            return
        self.beginResetModel()
        self._rows, self._headings = rows, list(headings)
        self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == DISPLAY:
            return self._text(index.row(), index.column())
        if role == FONT and self._bold:
            return theme.emphasised()
        if role == ALIGN and self._amounts:
            return RIGHT
        if role == TIP:
            row, column, columns = index.row(), index.column(), len(self._headings)
            told = [self._text(row, place) for place in range(column, columns)]
            if self._bold:  # of a total, what it rests on, which a low window hides
                told = [self._text(place, column) for place in range(self._rows)]
            return plain_tip("\n".join(filter(None, told)))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == ALIGN and self._amounts:
            return RIGHT
        return self._headings[section] if role == DISPLAY else None


class PivotBands(QWidget):
    """The grid with its names and totals around it; they scroll together, and are as high and as wide."""

    def __init__(self, grid: PivotGrid) -> None:
        super().__init__()
        self.grid = grid
        self._table = grid.table
        self.heads = Band(self._head, self, amounts=False)
        self.row_totals = Band(self._row_total, self)
        self.foot = Band(lambda row, _: (self._total_name, RESTS)[row], self, bold=True, amounts=False)
        self.year_totals = Band(self._year_total, self, bold=True)
        self.whole = Band(self._whole, self, bold=True)
        names = (
            "Names of rows",
            "Totals of rows",
            "Names of totals",
            "Totals of years",
            "Total of all years",
        )
        bands = (self.heads, self.row_totals, self.foot, self.year_totals, self.whole)
        self.views = [self._view(band, name) for band, name in zip(bands, names, strict=True)]
        self._lay_out()
        grid.table.modelReset.connect(self.redraw)
        grid.table.dataChanged.connect(self.redraw)

    def redraw(self) -> None:
        """Show the names and totals as they now are."""
        table = self._table
        fields = KINDS[table.subject.slug].fields
        rows, right = len(table.groups), [ALL_YEARS, RESTS] if table.subject.adds_up else [RESTS]
        self.heads.show(rows, [fields[name].label for name in table.by] or ["Lines"])
        self.row_totals.show(rows, right)
        self.foot.show(2, [""])
        self.year_totals.show(2, table.years)
        self.whole.show(2, right)
        self._set_sizes()

    # what bands say

    def _head(self, row: int, column: int) -> str:
        table, group = self._table, self._table.groups[row]
        if not table.by:
            return "All lines"
        return table.figures.name(table.by[column], group[column])

    @property
    def _total_name(self) -> str:
        return "Total of the rows found" if self._table.needle else TOTAL

    def _row_total(self, row: int, column: int) -> str:
        return self._amounts_said(self._table.figures.row_sums(self._table.groups[row]), column)

    def _year_total(self, row: int, column: int) -> str:
        amounts = self._table.sums.get(self._table.years[column], {})
        if row == 1:
            return unsure(amounts)
        return self._total(amounts) if amounts else ""

    def _whole(self, row: int, column: int) -> str:
        found: Amounts = {}
        for amounts in self._table.sums.values():
            add(found, amounts)
        if column:
            return ""
        if row == 1:
            return unsure(found)
        return self._total(found) if self._table.subject.adds_up else ""

    def _total(self, amounts: Amounts) -> str:
        return self._table.figures.shown(self._table.figures.total(amounts))

    def _amounts_said(self, amounts: Amounts, column: int) -> str:
        if self._table.subject.adds_up and column == 0:
            return self._total(amounts)
        return unsure(amounts)

    # how they stand

    def _view(self, band: Band, name: str) -> QTableView:
        view = QTableView()
        view.setModel(band)
        view.setAccessibleName(name)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        view.setTabKeyNavigation(False)
        view.setWordWrap(band in (self.year_totals, self.whole))
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.verticalHeader().hide()
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setStretchLastSection(band is not self.year_totals)
        view.horizontalHeader().setVisible(band in (self.heads, self.row_totals))
        return view

    def _lay_out(self) -> None:
        heads, right, foot, years, whole = self.views
        across, down = QScrollBar(Qt.Orientation.Horizontal), QScrollBar(Qt.Orientation.Vertical)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for column, (top, under) in enumerate(((heads, foot), (self.grid, years), (right, whole))):
            grid.addWidget(top, 0, column)
            grid.addWidget(under, 1, column)
        grid.addWidget(down, 0, 3)
        grid.addWidget(across, 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1_000)
        _together(down, self.grid.verticalScrollBar(), heads.verticalScrollBar(), right.verticalScrollBar())
        _together(across, self.grid.horizontalScrollBar(), years.horizontalScrollBar())
        self.grid.horizontalHeader().sectionResized.connect(
            lambda at, _, wide: years.setColumnWidth(at, wide)
        )
        heads.clicked.connect(lambda at: self.grid.setCurrentIndex(self._table.index(at.row(), 0)))

    def _set_sizes(self) -> None:
        heads, right, foot, years, whole = self.views
        high, line = self.grid.verticalHeader().defaultSectionSize(), self.fontMetrics().lineSpacing()
        for view in (heads, right):
            view.verticalHeader().setDefaultSectionSize(high)
        rests = LINES * line + theme.GRID
        if self.height() < (LEAST_ROWS + 2) * high + rests:
            rests = 0  # what totals rest on is in their tips too
        for view in (foot, years, whole):
            view.setRowHeight(0, high)
            view.setRowHeight(1, rests)
            view.setRowHidden(1, not rests)
            view.setFixedHeight(high + rests + 2 * view.frameWidth())
        for column in range(len(self._table.years)):
            years.setColumnWidth(column, self.grid.columnWidth(column))
        for view in (self.grid, years):
            view.setMaximumWidth(self.grid.horizontalHeader().length() + 2 * self.grid.frameWidth())
        self._set_side_widths(heads, right, whole)

    def _set_side_widths(self, heads: QTableView, right: QTableView, whole: QTableView) -> None:
        """Leave the years most of the room: names are cut off before they are, and get what they leave."""
        amount, share = theme.pixels(WIDTH), theme.pixels(SHARE)
        columns, tight = right.model().columnCount(), self.width() < theme.pixels(TIGHT)
        widths = [amount, 0 if tight else share] if columns > 1 else [share]
        for view in (right, whole):
            for column, width in enumerate(widths[:columns]):
                view.setColumnWidth(column, width)
                view.setColumnHidden(column, not width)
            view.setFixedWidth(sum(widths) + 2 * view.frameWidth())
        if columns > 1 and not tight:
            whole.setSpan(1, 0, 1, columns)
        else:
            whole.clearSpans()
        names = max(1, len(self._table.by))
        least = min(theme.pixels(NAME), max(self.width() * 2 // 5, theme.pixels(NAME)) // names)
        spare = self.width() - right.width() - self.grid.maximumWidth() - 3 * theme.GRID
        each = max(least, min(spare // names, 2 * theme.pixels(NAME)))
        for column in range(names):
            heads.setColumnWidth(column, each)
        heads.setMinimumWidth(least * names + 2 * heads.frameWidth())

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_sizes()


def _together(bar: QScrollBar, *others: QScrollBar) -> None:
    """Let a bar of its own scroll several views, each of which may be scrolled by its wheel too."""
    first = others[0]

    def fit(least: int, most: int) -> None:
        bar.setPageStep(first.pageStep())
        bar.setSingleStep(first.singleStep())
        bar.setRange(least, most)
        bar.setVisible(most > least)

    first.rangeChanged.connect(fit)
    fit(first.minimum(), first.maximum())
    for other in others:
        bar.valueChanged.connect(other.setValue)
        other.valueChanged.connect(bar.setValue)
