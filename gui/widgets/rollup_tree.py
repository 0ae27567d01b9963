"""Money and people rolled up the structure: each body's own, and with everything inside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from core.model.entities.plan import AS_IS
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.fields import Money
from core.model.totals import WHOLE, Amounts, Totals, in_year, unsure, years_of
from core.model.words import pounds, wte
from gui import theme
from gui.document import Document, View
from gui.widgets.organisation_tree import Index, OrganisationTree, Row

DISPLAY, ALIGN, TIP, SIZE = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.SizeHintRole,
    )
)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
NONE = "–"
OWN, INSIDE, AS_IT_IS, CHANGE, UNSURE = COLUMNS = (
    "Own",
    "With all inside",
    "As is, with all inside",
    "Change",
    "Of which not sure",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """What a body has of one kind, in the model on show and in the as-is, own and with all inside."""

    own: Amounts
    inside: Amounts
    was: Amounts


class Side:
    """Money, or people: its totals, and how people read them."""

    def __init__(self, name: str, kind: type[BudgetLine | Workforce], said: Callable[[int], str]) -> None:
        self.name = name
        self.kind = kind
        self.said = said
        # One for each model, for what it keeps is that of one model only.
        self._now, self._was = Totals(kind), Totals(kind)
        self._own: Callable[[str], Amounts] = lambda _: {}
        self._inside: Mapping[str, Amounts] = {}
        self._inside_then: Mapping[str, Amounts] = {}
        self.whole = Figure({}, {}, {})

    def count(self, document: Document) -> None:
        """Add up the model on show and the as-is."""
        model, baseline = document.model, document.baseline
        self._own = lambda id_: self._now.own(model, id_)
        self._inside, self._inside_then = self._now.rolled_up(model), self._was.rolled_up(baseline)
        now = self._inside[WHOLE]
        self.whole = Figure(now, now, self._inside_then[WHOLE])

    def of(self, body: Organisation) -> Figure:
        """Return the figure of a body; one that the option closed has nothing now."""
        own = self._own(body.id) if body.id in self._inside else {}
        return Figure(own, self._inside.get(body.id, {}), self._inside_then.get(body.id, {}))


class RollupTree(OrganisationTree):
    """The bodies, with their money or people of one year. Beside an option stand the as-is and the change."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(document)
        self.setParent(parent)
        self._about = document
        self.sides = {
            side.name: side for side in (Side("Money", BudgetLine, millions), Side("People", Workforce, wte))
        }
        self.side = self.sides["Money"]
        self.shown_year = ""
        self._headings: list[str] = ["Body"]

    def recount(self, side: str, year: str) -> None:
        """Show money or people as they now are, of a year; where that has none, of the latest that has."""
        self.side = self.sides[side]
        self.side.count(self._about)
        years = self.years()
        self.shown_year = year if year in years else years[-1] if years else ""
        headings = ["Body", *(COLUMNS if self._compared else (OWN, INSIDE, UNSURE))]
        if headings != self._headings:
            self.beginResetModel()
            self._headings = headings
            self.endResetModel()
        self.redraw()

    def years(self) -> list[str]:
        """Return the years that have figures, earliest first."""
        return years_of([self.side.whole.inside, self.side.whole.was])

    def text(self, body: Organisation | None, column: int) -> str:
        """Return a figure of a body as people read it; None is the whole plan."""
        heading = self._headings[column]
        figure = self.side.of(body) if body else self.side.whole
        if column == 0:
            return self._text(body, 0) if body else "Whole plan"
        if heading == OWN and body is None:
            return ""
        return self.told(figure, column, self.shown_year)

    def told(self, figure: Figure, column: int, year: str) -> str:
        """Return a figure of a year as people read it, in one of the columns behind the name."""
        heading = self._headings[column]
        if heading == UNSURE:
            return unsure(figure.inside, year)
        return _said(figure, heading, year, self.side.said)

    def told_exactly(self, figure: Figure, column: int, year: str) -> str:
        """Return an amount of money to the penny, for the cell rounds it; nothing for what is not money."""
        heading = self._headings[column]
        if self.side.name != "Money" or heading == UNSURE:
            return ""
        return _said(figure, heading, year, Money("").format)

    def tip(self, body: Organisation | None, column: int) -> str:
        """Return an amount of money to the penny, for the cell rounds it."""
        if column == 0 or (self._headings[column] == OWN and body is None):
            return ""
        figure = self.side.of(body) if body else self.side.whole
        return self.told_exactly(figure, column, self.shown_year)

    def alignment(self, column: int) -> int | None:
        """Return where the texts of a column stand: figures to the right."""
        return RIGHT if self._headings[column] not in ("Body", UNSURE) else None

    def _tell(self, rows: list[Row], above: QModelIndex) -> None:
        # Views paint anew whatever part is said to have changed, so that one part is as good as a thousand.
        if rows:
            self.dataChanged.emit(
                self.index(0, 0, above), self.index(len(rows) - 1, self.columnCount() - 1, above)
            )

    @property
    def _compared(self) -> bool:
        return self._about.option != AS_IS and self._about.view is not View.BEFORE

    # Qt overrides

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == ALIGN:
            return self.alignment(section)
        return self._headings[section] if role == DISPLAY else None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        column = index.column()
        if role == SIZE:
            return QSize(0, QFontMetrics(QApplication.font()).height() + theme.GRID)
        if column == 0 or role not in (DISPLAY, ALIGN, TIP):
            return super().data(index, role)
        if role == ALIGN:
            return self.alignment(column)
        body = index.internalPointer().body
        return self.text(body, column) if role == DISPLAY else self.tip(body, column) or None


def _said(figure: Figure, heading: str, year: str, said: Callable[[int], str]) -> str:
    inside, was = in_year(figure.inside, year), in_year(figure.was, year)
    amounts = {OWN: in_year(figure.own, year), INSIDE: inside, AS_IT_IS: was, CHANGE: inside - was}
    amount = amounts[heading]
    plus = "+" if heading == CHANGE and amount > 0 else ""
    return f"{plus}{said(amount)}" if amount else NONE


def millions(pence: int) -> str:
    """Return an amount in millions of pounds where it has some, so that a column adds up to the eye."""
    if abs(pence) < 10**8:
        return pounds(pence)
    tenths = (abs(pence) * 10 + 10**8 // 2) // 10**8
    return f"{'−' if pence < 0 else ''}£{tenths // 10:,}.{tenths % 10}m"
