"""The page of national services: each of them, and the terms of the one that is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model.edits import Remove, Set
from core.model.entities.delivery import ServiceLevel
from core.model.key import Key
from gui import theme
from gui.document import Document, View
from gui.pages.services import ROOM, ServicesPage
from gui.widgets.add_dialog import AddDialog
from tests.core.schemes import level
from tests.gui.conftest import Show
from tests.small import CYBER, RECORDS


@pytest.fixture
def document(document: Document) -> Document:
    """The small plan with a level of cyber operations in the as-is, and option A on show."""
    document.store.apply(
        "Level", [level("uptime", target="99 %"), level("alerts"), level("joined", "records")]
    )
    document.store.apply("Fewer", [Remove(Key("service_level", "joined"))])
    document.show_option("a")
    return document


@pytest.fixture
def page(document: Document, show: Show) -> ServicesPage:
    found = show(ServicesPage(document))
    tester = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(found.services.table, tester, found)
    return found


def services(page: ServicesPage) -> list[list[str]]:
    table = page.services.table
    return [
        [table.text(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())
    ]


def levels(page: ServicesPage) -> list[str]:
    table = page.levels.view.table
    return [table.key(row).id for row in range(table.rowCount())]


def test_each_service_stands_with_who_gives_it_and_how_many_levels_it_has(page: ServicesPage) -> None:
    assert services(page) == [
        ["Cyber operations", "National Centre", "2"],
        ["Shared care records", "National Centre; Policy Unit", "⚠ none"],
    ]
    assert page.tally.text() == "2 national services, 1 without a service level"


def test_the_levels_of_the_chosen_service_are_shown(
    page: ServicesPage, qtbot: QtBot, document: Document
) -> None:
    assert levels(page) == ["alerts", "uptime"]
    assert page.service.text() == "Service levels of “Cyber operations”"
    page.services.view.setFocus()
    qtbot.keyClick(page.services.view, Qt.Key.Key_Down)
    assert document.selection == RECORDS
    assert (levels(page), page.service.text()) == ([], "Service levels of “Shared care records”")


def test_choosing_one_elsewhere_or_one_of_its_levels_shows_it(page: ServicesPage, document: Document) -> None:
    document.select(RECORDS)
    assert page.services.view.currentIndex().row() == 1
    document.select(Key("service_level", "uptime"))
    assert levels(page) == ["alerts", "uptime"]


def test_only_those_without_a_level_can_be_shown(page: ServicesPage, qtbot: QtBot) -> None:
    page.services.only_missing.click()
    assert [row[0] for row in services(page)] == ["Shared care records"]
    assert page.services.count.text() == "1 of 2"


def test_a_level_that_is_added_is_one_of_the_chosen_service(page: ServicesPage, document: Document) -> None:
    document.select(RECORDS)

    given: list[str] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AddDialog)
        given.extend(dialog.editor(field).value_text() for field in ("function", "provider"))
        dialog.editor("name").set_text("Joined records")
        dialog.editor("source").set_text("Agreement")
        dialog.accept()

    QTimer.singleShot(100, fill)
    page.levels.add.click()
    assert given == ["records", "centre"]
    (new,) = [each for each in document.model.all(ServiceLevel) if each.name == "Joined records"]
    assert (new.function, new.provider) == ("records", "centre")
    assert levels(page) == [new.id]
    assert services(page)[1][2] == "1"
    document.undo()
    assert (levels(page), services(page)[1][2]) == ([], "⚠ none")


def test_changes_are_marked_in_both_and_what_closed_is_there_still(
    page: ServicesPage, document: Document
) -> None:
    document.edit("Close", [Remove(Key("service_level", "alerts"))])
    document.edit("Duty", [Set(RECORDS, "kind", "duty")])
    document.show_view(View.CHANGES)
    assert services(page) == [
        ["~ changed", "Cyber operations", "Digital Centre → National Centre", "2 → 1"],
        ["− closed", "Shared care records", "Digital Centre; Policy Unit", "⚠ none"],
    ]
    assert levels(page) == ["alerts", "uptime"]
    assert page.levels.view.table.text(0, 0) == "− closed"
    page.services.only_changed.click()
    assert [row[1] for row in services(page)] == ["Cyber operations", "Shared care records"]


def test_the_levels_stand_beside_the_services_only_where_there_is_room(page: ServicesPage) -> None:
    assert page.splitter.orientation() is Qt.Orientation.Horizontal
    page.resize(theme.pixels(ROOM) - 100, 700)
    assert page.splitter.orientation() is Qt.Orientation.Vertical


def test_seeking_finds_a_service(page: ServicesPage, qtbot: QtBot) -> None:
    page.seek()
    assert QApplication.focusWidget() is page.services.field
    qtbot.keyClicks(page.services.field, "shared")
    qtbot.keyClick(page.services.field, Qt.Key.Key_Return)
    assert [row[0] for row in services(page)] == ["Shared care records"]
    assert QApplication.focusWidget() is page.services.view
    page.services.view.copy()
    assert QApplication.clipboard().text() == (
        "Service\tProvider\tService levels\nShared care records\tNational Centre; Policy Unit\t⚠ none"
    )


def test_a_plan_without_any_says_how_one_comes_about(page: ServicesPage, document: Document) -> None:
    document.edit("None", [Set(CYBER, "kind", "duty"), Set(RECORDS, "kind", "duty")])
    document.edit("Gone", [Remove(Key("service_level", id_)) for id_ in ("uptime", "alerts")])
    assert services(page) == []
    assert (page.tally.text(), page.service.text()) == ("", "Service levels of “Cyber operations”")
    assert "A function of the kind “Service” is one" in page.services.view.empty_text
