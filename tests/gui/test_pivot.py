"""The grid of years: typing, filling, copying and pasting amounts, each as one step, undone at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest

from core.model.edits import Add, Remove, Set
from core.model.entities.resources import BudgetLine, Workforce
from core.model.key import Key
from core.model.pivot import SUBJECTS, Subject
from gui.document import Document, View
from gui.pages.resources import ResourcesPage
from gui.widgets.pivot_pane import PivotPane
from tests.core.money import level
from tests.gui.conftest import Answer, Said, Show
from tests.gui.pivots import choose, clip, go, lines, rows, totals, type_in

CTRL = Qt.KeyboardModifier.ControlModifier
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def document(document: Document) -> Document:
    """The small plan with option A on show."""
    document.show_option("a")
    return document


@pytest.fixture
def pane(document: Document, show: Show) -> PivotPane:
    found = PivotPane(document)
    tester = QAbstractItemModelTester.FailureReportingMode.Warning
    bands = found.bands
    for model in (found.table, bands.heads, bands.year_totals, bands.row_totals, bands.whole):
        QAbstractItemModelTester(model, tester, found)
    return show(found)


def test_rows_are_what_lines_have_in_common_and_columns_are_years(pane: PivotPane) -> None:
    assert pane.table.years == ["2019-20", "2020-21"]
    assert rows(pane) == [
        ["National Centre", "Cyber operations", "Revenue", "£1,000,000", "£1,100,000"],
        ["Policy Unit", "No function", "Revenue", "£250,000.50", ""],
    ]
    assert totals(pane) == [
        ["£1,250,000.50", "£1,100,000", "£2,350,000.50", ""],
        ["100\u00a0% estimate", "100\u00a0% estimate", "100\u00a0% estimate", ""],
    ]


def test_an_amount_typed_into_a_cell_changes_the_line_behind_it_as_one_step(
    pane: PivotPane, document: Document
) -> None:
    go(pane, "centre", "2019-20")
    type_in(pane, "£1.2m")
    assert rows(pane)[0][3] == "£1,200,000"
    line = document.model.get(BudgetLine, "b1")
    assert line is not None
    assert (line.amount, line.source) == (1_200_000_00, "Accounts")
    assert pane.grid.currentIndex().row() == 1
    document.undo()
    assert rows(pane)[0][3] == "£1,000,000"


def test_a_formula_is_worked_out(pane: PivotPane) -> None:
    go(pane, "policy", "2019-20")
    type_in(pane, "=12*450", Qt.Key.Key_Tab)
    assert rows(pane)[1][3] == "£5,400"
    assert (pane.grid.currentIndex().row(), pane.grid.currentIndex().column()) == (1, 1)


def test_less_than_nothing_is_in_brackets(pane: PivotPane) -> None:
    go(pane, "policy", "2019-20")
    type_in(pane, "(300)")
    assert rows(pane)[1][3] == "(£300)"
    assert totals(pane)[0][0] == "£999,700"


def test_what_is_no_amount_stays_in_the_cell_and_says_why(pane: PivotPane, said: Said) -> None:
    go(pane, "centre", "2019-20")
    type_in(pane, "1.234,56")
    assert pane.grid.cells.editor is not None
    assert pane.grid.cells.note == "Amount: “1.234,56” has a comma before its decimals. Write 1,234.56."
    QTest.keyClick(pane.grid.cells.editor, Qt.Key.Key_Escape)
    assert rows(pane)[0][3] == "£1,000,000"


def test_a_new_figure_takes_after_its_row_and_is_marked(pane: PivotPane, document: Document) -> None:
    go(pane, "policy", "2020-21")
    type_in(pane, "7")
    assert rows(pane)[1][4] == "£7 †"
    (line,) = lines(document)["policy", None, "2020-21"]
    assert (line.source, line.basis) == ("Typed into the grid, beside: Accounts", "estimate")
    assert "source to be confirmed" in pane.table.told(1, 1)
    document.edit("Source", [Set(Key("budget_line", line.id), "source", "Plan 2020")])
    assert rows(pane)[1][4] == "£7"


def test_a_typed_figure_is_not_audited_because_its_neighbour_is(pane: PivotPane, document: Document) -> None:
    document.edit("Audit", [Set(Key("budget_line", "b3"), "basis", "audited")])
    go(pane, "policy", "2020-21")
    type_in(pane, "7")
    assert lines(document)["policy", None, "2020-21"][0].basis == "estimate"


def test_source_and_basis_said_above_the_grid_go_to_new_figures(pane: PivotPane, document: Document) -> None:
    pane.source.setText("Draft plan")
    pane.basis.setCurrentText("Illustrative")
    go(pane, "policy", "2020-21")
    type_in(pane, "7")
    (line,) = lines(document)["policy", None, "2020-21"]
    assert (line.source, line.basis) == ("Draft plan", "illustrative")
    assert totals(pane)[1][1] == "100\u00a0% estimate and under\u00a01\u00a0% illustrative"


def test_a_year_can_be_added_and_typed_into(pane: PivotPane, document: Document) -> None:
    pane.year.click()
    assert pane.table.years[-1] == "2021-22"
    go(pane, "centre", "2021-22")
    type_in(pane, "£450k")
    (line,) = lines(document)["centre", "cyber", "2021-22"]
    assert line.amount == 450_000_00


def test_delete_takes_the_lines_away_and_one_undo_brings_them_back(
    pane: PivotPane, document: Document, said: Said
) -> None:
    choose(pane, 0, 0, 1, 1)
    QTest.keyClick(pane.grid, Qt.Key.Key_Delete)
    assert not list(document.model.all(BudgetLine))
    assert [row[3:] for row in rows(pane)] == [["", ""], ["", ""]]
    assert said.told[-1] == "Clear: 3 figures cleared. Ctrl+Z takes it back."
    document.undo()
    assert len(list(document.model.all(BudgetLine))) == 3


def test_fill_right_and_fill_down_are_one_step_each(pane: PivotPane, document: Document) -> None:
    choose(pane, 0, 0, 1, 1)
    QTest.keyClick(pane.grid, Qt.Key.Key_R, CTRL)
    assert [row[3:] for row in rows(pane)] == [["£1,000,000", "£1,000,000"], ["£250,000.50", "£250,000.50 †"]]
    document.undo()
    choose(pane, 0, 0, 1, 1)
    QTest.keyClick(pane.grid, Qt.Key.Key_D, CTRL)
    assert [row[3:] for row in rows(pane)] == [["£1,000,000", "£1,100,000"], ["£1,000,000", "£1,100,000 †"]]
    document.undo()
    assert [row[3:] for row in rows(pane)] == [["£1,000,000", "£1,100,000"], ["£250,000.50", ""]]


def test_fill_right_of_one_year_copies_the_year_before(pane: PivotPane, said: Said) -> None:
    choose(pane, 1, 1, 1, 1)
    QTest.keyClick(pane.grid, Qt.Key.Key_R, CTRL)
    assert rows(pane)[1][4] == "£250,000.50 †"
    choose(pane, 1, 0, 1, 0)
    QTest.keyClick(pane.grid, Qt.Key.Key_R, CTRL)
    assert said.refused == ["There is no year before this one to copy. Nothing was changed."]


def test_ctrl_enter_sets_every_selected_cell(pane: PivotPane) -> None:
    choose(pane, 0, 0, 1, 1)
    QTest.keyClicks(pane.grid, "9")
    assert pane.grid.cells.editor is not None
    QTest.keyClick(pane.grid.cells.editor, Qt.Key.Key_Return, CTRL)
    assert [row[3:] for row in rows(pane)] == [["£9", "£9"], ["£9", "£9 †"]]


def test_a_block_from_excel_is_pasted_as_one_step(pane: PivotPane, document: Document) -> None:
    go(pane, "centre", "2019-20")
    clip('"£1,000"\t(2.50)\r\n£3k\t=4*5\r\n')
    QTest.keyClick(pane.grid, Qt.Key.Key_V, CTRL)
    assert [row[3:] for row in rows(pane)] == [["£1,000", "(£2.50)"], ["£3,000", "£20 †"]]
    document.undo()
    assert [row[3:] for row in rows(pane)] == [["£1,000,000", "£1,100,000"], ["£250,000.50", ""]]


def test_a_block_with_one_wrong_cell_changes_nothing(pane: PivotPane, said: Said) -> None:
    go(pane, "centre", "2019-20")
    clip("1\t$2\n3\t4\n")
    QTest.keyClick(pane.grid, Qt.Key.Key_V, CTRL)
    assert rows(pane)[0][3] == "£1,000,000"
    (refused,) = said.refused
    assert refused.startswith("National Centre, Cyber operations, revenue, 2020-21: Amount: amounts are in")
    assert refused.endswith("so change “$2” into pounds first. Nothing was changed.")


@pytest.mark.parametrize(("button", "first"), [("Cancel", "£1,000,000"), ("Paste the rest", "£1")])
def test_a_block_larger_than_the_grid_asks_first(
    pane: PivotPane, answer: Answer, button: str, first: str
) -> None:
    go(pane, "centre", "2019-20")
    clip("1\t2\t3\n4\t5\t6\n7\t8\t9\n")
    answer.press(button)
    QTest.keyClick(pane.grid, Qt.Key.Key_V, CTRL)
    assert answer.asked == ["The block is larger than the room here: 1 row and 1 column would be left out."]
    assert rows(pane)[0][3] == first


def test_what_is_copied_pastes_back_and_changes_nothing(pane: PivotPane, document: Document) -> None:
    choose(pane, 0, 0, 1, 1)
    QTest.keyClick(pane.grid, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "1,000,000.00\t1,100,000.00\n250,000.50\t"
    before = document.model
    QTest.keyClick(pane.grid, Qt.Key.Key_V, CTRL)
    assert document.model == before


def test_several_lines_behind_a_cell_are_opened_not_edited(
    document: Document, show: Show, said: Said
) -> None:
    more = BudgetLine(
        id="b4", organisation="centre", function="cyber", year="2019-20", amount=5_00, source="Accounts"
    )
    document.edit("Add", [Add(more)])
    page = show(ResourcesPage(document))
    page.tabs.setCurrentWidget(page.grid)
    pane = page.grid
    go(pane, "centre", "2019-20")
    assert rows(pane)[0][3] == "› £1,000,005"
    QTest.keyClicks(pane.grid, "7")
    assert said.refused[-1] == "2 lines are behind this cell. Press Enter to open them."
    QTest.keyClick(pane.grid, Qt.Key.Key_Return)
    assert page.tabs.currentWidget() is page.lines
    shown = page.lines.table.view.table
    assert {shown.entity(row).id for row in range(shown.rowCount())} == {"b1", "b4"}
    assert page.lines.said.text() == "Only the 2 budget lines behind what was chosen in the grid."
    page.lines.all.click()
    assert shown.rowCount() == 4


def test_a_row_of_fewer_parts_adds_up_and_still_edits_the_one_line_behind(
    pane: PivotPane, document: Document
) -> None:
    pane.dimensions["organisation"].setChecked(False)
    pane.dimensions["function"].setChecked(False)
    assert rows(pane) == [["Revenue", "› £1,250,000.50", "£1,100,000"]]
    pane.grid.setCurrentIndex(pane.table.index(0, 1))
    pane.grid.setFocus()
    type_in(pane, "1")
    line = document.model.get(BudgetLine, "b2")
    assert line is not None
    assert line.amount == 1_00


def test_a_row_that_does_not_say_enough_for_a_new_figure_says_what_to_show(
    pane: PivotPane, said: Said
) -> None:
    pane.dimensions["organisation"].setChecked(False)
    pane.dimensions["function"].setChecked(False)
    pane.year.click()
    pane.grid.setCurrentIndex(pane.table.index(0, 2))
    pane.grid.setFocus()
    type_in(pane, "1")
    assert pane.grid.cells.note == (
        "This row adds up lines that differ in organisation. Show organisation to add a figure."
    )


def test_people_and_what_they_are_paid_are_typed_in_the_same_grid(
    pane: PivotPane, document: Document
) -> None:
    pane.subject.setCurrentText("People (WTE)")
    assert rows(pane)[0] == ["National Centre", "Cyber operations", "120.5"]
    assert totals(pane) == [["150.5", ""], ["100\u00a0% estimate", "100\u00a0% estimate"]]
    go(pane, "centre", "2019-20")
    type_in(pane, "=37.5*4")
    pane.subject.setCurrentText("Pay cost")
    go(pane, "centre", "2019-20")
    type_in(pane, "£1.5m")
    people = document.model.get(Workforce, "w1")
    assert people is not None
    assert (people.wte, people.pay_cost) == (150_00, 1_500_000_00)
    pane.year.click()
    go(pane, "centre", "2020-21")
    type_in(pane, "5")
    assert pane.grid.cells.note == (
        "There are no people here yet. Type their WTE first, then what they are paid."
    )


def test_a_cell_is_said_in_words(pane: PivotPane) -> None:
    pane.dimensions["function"].setChecked(False)
    assert pane.table.index(0, 1).data(SPOKEN) == "National Centre, revenue, 2020/21: £1.1 million, estimate"
    assert pane.table.index(1, 1).data(SPOKEN).endswith("2020/21: no figure")


def test_changes_shows_what_cells_were(pane: PivotPane, document: Document) -> None:
    go(pane, "centre", "2019-20")
    type_in(pane, "1")
    go(pane, "policy", "2019-20")
    QTest.keyClick(pane.grid, Qt.Key.Key_Delete)
    go(pane, "policy", "2020-21")
    type_in(pane, "5")
    document.show_view(View.CHANGES)
    assert [row[3:] for row in rows(pane)] == [
        ["~ £1,000,000 → £1", "£1,100,000"],
        ["− £250,000.50", "+ £5 †"],
    ]


def test_the_protected_as_is_says_why_nothing_is_typed(
    pane: PivotPane, document: Document, said: Said
) -> None:
    document.show_option("as-is")
    go(pane, "centre", "2019-20")
    QTest.keyClicks(pane.grid, "7")
    assert pane.grid.cells.editor is None
    assert said.refused[-1].startswith("The as-is is protected.")


def test_rows_are_found_by_their_names_and_totals_are_of_those(pane: PivotPane) -> None:
    pane.seek()
    pane.search.setText("policy")
    QTest.keyClick(pane.search, Qt.Key.Key_Return)
    assert [row[0] for row in rows(pane)] == ["Policy Unit"]
    assert totals(pane)[0][0] == "£250,000.50"
    assert pane.bands.foot.index(0, 0).data() == "Total of the rows found"
    QTest.keyClick(pane.search, Qt.Key.Key_Escape)
    assert len(rows(pane)) == 2


def test_names_and_totals_stay_beside_the_rows_they_are_of(pane: PivotPane, document: Document) -> None:
    new = [
        BudgetLine(id=f"n{n}", organisation="north", year=f"{2000 + n}-{n + 1:02d}", amount=n, source="s")
        for n in range(10)
    ]
    document.edit("Many", [Add(line) for line in new])
    heads, _, _, years, _ = pane.bands.views
    pane.grid.horizontalScrollBar().setValue(150)
    assert years.horizontalScrollBar().value() == 150
    assert years.columnWidth(3) == pane.grid.columnWidth(3)
    assert heads.rowHeight(0) == pane.grid.rowHeight(0)
    assert len(pane.table.years) == 21  # gaps too


def test_the_keyboard_goes_from_cell_to_cell_and_out_of_the_last(pane: PivotPane) -> None:
    choose(pane, 0, 0, 0, 0)
    for wanted in ((0, 1), (1, 0), (1, 1)):
        QTest.keyClick(pane.grid, Qt.Key.Key_Tab)
        at = pane.grid.currentIndex()
        assert (at.row(), at.column()) == wanted


def test_money_can_be_shown_in_the_prices_of_one_year_but_is_typed_as_paid(
    pane: PivotPane, document: Document, said: Said
) -> None:
    assert not pane.prices.isVisible()
    document.edit("Prices", [level("2019-20", 100_00), level("2020-21", 110_00)])
    assert pane.prices.isVisible()
    pane.prices.setCurrentText("prices of 2019-20")
    assert rows(pane)[0][3:] == ["£1,000,000", "£1,000,000"]
    assert totals(pane)[0] == ["£1,250,000.50", "£1,000,000", "£2,250,000.50", ""]
    assert pane.table.told(0, 1).endswith("£1.0 million in prices of 2019-20, estimate")
    go(pane, "centre", "2020-21")
    QTest.keyClicks(pane.grid, "7")
    assert said.refused[-1] == "Real prices are worked out. Show prices as paid to type an amount."
    pane.year.click()
    pane.prices.setCurrentText("prices as paid")
    go(pane, "centre", "2021-22")
    type_in(pane, "9")
    pane.prices.setCurrentText("prices of 2019-20")
    assert rows(pane)[0][5] == "no price index †"
    pane.subject.setCurrentText("People (WTE)")
    assert not pane.prices.isVisible()
    assert rows(pane)[0][2] == "120.5"


def test_rows_stand_by_their_names_when_those_change(pane: PivotPane, document: Document) -> None:
    go(pane, "policy", "2019-20")
    document.edit("Rename", [Set(Key("organisation", "centre"), "name", "Zonal Centre")])
    assert [row[0] for row in rows(pane)] == ["Policy Unit", "Zonal Centre"]
    assert pane.grid.currentIndex().row() == 0
    document.undo()
    assert [row[0] for row in rows(pane)] == ["National Centre", "Policy Unit"]


def test_a_grid_without_years_says_so_where_it_can_be_read(document: Document, show: Show) -> None:
    document.show_option("as-is")
    document.correct_as_is(on=True)
    everything = [Remove(Key("budget_line", line)) for line in document.model.table(BudgetLine)]
    assert document.edit("Clear", everything)
    pane = show(PivotPane(document))
    assert pane.note.text() == "No budget lines here. Press Ins to add the first."


def test_a_low_window_has_rows_in_sight_and_the_shares_in_tips(document: Document, show: Show) -> None:
    pane = show(PivotPane(document), 900, 700)
    foot = pane.bands.views[2]
    assert not foot.isRowHidden(1)
    pane.resize(900, 260)
    assert foot.isRowHidden(1)
    tip = pane.bands.year_totals.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "estimate" in tip


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_totals_of_years_are_those_of_their_rows_after_every_edit(
    pane: PivotPane, document: Document, subject: Subject
) -> None:
    edits = (
        [Set(Key("budget_line", "b1"), "amount", -7), Set(Key("workforce", "w1"), "pay_cost", 9_000_00)],
        [Set(Key("budget_line", "b2"), "basis", "audited"), Set(Key("workforce", "w2"), "wte", 1)],
        [Remove(Key("budget_line", "b3")), Remove(Key("workforce", "w2"))],
    )
    pane.table.show(subject, ["organisation"])
    for step in edits:
        assert document.edit("Edit", step)
        by_hand: dict[str, int] = {}
        for group in pane.table.groups:
            for (year, _), amount in pane.table.figures.row_sums(group).items():
                by_hand[year] = by_hand.get(year, 0) + amount
        found = {year: sum(amounts.values()) for year, amounts in pane.table.sums.items()}
        assert found == by_hand
