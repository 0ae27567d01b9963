"""The page of the history: every step, what it changed in words, and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QProgressDialog
from pytestqt.qtbot import QtBot

from core.acts import ACTS
from core.model.edits import Add, Inherit, Remove, Set
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.store.store import Store
from gui.document import Document
from gui.pages.history import HistoryPage
from gui.widgets.step_words import MOST, told
from tests.gui.conftest import Show
from tests.small import CENTRE, NORTH, POLICY


@pytest.fixture
def document(document: Document) -> Document:
    """The small plan with option A on show, where everything can be edited."""
    document.show_option("a")
    return document


@pytest.fixture
def page(document: Document, show: Show) -> HistoryPage:
    found = show(HistoryPage(document))
    QAbstractItemModelTester(found.steps, QAbstractItemModelTester.FailureReportingMode.Warning, found)
    return found


def cells(page: HistoryPage, row: int) -> list[str]:
    return [page.steps.index(row, column).data() for column in range(page.steps.columnCount())]


def words(page: HistoryPage) -> list[str]:
    return [page.words.item(row).text() for row in range(page.words.count())]


def last_words(store: Store) -> list[str]:
    return told(store, store.history()[-1])


def test_steps_are_listed_newest_first_and_the_start_is_marked(page: HistoryPage, document: Document) -> None:
    document.edit("Change code of National Centre", [Set(CENTRE, "code", "X1")])
    step, when, who, state, where = cells(page, 0)
    assert (step, who, where, state) == (
        "Change code of National Centre",
        "tester",
        "A, Move policy under the centre",
        "Done",
    )
    assert when.startswith(tuple("123456789"))
    assert cells(page, 1)[-2:] == ["Start", "The whole plan"]
    assert page.steps.index(1, 0).data(Qt.ItemDataRole.FontRole).bold()


def test_what_a_step_changed_is_said_field_by_field(page: HistoryPage, document: Document) -> None:
    document.edit(
        "Two", [Set(CENTRE, "code", "X1"), Set(CENTRE, "parent", None), Set(NORTH, "tier", "system")]
    )
    page.table.selectRow(0)
    assert words(page) == [
        "Organisation “National Centre”: part of “Department” → (none)",
        "Organisation “National Centre”: code “X26” → “X1”",
        "Organisation “North Region”: tier “Regional” → “System”",
    ]


def test_what_is_new_closed_and_let_go_is_said_plainly(document: Document, store: Store) -> None:
    document.edit("Add", [Add(Organisation(id="west", name="West"))])
    assert last_words(store) == ["New: organisation “West”."]
    document.edit("Change", [Set(Key("organisation", "west"), "code", "W")])
    assert last_words(store) == ["Organisation “West”: code (none) → “W”"]
    document.edit("Remove", [Remove(Key("organisation", "west"))])
    assert last_words(store) == ["Organisation “West” is no longer there."]
    document.edit("Close", [Remove(NORTH)])
    assert last_words(store) == ["Organisation “North Region” closes here."]
    document.apply_in("a2", "Inherit", [Inherit(NORTH)])
    assert last_words(store) == ["Organisation “North Region” is no longer closed here."]
    document.apply_in("a2", "Inherit", [Inherit(POLICY, "parent")])
    assert last_words(store) == ["Organisation “Policy Unit”: part of “National Centre” → “Department”"]


def test_an_act_tells_of_its_move_and_of_all_that_follows(document: Document, store: Store) -> None:
    document.perform(ACTS["rename"].propose(document.model, {"organisation": "north", "name": "Upper"}))
    assert last_words(store) == [
        "New: move “Rename North Region to Upper”.",
        "Organisation “Upper”: name “North Region” → “Upper”",
    ]


def test_a_step_of_very_many_changes_is_told_so_far(document: Document, store: Store) -> None:
    document.edit("Many", [Add(Organisation(id=f"o{n}", name=f"Body {n}")) for n in range(MOST + 50)])
    assert len(last_words(store)) == MOST + 1
    assert last_words(store)[-1] == "And 50 more."


def test_undo_back_to_a_step_undoes_all_after_it_and_redo_brings_them_back(
    page: HistoryPage, document: Document, qtbot: QtBot
) -> None:
    for code in ("X1", "X2", "X3"):
        document.edit(f"Code {code}", [Set(CENTRE, "code", code)])
    page.table.selectRow(2)
    assert page.undo.text() == "Undo back to here (2 steps)"
    qtbot.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: document.model.get(Organisation, "centre").code == "X1")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: cells(page, 0)[3] == "Undone")
    page.table.selectRow(0)
    assert page.redo.text() == "Redo up to here (2 steps)"
    assert not page.undo.isEnabled()
    qtbot.mouseClick(page.redo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: document.model.get(Organisation, "centre").code == "X3")  # type: ignore[union-attr]


def test_the_newest_step_has_nothing_after_it_to_undo(page: HistoryPage, document: Document) -> None:
    document.edit("One", [Set(CENTRE, "code", "X1")])
    page.table.selectRow(0)
    assert not page.undo.isEnabled()
    page.table.selectRow(1)
    assert page.undo.isEnabled()


def test_many_steps_are_undone_with_progress(page: HistoryPage, document: Document, qtbot: QtBot) -> None:
    for number in range(8):
        document.edit(f"Code {number}", [Set(CENTRE, "code", f"X{number}")])
    page.table.selectRow(page.steps.rowCount() - 1)
    page.undo.click()
    assert page.findChildren(QProgressDialog)
    qtbot.waitUntil(lambda: document.store.undo_label() is None)
    qtbot.waitUntil(lambda: {cells(page, row)[3] for row in range(8)} == {"Undone"})


def test_undoing_many_steps_can_be_stopped_on_the_way(
    page: HistoryPage, document: Document, qtbot: QtBot
) -> None:
    for number in range(8):
        document.edit(f"Code {number}", [Set(CENTRE, "code", f"X{number}")])
    page.table.selectRow(page.steps.rowCount() - 1)
    page.undo.click()
    (progress,) = page.findChildren(QProgressDialog)
    page._step()
    progress.cancel()
    qtbot.waitUntil(lambda: not page._timer.isActive())
    assert document.store.undo_label() == "Code 6"


def test_steps_overtaken_after_an_undo_say_so(page: HistoryPage, document: Document) -> None:
    document.edit("One", [Set(CENTRE, "code", "X1")])
    document.undo()
    document.edit("Two", [Set(CENTRE, "code", "X2")])
    assert [cells(page, row)[3] for row in range(3)] == ["Done", "Overtaken", "Start"]
    page.table.selectRow(1)
    assert not page.undo.isEnabled()
    assert not page.redo.isEnabled()


def test_the_chosen_step_stays_chosen_when_there_is_another(page: HistoryPage, document: Document) -> None:
    page.table.selectRow(0)
    document.edit("One", [Set(CENTRE, "code", "X1")])
    assert page.chosen
    assert page.chosen.state == "start"
    assert page.words.item(0).text().startswith("The plan begins here.")
