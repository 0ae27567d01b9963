"""The tab of delegations: the scheme to edit, the map to read, and both for Excel."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from core.model.edits import Remove, Set
from core.model.entities.accountability import Delegation
from core.model.key import Key
from gui.document import Document, View
from gui.widgets.act_dialog import ActDialog
from gui.widgets.delegation_pane import DelegationPane
from tests.core.schemes import SCHEME, matter
from tests.gui.conftest import Said, Show

LONG = 60_000  # ms; a workbook is written by a process that has to start first


@pytest.fixture
def document(document: Document) -> Document:
    document.store.apply("Scheme", [*SCHEME, matter("plans", "policy", post="director")])
    document.show_option("a")
    return document


@pytest.fixture
def pane(document: Document, show: Show) -> DelegationPane:
    found = show(DelegationPane(document))
    tester = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(found.map.table, tester, found)
    return found


def scheme(pane: DelegationPane) -> list[str]:
    table = pane.scheme.view.table
    return [table.key(row).id for row in range(table.rowCount())]


def mapped(pane: DelegationPane) -> list[list[str]]:
    table = pane.map.table
    return [
        [table.text(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())
    ]


def show_map(pane: DelegationPane, qtbot: QtBot) -> None:
    qtbot.mouseClick(pane.choice.button(1), Qt.MouseButton.LeftButton)


def test_matters_stand_body_by_body_with_what_the_board_keeps_first(pane: DelegationPane) -> None:
    assert scheme(pane) == ["strategy", "audit", "changes", "plans"]


def test_a_matter_that_nobody_else_decides_says_that_the_board_does(pane: DelegationPane) -> None:
    table = pane.scheme.view.table
    column = table.columns.index("post")
    shown = [table.index(row, column).data() for row in range(table.rowCount())]
    assert shown == ["(the board)", "", "Chief Executive", "Director of Policy"]
    assert table.typed_text(0, column) == ""  # it is only said, never copied or typed


def test_a_matter_is_edited_in_its_cell(pane: DelegationPane, document: Document) -> None:
    table = pane.scheme.view.table
    row = scheme(pane).index("audit")
    assert table.commit(row, table.columns.index("post"), "Chief Executive") == ""
    assert document.model.table(Delegation)["audit"].post == "chief"
    assert "amount in pounds" in table.commit(row, table.columns.index("limit"), "much")


def test_the_map_is_shown_in_its_place_and_follows_the_plan(
    pane: DelegationPane, qtbot: QtBot, document: Document
) -> None:
    show_map(pane, qtbot)
    assert pane.stack.currentWidget() is pane.map
    assert not pane.hint.isVisible()
    rows = {row[1]: row for row in mapped(pane)}
    assert rows["Cyber operations"][2] == "National Centre"
    assert rows["Cyber operations"][-1] == "Changes: Chief Executive up to £2.0 million"
    document.edit("Nobody", [Remove(Key("accountability", "statistics-a"))])
    pane.map.only_missing.click()
    assert [row[1:3] for row in mapped(pane)] == [["Official statistics", "! Nobody"]]


def test_changes_are_marked_in_the_map(pane: DelegationPane, qtbot: QtBot, document: Document) -> None:
    show_map(pane, qtbot)
    document.edit("Less", [Set(Key("delegation", "changes"), "limit", 1_000_000_00)])
    document.show_view(View.CHANGES)
    (row,) = [row for row in mapped(pane) if row[2] == "Cyber operations"]
    assert row[0] == "~ changed"
    assert row[-1] == (
        "Changes: Chief Executive up to £2.0 million → Changes: Chief Executive up to £1.0 million"
    )
    pane.map.only_changed.click()
    assert all(row[0] for row in mapped(pane))


def test_lines_of_the_map_can_be_sorted_and_found(pane: DelegationPane, qtbot: QtBot) -> None:
    show_map(pane, qtbot)
    pane.map.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    names = [row[1] for row in mapped(pane)]
    assert names == sorted(names, reverse=True)
    pane.seek()
    qtbot.keyClicks(pane.map.field, "chief 2.0")
    qtbot.waitUntil(lambda: len(mapped(pane)) == 1)
    qtbot.keyClick(pane.map.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(mapped(pane)) == 3)


def test_the_button_asks_who_decides_and_begins_with_what_is_selected(
    pane: DelegationPane, document: Document
) -> None:
    document.select(Key("delegation", "strategy"))

    given: list[str] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ActDialog)
        given.append(dialog.editor("matter").value_text())
        dialog.editor("committee").set_text("Strategy committee")
        dialog.show_preview()
        dialog._accept()

    QTimer.singleShot(100, fill)
    pane.delegate.click()
    assert given == ["Strategy"]
    assert document.model.table(Delegation)["strategy"].committee == "Strategy committee"
    assert document.store.undo_label() == "Delegate “Strategy” to Strategy committee"


def test_the_protected_as_is_says_why_nothing_can_be_delegated(
    pane: DelegationPane, document: Document
) -> None:
    document.show_option("as-is")
    assert not pane.delegate.isEnabled()
    assert "protected" in pane.delegate.toolTip()
    assert pane.export.export.isEnabled()


# for Excel


def finish(pane: DelegationPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not pane.export.busy, timeout=LONG)


def test_the_option_on_show_is_written_for_excel_beside_the_window(
    pane: DelegationPane, qtbot: QtBot, tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "schedules"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    qtbot.mouseClick(pane.export.export, Qt.MouseButton.LeftButton)
    assert pane.export.busy
    assert pane.export.cancel.isVisible()
    assert not pane.export.export.isEnabled()
    finish(pane, qtbot)
    assert said.told == [f"Written: {file}.xlsx."]
    sheet = openpyxl.load_workbook(f"{file}.xlsx")["Reservation and delegation"]
    assert [cell.value for cell in sheet["A"]] == ["Body", *["National Centre"] * 3, "Policy Unit"]
    assert not pane.export.cancel.isVisible()


def test_it_can_be_cancelled_and_then_there_is_no_file(
    pane: DelegationPane, qtbot: QtBot, tmp_path: Path, said: Said
) -> None:
    pane.export.write(tmp_path / "a.xlsx")
    qtbot.mouseClick(pane.export.cancel, Qt.MouseButton.LeftButton)
    finish(pane, qtbot)
    assert said.told == ["Cancelled: no workbook was written."]
    assert list(tmp_path.glob("*.xlsx")) == []


def test_why_it_cannot_be_written_is_said(
    pane: DelegationPane, qtbot: QtBot, tmp_path: Path, said: Said
) -> None:
    pane.export.write(tmp_path / "nowhere" / "a.xlsx")
    finish(pane, qtbot)
    (why,) = said.refused
    assert why.startswith("“a.xlsx” cannot be written: ")
