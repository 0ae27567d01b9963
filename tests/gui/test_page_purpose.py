"""The page of purpose: the map on a canvas, and what each body is for as a table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model.edits import Set
from core.model.key import Key
from gui.document import Document, View
from gui.pages.purpose import PurposePage
from tests.gui.conftest import Show
from tests.small import CENTRE, CYBER, RECORDS, STATISTICS


@pytest.fixture
def document(document: Document) -> Document:
    stages = [
        Set(CYBER, "stage", "genesis"),
        Set(RECORDS, "stage", "product"),
        Set(STATISTICS, "stage", "commodity"),
    ]
    document.store.apply("Stages", stages)
    document.show_option("a")
    return document


@pytest.fixture
def page(document: Document, show: Show, qtbot: QtBot) -> PurposePage:
    found = show(PurposePage(document))
    qtbot.waitUntil(lambda: bool(found.canvas.sheet.drawing.shapes))
    return found


def names(page: PurposePage) -> list[str]:
    table = page.statements.view.table
    return [table.text(row, table.columns.index("name")) for row in range(table.rowCount())]


def test_the_map_draws_every_duty_and_says_it_in_words(page: PurposePage) -> None:
    keys = {box.key for box in page.canvas.sheet.drawing.boxes()}
    assert {CYBER, RECORDS, STATISTICS, CENTRE} <= keys
    assert "National bodies hold pioneer work: “Cyber operations”." in page.canvas.accessibleDescription()


def test_arrows_go_from_box_to_box_and_select(page: PurposePage, document: Document, qtbot: QtBot) -> None:
    page.canvas.pick(CYBER)
    qtbot.keyClick(page.canvas, Qt.Key.Key_Right)
    assert document.selection == RECORDS
    told = page.canvas.accessibleDescription().splitlines()
    assert told == ["Shared care records", "Product: for settlers and town planners"]


def test_another_stage_moves_a_function_in_the_map(page: PurposePage, document: Document) -> None:
    before = page.canvas.box(CYBER)
    document.edit("Settle", [Set(CYBER, "stage", "commodity")])
    after = page.canvas.box(CYBER)
    assert before is not None
    assert after is not None
    assert after.x > before.x
    document.undo()
    assert page.canvas.box(CYBER) == before


def test_changes_are_marked_in_changes_alone(page: PurposePage, document: Document) -> None:
    document.edit("Settle", [Set(CYBER, "stage", "product")])
    assert "Compared with the as-is" not in page.canvas.sheet.drawing.words
    document.show_view(View.CHANGES)
    assert "1 function is with another body or at another stage" in page.canvas.sheet.drawing.words


def test_bodies_without_a_purpose_are_counted_and_can_be_shown_alone(
    page: PurposePage, document: Document
) -> None:
    page.tabs.setCurrentIndex(1)
    assert page.without.text() == "Without a purpose (5)"
    document.edit("Purpose", [Set(CENTRE, "purpose", "Runs what all need.")])
    assert page.without.text() == "Without a purpose (4)"
    page.without.click()
    assert "National Centre" not in names(page)
    assert len(names(page)) == 4
    page.without.click()
    assert len(names(page)) == 5


def test_national_bodies_come_first(page: PurposePage) -> None:
    page.tabs.setCurrentIndex(1)
    assert names(page) == ["Department", "National Centre", "Policy Unit", "North Region", "South Region"]


def test_a_purpose_is_typed_into_its_cell(page: PurposePage, document: Document) -> None:
    page.tabs.setCurrentIndex(1)
    table = page.statements.view.table
    assert table.commit(table.row_of("centre"), table.columns.index("purpose"), "Runs what all need.") == ""
    body = document.model.entity(CENTRE)
    assert getattr(body, "purpose", None) == "Runs what all need."


def test_seeking_finds_in_the_statements(page: PurposePage) -> None:
    page.seek()
    assert page.tabs.currentIndex() == 1
    assert QApplication.focusWidget() is page.statements.filter.field


def test_without_stages_it_says_what_to_do(document: Document, show: Show) -> None:
    document.edit(
        "None", [Set(Key("function", id_), "stage", None) for id_ in ("cyber", "records", "statistics")]
    )
    found = show(PurposePage(document))
    assert found.canvas.sheet.drawing.shapes == ()
    assert found.canvas.empty_text.startswith("No map yet.")


def test_fit_shapes_the_map_for_the_room_there_is(page: PurposePage) -> None:
    wide = page.canvas.sheet.drawing
    page.resize(500, 900)
    QApplication.processEvents()
    page.fit()
    tall = page.canvas.sheet.drawing
    assert tall.width / tall.height <= wide.width / wide.height
