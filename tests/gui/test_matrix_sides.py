"""The matrix from its sides: what changed, what is folded, what filters leave, which bodies are columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from core.model.edits import Add, Remove, Set
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation
from core.model.key import Key
from gui.document import Document, View
from gui.widgets.matrix import MatrixView
from gui.widgets.matrix_bodies import BodiesDialog
from gui.widgets.matrix_filters import CHOOSE
from tests.gui.test_matrix import CONTROL, all_rows, columns, current, marks, press, rows, text

Place = Callable[[str, str], None]


@pytest.fixture
def document(document: Document) -> Document:
    """The small plan with option A on show, where everything can be edited."""
    document.show_option("a")
    return document


@pytest.fixture
def view(document: Document, qtbot: QtBot) -> MatrixView:
    """The matrix of it, seen, with the keyboard."""
    view = MatrixView(document)
    QAbstractItemModelTester(view.table, QAbstractItemModelTester.FailureReportingMode.Warning, view.table)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.grid.setFocus()
    return view


@pytest.fixture
def go(view: MatrixView) -> Place:
    """Puts the keyboard on the cell of a function and a body."""

    def to(function: str, body: str) -> None:
        table = view.table
        view.grid.setCurrentIndex(table.index(table.row_of(function), table.column_of(body)))

    return to


# changes


def test_changes_shows_in_each_cell_what_was_and_is(view: MatrixView, document: Document, go: Place) -> None:
    go("cyber", "centre")
    press(view, "r", Qt.Key.Key_Tab, "a", Qt.Key.Key_Tab, Qt.Key.Key_Delete)
    document.show_view(View.CHANGES)
    assert [text(view, "cyber", body) for body in columns(view)] == ["A → R", "+ A", "− R"]
    assert text(view, "records", "policy") == "A"
    document.show_view(View.BEFORE)
    assert [text(view, "cyber", body) for body in columns(view)] == ["A", "", "R"]


def test_changes_marks_a_part_that_only_says_something_else(view: MatrixView, document: Document) -> None:
    document.edit("Say so", [Set(Key("accountability", "cyber-a"), "instrument", "Direction 9")])
    document.show_view(View.CHANGES)
    assert text(view, "cyber", "centre") == "~ A"


def test_changes_keeps_bodies_and_functions_that_are_gone_with_a_sign_and_a_word(
    view: MatrixView, document: Document
) -> None:
    document.show_option("b")
    document.edit(
        "End it",
        [
            Set(Key("function", "statistics"), "ended", "Not needed"),
            Remove(Key("accountability", "statistics-a")),
        ],
    )
    assert "policy" not in columns(view)
    assert "statistics" not in rows(view)
    document.show_view(View.CHANGES)
    assert text(view, "records", "policy") == "− A"
    policy = view.table.bodies[view.table.column_of("policy")]
    assert view.table.content.sign_of(policy) == ("− closed", "closed")
    assert marks(view, "statistics") == ["− ended"]


def test_in_changes_a_part_that_was_lost_is_selected_as_it_was(
    view: MatrixView, document: Document, go: Place
) -> None:
    document.show_option("b")
    document.show_view(View.CHANGES)
    go("records", "policy")
    assert document.selection == Key("accountability", "records-a")


def test_copying_in_changes_copies_the_letters_of_the_option(
    view: MatrixView, document: Document, go: Place
) -> None:
    go("cyber", "centre")
    press(view, "r", Qt.Key.Key_Return)
    document.show_view(View.CHANGES)
    go("cyber", "centre")
    press(view, Qt.Key.Key_C, held=CONTROL)
    assert QApplication.clipboard().text() == "R"


# folding


def test_space_folds_a_family_and_unfolds_it_and_the_keyboard_stays(view: MatrixView, go: Place) -> None:
    go("digital", "policy")
    press(view, Qt.Key.Key_Space)
    assert rows(view) == ["statistics", "digital"]
    assert current(view) == ("digital", "policy")
    press(view, Qt.Key.Key_Space)
    assert rows(view) == all_rows()


def test_minus_folds_and_plus_unfolds(view: MatrixView, go: Place) -> None:
    go("digital", "policy")
    press(view, Qt.Key.Key_Minus, Qt.Key.Key_Minus)
    assert rows(view) == ["statistics", "digital"]
    press(view, Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    assert rows(view) == all_rows()


def test_a_folded_family_says_what_is_wrong_in_it(view: MatrixView, document: Document) -> None:
    document.edit("Lose it", [Remove(Key("accountability", "cyber-a"))])
    view.table.fold_all(folded=True)
    assert marks(view, "digital") == ["! 1 gap", "1 held twice"]
    view.table.fold_all(folded=False)
    assert marks(view, "digital") == []


def test_a_click_on_the_name_of_a_family_folds_it(view: MatrixView) -> None:
    row = view.table.row_of("digital")
    place = QPoint(12, view.grid.functions.sectionViewportPosition(row) + 8)
    QTest.mouseClick(view.grid.functions.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows(view) == ["statistics", "digital"]


def test_a_double_click_on_a_row_of_a_family_folds_it(view: MatrixView, go: Place) -> None:
    go("digital", "policy")
    place = view.grid.visualRect(view.grid.currentIndex()).center()
    QTest.mouseDClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows(view) == ["statistics", "digital"]


def test_families_in_families_fold_with_them(view: MatrixView, document: Document) -> None:
    document.edit(
        "Group", [Add(Function(id="all", name="All")), Set(Key("function", "digital"), "parent", "all")]
    )
    view.table.fold(view.table.row_of("digital"))
    view.table.fold(view.table.row_of("all"))
    assert rows(view) == ["statistics", "all"]
    view.table.fold(view.table.row_of("all"))
    assert rows(view) == ["statistics", "all", "digital"]


def test_a_fold_outlives_an_edit_and_another_option(view: MatrixView, document: Document, go: Place) -> None:
    view.table.fold(view.table.row_of("digital"))
    go("statistics", "north")
    press(view, "i", Qt.Key.Key_Return)
    document.show_option("b")
    assert rows(view) == ["statistics", "digital"]


# filters


def test_only_gaps_shows_them_below_their_families_and_a_row_stays_while_it_is_edited(
    view: MatrixView, document: Document, go: Place
) -> None:
    document.edit("Lose it", [Remove(Key("accountability", "cyber-a"))])
    view.show_gaps()
    assert rows(view) == ["digital", "cyber"]
    assert view.status.text().endswith("1 row shown")
    go("cyber", "policy")
    press(view, "a", Qt.Key.Key_Return)
    assert rows(view) == ["digital", "cyber"]
    assert marks(view, "cyber") == []
    view.filters.gaps.setChecked(False)
    view.filters.gaps.setChecked(True)
    assert rows(view) == []


def test_gaps_and_doubles_together_show_either(view: MatrixView, document: Document) -> None:
    document.edit("Lose it", [Remove(Key("accountability", "cyber-a"))])
    view.filters.twice.setChecked(True)
    assert rows(view) == ["digital", "records"]
    view.filters.gaps.setChecked(True)
    assert rows(view) == ["digital", "cyber", "records"]


def test_only_what_changed_is_offered_in_changes_and_shows_those_rows(
    view: MatrixView, document: Document
) -> None:
    assert view.filters.changed.isHidden()
    document.show_option("b")
    document.show_view(View.CHANGES)
    view.filters.changed.setChecked(True)
    assert rows(view) == ["digital", "records"]
    document.show_view(View.AFTER)
    assert rows(view) == all_rows()


def test_one_body_shows_the_functions_it_has_a_part_in(view: MatrixView) -> None:
    view.filters.body.setCurrentIndex(view.filters.body.findData("north"))
    assert rows(view) == ["digital", "cyber"]
    assert columns(view) == ["centre", "policy", "north"]


def test_one_family_shows_what_is_in_it(view: MatrixView) -> None:
    view.filters.family.setCurrentIndex(view.filters.family.findData("digital"))
    assert rows(view) == ["digital", "cyber", "records"]


def test_typing_in_the_find_field_filters_and_enter_goes_on_to_the_rows(
    view: MatrixView, qtbot: QtBot
) -> None:
    view.seek()
    QTest.keyClicks(view.filters.field, "Care shared")
    QTest.keyClick(view.filters.field, Qt.Key.Key_Return)
    assert rows(view) == ["digital", "records"]
    assert view.grid.hasFocus()
    view.seek()
    QTest.keyClick(view.filters.field, Qt.Key.Key_Escape)
    assert rows(view) == all_rows()


def test_a_filter_shows_what_matches_in_folded_families_too(view: MatrixView) -> None:
    view.table.fold_all(folded=True)
    view.filters.field.setText("cyber")
    view.filters.tell()
    assert rows(view) == ["digital", "cyber"]
    view.filters.show_all()
    assert rows(view) == ["statistics", "digital"]


def test_a_filter_that_nothing_matches_says_so(view: MatrixView) -> None:
    view.filters.field.setText("zebra")
    view.filters.tell()
    assert rows(view) == []
    assert view.grid.empty_text == "Nothing here matches. Clear the filters to see all."
    view.grab()


def test_filters_keep_what_was_chosen_in_another_option(view: MatrixView, document: Document) -> None:
    view.filters.family.setCurrentIndex(view.filters.family.findData("digital"))
    document.show_option("b")
    assert rows(view) == ["digital", "cyber", "records"]


# columns


def test_all_bodies_or_chosen_ones_can_be_columns(view: MatrixView) -> None:
    view.filters.columns_asked.emit("All bodies")
    assert columns(view) == ["dept", "centre", "policy", "north", "south"]
    view.table.show_bodies(["south", "dept"])
    assert columns(view) == ["dept", "south"]
    view.filters.columns_asked.emit("Bodies with a part")
    assert columns(view) == ["centre", "policy", "north"]


def test_bodies_chosen_in_the_dialog_become_columns_and_cancel_leaves_them(
    view: MatrixView, qtbot: QtBot
) -> None:
    def answer(button: QDialogButtonBox.StandardButton) -> None:
        (dialog,) = view.findChildren(BodiesDialog)
        dialog.tick_shown(on=True)
        dialog.buttons.button(button).click()

    QTimer.singleShot(0, view, lambda: answer(QDialogButtonBox.StandardButton.Cancel))
    view.filters.columns_asked.emit(CHOOSE)
    assert columns(view) == ["centre", "policy", "north"]
    assert view.filters.columns.text() == "Bodies with a part"
    qtbot.waitUntil(lambda: not view.findChildren(BodiesDialog))
    QTimer.singleShot(0, view, lambda: answer(QDialogButtonBox.StandardButton.Ok))
    view.filters.columns_asked.emit(CHOOSE)
    assert columns(view) == ["dept", "centre", "policy", "north", "south"]
    assert view.filters.columns.text() == "5 bodies chosen"


def test_where_nobody_has_a_part_yet_every_body_is_a_column(view: MatrixView, document: Document) -> None:
    parts = document.model.all(Accountability)
    document.edit("Begin anew", [Remove(Key("accountability", part.id)) for part in parts])
    document.show_option("b")
    document.show_option("a")
    assert columns(view) == ["dept", "centre", "policy", "north", "south"]


def test_bodies_are_chosen_by_ticking_and_found_by_typing(document: Document, qtbot: QtBot) -> None:
    dialog = BodiesDialog(document.model.listed(Organisation), {"policy"})
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.chosen == ["policy"]
    QTest.keyClicks(dialog.field, "region")
    dialog.tick_shown(on=True)
    assert dialog.chosen == ["north", "policy", "south"]
    dialog.field.clear()
    dialog.tick_shown(on=False)
    assert dialog.chosen == []
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Ok).isEnabled()
