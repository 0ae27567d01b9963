"""The fate of duties: each duty of the as-is has one, those without a home first, and the acts that apply."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.model.edits import Add, Remove, Set
from core.model.entities.accountability import Accountability, Function
from core.model.fate import Sort
from core.model.key import Key
from gui import theme
from gui.document import Document, View
from gui.pages.accountabilities import AccountabilitiesPage
from gui.widgets.act_dialog import ActDialog
from gui.widgets.fate_pane import FatePane
from gui.widgets.fate_table import BEFORE, DUTY, FAMILY, FATE, MOVE, WENT, FateTable
from tests.gui.conftest import Said, Show
from tests.small import CYBER, RECORDS, STATISTICS


@pytest.fixture
def pane(document: Document, show: Show) -> FatePane:
    document.show_option("b")
    return show(FatePane(document))


def column(pane: FatePane, name: str) -> list[str]:
    place = pane.table.columns.index(name)
    return [pane.table.text(row, place) for row in range(pane.table.rowCount())]


def chips(pane: FatePane) -> list[str]:
    return [chip.text() for chip in pane.chips.values() if chip.isVisible()]


def lose_statistics(document: Document) -> None:
    """Let nobody be accountable for statistics any more."""
    assert document.edit("Lose it", [Remove(Key("accountability", "statistics-a"))])


def choose(pane: FatePane, duty: Key) -> None:
    pane.rows.view.setFocus()
    pane.rows.view.selectRow(pane.table.row_of(duty.id))


def offered(pane: FatePane) -> list[str]:
    menu = pane.menu()
    try:
        return [action.text() for action in menu.actions() if not action.isSeparator()]
    finally:
        menu.deleteLater()


def test_every_duty_has_one_fate_with_to_whom_and_the_move_that_did_it(pane: FatePane) -> None:
    assert column(pane, DUTY) == ["Cyber operations", "Shared care records", "Official statistics"]
    assert column(pane, FATE) == ["kept", "~ merged", "kept"]
    assert column(pane, BEFORE) == ["Digital Centre", "Digital Centre, Policy Unit", "Digital Centre"]
    assert column(pane, WENT) == ["", "Into Digital Centre", ""]
    assert column(pane, MOVE) == ["", "Close the policy unit", ""]
    assert column(pane, FAMILY) == ["Digital services", "Digital services", ""]
    assert chips(pane) == ["✓ 0 orphaned", "2 kept", "~ 1 merged"]


def test_an_orphan_comes_first_in_red_with_a_sign_and_a_word_and_undo_brings_its_home_back(
    pane: FatePane, document: Document
) -> None:
    lose_statistics(document)
    assert column(pane, DUTY)[0] == "Official statistics"
    assert column(pane, FATE)[0] == "! orphaned"
    assert column(pane, WENT)[0] == "Nobody is accountable"
    first = pane.table.index(0, 0)
    red = theme.Theme.colour("closed")
    assert first.data(Qt.ItemDataRole.ForegroundRole).color() == red
    assert pane.table.index(1, 0).data(Qt.ItemDataRole.BackgroundRole) is None
    assert chips(pane)[0] == "! 1 orphaned"
    document.undo()
    assert chips(pane)[0] == "✓ 0 orphaned"
    assert "! orphaned" not in column(pane, FATE)


def test_an_ended_duty_says_why(pane: FatePane, document: Document) -> None:
    lose_statistics(document)
    document.edit("End it", [Set(STATISTICS, "ended", "The law was repealed.")])
    row = column(pane, DUTY).index("Official statistics")
    assert (column(pane, FATE)[row], column(pane, WENT)[row]) == ("− ended", "The law was repealed.")


def test_only_one_fate_is_shown_when_its_count_is_pressed(pane: FatePane, qtbot: QtBot) -> None:
    qtbot.mouseClick(pane.chips[Sort.MERGED], Qt.MouseButton.LeftButton)
    assert column(pane, FATE) == ["~ merged"]
    assert pane.rows.counted.text() == "1 of 3"
    QTest.keyClick(pane.chips[Sort.MERGED], Qt.Key.Key_Space)
    assert len(column(pane, FATE)) == 3


def test_duties_are_found_by_any_word_of_their_row(pane: FatePane, qtbot: QtBot) -> None:
    pane.seek()
    qtbot.keyClicks(pane.rows.field, "merged policy")
    qtbot.keyClick(pane.rows.field, Qt.Key.Key_Return)
    assert column(pane, DUTY) == ["Shared care records"]
    qtbot.keyClick(pane.rows.view, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is pane.rows.view


def test_the_chosen_duty_goes_to_the_inspector_and_what_is_chosen_elsewhere_is_followed(
    pane: FatePane, document: Document, qtbot: QtBot
) -> None:
    choose(pane, CYBER)
    assert document.selection == CYBER
    qtbot.keyClick(pane.rows.view, Qt.Key.Key_Down)
    assert document.selection == RECORDS
    document.select(STATISTICS)
    assert pane.table.key(pane.rows.view.currentIndex().row()) == STATISTICS


def test_the_as_is_says_in_words_what_would_be_shown(pane: FatePane, document: Document) -> None:
    document.show_option("as-is")
    assert pane.stack.currentWidget() is pane.told
    assert "orphaned" in pane.told.text()
    document.show_option("b")
    assert pane.table.rowCount() == 3


def test_a_hidden_pane_waits_until_it_is_seen(pane: FatePane, document: Document) -> None:
    pane.hide()
    lose_statistics(document)
    assert "! orphaned" not in column(pane, FATE)
    pane.show()
    assert column(pane, FATE)[0] == "! orphaned"


def test_the_acts_that_apply_are_offered(pane: FatePane, document: Document) -> None:
    choose(pane, CYBER)
    assert offered(pane)[:2] == ["End…", "Set a part…"]
    assert "Transfer duties…" in offered(pane)
    lose_statistics(document)
    choose(pane, STATISTICS)
    assert "Set a part…" in offered(pane)
    assert "Transfer duties…" not in offered(pane)
    document.edit("End it", [Set(STATISTICS, "ended", "Repealed.")])
    assert offered(pane) == ["It has ended: empty “Ended because” in the inspector to take that back"]


def test_an_orphan_gets_a_home_by_an_act_from_its_menu(
    pane: FatePane, document: Document, qtbot: QtBot
) -> None:
    lose_statistics(document)
    choose(pane, STATISTICS)
    menu = pane.menu()
    set_part = next(action for action in menu.actions() if action.text() == "Set a part…")

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ActDialog)
        assert dialog.editor("function").value_text() == "statistics"
        dialog.editor("organisation").set_text("north")
        dialog.editor("parts").set_text("A")
        dialog.show_preview()
        dialog._perform.click()

    QTimer.singleShot(100, fill)
    set_part.trigger()
    menu.deleteLater()
    assert "! orphaned" not in column(pane, FATE)
    assert column(pane, WENT)[column(pane, DUTY).index("Official statistics")] == "To North Region"


def test_acts_are_refused_in_words_before(pane: FatePane, document: Document, said: Said) -> None:
    document.show_view(View.BEFORE)
    choose(pane, CYBER)
    menu = pane.menu()
    menu.actions()[0].trigger()
    assert said.refused == ["Before shows the as-is. Choose After or Changes to edit this option."]
    menu.deleteLater()


def test_enter_shows_a_duty_in_the_matrix(document: Document, show: Show, qtbot: QtBot) -> None:
    document.show_option("b")
    page = show(AccountabilitiesPage(document))
    page.tabs.setCurrentWidget(page.fates)
    page.seek()
    assert QApplication.focusWidget() is page.fates.rows.field
    choose(page.fates, RECORDS)
    qtbot.keyClick(page.fates.rows.view, Qt.Key.Key_Return)
    assert page.tabs.currentWidget() is page.matrix
    at = page.matrix.grid.currentIndex()
    assert page.matrix.table.rows[at.row()].function.id == "records"


def test_everything_has_a_name_and_keeps_the_rules_of_a_model(pane: FatePane, document: Document) -> None:
    assert pane.rows.view.accessibleName() == "Fate of duties"
    assert all(chip.accessibleName() for chip in pane.chips.values())
    table = FateTable(document)
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert table.rowCount() == 0


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # true of the offscreen screen
def test_the_menu_key_opens_the_acts(pane: FatePane) -> None:
    choose(pane, CYBER)
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, QPoint(1, 1), pane.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(pane.rows.view.viewport(), event)
    menus = [menu for menu in pane.rows.view.findChildren(QMenu) if menu.isVisible()]
    assert [menu.actions()[0].text() for menu in menus] == ["End…"]
    for menu in menus:
        menu.close()


def test_a_new_duty_without_a_home_is_named_with_where_it_is_until_it_has_one(
    pane: FatePane, document: Document
) -> None:
    assert not pane.new.isVisible()
    assert document.edit("New", [Add(Function(id="ai", name="AI safety", kind="duty"))])
    assert pane.new.isVisible()
    assert pane.new.text() == (
        "! “AI safety” has no home: it is new in this option, so not below but in the matrix, "
        "under “Only gaps”."
    )
    part = Accountability(id="ai-a", function="ai", organisation="centre", letter="A")
    assert document.edit("Home", [Add(part)])
    assert not pane.new.isVisible()


def test_the_edge_of_a_chosen_orphan_stays_red(pane: FatePane, document: Document) -> None:
    lose_statistics(document)
    choose(pane, STATISTICS)
    view = pane.rows.view
    assert view.selectionModel().isRowSelected(0)
    grabbed = view.viewport().grab().toImage()
    middles = [view.visualRect(pane.table.index(row, 0)).center().y() for row in (0, 1)]
    red = theme.Theme.colour("closed").name()
    ratio = grabbed.devicePixelRatio()
    assert [grabbed.pixelColor(1, int(y * ratio)).name() == red for y in middles] == [True, False]
