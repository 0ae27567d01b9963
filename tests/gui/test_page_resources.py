"""The page of resources: totals rolled up the structure, beside the as-is, and the lines they are made of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from core.model.edits import Add, Edit, Remove, Set
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.totals import Totals
from gui.document import Document, View
from gui.pages.resources import ResourcesPage
from gui.widgets.rollup_pane import RollupPane
from tests.gui.conftest import Show
from tests.small import NORTH


@pytest.fixture
def document(document: Document) -> Document:
    """The small plan with option B on show: the policy unit closes into the centre."""
    document.show_option("b")
    return document


@pytest.fixture
def pane(document: Document, show: Show) -> RollupPane:
    found = show(ResourcesPage(document)).rollup
    tester = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(found.rows, tester, found)
    QAbstractItemModelTester(found.totals.totals, tester, found)
    found.year.setCurrentText("2019-20")
    return found


def figures(pane: RollupPane, body: str) -> list[str]:
    """Return the cells of a body, without its name."""
    index = pane.rows.index_of(body)
    return [index.siblingAtColumn(column).data() for column in range(1, pane.rows.columnCount())]


def headings(pane: RollupPane) -> list[str]:
    return [
        pane.rows.headerData(column, Qt.Orientation.Horizontal) for column in range(pane.rows.columnCount())
    ]


def totals(pane: RollupPane) -> list[str]:
    row = pane.totals.totals
    return [row.index(0, column).data() for column in range(row.columnCount())]


def test_bodies_stand_inside_what_they_are_part_of(pane: RollupPane) -> None:
    top = pane.rows.index(0, 0, QModelIndex())
    assert top.data() == "Department"
    assert pane.rows.index(0, 0, top).data() == "Digital Centre"


def test_a_body_has_its_own_money_and_that_of_all_inside_beside_the_as_is(pane: RollupPane) -> None:
    assert headings(pane) == [
        "Body",
        "Own",
        "With all inside",
        "As is, with all inside",
        "Change",
        "Of which not sure",
    ]
    assert figures(pane, "centre") == ["£1.3m", "£1.3m", "£1.0m", "+£250,000.50", "100\u00a0% estimate"]
    assert figures(pane, "dept") == ["–", "£1.3m", "£1.3m", "–", "100\u00a0% estimate"]


def test_people_are_shown_in_place_of_money(pane: RollupPane) -> None:
    pane.side.setCurrentText("People")
    assert figures(pane, "centre") == [
        "150.5 WTE",
        "150.5 WTE",
        "120.5 WTE",
        "+30 WTE",
        "100\u00a0% estimate",
    ]


def test_another_year_can_be_chosen_and_stays_chosen(pane: RollupPane, document: Document) -> None:
    assert [pane.year.itemText(place) for place in range(pane.year.count())] == ["2019-20", "2020-21"]
    pane.year.setCurrentText("2020-21")
    assert figures(pane, "centre")[1] == "£1.1m"
    document.edit("Edit", [Set(Key("budget_line", "b2"), "amount", 3_000_000_00)])
    assert pane.year.currentText() == "2020-21"
    assert figures(pane, "centre")[1] == "£3.0m"


def test_the_totals_stay_under_the_tree_and_add_up_to_the_whole_plan(pane: RollupPane) -> None:
    assert totals(pane) == ["Whole plan", "", "£1.3m", "£1.3m", "–", "100\u00a0% estimate"]
    assert pane.totals.columnWidth(2) == pane.tree.columnWidth(2)
    pane.tree.setColumnWidth(0, 400)
    assert pane.totals.columnWidth(0) == 400


def test_the_as_is_has_nothing_to_compare_with(pane: RollupPane, document: Document) -> None:
    document.show_option("as-is")
    assert headings(pane) == ["Body", "Own", "With all inside", "Of which not sure"]


def test_a_closed_body_is_still_there_in_changes(pane: RollupPane, document: Document) -> None:
    document.show_view(View.CHANGES)
    assert figures(pane, "policy") == ["–", "–", "£250,000.50", "−£250,000.50", ""]


def test_a_cell_that_is_rounded_tells_the_pence_in_its_tip(pane: RollupPane) -> None:
    cell = pane.rows.index_of("centre").siblingAtColumn(2)
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "£1,250,000.50"


def test_choosing_a_row_selects_the_body_and_back(pane: RollupPane, document: Document) -> None:
    pane.tree.setCurrentIndex(pane.rows.index_of("north"))
    assert document.selection == NORTH
    document.select(Key("organisation", "south"))
    assert pane.tree.currentIndex().data() == "South Region"


def test_what_was_added_up_before_an_edit_is_what_is_added_up_after_it(document: Document) -> None:
    kept = Totals(BudgetLine)
    steps: list[list[Edit]] = [
        [Set(Key("budget_line", "b1"), "amount", 5)],
        [Set(Key("budget_line", "b3"), "organisation", "north")],
        [
            Add(Organisation(id="west", name="West", parent="north")),
            Set(Key("organisation", "north"), "parent", None),
        ],
        [Add(BudgetLine(id="b9", organisation="west", year="2021-22", amount=-7, source="x"))],
    ]
    for edits in steps:
        document.edit("Edit", edits)
        fresh = Totals(BudgetLine)
        found = {id_: _true(amounts) for id_, amounts in kept.rolled_up(document.model).items()}
        assert found == {id_: _true(amounts) for id_, amounts in fresh.rolled_up(document.model).items()}
        assert found["dept"] == _true(fresh.inside(document.model, "dept"))
    for _ in range(4):
        document.undo()
    assert _true(kept.rolled_up(document.model)["dept"]) == _true(
        Totals(BudgetLine).inside(document.model, "dept")
    )


def _true(amounts: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    return {place: amount for place, amount in amounts.items() if amount}


def test_each_way_to_see_money_and_people_has_a_tab_with_its_find_field(
    document: Document, show: Show
) -> None:
    page = show(ResourcesPage(document))
    fields = {
        "Grid": page.grid.search,
        "Lines": page.lines.tables["budget_line"].filter.field,
        "Funding flows": page.flows.filter.field,
        "Investments": page.investments.filter.field,
        "Deliverables": page.gates.deliverables.filter.field,
    }
    assert [page.tabs.tabText(place) for place in range(page.tabs.count())] == [
        "Roll-up",
        "Where it goes",
        "Money flow",
        *fields,
    ]
    for place, field in enumerate(fields.values(), start=3):
        page.tabs.setCurrentIndex(place)
        page.seek()
        assert QApplication.focusWidget() is field


def test_workforce_entries_are_lines_too(document: Document, show: Show) -> None:
    page = show(ResourcesPage(document))
    page.tabs.setCurrentWidget(page.lines)
    page.lines.kind.setCurrentText("Workforce entries")
    assert page.lines.table.view.table.rowCount() == 2
    assert page.lines.table.view.isVisible()


def rolled_up(pane: RollupPane, *path: str) -> list[str]:
    index = pane.groups.index_at(path)
    return [index.siblingAtColumn(column).data() for column in range(pane.groups.columnCount())]


def test_money_is_rolled_up_by_tier_by_function_and_by_year(pane: RollupPane) -> None:
    pane.year.setCurrentText("2019-20")
    pane.way.setCurrentText("tier")
    assert rolled_up(pane, "national")[:5] == ["National", "–", "£1.3m", "£1.3m", "–"]
    assert rolled_up(pane, "national", "policy")[:5] == [
        "Policy Unit",
        "–",
        "–",
        "£250,000.50",
        "−£250,000.50",
    ]
    pane.way.setCurrentText("function")
    assert rolled_up(pane, "digital")[:3] == ["Digital services", "–", "£1.0m"]
    assert rolled_up(pane, "digital", "cyber")[:3] == ["Cyber operations", "£1.0m", "£1.0m"]
    assert rolled_up(pane, "")[:3] == ["For no function in particular", "£250,000.50", "£250,000.50"]
    assert not pane.totals.isHidden()
    pane.way.setCurrentText("year")
    assert rolled_up(pane, "2020-21")[:3] == ["2020-21", "£1.1m", "£1.1m"]
    assert pane.totals.isHidden()
    assert not pane.year.isEnabled()


def test_rows_of_every_way_to_roll_up_are_sound_and_select_what_they_are_of(
    pane: RollupPane, document: Document
) -> None:
    tester = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(pane.groups, tester, pane)
    for way in ("tier", "year", "function"):
        pane.way.setCurrentText(way)
        document.show_view(View.CHANGES)
        document.show_view(View.AFTER)
    pane.tree.setCurrentIndex(pane.groups.index_at(("digital", "cyber")))
    assert document.selection == Key("function", "cyber")
    pane.way.setCurrentText("tier")
    document.select(Key("organisation", "centre"))
    assert pane.tree.currentIndex() == pane.groups.index_of(Key("organisation", "centre"))


@pytest.mark.parametrize("way", ["structure", "tier", "function"])
def test_what_was_opened_stays_open_when_another_option_is_shown(
    pane: RollupPane, document: Document, way: str
) -> None:
    pane.way.setCurrentText(way)
    first = pane.tree.model().index(0, 0)
    pane.tree.expand(first)
    for option, view in (("as-is", View.AFTER), ("b", View.CHANGES), ("c", View.AFTER)):
        document.show_option(option)
        document.show_view(view)
        assert pane.tree.isExpanded(pane.tree.model().index(0, 0))
    pane.tree.collapse(pane.tree.model().index(0, 0))
    document.show_option("b")
    assert not pane.tree.isExpanded(pane.tree.model().index(0, 0))


def test_a_plan_without_money_says_how_to_add_some(pane: RollupPane, document: Document) -> None:
    document.show_option("as-is")
    document.correct_as_is(on=True)
    assert document.edit("Clear", [Remove(Key("budget_line", id_)) for id_ in ("b1", "b2", "b3")])
    for way in ("structure", "tier", "function", "year"):
        pane.way.setCurrentText(way)
        assert pane.note.text().startswith("This plan has no money yet.")


def test_rows_have_the_acts_on_the_body_or_the_function_that_they_are(
    pane: RollupPane, document: Document
) -> None:
    def offered() -> set[str]:
        return {action.text() for action in pane.menu().actions()}

    document.select(Key("organisation", "centre"))
    assert {"Pass money on…", "Devolve…"} <= offered()
    pane.way.setCurrentText("function")
    document.select(Key("function", "cyber"))
    assert "Devolve…" in offered()
    assert "Pass money on…" not in offered()
    pane.way.setCurrentText("year")
    pane.tree.setCurrentIndex(pane.groups.index_at(("2019-20",)))
    assert offered() == set()
    pane.way.setCurrentText("tier")
    pane.tree.setCurrentIndex(pane.groups.index_at(("national", "policy")))  # closed in option B
    assert offered() == set()
