"""The accountability matrix as somebody uses it: typing, moving, folding, filtering, seeing what changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.model.edits import Remove, Set
from core.model.entities.accountability import Accountability
from core.model.key import Key
from gui import theme
from gui.document import Document, View
from gui.widgets.matrix import MatrixView
from tests.gui.conftest import Said
from tests.small import CYBER

Place = Callable[[str, str], None]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


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


def press(
    view: MatrixView, *keys: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press keys where the keyboard is: in the editor if one is open."""
    for key in keys:
        if isinstance(key, str):
            for letter in key:
                QTest.keyClicks(view.grid.cells.editor or view.grid, letter)
        else:
            QTest.keyClick(view.grid.cells.editor or view.grid, key, held)


def text(view: MatrixView, function: str, body: str) -> str:
    table = view.table
    return str(table.index(table.row_of(function), table.column_of(body)).data())


def marks(view: MatrixView, function: str) -> list[str]:
    return [mark.text for mark in view.table.marks(view.table.row_of(function))]


def rows(view: MatrixView) -> list[str]:
    return [row.function.id for row in view.table.rows]


def columns(view: MatrixView) -> list[str]:
    return [body.id for body in view.table.bodies]


def current(view: MatrixView) -> tuple[str, str]:
    at = view.grid.currentIndex()
    return view.table.rows[at.row()].function.id, view.table.bodies[at.column()].id


def all_rows() -> list[str]:
    return ["statistics", "digital", "cyber", "records"]


# what it shows


def test_functions_are_rows_below_their_families_and_bodies_with_a_part_are_columns(view: MatrixView) -> None:
    assert rows(view) == all_rows()
    assert columns(view) == ["centre", "policy", "north"]
    assert (text(view, "cyber", "centre"), text(view, "cyber", "north")) == ("A", "R")
    assert text(view, "statistics", "north") == ""


def test_what_several_hold_is_marked_by_a_sign_and_counted(view: MatrixView) -> None:
    assert marks(view, "records") == ["2 A"]
    assert view.status.text() == "3 duties, none without a home, 1 held twice"


def test_headings_say_in_words_what_is_marked(view: MatrixView) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    table = view.table
    row, column = table.row_of("records"), table.column_of("north")
    assert table.headerData(row, Qt.Orientation.Vertical, spoken) == "Shared care records, 2 A"
    heading = table.headerData(column, Qt.Orientation.Horizontal, spoken)
    assert heading == "North Region, Regional, part of National Centre"
    cell = table.index(table.row_of("cyber"), table.column_of("centre"))
    assert cell.data(spoken) == "National Centre: accountable, to Department"
    assert view.grid.accessibleName() == "Accountability matrix"


def test_selecting_a_cell_selects_its_one_accountability(
    view: MatrixView, document: Document, go: Place
) -> None:
    go("cyber", "centre")
    assert document.selection == Key("accountability", "cyber-a")


def test_selecting_a_cell_with_no_part_or_several_selects_the_function(
    view: MatrixView, document: Document, go: Place
) -> None:
    go("statistics", "north")
    assert document.selection == Key("function", "statistics")
    go("cyber", "centre")
    press(view, "AR", Qt.Key.Key_Return)
    go("cyber", "centre")
    assert document.selection == CYBER


def test_what_is_selected_elsewhere_is_gone_to_and_its_family_unfolded(
    view: MatrixView, document: Document
) -> None:
    view.table.fold_all(folded=True)
    assert rows(view) == ["statistics", "digital"]
    document.select(Key("accountability", "cyber-r"))
    assert current(view) == ("cyber", "north")


def test_a_hidden_matrix_waits_until_it_is_seen(document: Document, qtbot: QtBot) -> None:
    view = MatrixView(document)
    qtbot.addWidget(view)
    assert view.table.rowCount() == 0
    view.show()
    assert view.table.rowCount() == 4
    view.hide()
    assert document.edit(
        "End", [Remove(Key("function", "statistics")), Remove(Key("accountability", "statistics-a"))]
    )
    assert view.table.rowCount() == 4
    view.show()
    assert view.table.rowCount() == 3


def test_it_is_painted_in_light_and_dark_and_at_twice_the_size(view: MatrixView, qapp: QApplication) -> None:
    light = view.grab().toImage()
    high = view.grid.rowHeight(0)
    theme.apply(qapp, dark=True, scale=200)
    try:
        assert view.grab().toImage() != light
        assert view.grid.rowHeight(0) > 1.5 * high
    finally:
        theme.apply(qapp, dark=False)
    assert view.grid.rowHeight(0) == high


# keyboard only


def test_a_duty_gets_a_holder_by_keyboard_only_and_the_gap_vanishes_and_returns(
    view: MatrixView, document: Document, go: Place
) -> None:
    document.edit("Lose it", [Remove(Key("accountability", "statistics-a"))])
    assert marks(view, "statistics") == ["! nobody"]
    assert view.status.text() == "3 duties, 1 without a home, 1 held twice"
    go("statistics", "centre")
    press(view, Qt.Key.Key_Right, "a", Qt.Key.Key_Return)
    assert text(view, "statistics", "policy") == "A"
    assert marks(view, "statistics") == []
    assert document.store.undo_label() == "Make Policy accountable for “Official statistics”"
    document.undo()
    assert marks(view, "statistics") == ["! nobody"]
    document.redo()
    assert view.status.text() == "3 duties, none without a home, 1 held twice"


def test_typing_replaces_the_letters_and_keeps_what_stays(
    view: MatrixView, document: Document, go: Place
) -> None:
    go("records", "policy")
    press(view, "r,a", Qt.Key.Key_Return)
    assert text(view, "records", "policy") == "A/R"
    kept = document.model.get(Accountability, "records-a")
    assert kept is not None
    assert kept.instrument == "Direction 7"


def test_f2_opens_the_cell_with_its_letters(view: MatrixView, go: Place) -> None:
    go("cyber", "centre")
    press(view, Qt.Key.Key_F2)
    assert view.grid.cells.editor is not None
    assert view.grid.cells.editor.text() == "A"
    press(view, Qt.Key.Key_End, "/r", Qt.Key.Key_Return)
    assert text(view, "cyber", "centre") == "A/R"


def test_a_double_click_opens_a_cell_and_a_click_elsewhere_commits_it(
    view: MatrixView, go: Place, qtbot: QtBot
) -> None:
    go("statistics", "north")
    elsewhere = view.grid.visualRect(view.grid.currentIndex()).center()
    go("cyber", "centre")
    place = view.grid.visualRect(view.grid.currentIndex()).center()
    QTest.mouseDClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    press(view, "c")
    QTest.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=elsewhere)
    qtbot.waitUntil(lambda: view.grid.cells.editor is None)
    assert text(view, "cyber", "centre") == "C"
    assert current(view) == ("statistics", "north")


def test_enter_tab_and_arrows_commit_and_move_on_past_the_headings(view: MatrixView, go: Place) -> None:
    go("statistics", "centre")
    press(view, "c", Qt.Key.Key_Return)
    assert current(view) == ("cyber", "centre")
    press(view, "c", Qt.Key.Key_Tab)
    assert current(view) == ("cyber", "policy")
    press(view, "c", Qt.Key.Key_Down)
    assert current(view) == ("records", "policy")
    press(view, "c", Qt.Key.Key_Right)
    assert current(view) == ("records", "north")
    press(view, "c", Qt.Key.Key_Backtab)
    assert current(view) == ("records", "policy")
    press(view, "i", Qt.Key.Key_Up)
    assert current(view) == ("cyber", "policy")
    press(view, "i", Qt.Key.Key_Left)
    assert current(view) == ("cyber", "centre")
    found = [
        text(view, f, b) for f in ("statistics", "cyber", "records") for b in ("centre", "policy", "north")
    ]
    assert found == ["C", "", "", "C", "I", "R", "A", "I", "C"]


def test_tab_goes_on_in_the_next_row_and_enter_with_shift_goes_up(view: MatrixView, go: Place) -> None:
    go("cyber", "north")
    press(view, Qt.Key.Key_Tab)
    assert current(view) == ("records", "centre")
    press(view, Qt.Key.Key_Return, held=SHIFT)
    assert current(view) == ("cyber", "centre")
    press(view, Qt.Key.Key_Backtab, held=SHIFT)
    assert current(view) == ("statistics", "north")


def test_delete_clears_all_selected_cells_as_one_step(
    view: MatrixView, document: Document, go: Place
) -> None:
    go("cyber", "centre")
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, held=SHIFT)
    press(view, Qt.Key.Key_Delete)
    assert [text(view, f, b) for f in ("cyber", "records") for b in columns(view)] == [""] * 6
    assert marks(view, "cyber") == ["! nobody"]
    document.undo()
    assert text(view, "cyber", "north") == "R"
    press(view, Qt.Key.Key_Backspace)
    assert text(view, "cyber", "north") == ""


def test_the_keyboard_finds_a_first_cell_that_can_be_typed_into(document: Document, qtbot: QtBot) -> None:
    document.edit("Group", [Set(Key("function", "statistics"), "parent", "digital")])
    view = MatrixView(document)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    qtbot.waitUntil(view.grid.hasFocus)
    assert current(view) == ("cyber", "centre")


def test_a_row_and_a_column_that_lose_their_last_letter_stay_under_the_hand(
    view: MatrixView, go: Place
) -> None:
    go("cyber", "north")
    press(view, Qt.Key.Key_Delete)
    assert "north" in columns(view)
    assert current(view) == ("cyber", "north")


def test_a_letter_taken_off_and_typed_again_leaves_no_change(
    view: MatrixView, document: Document, go: Place
) -> None:
    go("records", "policy")
    press(view, Qt.Key.Key_Delete)
    go("records", "policy")
    press(view, "A", Qt.Key.Key_Return)
    document.show_view(View.CHANGES)
    assert text(view, "records", "policy") == "A"
    assert Key("accountability", "records-a") not in document.signs


def test_the_same_letters_typed_again_are_no_step(view: MatrixView, document: Document, go: Place) -> None:
    before = document.store.undo_label()
    go("cyber", "centre")
    press(view, "a", Qt.Key.Key_Return)
    assert document.store.undo_label() == before


def test_ctrl_enter_sets_all_selected_cells_as_one_step(
    view: MatrixView, document: Document, go: Place
) -> None:
    go("statistics", "policy")
    press(view, Qt.Key.Key_Down, Qt.Key.Key_Down, held=SHIFT)
    press(view, "i")
    press(view, Qt.Key.Key_Return, held=CONTROL)
    assert [text(view, row, "policy") for row in ("statistics", "cyber")] == ["I", "I"]
    assert document.store.undo_label() == "Set: 2 parts given"
    assert view.grid.hasFocus()


# refusals


def test_another_letter_is_refused_at_the_cell_and_what_was_typed_stays(
    view: MatrixView, document: Document, said: Said, go: Place
) -> None:
    before = document.store.undo_label()
    go("cyber", "centre")
    press(view, "ax", Qt.Key.Key_Return)
    why = (
        "“ax” is no part. Type A (accountable), R (responsible), C (consulted) or I (informed), "
        "or several as A/R."
    )
    assert said.refused == [why]
    editor = view.grid.cells.editor
    assert editor is not None
    assert (editor.text(), view.grid.cells.note) == ("ax", why)
    assert editor.accessibleDescription() == why
    assert current(view) == ("cyber", "centre")
    assert document.store.undo_label() == before
    press(view, Qt.Key.Key_Backspace, Qt.Key.Key_Return)
    assert view.grid.cells.editor is None
    assert text(view, "cyber", "centre") == "A"


def test_escape_gives_up_a_text_that_was_refused(view: MatrixView, go: Place) -> None:
    go("cyber", "centre")
    press(view, "x", Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert view.grid.cells.editor is None
    assert text(view, "cyber", "centre") == "A"
    assert view.grid.hasFocus()


def test_a_refused_text_keeps_the_keyboard_when_another_cell_is_clicked(
    view: MatrixView, go: Place, qtbot: QtBot
) -> None:
    go("cyber", "centre")
    press(view, "x", Qt.Key.Key_Return)
    index = view.table.index(0, 0)
    QTest.mouseClick(
        view.grid.viewport(), Qt.MouseButton.LeftButton, pos=view.grid.visualRect(index).center()
    )
    qtbot.waitUntil(lambda: current(view) == ("cyber", "centre"))
    assert view.grid.cells.editor is not None
    assert view.grid.cells.editor.text() == "x"


def test_a_part_in_a_family_is_refused_in_words(view: MatrixView, said: Said, go: Place) -> None:
    go("digital", "centre")
    press(view, "A")
    assert view.grid.cells.editor is None
    assert said.refused == ["“Digital services” is a family of functions. Give the part to one of them."]


def test_the_protected_as_is_refuses_typing_and_clearing_and_says_why(
    view: MatrixView, document: Document, said: Said, go: Place
) -> None:
    document.show_option("as-is")
    go("cyber", "centre")
    press(view, "C", Qt.Key.Key_Delete)
    assert text(view, "cyber", "centre") == "A"
    assert len(said.refused) == 2
    assert all("protected" in why for why in said.refused)


def test_correcting_the_as_is_lets_letters_in(view: MatrixView, document: Document, go: Place) -> None:
    document.show_option("as-is")
    document.correct_as_is(on=True)
    go("cyber", "policy")
    press(view, "C", Qt.Key.Key_Return)
    assert text(view, "cyber", "policy") == "C"


def test_a_body_that_closed_takes_no_part(
    view: MatrixView, document: Document, said: Said, go: Place
) -> None:
    document.show_option("b")
    document.show_view(View.CHANGES)
    go("cyber", "policy")
    press(view, "A")
    assert said.refused == ["Policy Unit is closed in this option, so it cannot have a part in anything."]


# menu


def test_the_menu_gives_every_selected_cell_a_letter(view: MatrixView, go: Place) -> None:
    go("cyber", "policy")
    view.grid.selectionModel().select(
        view.table.index(view.table.row_of("records"), view.table.column_of("north")),
        QItemSelectionModel.SelectionFlag.Select,
    )
    menu = view.grid.acts.menu()
    next(action for action in menu.actions() if action.text() == "Informed (I)").trigger()
    assert (text(view, "cyber", "policy"), text(view, "records", "north")) == ("I", "I")


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # true of the offscreen screen
def test_the_menu_key_opens_the_menu(view: MatrixView, go: Place, qtbot: QtBot) -> None:
    go("cyber", "policy")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), view.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(view.grid.viewport(), event)
    menus = view.grid.findChildren(QMenu)
    assert [menu for menu in menus if menu.isVisible()]
    for menu in menus:
        menu.close()
