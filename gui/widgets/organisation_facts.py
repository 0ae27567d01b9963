"""What a body carries, in a few figures: money and people of the latest years, and its duties."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from core.model.entities.accountability import Accountability, Function
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.model import Model
from core.model.totals import Totals, in_year, unsure, years_of
from core.model.words import count, pounds, wte
from gui import theme
from gui.widgets.field_editor import plain_label

YEARS = 2  # the latest ones that a body has figures for


class OrganisationFacts(QWidget):
    """Own figures and those with everything inside, side by side; every one says what it rests on."""

    def __init__(self) -> None:
        super().__init__()
        self._money, self._people = Totals(BudgetLine), Totals(Workforce)
        self._duties = plain_label()
        self._basis = plain_label(role="quiet")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.GRID)
        self._grid.setVerticalSpacing(theme.GRID // 2)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self._duties)
        column.addLayout(self._grid)
        column.addWidget(self._basis)

    def show_body(self, model: Model, body: Organisation) -> None:
        """Show the figures of a body."""
        self._duties.setText(_duties(model, body))
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        rows, bases = [], []
        for totals, said in ((self._money, pounds), (self._people, wte)):
            own, inside = totals.own(model, body.id), totals.inside(model, body.id)
            for year in years_of([inside])[-YEARS:]:
                rows.append((year, said(in_year(own, year)), said(in_year(inside, year))))
                if share := unsure(inside, year):
                    bases.append(f"{'Money' if said is pounds else 'People'} {year}: {share}.")
        if rows:
            self._row(0, ("", "Own", "With all inside"), role="quiet")
        for place, row in enumerate(rows, 1):
            self._row(place, row)
        self._basis.setText("\n".join(bases))
        self._basis.setVisible(bool(bases))

    def _row(self, place: int, texts: tuple[str, ...], role: str = "") -> None:
        for column, text in enumerate(texts):
            label = QLabel(text)
            label.setProperty("role", role or ("quiet" if column == 0 else ""))
            if column:
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(label, place, column)


def _duties(model: Model, body: Organisation) -> str:
    parts = model.table(Accountability).by("organisation").get(body.id, ())
    functions = model.table(Function)
    live = [part for part in parts if (found := functions.get(part.function)) and not found.ended]
    accountable = {part.function for part in live if part.letter == "A"}
    others = {part.function for part in live} - accountable
    text = f"Accountable for {count(len(accountable), 'function')}"
    return f"{text}, with a part in {count(len(others), 'other')}." if others else f"{text}."
