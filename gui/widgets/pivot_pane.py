"""Money or people as a grid: what to show above it, and under it what the cell that one is on rests on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from core.model.entities.resources import BASES, PriceIndex
from core.model.fields import FieldError
from core.model.kinds import KINDS
from core.model.pivot import SUBJECTS, Origin, year_after
from gui import theme
from gui.document import Document
from gui.widgets.buttons import push_button
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.field_editor import plain_label
from gui.widgets.filter_bar import PAUSE
from gui.widgets.flow_row import FlowRow, together
from gui.widgets.pivot_bands import PivotBands
from gui.widgets.pivot_grid import PivotGrid

AS_ROW, AS_PAID = "As their row", "prices as paid"
DIMENSIONS = {
    "organisation": "Body",
    "function": "Function",
    "type": "Type",
    "technology": "Technology",
    "pay": "Pay",
}
LEGEND = "› several lines, Enter opens them.  † typed here, source to be confirmed."


class PivotPane(QWidget):
    """Rows by what is ticked, a column for each year, totals always in sight."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self.grid = PivotGrid(document)
        self.table = self.grid.table
        self.bands = PivotBands(self.grid)
        self.subject = CalmCombo()
        self.subject.addItems([subject.name for subject in SUBJECTS])
        self.subject.setAccessibleName("What the grid shows")
        self.prices = CalmCombo()
        self.prices.setAccessibleName("Prices")
        self.prices.addItem(AS_PAID, None)
        self.prices.setMinimumContentsLength(11)
        self.prices.hide()
        self.dimensions = {name: QCheckBox(text) for name, text in DIMENSIONS.items()}
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find rows (Ctrl+F)")
        self.search.setAccessibleName("Find rows")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.pixels(110))
        self.search.setMaximumWidth(theme.pixels(240))
        self.year = push_button("plus", "Add year")
        self.add = push_button("plus", "Add line…")
        self.source = QLineEdit()
        self.source.setPlaceholderText("As others of their row, marked †")
        self.source.setAccessibleName("Source of new figures")
        self.basis = CalmCombo()
        self.basis.setAccessibleName("Basis of new figures")
        self.basis.addItem(AS_ROW, "")
        for basis, shown in BASES.items():
            self.basis.addItem(shown, basis)
        self.note = plain_label(role="quiet")
        self.note.setMinimumHeight(self.note.fontMetrics().height())
        self.setFocusProxy(self.grid)
        self._lay_out()
        self._connect()

    def redraw(self) -> None:
        """Show the lines as they now are; a hidden pane waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        why = self._document.why_not()
        for button in (self.add, self.year):
            button.setEnabled(not why)
            button.setToolTip(why)
        self._offer_prices()
        self.table.redraw()
        self.grid.set_sizes()
        self._follow()

    def seek(self) -> None:
        """Give the find field the keyboard."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def by(self) -> list[str]:
        """Return the fields that rows are grouped by."""
        return [name for name, box in self.dimensions.items() if box.isChecked()]

    def _follow(self) -> None:
        """Say what the totals are of, and of the cell that the keyboard is on what it rests on."""
        self.bands.redraw()
        kind = KINDS[self.table.subject.slug]
        hint = "Press Ins to add the first." if not self.table.needle else "Clear the field to see all rows."
        self.grid.empty_text = f"No {kind.plural.lower()} here. {hint}"
        self._tell()

    def _tell(self) -> None:
        at = self.grid.currentIndex()
        if not self.table.columnCount():  # then the grid itself has no width to say it in
            self.note.setText(self.grid.empty_text)
            return
        if not at.isValid() or at.row() >= self.table.rowCount() or at.column() >= self.table.columnCount():
            self.note.setText(LEGEND)
            return
        lines = self.table.lines(at.row(), at.column())
        text = self.table.told(at.row(), at.column())
        source = f" Source: {lines[0].source}" if len(lines) == 1 else ""
        self.note.setText(f"{text}.{source}")

    def _show(self) -> None:
        """Show what was chosen above the grid."""
        subject = SUBJECTS[self.subject.currentIndex()]
        for name, box in self.dimensions.items():
            box.setVisible(name in subject.dimensions)
        self.prices.setVisible(subject.adds_up and self.prices.count() > 1)
        self.table.show(subject, self.by(), self.prices.currentData() if subject.adds_up else None)
        self._follow()

    def _offer_prices(self) -> None:
        """Offer the prices of each year that the plan has an index of."""
        years = sorted({index.year for index in self._document.model.all(PriceIndex)})
        offered = [self.prices.itemData(place) for place in range(1, self.prices.count())]
        if years != offered:
            chosen = self.prices.currentData()
            with QSignalBlocker(self.prices):
                for place in range(self.prices.count() - 1, 0, -1):
                    self.prices.removeItem(place)
                for year in years:
                    self.prices.addItem(f"prices of {year}", year)
                self.prices.setCurrentIndex(years.index(chosen) + 1 if chosen in years else 0)
            self._show()

    def _search(self) -> None:
        self.table.find(self.search.text())
        self._follow()

    def _add_year(self) -> None:
        years: Sequence[str] = self.table.years
        try:
            self.table.add_year(year_after(years[-1] if years else "2019-20"))
        except FieldError as error:
            self._document.refused.emit(str(error))
        self._follow()

    def _set_origin(self) -> None:
        self.table.origin = Origin(self.source.text(), self.basis.currentData())

    def _lay_out(self) -> None:
        show = QLabel("&Show")
        show.setBuddy(self.subject)
        above = FlowRow(together(show, self.subject, self.prices), QLabel("by"))
        for name, box in self.dimensions.items():
            box.setAccessibleName(f"Rows by {DIMENSIONS[name].lower()}")
            box.setChecked(name in self.table.by)
            above.addWidget(box)
        above.addWidget(self.search)
        label = QLabel("&New figures come from")
        label.setBuddy(self.source)
        rests = QLabel("and &rest on")
        rests.setBuddy(self.basis)
        parts = together(label, self.source), together(rests, self.basis), self.year, self.add
        under = FlowRow(*parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(above)
        column.addLayout(under)
        column.addWidget(self.bands, 1)
        column.addWidget(self.note)

    def _connect(self) -> None:
        self.subject.currentIndexChanged.connect(self._show)
        self.prices.currentIndexChanged.connect(self._show)
        for box in self.dimensions.values():
            box.toggled.connect(self._show)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._search)
        self.search.textChanged.connect(self._pause.start)
        self.year.clicked.connect(self._add_year)
        self.add.clicked.connect(self.grid.acts.add)
        self.source.textChanged.connect(self._set_origin)
        self.basis.currentIndexChanged.connect(self._set_origin)
        self.grid.gone_to.connect(self._tell)
        self._document.changed.connect(self.redraw)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            with QSignalBlocker(self.search):
                self.search.clear()
            self._search()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and self.search.hasFocus():
            self._search()
            self.grid.setFocus()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
