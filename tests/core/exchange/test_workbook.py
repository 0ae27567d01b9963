"""The workbook of an option: real headings, numbers that add up, and text that stays text."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exchange.workbook import LONGEST, About, WorkbookError, workbook, write_workbook
from core.model.fields import Money, Text
from core.model.key import Key
from core.schedules import Column, Line, Schedule, kinds
from core.store.store import Store
from tests.core.schemes import SCHEME
from tests.refusals import refused

ABOUT = About("A plan", "Option A & more")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40)


def schedule(*texts: str, limit: int | None = None) -> Schedule:
    """Return a schedule with a line for each text."""
    columns = (Column(Text("Matter"), 40, names=True), Column(Money("Up to"), 18))
    lines = tuple(Line(Key("delegation", str(n)), "Body", (text, limit)) for n, text in enumerate(texts))
    return Schedule("Sheet", "Scheme of", columns, lines)


def read(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def test_each_schedule_is_a_sheet_with_headings_that_stay_and_repeat(store: Store, tmp_path: Path) -> None:
    store.apply("Scheme", list(SCHEME))
    path = write_workbook(store, "b", tmp_path / "b.xlsx")
    assert path is not None
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [kind.name for kind in kinds()]
    sheet = book["Reservation and delegation"]
    assert [cell.value for cell in sheet[1]] == [
        "Body", "Matter", "Decided by", "Up to", "Conditions", "Function", "Instrument",
    ]  # fmt: skip
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref) == ("C2", "$1:$1", "A1:G4")
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.left.text == "Option B, One body: Reservation and delegation"
    assert sheet.column_dimensions["B"].width == 46
    assert all(cell.font.bold and cell.alignment.wrap_text for cell in sheet[1])
    assert book.properties.title == "A small plan"


def test_money_is_a_number_of_pounds_in_the_format_of_money(store: Store, tmp_path: Path) -> None:
    store.apply("Scheme", list(SCHEME))
    path = write_workbook(store, "as-is", tmp_path / "a.xlsx")
    assert path is not None
    row = openpyxl.load_workbook(path)["Reservation and delegation"][4]
    assert [cell.value for cell in row[:5]] == [
        "Digital Centre", "Changes", "Chief Executive", 2_000_000, "In budget",
    ]  # fmt: skip
    assert row[3].number_format.startswith('"£"#,##0.00')
    assert row[3].data_type == "n"


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "=\u00a0"])
def test_text_that_begins_like_a_formula_stays_text(text: str) -> None:
    cell = read(workbook([schedule(text)], ABOUT))["Sheet"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@given(texts=st.lists(TEXTS, min_size=1, max_size=5), limit=st.none() | st.integers(-(10**14), 10**14))
def test_whatever_stands_in_a_plan_is_read_back_as_it_was(texts: list[str], limit: int | None) -> None:
    sheet = read(workbook([schedule(*texts, limit=limit)], ABOUT))["Sheet"]
    found = [(row[1].value or "", row[2].value) for row in sheet.iter_rows(min_row=2)]
    assert found == [(text, None if limit is None else limit / 100) for text in texts]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_characters_that_no_spreadsheet_takes_are_left_out_and_too_long_a_text_is_cut() -> None:
    sheet = read(workbook([schedule("a\x00b\x1fc", "x" * 40_000)], ABOUT))["Sheet"]
    assert sheet["B2"].value == "abc"
    assert len(sheet["B3"].value) == LONGEST
    assert sheet["B3"].value.endswith("x…")


def test_what_is_missing_is_marked() -> None:
    lines = (Line(Key("function", "f"), "Family", ("! Nobody", None), missing=True),)
    made = Schedule("Sheet", "Family", schedule().columns, lines)
    assert read(workbook([made], ABOUT))["Sheet"]["B2"].font.color.rgb == "FF8A1538"


def test_a_schedule_without_lines_still_has_its_headings() -> None:
    sheet = read(workbook([schedule()], ABOUT))["Sheet"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["Scheme of", "Matter", "Up to"]]


def test_the_same_option_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    write_workbook(store, "a", tmp_path / "1.xlsx")
    write_workbook(store, "a", tmp_path / "2.xlsx")
    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()


def test_progress_goes_up_to_the_number_of_lines() -> None:
    told: list[tuple[int, int]] = []
    workbook([schedule(*"abc"), schedule(*["x"] * 450)], ABOUT, lambda *step: told.append(step))
    assert told == sorted(told)
    assert told[-1] == (453, 453)
    assert len(told) > 2


def test_a_workbook_that_is_cancelled_is_not_written(store: Store, tmp_path: Path) -> None:
    assert write_workbook(store, "a", tmp_path / "a.xlsx", cancelled=lambda: True) is None
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_file_that_cannot_be_is_refused_in_words_and_what_was_there_stays(
    store: Store, tmp_path: Path
) -> None:
    with refused(WorkbookError, "“a.csv” should end in .xlsx."):
        write_workbook(store, "a", tmp_path / "a.csv")
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(WorkbookError, match=r"“a.xlsx” cannot be written: .*directory"):
        write_workbook(store, "a", tmp_path / "a.xlsx")
