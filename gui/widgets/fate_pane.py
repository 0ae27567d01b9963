"""Fate of duties: what becomes of every duty of the as-is in the option on show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from core.acts import acts_on
from core.model.entities.accountability import Function
from core.model.entities.plan import AS_IS
from core.model.fate import Fate, Sort, fates, named, new_without_home
from core.model.kinds import KINDS
from core.model.words import sentence
from core.workshop import moves_behind
from gui import theme
from gui.document import Document
from gui.widgets import act_dialog
from gui.widgets.fate_table import BEFORE, DUTY, FAMILY, FATE, MOVE, WENT, FateTable
from gui.widgets.field_editor import plain_label
from gui.widgets.text_rows import TextRows

WIDTHS = {FATE: 105, DUTY: 220, BEFORE: 120, WENT: 165, MOVE: 150, FAMILY: 160}
OF_THE_AS_IS = (
    "The as-is keeps every duty with whoever holds it today.\n\n"
    "Choose an option above. Then each duty of the as-is stands here with what becomes of it: kept, moved "
    "or devolved (to whom), merged or split (into what), ended (with the reason), or orphaned, which is "
    "that nobody is accountable for it any more; and with the move that did it."
)
NO_DUTIES = "There are no duties in this plan yet. Add functions first: on the tab Functions, press Ins."
ORPHANS_FIRST = (Sort.ORPHANED, *(sort for sort in Sort if sort is not Sort.ORPHANED))


class FatePane(QWidget):
    """Counts by fate, each a button that shows only those; the duties; and for each the acts that apply."""

    asked = Signal(object)
    """The Key of a duty that is to be shown in the matrix."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self.table = FateTable(document)
        self.rows = TextRows(document, self.table, kind="function", noun=("duty", "duties"), widths=WIDTHS)
        self.rows.view.setAccessibleName("Fate of duties")
        self.rows.field.setPlaceholderText("Find a duty (Ctrl+F)")
        self.rows.field.setAccessibleName("Find in the fate of duties")
        self.rows.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.rows.view.customContextMenuRequested.connect(self._show_menu)
        self.rows.view.activated.connect(self._ask)
        self.chips = {sort: self._chip(sort) for sort in ORPHANS_FIRST}
        self.new = plain_label()
        above = QHBoxLayout()
        above.setSpacing(theme.GRID // 2)
        for chip in self.chips.values():
            above.addWidget(chip)
        above.addStretch(1)
        found = QWidget()
        inner = QVBoxLayout(found)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.GRID // 2)
        inner.addLayout(above)
        inner.addWidget(self.new)
        inner.addWidget(self.rows, 1)
        self.told = plain_label()
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told.setContentsMargins(theme.GRID, theme.GRID * 2, theme.GRID, 0)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.told)
        self.stack.addWidget(found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.addWidget(self.stack)
        document.changed.connect(self.redraw)
        document.selected.connect(self.rows.select)

    def redraw(self) -> None:
        """Show the fates as they are by now; a hidden pane waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        document = self._document
        found = [] if document.option == AS_IS else fates(document.baseline, document.after)
        self.stack.setCurrentIndex(1 if found else 0)
        self.told.setText(OF_THE_AS_IS if document.baseline.duties else NO_DUTIES)
        self.new.setText(_new_words(new_without_home(document.baseline, document.after)) if found else "")
        self.new.setVisible(bool(self.new.text()))
        moves = moves_behind(document.store, document.option) if found else {}
        with QSignalBlocker(self.rows.view.selectionModel()):
            self.table.redraw(found, moves)
        numbers = self.table.counts()
        for sort, chip in self.chips.items():
            mark = "✓" if sort is Sort.ORPHANED and not numbers[sort] else sort.mark
            chip.setText(f"{mark} {numbers[sort]:,} {sort.value}".strip())
            chip.setVisible(bool(numbers[sort]) or chip.isChecked() or sort is Sort.ORPHANED)
        red = theme.Theme.colour("closed").name() if numbers[Sort.ORPHANED] else ""
        self.chips[Sort.ORPHANED].setStyleSheet(f"color: {red}" if red else "")

    def seek(self) -> None:
        """Give the find field the keyboard."""
        self.rows.seek()

    def menu(self) -> QMenu:
        """Return the acts that apply to the duty that is chosen, and the way to it in the matrix."""
        menu = QMenu(self.rows.view)
        row = self.rows.view.currentIndex().row()
        if row < 0:
            return menu
        fate = self.table.fate(row)
        if why := _why_none(fate):
            menu.addAction(why).setEnabled(False)
            return menu
        key = self.table.key(row)
        for act in acts_on(key.kind):
            given = act_dialog.given_for(act, key.kind, key.id)
            act_dialog.offer(menu, self._document, act, given)
        for act in acts_on("organisation"):
            if {"from", "functions"} <= act.arguments.keys():
                for body in fate.after:
                    given = {"from": body.id, "functions": key.id}
                    name = act.name if len(fate.after) == 1 else f"{act.name.rstrip('…')} from {body.name}…"
                    act_dialog.offer(menu, self._document, act, given, name)
        menu.addSeparator()
        menu.addAction(theme.icon("accountabilities"), "Show in the matrix", lambda: self.asked.emit(key))
        return menu

    def _chip(self, sort: Sort) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setToolTip(f"Show only duties that are {sort.value}")
        chip.setAccessibleName(chip.toolTip())
        chip.toggled.connect(self._filter)
        return chip

    def _filter(self) -> None:
        self.table.show_only({sort for sort, chip in self.chips.items() if chip.isChecked()})

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.rows.view.viewport().mapToGlobal(place))

    def _ask(self, index: QModelIndex) -> None:
        if index.isValid() and not self.table.fate(index.row()).gone:
            self.asked.emit(self.table.key(index.row()))

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()


def _new_words(duties: Sequence[Function]) -> str:
    """Return which new duties have no home, and where they are; nothing where all have one."""
    if not duties:
        return ""
    has, they = ("has", "it is") if len(duties) == 1 else ("have", "they are")
    where = f"{they} new in this option, so not below but in the matrix, under “Only gaps”."
    return sentence(f"! {named(duties)} {has} no home: {where}")


def _why_none(fate: Fate) -> str:
    """Return why no act applies to a duty; empty: some do."""
    if fate.gone:
        return "It is taken out of this option: take that back with undo, or in the history"
    if fate.sort is Sort.ENDED:
        label = KINDS["function"].fields["ended"].label
        return f"It has ended: empty “{label}” in the inspector to take that back"
    return ""
