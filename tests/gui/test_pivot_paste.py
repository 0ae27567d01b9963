"""Tables of several years from elsewhere land in the cells that their headings and names say."""

from __future__ import annotations

import csv
from collections import Counter
from fractions import Fraction
from itertools import islice

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.model.edits import Add
from core.model.entities.accountability import Function
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from gui.document import Document
from gui.widgets.block_text import to_text
from gui.widgets.pivot_pane import PivotPane
from tests.gui.conftest import Answer, Said, Show
from tests.gui.pivots import choose, clip, lines, rows
from tests.shared import DATA

CTRL = Qt.KeyboardModifier.ControlModifier
REAL = DATA / "budgets"


@pytest.fixture
def document(document: Document) -> Document:
    """The small plan with option A on show."""
    document.show_option("a")
    return document


@pytest.fixture
def pane(document: Document, show: Show) -> PivotPane:
    found = show(PivotPane(document))
    choose(found, 0, 0, 0, 0)
    return found


def paste(pane: PivotPane, text: str) -> None:
    clip(text)
    QTest.keyClick(pane.grid, Qt.Key.Key_V, CTRL)


def amounts(document: Document) -> dict[tuple[str, str | None, str], int]:
    """Return the pence of each body, function and year; every one must be one line."""
    found = lines(document)
    assert all(len(each) == 1 for each in found.values())
    return {place: each[0].amount for place, each in found.items()}


def test_years_are_matched_by_their_heading_and_rows_by_name(
    pane: PivotPane, document: Document, said: Said
) -> None:
    paste(
        pane,
        "Organisation\tFunction\t2020/21\t2018-2019\nPolicy Unit\tOfficial statistics\t£5\t(6)\n"
        "X26\tCyber operations\t7\t\n",
    )
    assert amounts(document) == {
        ("centre", "cyber", "2019-20"): 1_000_000_00,
        ("centre", "cyber", "2020-21"): 7_00,
        ("policy", None, "2019-20"): 250_000_50,
        ("policy", "statistics", "2020-21"): 5_00,
        ("policy", "statistics", "2018-19"): -6_00,
    }
    assert said.told[-1] == "Paste: 3 figures set (2 new). Ctrl+Z takes it back."
    document.undo()
    assert len(amounts(document)) == 3
    assert pane.table.years == ["2018-19", "2019-20", "2020-21"]


def test_titles_units_estimates_and_what_has_no_place_are_told_before_anything_changes(
    pane: PivotPane, document: Document, answer: Answer
) -> None:
    table = (
        "Table 3: made-up budgets, £m\t\t\t\n\t\t\t\nBody\t2019-20\t2020-21 (est)\tNote\n"
        "National Centre\t1.5\t2\t1\nSouth\t3\t4\t2\nTotal\t4.5\t6\t\nNorth Region\t-\t0.25\t\n"
    )
    before = document.model
    answer.press("Cancel")
    paste(pane, table)
    assert answer.asked[0].split("\n\n") == [
        "3 figures set (1 new).",
        "Amounts are taken to be in millions of pounds.",
        "New figures of 2020-21 rest on estimates, as their heading says.",
        "2 rows not found in this option, left out: “South” and “Total”.",
        "Columns that are no year, left out: “Note”.",
    ]
    assert document.model == before
    answer.press("Paste")
    paste(pane, table)
    found = amounts(document)
    assert found["centre", "cyber", "2019-20"] == 1_500_000_00
    assert found["north", None, "2020-21"] == 250_000_00
    assert lines(document)["north", None, "2020-21"][0].basis == "estimate"
    document.undo()
    assert document.model == before


def test_a_column_in_billions_beside_one_in_millions(
    pane: PivotPane, document: Document, answer: Answer
) -> None:
    answer.press("Paste")
    paste(pane, "\t2019-20 £m\t2020-21 £bn\nPolicy Unit\t1\t2\n")
    assert answer.asked[0].splitlines()[2] == (
        "Amounts are taken to be in millions of pounds and billions of pounds."
    )
    assert amounts(document)["policy", None, "2020-21"] == 2 * 10**11


def test_a_table_without_bodies_is_about_the_body_it_is_pasted_at(
    pane: PivotPane, document: Document
) -> None:
    choose(pane, 1, 0, 1, 0)
    paste(pane, "Function\t2019-20\nCyber operations\t1\nOfficial statistics\t2\n")
    found = amounts(document)
    assert (found["policy", "cyber", "2019-20"], found["policy", "statistics", "2019-20"]) == (1_00, 2_00)


def test_rows_without_names_go_from_the_cell_down_under_their_years(
    pane: PivotPane, document: Document
) -> None:
    paste(pane, "2020-21\t2019-20\n1\t2\n3\t4\n")
    assert [row[3:] for row in rows(pane)] == [["£2", "£1"], ["£4", "£3 †"]]


def test_amounts_of_one_row_and_year_are_added_up_and_that_is_told(
    pane: PivotPane, document: Document, answer: Answer
) -> None:
    answer.press("Paste")
    paste(pane, "Body\tType\t2020-21\nPolicy Unit\tCUR\t1\n\tCUR\t2\nPolicy Unit\tCAP\t4\n")
    assert "1 amount is added to another of the same row and year." in answer.asked[0]
    found = {(line.type, line.amount) for line in lines(document)["policy", None, "2020-21"]}
    assert found == {("revenue", 3_00), ("capital", 4_00)}


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("Body\t2019-20\t2019/20\nPolicy Unit\t1\t2\n", "2019-20 heads two columns of the block."),
        ("Body\t2019-21\nPolicy Unit\t1\n", "Year should be a financial year such as 2019-20."),
        (
            "Body\t1850-51\nPolicy Unit\t1\n",
            "Year: 1850-51 is out of range. Years go from 1900-01 to 2199-00.",
        ),
        (
            "Body\t2019-20\nPolicy Unit\t$1\n",
            "“Policy Unit”, 2019-20: amounts are in pounds, so change “$1” into pounds first.",
        ),
        ("Body\t2019-20\nPolicy Unit\tlots\n", "“Policy Unit”, 2019-20: “lots” is no amount."),
    ],
)
def test_what_is_wrong_with_a_table_is_refused_whole(
    pane: PivotPane, document: Document, said: Said, table: str, why: str
) -> None:
    before = document.model
    paste(pane, table)
    assert said.refused == [f"{why} Nothing was changed."]
    assert document.model == before


def test_what_was_copied_with_names_pastes_back_and_changes_nothing(
    pane: PivotPane, document: Document, said: Said
) -> None:
    for box in pane.dimensions.values():
        box.setChecked(True)
    choose(pane, 0, 0, 0, 0)
    pane.grid.acts.copy_with_names()
    assert said.told[-1] == "Copied 2 rows and 2 columns with their names."
    before = document.model
    QTest.keyClick(pane.grid, Qt.Key.Key_V, CTRL)
    assert document.model == before
    assert not said.refused


@pytest.mark.skipif(not REAL.is_dir(), reason="the published tables are not on this machine")
def test_the_country_and_regional_analysis_lands_in_the_right_cells(
    document: Document, show: Show, answer: Answer
) -> None:
    book = load_workbook(REAL / "CRA_2018_Database.xlsx", read_only=True)
    head, *found = islice(book["CRA 2018 database"].values, 400)
    bodies = list(dict.fromkeys(str(row[0]) for row in found))
    functions = list(dict.fromkeys(str(row[5]) for row in found))
    document.edit(
        "Bodies and functions",
        [
            *(Add(Organisation(id=f"cra-{n}", name=name)) for n, name in enumerate(bodies)),
            *(Add(Function(id=f"cra-{n}", name=name)) for n, name in enumerate(functions)),
        ],
    )
    years = [str(year) for year in head[-5:]]
    assert years == ["2013-14", "2014-15", "2015-16", "2016-17", "2017-18"]
    wanted: Counter[tuple[str, str, str, str]] = Counter()
    for row in found:
        for year, value in zip(years, row[-5:], strict=True):
            type_ = "revenue" if row[9] == "CUR" else "capital"
            wanted[str(row[0]), str(row[5]), type_, year] += round(Fraction(str(value or 0)) * 1000 * 100)
    texts = [["" if cell is None else str(cell) for cell in row] for row in (head, *found)]
    pane = show(PivotPane(document))
    choose(pane, 0, 0, 0, 0)
    answer.press("Paste")
    paste(pane, to_text([["Expenditure 2013-14 to 2017-18 shown in £000s"], *texts]))
    assert "Amounts are taken to be in thousands of pounds." in answer.asked[0]
    landed = {
        (
            bodies[number(line.organisation)],
            functions[number(line.function)],
            line.type,
            line.year,
        ): line.amount
        for line in document.model.all(BudgetLine)
        if line.organisation.startswith("cra-")
    }
    assert landed == {place: value for place, value in wanted.items() if place in landed}
    assert sum(landed.values()) == sum(wanted.values())
    document.undo()
    assert len(list(document.model.all(BudgetLine))) == 3


@pytest.mark.skipif(not REAL.is_dir(), reason="the published tables are not on this machine")
def test_the_budgets_of_the_department_land_by_year(document: Document, show: Show, answer: Answer) -> None:
    with (REAL / "dhsc_budget_data_real_centre.csv").open(encoding="utf-8") as file:
        found = [row for row in csv.DictReader(file) if row["budget_type"] == "dhsc_rdel"]
    years = [f"{int(row['date']) - 1}-{int(row['date']) % 100:02d}" for row in found]
    values = [row["cash_values"] for row in found]
    pane = show(PivotPane(document))
    choose(pane, 0, 0, 0, 0)
    answer.press("Paste")
    paste(pane, to_text([["£m", *years], ["Department", *values]]))
    landed = {year: found for (body, _, year), found in amounts(document).items() if body == "dept"}
    assert landed == {year: round(Fraction(v) * 10**8) for year, v in zip(years, values, strict=True)}


def number(id_: str | None) -> int:
    return int(str(id_).removeprefix("cra-"))
