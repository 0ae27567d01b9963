"""The page of accountabilities: four kinds as tables, and the duties that nobody answers for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model.edits import Remove
from core.model.key import Key
from gui.document import Document, View
from gui.pages.accountabilities import AccountabilitiesPage
from tests.gui.conftest import Show


@pytest.fixture
def page(document: Document, show: Show) -> AccountabilitiesPage:
    document.show_option("a")
    found = show(AccountabilitiesPage(document))
    found.tabs.setCurrentWidget(found.panes["accountability"])
    return found


def functions(page: AccountabilitiesPage) -> list[str]:
    table = page.panes["function"].view.table
    return [table.index(row, 0).data() for row in range(table.rowCount())]


def test_each_kind_has_its_table(page: AccountabilitiesPage) -> None:
    tabs = [page.tabs.tabText(place) for place in range(page.tabs.count())]
    assert tabs == [
        "Matrix",
        "Fate of duties",
        "Reporting",
        "Accountabilities",
        "Functions",
        "Posts",
        "Reporting lines",
        "Delegation",
    ]
    table = page.panes["accountability"].view.table
    headings = [table.headerData(c, Qt.Orientation.Horizontal) for c in range(5)]
    assert headings == ["Function", "Part", "Organisation", "To whom", "Instrument"]


def test_functions_of_one_family_stand_together(page: AccountabilitiesPage) -> None:
    table = page.panes["accountability"].view.table
    shown = [table.index(row, 0).data() for row in range(table.rowCount())]
    assert shown == ["Official statistics", *["Cyber operations"] * 2, *["Shared care records"] * 2]


def test_when_every_duty_has_a_home_it_says_so(page: AccountabilitiesPage) -> None:
    assert page.all_well.text() == "✓ Every duty has a home"
    assert not page.homeless.isVisible()


def test_duties_without_a_home_are_counted_and_a_click_shows_them(
    page: AccountabilitiesPage, document: Document, qtbot: QtBot
) -> None:
    document.edit("Nobody", [Remove(Key("accountability", "statistics-a"))])
    assert page.homeless.text() == "1 duty without a home"
    qtbot.mouseClick(page.homeless, Qt.MouseButton.LeftButton)
    assert page.tabs.currentWidget() is page.panes["function"]
    assert functions(page) == ["Official statistics"]
    qtbot.mouseClick(page.homeless, Qt.MouseButton.LeftButton)
    assert len(functions(page)) == 4


def test_only_what_changed_can_be_shown_in_changes(page: AccountabilitiesPage, document: Document) -> None:
    pane = page.panes["accountability"]
    assert not pane.only_changed.isVisible()
    document.show_option("b")
    document.show_view(View.CHANGES)
    assert pane.only_changed.isVisible()
    pane.only_changed.click()
    assert [pane.view.table.index(row, 0).data() for row in range(pane.view.table.rowCount())] == ["− closed"]


def test_seeking_finds_in_the_table_on_show(page: AccountabilitiesPage) -> None:
    page.tabs.setCurrentWidget(page.posts)
    page.seek()
    assert QApplication.focusWidget() is page.posts.pane.filter.field
    page.tabs.setCurrentWidget(page.reporting)
    page.seek()
    assert QApplication.focusWidget() is page.reporting.rows.field


def test_the_matrix_comes_first_and_seeking_finds_in_it(page: AccountabilitiesPage) -> None:
    page.tabs.setCurrentIndex(0)
    assert page.tabs.currentWidget() is page.matrix
    page.seek()
    assert QApplication.focusWidget() is page.matrix.filters.field
