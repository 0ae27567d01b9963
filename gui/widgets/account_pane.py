"""Where it all goes: money or people of one year from the as-is to the option, opened down to the lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QTreeView, QVBoxLayout, QWidget

from core.model.entities.plan import AS_IS
from core.model.portions import Kind, exactly
from core.model.reconciliation import Account, reconcile
from gui import theme
from gui.document import Document
from gui.widgets.account_tree import HEADINGS, AccountTree
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.field_editor import plain_label, restyle

MONEY, PEOPLE = "Money", "People"


class AccountPane(QWidget):
    """The account of the option on show. Choosing a line selects it, and the inspector tells all of it."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self._sized = False
        self.rows = AccountTree(self)
        self.tree = QTreeView()
        self.tree.setModel(self.rows)
        self.tree.setAccessibleName("Where every pound and every person goes")
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tree.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.header().setStretchLastSection(False)
        self.tree.selectionModel().currentRowChanged.connect(self._chosen)
        self.side, self.year = CalmCombo(), CalmCombo()
        self.side.addItems([MONEY, PEOPLE])
        above = QHBoxLayout()
        above.setSpacing(theme.GRID)
        for name, combo in (("&Show", self.side), ("&in", self.year)):
            label = QLabel(name)
            label.setBuddy(combo)
            combo.setAccessibleName("Money or people" if combo is self.side else "Year")
            combo.currentTextChanged.connect(self.redraw)
            above.addWidget(label)
            above.addWidget(combo)
        above.addSpacing(theme.GRID * 2)
        self.verdict = plain_label(role="quiet")
        above.addWidget(self.verdict, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(above)
        column.addWidget(self.tree, 1)
        document.changed.connect(self.redraw)

    def redraw(self) -> None:
        """Follow every line anew; a hidden pane waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        before, after = self._document.baseline, self._document.after
        kind, account = reconcile(before, after).by_kind()[self.side.currentText() == PEOPLE]
        years = list(account.years)
        year = self.year.currentText() if self.year.currentText() in years else (years or [""])[-1]
        with QSignalBlocker(self.year):
            self.year.clear()
            self.year.addItems(years)
            self.year.setCurrentText(year)
        opened = self._opened()
        self.rows.show(kind, account, year, before, after)
        self._open(opened)
        self._say(kind, account)
        if not self._sized:
            self._set_widths()

    def seek(self) -> None:
        """A tree finds as one types; let it."""
        self.tree.setFocus()
        self._document.told.emit("Type the first letters of a place to go to it.")

    def _say(self, kind: Kind, account: Account) -> None:
        """Say whether everything has a place, over all years."""
        gap, money = account.difference, self.side.currentText() == MONEY
        who, have = ("Every pound", "has") if money else ("Everybody", "have")
        if self._document.option == AS_IS:
            text = "This is the as-is: everything is where it is. Choose an option to see where it goes."
        elif gap:
            text = f"{exactly(kind, gap)} {have} no place in this option, and no reason."
        else:
            text = f"{who} has a place, or a reason. The difference is zero."
        self.verdict.setText(text)
        self.verdict.setProperty("role", "error" if gap else "quiet")
        restyle(self.verdict, on=False)

    def _opened(self) -> set[str]:
        rows = range(self.rows.rowCount())
        return {self._words(row) for row in rows if self.tree.isExpanded(self.rows.index(row, 0))}

    def _open(self, words: set[str]) -> None:
        for row in range(self.rows.rowCount()):
            if self._words(row) in words:
                self.tree.expand(self.rows.index(row, 0))

    def _words(self, row: int) -> str:
        return str(self.rows.index(row, 0).data())

    def _set_widths(self) -> None:
        self._sized = True
        widths = {"Place": 320, "Amount": 150}
        for column, heading in enumerate(HEADINGS):
            self.tree.setColumnWidth(column, theme.pixels(widths.get(heading, 220)))

    def _chosen(self, index: QModelIndex) -> None:
        if key := self.rows.key(index):
            self._document.select(key)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
