"""Who answers to whom in the window: the picture and the table say the same, and either chooses for both."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.model.edits import Add, Remove, Set
from core.model.entities.structure import ReportingLine
from core.model.key import Key
from gui.document import Document, View
from gui.widgets.reporting_pane import ReportingPane
from gui.widgets.reporting_table import ReportingTable
from tests.gui.conftest import Show
from tests.small import CENTRE, NORTH, POLICY


@pytest.fixture
def pane(document: Document, show: Show) -> ReportingPane:
    document.show_option("a")
    return show(ReportingPane(document))


def column(pane: ReportingPane, name: str) -> list[str]:
    table = pane.rows.table
    place = table.columns.index(name)
    return [table.text(row, place) for row in range(table.rowCount())]


def double(document: Document) -> None:
    """Give the policy unit, which is part of the centre in option A, a second master."""
    line = ReportingLine(id="second", organisation="policy", to="dept", style="solid", instrument="MoU")
    assert document.edit("Two masters", [Add(line)])


def test_bodies_stand_nearest_to_the_top_first(pane: ReportingPane) -> None:
    assert column(pane, "Body") == [
        "Department",
        "National Centre",
        "Policy Unit",
        "North Region",
        "South Region",
    ]
    assert column(pane, "Answers to in full") == ["", "Department", "NC", "NC", "NC"]
    assert column(pane, "Answers to in part") == ["", "", "NC", "", ""]
    assert column(pane, "From the top") == ["At the top", "1 line", "2 lines", "2 lines", "2 lines"]
    assert pane.rows.counted.text() == "5 bodies"


def test_the_line_above_counts_what_matters(pane: ReportingPane, document: Document) -> None:
    assert pane.said.text() == (
        "No bodies answer in full to two or more. No bodies are in a loop. "
        "The farthest is 2 lines from the top."
    )
    double(document)
    assert pane.said.text().startswith("1 body answers in full to two or more.")


def test_two_masters_are_marked_and_can_be_shown_alone(
    pane: ReportingPane, document: Document, qtbot: QtBot
) -> None:
    double(document)
    qtbot.mouseClick(pane.rows.only_marked, Qt.MouseButton.LeftButton)
    assert column(pane, "Body") == ["Policy Unit"]
    assert column(pane, "To look at") == ["↑↑ Two masters"]
    assert column(pane, "For what, through which instrument") == [
        "Department, instrument: MoU; NC: standards"
    ]
    assert pane.rows.counted.text() == "1 of 5"


def test_an_undone_line_is_gone_again(pane: ReportingPane, document: Document) -> None:
    double(document)
    document.undo()
    assert set(column(pane, "To look at")) == {""}


def test_finding_shows_what_matches_in_any_column(pane: ReportingPane, qtbot: QtBot) -> None:
    pane.seek()
    assert QApplication.focusWidget() is pane.rows.field
    qtbot.keyClicks(pane.rows.field, "region nc")
    qtbot.keyClick(pane.rows.field, Qt.Key.Key_Return)
    assert column(pane, "Body") == ["North Region", "South Region"]
    assert QApplication.focusWidget() is pane.rows.view
    assert pane.rows.view.currentIndex().row() == 0
    pane.seek()
    qtbot.keyClick(pane.rows.field, Qt.Key.Key_Escape)
    assert len(column(pane, "Body")) == 5


def test_a_row_goes_to_the_inspector_and_the_picture_follows(
    pane: ReportingPane, document: Document, qtbot: QtBot
) -> None:
    pane.rows.view.setFocus()
    pane.rows.view.selectRow(0)
    qtbot.keyClick(pane.rows.view, Qt.Key.Key_Down)
    assert document.selection == CENTRE
    assert pane.canvas.selected == CENTRE


def test_a_box_goes_to_the_inspector_and_the_table_follows(pane: ReportingPane, document: Document) -> None:
    pane.canvas.pick(NORTH)
    assert document.selection == NORTH
    assert pane.rows.table.key(pane.rows.view.currentIndex().row()) == NORTH


def test_what_is_chosen_elsewhere_is_followed(pane: ReportingPane, document: Document) -> None:
    document.select(Key("organisation", "south"))
    assert pane.rows.table.key(pane.rows.view.currentIndex().row()) == Key("organisation", "south")
    document.select(Key("post", "chief"))
    assert pane.canvas.selected is None


def test_a_box_says_whom_it_answers_to(pane: ReportingPane, document: Document) -> None:
    double(document)
    pane.canvas.pick(POLICY)
    assert pane.canvas.accessibleDescription() == (
        "Policy Unit\nAnswers in full to National Centre; Department\n"
        "Answers in part to National Centre\n1 line, ↑↑ Two masters"
    )


def test_in_changes_rows_have_a_sign_and_only_those_can_be_shown(
    pane: ReportingPane, document: Document, qtbot: QtBot
) -> None:
    assert not pane.rows.only_changed.isVisible()
    document.show_option("b")
    document.show_view(View.CHANGES)
    assert pane.rows.table.columns[0] == "Change"
    qtbot.mouseClick(pane.rows.only_changed, Qt.MouseButton.LeftButton)
    assert column(pane, "Change") == ["− closed"]
    assert column(pane, "Body") == ["Policy Unit"]
    assert column(pane, "Answers to in full") == ["Department (− closed)"]
    document.show_view(View.AFTER)
    assert pane.rows.table.columns[0] == "Body"


def test_columns_can_be_put_in_order_and_distances_are_numbers(
    pane: ReportingPane, document: Document
) -> None:
    table = pane.rows.table
    place = table.columns.index("From the top")
    table.sort(place, Qt.SortOrder.DescendingOrder)
    assert column(pane, "From the top")[-1] == "At the top"
    document.edit("Ring", [Add(ReportingLine(id="r", organisation="dept", to="north", style="solid"))])
    assert set(column(pane, "From the top")) == {"No way to the top"}
    assert "∞ Loop" in column(pane, "To look at")


def test_a_hidden_pane_waits_until_it_is_seen(pane: ReportingPane, document: Document) -> None:
    pane.hide()
    document.edit("Name", [Set(NORTH, "name", "The North")])
    assert "The North" not in column(pane, "Body")
    pane.show()
    assert "The North" in column(pane, "Body")


def test_an_empty_plan_says_what_to_do(document: Document, show: Show) -> None:
    document.correct_as_is(True)
    document.show_option("as-is")
    for key in (NORTH, Key("organisation", "south"), POLICY, CENTRE, Key("organisation", "dept")):
        document.store.apply("Remove", [Remove(key)])
    pane = show(ReportingPane(document))
    assert pane.said.text() == ""
    assert pane.rows.table.rowCount() == 0
    assert pane.canvas.empty_text.startswith("No bodies yet")


def test_everything_has_a_name_and_the_order_is_that_of_reading(pane: ReportingPane) -> None:
    named: list[QWidget] = [pane.canvas, pane.rows.view, pane.rows.field]
    assert all(widget.accessibleName() for widget in named)
    assert pane.canvas.sheet.drawing.words.startswith("Who answers to whom: 5 bodies")


def test_the_table_keeps_the_rules_of_a_model(document: Document) -> None:
    table = ReportingTable(document)
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert table.rowCount(table.index(0, 0)) == 0
    assert table.headerData(99, Qt.Orientation.Horizontal) is None
    assert table.rowCount(QModelIndex()) == 0


def test_where_all_are_in_a_loop_nobody_is_the_farthest(pane: ReportingPane, document: Document) -> None:
    line = ReportingLine(id="round", organisation="dept", to="north", style="solid")
    assert document.edit("Loop", [Add(line)])
    assert pane.said.text().endswith("3 bodies are in a loop. No body is at the top.")
