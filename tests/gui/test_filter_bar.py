"""Finding rows: as one types, with a count, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.document import Document
from gui.widgets.table_pane import TablePane
from tests.gui.conftest import Show


@pytest.fixture
def pane(document: Document, show: Show) -> TablePane:
    document.show_option("a")
    return show(TablePane(document, "budget_line"))


def test_it_counts_all_and_those_found(pane: TablePane, qtbot: QtBot) -> None:
    assert pane.filter.count.text() == "3 budget lines"
    qtbot.keyClicks(pane.filter.field, "policy")
    qtbot.waitUntil(lambda: pane.filter.count.text() == "1 of 3")
    assert pane.view.table.rowCount() == 1


def test_seeking_gives_it_the_keyboard_and_enter_goes_on_to_the_rows(pane: TablePane, qtbot: QtBot) -> None:
    pane.seek()
    assert QApplication.focusWidget() is pane.filter.field
    qtbot.keyClicks(pane.filter.field, "centre")
    qtbot.keyClick(pane.filter.field, Qt.Key.Key_Return)
    assert pane.view.table.rowCount() == 2
    assert pane.view.hasFocus()
    assert pane.view.currentIndex().row() == 0


def test_escape_shows_all_again(pane: TablePane, qtbot: QtBot) -> None:
    qtbot.keyClicks(pane.filter.field, "policy")
    qtbot.keyClick(pane.filter.field, Qt.Key.Key_Escape)
    assert pane.filter.field.text() == ""
    assert pane.view.table.rowCount() == 3


def test_the_button_that_adds_says_why_it_cannot(pane: TablePane, document: Document) -> None:
    assert pane.add.isEnabled()
    document.show_option("as-is")
    assert not pane.add.isEnabled()
    assert "protected" in pane.add.toolTip()
