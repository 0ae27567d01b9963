"""The table as people edit it: typing, keys, blocks to and from Excel, adding, removing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from core.model.edits import Add, Set
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.key import Key
from gui.document import Document, View
from gui.widgets.add_dialog import AddDialog
from gui.widgets.entity_view import EntityView
from tests.gui.conftest import Answer, Said, Show
from tests.small import CENTRE

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)

COLUMNS = ("organisation", "function", "year", "type", "technology", "amount", "source", "basis")


@pytest.fixture
def document(document: Document) -> Document:
    """The small plan with option A on show, where everything can be edited."""
    document.show_option("a")
    return document


@pytest.fixture
def lines(document: Document, show: Show) -> EntityView:
    """The budget lines: two of the centre, one of the policy unit."""
    return at(show(EntityView(document, "budget_line", COLUMNS)), 0, "organisation")


@pytest.fixture
def bodies(document: Document, show: Show) -> EntityView:
    return at(show(EntityView(document, "organisation")), 0, "name")


def at(view: EntityView, row: int, name: str) -> EntityView:
    """Make a cell the current one and give the view the keyboard."""
    view.setFocus()
    view.go(row, view.table.columns.index(name))
    return view


def select(view: EntityView, rows: tuple[int, int], names: tuple[str, str]) -> None:
    """Select a block of cells, from a row and column to others."""
    left, right = (view.table.columns.index(name) for name in names)
    first, last = view.table.index(rows[0], left), view.table.index(rows[1], right)
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(first, flags.NoUpdate)
    view.selectionModel().select(QItemSelection(first, last), flags.ClearAndSelect)


def cell(view: EntityView, row: int, name: str) -> str:
    return str(view.table.index(row, view.table.columns.index(name)).data())


def current(view: EntityView) -> tuple[int, str]:
    return view.currentIndex().row(), view.table.columns[view.currentIndex().column()]


def key(view: EntityView, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys in whatever has the keyboard: the open editor, or the view."""
    for found in keys:
        editor = view.cells.editor
        QTest.keyClick(editor.control if editor else view, found, held)


def typed(view: EntityView, text: str) -> None:
    """Type text: the first letter opens the editor, the rest goes into it."""
    if not view.cells.editor:
        QTest.keyClicks(view, text[0])
        text = text[1:]
    assert view.cells.editor
    QTest.keyClicks(view.cells.editor.control, text)


def editing(view: EntityView) -> str | None:
    """Return what the open editor holds; None: none is open."""
    editor = view.cells.editor
    return editor.value_text() if editor else None


def clipboard(text: str | None = None) -> str:
    if text is not None:
        QApplication.clipboard().setText(text)
    return QApplication.clipboard().text()


def steps(document: Document) -> int:
    return sum(step.state == "done" for step in document.store.history())


# typing and moving


def test_typing_replaces_a_cell_and_enter_goes_down(lines: EntityView, document: Document) -> None:
    at(lines, 0, "amount")
    typed(lines, "2000000")
    key(lines, Qt.Key.Key_Return)
    assert cell(lines, 0, "amount") == "£2,000,000.00"
    assert current(lines) == (1, "amount")
    assert document.store.undo_label() == "Change amount of National Centre, 2019-20: £1,000,000.00"


def test_tab_commits_and_goes_right_and_back_with_shift(lines: EntityView) -> None:
    at(lines, 0, "amount")
    typed(lines, "5")
    key(lines, Qt.Key.Key_Tab)
    assert (cell(lines, 0, "amount"), current(lines)) == ("£5.00", (0, "source"))
    key(lines, Qt.Key.Key_Backtab)
    assert current(lines) == (0, "amount")


def test_tab_after_the_last_column_begins_the_next_row(
    lines: EntityView,
) -> None:
    at(lines, 0, "basis")
    key(lines, Qt.Key.Key_Tab)
    assert current(lines) == (1, "organisation")
    at(lines, 2, "basis")
    key(lines, Qt.Key.Key_Tab)  # from the last cell, Tab leaves the table
    assert current(lines) == (2, "basis")


def test_f2_edits_what_is_there_and_escape_leaves_it(lines: EntityView, document: Document) -> None:
    before = steps(document)
    at(lines, 0, "source")
    key(lines, Qt.Key.Key_F2)
    assert editing(lines) == "Accounts"
    typed(lines, "x")
    key(lines, Qt.Key.Key_Escape)
    assert editing(lines) is None
    assert (cell(lines, 0, "source"), steps(document)) == ("Accounts", before)


def test_leaving_the_table_commits_the_open_cell(lines: EntityView, show: Show) -> None:
    at(lines, 0, "source")
    typed(lines, "Annual report")
    other = show(QLineEdit())
    other.setFocus()
    QApplication.processEvents()
    assert cell(lines, 0, "source") == "Annual report"


def test_a_refused_text_stays_in_its_editor_with_the_reason_under_it(
    lines: EntityView, said: Said, document: Document
) -> None:
    before = steps(document)
    at(lines, 0, "amount")
    typed(lines, "lots")
    key(lines, Qt.Key.Key_Return)
    assert editing(lines) == "lots"
    assert lines.cells.note == said.refused[0]
    assert "amount in pounds" in said.refused[0]
    assert steps(document) == before


def test_going_elsewhere_in_the_table_comes_back_to_a_refused_text(lines: EntityView) -> None:
    at(lines, 0, "amount")
    typed(lines, "lots")
    key(lines, Qt.Key.Key_Return)
    lines.go(2, 0)
    QApplication.processEvents()
    assert current(lines) == (0, "amount")
    assert editing(lines) == "lots"
    key(lines, Qt.Key.Key_Escape)
    lines.go(2, 0)
    QApplication.processEvents()
    assert current(lines) == (2, "organisation")


def test_a_redraw_does_not_take_away_what_is_being_typed(lines: EntityView, document: Document) -> None:
    at(lines, 0, "source")
    typed(lines, "Annual")
    document.edit("Elsewhere", [Set(Key("budget_line", "b3"), "source", "Other")])
    assert editing(lines) == "Annual"


def test_the_protected_as_is_says_why_when_somebody_types(
    lines: EntityView, document: Document, said: Said
) -> None:
    document.show_option("as-is")
    at(lines, 0, "source")
    QTest.keyClicks(lines, "x")
    assert editing(lines) is None
    assert "protected" in said.refused[0]


def test_each_sort_of_field_has_its_editor_in_a_cell(lines: EntityView, bodies: EntityView) -> None:
    for view, name, control in (
        (lines, "type", QComboBox),
        (lines, "technology", QComboBox),
        (lines, "organisation", QLineEdit),
        (bodies, "purpose", QPlainTextEdit),
    ):
        at(view, 0, name)
        key(view, Qt.Key.Key_F2)
        assert view.cells.editor
        assert isinstance(view.cells.editor.control, control)
        key(view, Qt.Key.Key_Escape)


def test_alt_enter_begins_a_new_line_in_a_cell_of_several(bodies: EntityView) -> None:
    at(bodies, 0, "purpose")
    typed(bodies, "One")
    key(bodies, Qt.Key.Key_Return, held=ALT)
    typed(bodies, "two")
    key(bodies, Qt.Key.Key_Return)
    assert bodies.table.text(0, bodies.table.columns.index("purpose")) == "One\ntwo"


def test_ctrl_enter_sets_every_selected_cell_of_the_column_as_one_step(
    lines: EntityView, document: Document
) -> None:
    before = steps(document)
    select(lines, (0, 2), ("source", "source"))
    typed(lines, "Published accounts")
    key(lines, Qt.Key.Key_Return, held=CTRL)
    assert [cell(lines, row, "source") for row in range(3)] == ["Published accounts"] * 3
    assert steps(document) == before + 1
    assert editing(lines) is None


def test_ctrl_enter_with_a_refused_text_changes_nothing(lines: EntityView, document: Document) -> None:
    before = steps(document)
    select(lines, (0, 2), ("amount", "amount"))
    typed(lines, "lots")
    key(lines, Qt.Key.Key_Return, held=CTRL)
    assert editing(lines) == "lots"
    assert "Row 1, column “Amount”" in lines.cells.note
    assert steps(document) == before


def test_editing_one_of_several_selected_cells_says_that_all_can_be_set(lines: EntityView) -> None:
    select(lines, (0, 2), ("source", "source"))
    key(lines, Qt.Key.Key_F2)
    QApplication.processEvents()
    assert lines.cells.note == "Ctrl+Enter sets all 3 selected cells."


# blocks


def test_a_block_copies_as_excel_takes_it(bodies: EntityView, document: Document) -> None:
    document.edit("Odd", [Set(CENTRE, "purpose", 'A "quote"\nand\ta tab')])
    row = bodies.table.row_of("centre")
    select(bodies, (row, row), ("code", "purpose"))
    key(bodies, Qt.Key.Key_C, held=CTRL)
    assert clipboard() == 'X26\t"A ""quote""\nand\ta tab"'
    formula = QApplication.clipboard().mimeData().html()
    assert "mso-number-format" in formula  # so that Excel takes text that begins with “=” for text


def test_what_is_copied_can_be_pasted_back_unchanged(bodies: EntityView, document: Document) -> None:
    document.edit("Lines", [Set(CENTRE, "purpose", 'First\n"second"\tthird')])
    before = {entity.id: entity for entity in document.entities("organisation")}
    bodies.selectAll()
    key(bodies, Qt.Key.Key_C, held=CTRL)
    steps_before = steps(document)
    key(bodies, Qt.Key.Key_V, held=CTRL)
    assert {entity.id: entity for entity in document.entities("organisation")} == before
    assert steps(document) == steps_before


def test_a_block_is_pasted_as_one_step_that_undoes_as_one(lines: EntityView, document: Document) -> None:
    before = steps(document)
    at(lines, 0, "amount")
    clipboard("£10.00\tOne\r\n20\tTwo\r\n")
    key(lines, Qt.Key.Key_V, held=CTRL)
    assert [cell(lines, row, "amount") for row in (0, 1)] == ["£10.00", "£20.00"]
    assert [cell(lines, row, "source") for row in (0, 1)] == ["One", "Two"]
    assert steps(document) == before + 1
    document.undo()
    assert cell(lines, 0, "source") == "Accounts"


def test_cells_in_quotes_keep_their_new_lines_and_tabs(bodies: EntityView) -> None:
    at(bodies, 0, "purpose")
    clipboard('"First line\nsecond ""quoted"""\tNotes here')
    key(bodies, Qt.Key.Key_V, held=CTRL)
    purpose = bodies.table.columns.index("purpose")
    assert bodies.table.text(0, purpose) == 'First line\nsecond "quoted"'
    assert bodies.table.text(0, purpose + 1) == "Notes here"


def test_one_cell_pasted_over_several_fills_them_all(lines: EntityView) -> None:
    select(lines, (0, 2), ("source", "source"))
    clipboard("Same")
    key(lines, Qt.Key.Key_V, held=CTRL)
    assert [cell(lines, row, "source") for row in range(3)] == ["Same"] * 3


def test_names_are_pasted_as_references(lines: EntityView, document: Document) -> None:
    at(lines, 2, "organisation")
    clipboard("North Region\tCyber operations")
    key(lines, Qt.Key.Key_V, held=CTRL)
    assert (cell(lines, 2, "organisation"), cell(lines, 2, "function")) == (
        "North Region",
        "Cyber operations",
    )


def test_a_paste_that_a_field_refuses_changes_nothing_and_names_row_and_column(
    lines: EntityView, document: Document, said: Said
) -> None:
    before = steps(document)
    at(lines, 0, "amount")
    clipboard("10\tOne\nlots\tTwo\nmore\tThree")
    key(lines, Qt.Key.Key_V, held=CTRL)
    (why,) = said.refused
    assert why.startswith("Row 2, column “Amount”: Amount should be an amount in pounds")
    assert why.endswith("1 more cell would not do either. Nothing was changed.")
    assert (steps(document), cell(lines, 0, "amount")) == (before, "£1,000,000.00")


def test_a_paste_larger_than_the_table_says_what_would_be_left_out_and_asks(
    lines: EntityView, answer: Answer
) -> None:
    at(lines, 2, "basis")
    clipboard("Audited\tx\nPublished\ty\nEstimate\tz")
    answer.press("Cancel")
    key(lines, Qt.Key.Key_V, held=CTRL)
    assert answer.asked == ["The block is larger than the room here: 2 rows and 1 column would be left out."]
    assert cell(lines, 2, "basis") == "Estimate"
    answer.press("Paste the rest")
    key(lines, Qt.Key.Key_V, held=CTRL)
    assert cell(lines, 2, "basis") == "Audited"


def test_pasting_when_there_is_no_text_says_so(lines: EntityView, said: Said) -> None:
    QApplication.clipboard().clear()
    at(lines, 0, "amount")
    key(lines, Qt.Key.Key_V, held=CTRL)
    assert said.refused == ["There is no text on the clipboard to paste."]


def test_nothing_is_pasted_into_the_sign_of_changes(lines: EntityView, document: Document) -> None:
    document.show_view(View.CHANGES)
    at(lines, 0, "")
    clipboard("North Region")
    key(lines, Qt.Key.Key_V, held=CTRL)
    assert cell(lines, 0, "organisation") == "Digital Centre → North Region"


def test_ctrl_d_fills_down_the_first_row_of_each_column(lines: EntityView, document: Document) -> None:
    before = steps(document)
    select(lines, (0, 2), ("year", "amount"))
    key(lines, Qt.Key.Key_D, held=CTRL)
    assert [cell(lines, row, "amount") for row in range(3)] == ["£1,000,000.00"] * 3
    assert [cell(lines, row, "year") for row in range(3)] == ["2019-20"] * 3
    assert steps(document) == before + 1


def test_ctrl_d_in_one_row_copies_the_row_above(lines: EntityView, said: Said) -> None:
    at(lines, 2, "organisation")
    key(lines, Qt.Key.Key_D, held=CTRL)
    assert cell(lines, 2, "organisation") == "National Centre"
    at(lines, 0, "organisation")
    key(lines, Qt.Key.Key_D, held=CTRL)
    assert said.refused == ["There is no row above this one to copy. Nothing was changed."]


# rows


def test_delete_removes_selected_rows_as_one_step(lines: EntityView, document: Document, said: Said) -> None:
    before = steps(document)
    select(lines, (0, 1), ("amount", "amount"))
    key(lines, Qt.Key.Key_Delete)
    assert (lines.table.rowCount(), steps(document)) == (1, before + 1)
    assert said.told == ["Remove 2 budget lines. Ctrl+Z takes it back."]
    document.undo()
    assert lines.table.rowCount() == 3


def test_delete_asks_when_something_refers_to_a_row(
    bodies: EntityView, document: Document, answer: Answer
) -> None:
    at(bodies, bodies.table.row_of("policy"), "name")
    answer.press("Cancel")
    key(bodies, Qt.Key.Key_Delete)
    assert answer.asked[0].startswith("1 reporting line, 1 post, 1 accountability, 1 budget line and 1 ")
    assert "“Close" in answer.asked[0]
    assert document.model.get(Organisation, "policy")
    answer.press("Remove")
    key(bodies, Qt.Key.Key_Delete)
    assert document.model.get(Organisation, "policy") is None


def test_ins_asks_for_a_row_in_a_form_and_goes_to_it(lines: EntityView, document: Document) -> None:
    def fill(dialog: AddDialog) -> None:
        assert dialog.windowTitle() == "Add budget line"
        dialog.accept()
        assert dialog.editor("organisation").error == "Organisation may not be empty."
        for name, text in {"organisation": "north", "year": "2020-21", "amount": "7", "source": "Me"}.items():
            dialog.editor(name).type_text(text)
        dialog.accept()

    _in_dialog(fill)
    key(lines, Qt.Key.Key_Insert)
    assert document.selection is not None
    added = document.model.get(BudgetLine, document.selection.id)
    assert added
    assert (added.organisation, added.amount, added.basis) == ("north", 7_00, "estimate")
    assert lines.table.key(lines.currentIndex().row()) == document.selection


def test_a_row_that_the_plan_refuses_leaves_the_form_open_with_the_reason(
    bodies: EntityView, document: Document
) -> None:
    document.store.close()

    def fill(dialog: AddDialog) -> None:
        dialog.editor("name").type_text("West")
        dialog.accept()
        assert dialog.isVisible()
        assert dialog._error.text()
        dialog.reject()

    _in_dialog(fill)
    key(bodies, Qt.Key.Key_Insert)


def _in_dialog(work: Callable[[AddDialog], None]) -> None:
    """Do work in the form that opens next, and close it whatever happens."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AddDialog)
        try:
            work(dialog)
        finally:
            dialog.close()

    QTimer.singleShot(50, find)


# selection and sight


def test_the_current_row_is_what_the_inspector_is_about(lines: EntityView, document: Document) -> None:
    at(lines, 2, "amount")
    assert document.selection == Key("budget_line", "b3")


def test_the_table_follows_what_is_selected_elsewhere(lines: EntityView, document: Document) -> None:
    document.select(Key("budget_line", "b2"))
    assert lines.currentIndex().row() == 1


def test_selection_and_place_survive_another_view(lines: EntityView, document: Document) -> None:
    at(lines, 2, "amount")
    document.show_view(View.CHANGES)
    assert current(lines) == (2, "amount")
    assert [index.row() for index in lines.selectedIndexes()] == [2]


def test_clicking_a_heading_sorts_and_the_same_row_stays_current(lines: EntityView) -> None:
    at(lines, 2, "amount")
    lines.sortByColumn(lines.table.columns.index("amount"), Qt.SortOrder.AscendingOrder)
    assert cell(lines, 0, "amount") == "£250,000.50"
    assert current(lines) == (0, "amount")


def test_a_hidden_table_waits_until_it_is_seen(lines: EntityView, document: Document) -> None:
    lines.hide()
    document.edit(
        "More", [Add(BudgetLine(id="b9", organisation="north", year="2020-21", amount=1, source="x"))]
    )
    assert lines.table.rowCount() == 3
    lines.show()
    assert lines.table.rowCount() == 4


def test_columns_are_as_wide_as_their_texts_within_reason(bodies: EntityView, document: Document) -> None:
    document.edit("Long", [Set(CENTRE, "name", "x" * 10_000)])
    bodies.hide()
    document.show_option("b")
    document.show_option("a")
    bodies.show()
    assert all(72 <= bodies.columnWidth(column) <= 300 for column in range(bodies.table.columnCount() - 1))


def test_an_empty_table_says_what_to_do(document: Document, show: Show) -> None:
    view = show(EntityView(document, "post"))
    view.table.show_only(())
    assert view._empty_text() == "Nothing here matches. Clear the filter to see all."
    assert EntityView(document, "post")._empty_text() == "No posts yet. Press Ins to add the first."
    document.show_option("as-is")
    assert EntityView(document, "post")._empty_text().startswith("No posts yet. The as-is is protected.")


def test_the_menu_offers_the_table_and_the_acts_on_a_body(bodies: EntityView) -> None:
    names = [action.text() for action in bodies.acts.menu().actions() if action.text()]
    assert names[:5] == ["Copy", "Paste", "Fill down", "Add organisation…", "Remove organisation"]
    assert "Merge…" in names


def test_the_keys_of_the_table_win_over_those_of_the_window(lines: EntityView) -> None:
    at(lines, 0, "amount")
    taken: list[int] = []
    action = lines.window().addAction("Window's own", CTRL | Qt.Key.Key_C)
    action.triggered.connect(lambda: taken.append(1))
    clipboard("nothing")
    key(lines, Qt.Key.Key_C, held=CTRL)
    assert (taken, clipboard()) == ([], "£1,000,000.00")


def test_the_table_has_a_name_for_those_who_cannot_see_it(lines: EntityView) -> None:
    assert lines.accessibleName() == "Table of budget lines"
