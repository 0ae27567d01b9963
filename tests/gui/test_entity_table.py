"""The one flat table model: what it shows, in what order, and what it says when it cannot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from core.model.edits import Add, Remove, Set
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.kinds import KINDS
from gui.document import Document, View
from gui.widgets.entity_table import EntityTable
from tests.gui.conftest import Said
from tests.small import CENTRE, POLICY


@pytest.fixture
def document(document: Document) -> Document:
    """The small plan with option A on show, where everything can be edited."""
    document.show_option("a")
    return document


def table_of(document: Document, kind: str, *fields: str) -> EntityTable:
    table = EntityTable(document, kind, fields or None, document)
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning, table)
    document.changed.connect(table.redraw)
    table.redraw()
    return table


@pytest.fixture
def lines(document: Document) -> EntityTable:
    return table_of(document, "budget_line")


def column(table: EntityTable, name: str) -> int:
    return table.columns.index(name)


def shown(table: EntityTable, name: str) -> list[str]:
    place = column(table, name)
    return [table.index(row, place).data() for row in range(table.rowCount())]


def test_columns_are_the_declared_fields_by_their_labels(lines: EntityTable) -> None:
    labels = [lines.headerData(c, Qt.Orientation.Horizontal) for c in range(lines.columnCount())]
    assert labels == [spec.label for spec in KINDS["budget_line"].fields.values()]
    assert labels[:6] == ["Organisation", "Function", "Year", "Type", "Technology", "Amount"]


def test_only_the_given_fields_are_columns(document: Document) -> None:
    table = table_of(document, "post", "title", "wte")
    assert [table.headerData(c, Qt.Orientation.Horizontal) for c in (0, 1)] == ["Title", "WTE"]
    assert table.columnCount() == 2


def test_a_reference_shows_the_title_of_what_it_names(lines: EntityTable) -> None:
    assert shown(lines, "organisation") == ["National Centre", "National Centre", "Policy Unit"]
    assert shown(lines, "amount") == ["£1,000,000.00", "£1,100,000.00", "£250,000.50"]


def test_numbers_stand_to_the_right(lines: EntityTable) -> None:
    place = lines.index(0, column(lines, "amount"))
    assert place.data(Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight)


def test_a_cell_edited_is_one_step_and_undone_shows_what_it_was(
    document: Document, lines: EntityTable
) -> None:
    cell = lines.index(2, column(lines, "amount"))
    assert lines.setData(cell, "300,000")
    assert cell.data() == "£300,000.00"
    assert document.store.undo_label() == "Change amount of Policy Unit, 2019-20: £250,000.50"
    document.undo()
    assert cell.data() == "£250,000.50"


def test_an_edit_to_the_same_value_makes_no_step(document: Document, lines: EntityTable) -> None:
    before = document.store.undo_label()
    assert lines.setData(lines.index(2, column(lines, "amount")), "£250,000.50")
    assert document.store.undo_label() == before


def test_text_that_is_no_amount_is_refused_in_words(lines: EntityTable, said: Said) -> None:
    cell = lines.index(2, column(lines, "amount"))
    assert not lines.setData(cell, "lots")
    assert said.refused == ["Amount should be an amount in pounds such as 1,250.00 or £1.2m, not “lots”."]
    assert cell.data() == "£250,000.50"


def test_the_protected_as_is_cannot_be_edited_and_says_why(document: Document, said: Said) -> None:
    document.show_option("as-is")
    table = table_of(document, "budget_line")
    cell = table.index(0, column(table, "amount"))
    assert not table.flags(cell) & Qt.ItemFlag.ItemIsEditable
    assert not table.setData(cell, "1")
    assert "protected" in said.refused[0]


def test_correcting_the_as_is_makes_its_cells_editable(document: Document) -> None:
    document.show_option("as-is")
    document.correct_as_is(on=True)
    table = table_of(document, "budget_line")
    assert table.flags(table.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_changes_begins_with_a_sign_and_a_word(document: Document) -> None:
    document.show_option("b")
    document.show_view(View.CHANGES)
    table = table_of(document, "organisation")
    assert table.headerData(0, Qt.Orientation.Horizontal) == "Change"
    rows = dict(zip(shown(table, "name"), shown(table, ""), strict=True))
    assert rows["Policy Unit"] == "− closed"
    assert rows["Department"] == ""


def test_changes_shows_what_a_changed_cell_was(document: Document) -> None:
    document.show_view(View.CHANGES)
    table = table_of(document, "organisation")
    row = table.row_of("centre")
    assert table.index(row, 0).data() == "~ changed"
    assert table.index(row, column(table, "name")).data() == "Digital Centre → National Centre"
    assert table.index(row, column(table, "code")).data() == "X26"


def test_a_new_row_is_tinted_and_signed(document: Document) -> None:
    document.edit("New", [Add(Organisation(id="west", name="West"))])
    document.show_view(View.CHANGES)
    table = table_of(document, "organisation")
    row = table.row_of("west")
    assert table.index(row, 0).data() == "+ new"
    assert table.index(row, 1).data(Qt.ItemDataRole.BackgroundRole) is not None


def test_a_closed_row_is_struck_out_and_cannot_be_edited(document: Document, said: Said) -> None:
    document.show_option("b")
    document.show_view(View.CHANGES)
    table = table_of(document, "organisation")
    cell = table.index(table.row_of("policy"), column(table, "name"))
    assert cell.data(Qt.ItemDataRole.FontRole).strikeOut()
    assert not table.setData(cell, "Policy")
    assert said.refused == ["This organisation is closed in this option, so it cannot be edited."]


def test_rows_keep_their_order_while_they_are_edited(document: Document) -> None:
    table = table_of(document, "organisation")
    before = [table.key(row).id for row in range(table.rowCount())]
    document.edit("Rename", [Set(Key("organisation", "dept"), "name", "Zoo")])
    assert [table.key(row).id for row in range(table.rowCount())] == before


def test_same_rows_tell_views_only_that_data_changed(
    document: Document, lines: EntityTable, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(lines.dataChanged), qtbot.assertNotEmitted(lines.modelReset):
        document.edit("Change", [Set(Key("budget_line", "b3"), "amount", 1)])


def test_a_removed_row_is_taken_out_and_put_back_by_undo(
    document: Document, lines: EntityTable, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(lines.rowsRemoved), qtbot.assertNotEmitted(lines.modelReset):
        document.edit("Remove", [Remove(Key("budget_line", "b2"))])
    assert lines.row_of("b2") == -1
    with qtbot.waitSignal(lines.rowsInserted), qtbot.assertNotEmitted(lines.modelReset):
        document.undo()
    assert lines.row_of("b2") == 1


def test_amounts_sort_as_numbers_and_empty_cells_come_last(document: Document, lines: EntityTable) -> None:
    lines.sort(column(lines, "amount"))
    assert shown(lines, "amount") == ["£250,000.50", "£1,000,000.00", "£1,100,000.00"]
    lines.sort(column(lines, "function"), Qt.SortOrder.DescendingOrder)
    assert shown(lines, "function")[-1] == ""
    lines.sort(-1)
    assert shown(lines, "organisation")[-1] == "Policy Unit"


def test_choices_sort_in_their_declared_order(document: Document) -> None:
    table = table_of(document, "accountability")
    table.sort(column(table, "letter"))
    assert shown(table, "letter") == ["Accountable"] * 4 + ["Responsible"]


def test_signs_sort_new_before_changed_before_closed(document: Document) -> None:
    document.show_option("b")
    document.edit("New", [Add(Organisation(id="west", name="West")), Set(CENTRE, "code", "X27")])
    document.show_view(View.CHANGES)
    table = table_of(document, "organisation")
    table.sort(0)
    assert shown(table, "")[:4] == ["+ new", "~ changed", "− closed", ""]


def test_every_word_of_the_filter_must_be_somewhere_in_the_row(lines: EntityTable) -> None:
    lines.show_matching("national 2020")
    assert [lines.key(row).id for row in range(lines.rowCount())] == ["b2"]
    lines.show_matching("NATIONAL")
    assert lines.rowCount() == 2
    lines.show_matching("nothing like it")
    assert (lines.rowCount(), lines.total) == (0, 3)


def test_a_row_edited_under_a_filter_stays_until_the_filter_changes(
    document: Document, lines: EntityTable
) -> None:
    lines.show_matching("policy")
    document.edit("Move", [Set(Key("budget_line", "b3"), "organisation", "dept")])
    assert shown(lines, "organisation") == ["Department"]
    lines.show_matching("policy ")
    assert lines.rowCount() == 0


def test_only_changed_rows_are_shown_when_asked_for(document: Document) -> None:
    document.show_view(View.CHANGES)
    table = table_of(document, "organisation")
    table.show_only_changed(on=True)
    assert sorted(shown(table, "")) == ["~ changed", "~ changed"]
    document.show_view(View.AFTER)
    assert table.rowCount() == 5


def test_only_given_rows_are_shown_when_asked_for(lines: EntityTable) -> None:
    lines.show_only({"b1"})
    assert lines.rowCount() == 1
    lines.show_only(None)
    assert lines.rowCount() == 3


def test_text_of_several_lines_shows_its_first_and_all_in_a_tip(document: Document) -> None:
    document.edit("Purpose", [Set(CENTRE, "purpose", "To <b>run</b> services.\nAnd more of the same.")])
    table = table_of(document, "organisation")
    cell = table.index(table.row_of("centre"), column(table, "purpose"))
    assert cell.data() == "To <b>run</b> services.…"
    assert "&lt;b&gt;" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_what_a_cell_copies_gives_it_back_where_names_are_doubled(document: Document) -> None:
    document.edit(
        "Twins",
        [
            Add(Organisation(id="t1", name="Digital team", parent="policy")),
            Add(Organisation(id="t2", name="Digital team", parent="centre")),
            Add(BudgetLine(id="b9", organisation="t2", year="2020-21", amount=-5_00, source="x")),
        ],
    )
    table = table_of(document, "budget_line")
    row = table.row_of("b9")
    copied = table.typed_text(row, 0)
    assert copied == "Digital team (National Centre, Department)"
    assert table.typed_text(row, column(table, "amount")) == "-£5.00"
    assert table.commit(row, 0, "Digital team") == (
        "Organisation: several are called “Digital team”; choose one from the list."
    )
    assert table.commit(0, 0, copied) == ""
    assert table.entity(0).organisation == "t2"  # type: ignore[attr-defined]


def test_a_reference_to_what_the_option_closed_still_shows_its_name(document: Document) -> None:
    document.show_option("b")
    document.show_view(View.CHANGES)
    table = table_of(document, "accountability")
    row = table.row_of("records-a")
    assert table.index(row, column(table, "organisation")).data() == "Policy Unit"
    assert document.entity(POLICY) is not None
