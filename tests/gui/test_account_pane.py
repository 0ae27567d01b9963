"""Where it all goes, on the page of resources: places, their lines, and the gap in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.acts import ACTS
from core.model.edits import Remove, Set
from core.model.key import Key
from gui.document import Document
from gui.pages.resources import ResourcesPage
from gui.widgets.account_pane import AccountPane
from gui.widgets.account_tree import HEADINGS
from tests.gui.conftest import Show


@pytest.fixture
def pane(document: Document, show: Show) -> AccountPane:
    """The account of option B, in which the policy unit closes into the centre."""
    document.show_option("b")
    page = show(ResourcesPage(document))
    page.tabs.setCurrentWidget(page.account)
    QAbstractItemModelTester(
        page.account.rows, QAbstractItemModelTester.FailureReportingMode.Warning, page.account
    )
    page.account.year.setCurrentText("2019-20")
    return page.account


def rows(pane: AccountPane, above: QModelIndex | None = None) -> list[list[str]]:
    parent = above or QModelIndex()
    return [
        [pane.rows.index(row, column, parent).data() or "" for column in range(len(HEADINGS))]
        for row in range(pane.rows.rowCount(parent))
    ]


def places(pane: AccountPane) -> dict[str, str]:
    return {row[0]: row[1] for row in rows(pane)}


def place(pane: AccountPane, words: str) -> QModelIndex:
    return next(
        index for row in range(pane.rows.rowCount()) if (index := pane.rows.index(row, 0)).data() == words
    )


def test_the_places_add_up_to_a_difference_of_nothing(pane: AccountPane) -> None:
    assert places(pane) == {
        "The as-is": "£1,250,000.50",
        "Stays with the body that has it": "£1,000,000.00",
        "Merged into another body": "£250,000.50",
        "The option": "£1,250,000.50",
        "Difference": "£0.00",
    }
    assert pane.verdict.text() == "Every pound has a place, or a reason. The difference is zero."
    assert pane.verdict.property("role") == "quiet"


def test_a_place_opens_down_to_lines_that_can_be_selected(pane: AccountPane, document: Document) -> None:
    merged = place(pane, "Merged into another body")
    assert rows(pane, merged) == [
        ["For no function in particular", "£250,000.50", "Policy Unit", "Digital Centre", ""]
    ]
    stays = place(pane, "Stays with the body that has it")
    assert rows(pane, stays) == [
        ["Cyber operations", "£1,000,000.00", "Digital Centre", "Digital Centre", ""]
    ]
    pane.tree.setCurrentIndex(pane.rows.index(0, 0, merged))
    assert document.selection == Key("budget_line", "b3")


def test_a_total_has_no_lines(pane: AccountPane) -> None:
    assert not pane.rows.hasChildren(place(pane, "The as-is"))
    assert not pane.rows.hasChildren(place(pane, "Difference"))


def test_people_and_other_years_are_shown_too(pane: AccountPane) -> None:
    pane.side.setCurrentText("People")
    assert places(pane)["Merged into another body"] == "30 WTE"
    pane.side.setCurrentText("Money")
    pane.year.setCurrentText("2020-21")
    assert places(pane)["Stays with the body that has it"] == "£1,100,000.00"


def test_what_is_gone_without_a_reason_is_said_and_vanishes_with_a_reason(
    pane: AccountPane, document: Document
) -> None:
    line = Key("budget_line", "b1")
    document.edit("Cut", [Set(line, "amount", 400_000_00)])
    assert pane.verdict.text() == "£600,000.00 has no place in this option, and no reason."
    assert pane.verdict.property("role") == "error"
    assert places(pane)["Gone without a reason"] == "−£600,000.00"
    difference = place(pane, "Difference")
    assert difference.data(Qt.ItemDataRole.ForegroundRole) is not None
    document.edit("Reason", [Set(line, "saved", "One contract less")])
    assert places(pane)["Saved for a reason"] == "−£600,000.00"
    assert rows(pane, place(pane, "Saved for a reason"))[0][4] == "One contract less"
    assert pane.verdict.property("role") == "quiet"


def test_an_opened_place_stays_open_when_something_changes(pane: AccountPane, document: Document) -> None:
    pane.tree.expand(place(pane, "Merged into another body"))
    document.edit("Name", [Set(Key("organisation", "north"), "name", "Far North")])
    assert pane.tree.isExpanded(place(pane, "Merged into another body"))


def test_the_as_is_says_to_choose_an_option(pane: AccountPane, document: Document) -> None:
    document.show_option("as-is")
    assert pane.verdict.text().startswith("This is the as-is: everything is where it is.")


def test_a_plan_without_money_has_no_places(pane: AccountPane, document: Document) -> None:
    document.show_option("as-is")
    document.correct_as_is(on=True)
    document.edit("None", [Remove(Key("budget_line", id_)) for id_ in ("b1", "b2", "b3")])
    assert rows(pane) == []


def test_devolving_is_one_step_and_one_undo(pane: AccountPane, document: Document) -> None:
    before = places(pane)
    act = ACTS["devolve"].propose(document.model, {"lines": ["b1"], "to": ["north", "south"]})
    assert document.perform(act)
    assert places(pane)["Devolved to a lower tier"] == "£1,000,000.00"
    document.undo()
    assert places(pane) == before
