"""The window: from the start page to an open plan and back, with its keys, and what it says of a bad file."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from core.model.edits import Set
from core.model.entities.structure import Organisation
from core.store.store import Store
from gui import theme
from gui.document import View
from gui.targets import targets
from gui.window import Window
from tests.small import CENTRE, SOUTH


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and recent plans of this test alone."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    """The window, painted and furnished, on its start page."""
    found = Window()
    qtbot.addWidget(found)
    with qtbot.waitSignal(found.painted):
        found.show()
    found.furnish()
    yield found
    found.close_plan()


@pytest.fixture
def opened(window: Window, plan: Path, qtbot: QtBot) -> Window:
    """The window with the small plan open."""
    with qtbot.waitSignal(window.opened, timeout=20_000):
        window.open_path(plan)
    return window


def test_the_start_page_offers_the_sample_first(window: Window) -> None:
    assert window.frame.currentWidget() is window.start
    assert window.menus is not None
    assert not window.menus.actions["undo"].isEnabled()


def test_an_open_plan_says_that_it_is_saved_and_whose_it_is(opened: Window) -> None:
    assert opened.windowTitle() == "A small plan — Remit"
    assert "All changes saved" in opened.status.text()
    assert "plan.remit" in opened.status.text()


def test_a_long_message_has_the_whole_bar_and_a_tip_until_it_goes(opened: Window) -> None:
    assert opened.plan is not None
    opened.resize(900, 600)
    opened.plan.document.refused.emit("No.")
    assert opened.status.isVisible()
    why = "This is refused, & for a reason that needs the room of the whole bar. " * 3
    opened.plan.document.refused.emit(why)
    assert not opened.status.isVisible()
    assert "&amp; for a reason" in opened.statusBar().toolTip()
    opened.statusBar().clearMessage()
    assert opened.status.isVisible()
    assert opened.statusBar().toolTip() == ""


def test_an_open_plan_is_left_out_of_the_search_for_garbage_until_it_is_closed(opened: Window) -> None:
    assert gc.get_freeze_count() > 0
    opened.close_plan()
    assert gc.get_freeze_count() == 0


def test_undo_and_redo_name_what_they_would_do(opened: Window) -> None:
    assert opened.plan is not None
    assert opened.menus is not None
    opened.plan.document.show_option("a")
    opened.plan.document.edit("Note the centre", [Set(CENTRE, "notes", "Seen")])
    undo, redo = opened.menus.actions["undo"], opened.menus.actions["redo"]
    assert undo.text() == "&Undo Note the centre"
    undo.trigger()
    assert redo.text() == "&Redo Note the centre"
    assert not undo.isEnabled()


def test_a_plan_opens_again_where_it_was_left(opened: Window, plan: Path, qtbot: QtBot) -> None:
    assert opened.plan is not None
    opened.plan.document.show_option("b")
    opened.plan.document.show_view(View.CHANGES)
    opened.plan.workspace.show_page("structure")
    opened.close_plan()
    assert opened.start._recent is not None
    assert opened.start._recent.item(0).text().startswith("plan\n")
    with qtbot.waitSignal(opened.opened, timeout=20_000):
        opened.open_path(plan)
    assert opened.plan.document.option == "b"
    assert opened.plan.document.view is View.CHANGES
    assert opened.plan.workspace.page == "structure"


def test_ctrl_number_shows_a_page_and_alt_3_the_changes(opened: Window, qtbot: QtBot) -> None:
    assert opened.plan is not None
    assert opened.menus is not None
    opened.plan.document.show_option("a")
    qtbot.keyClick(opened, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert opened.plan.workspace.page == opened.plan.workspace.pages[1].id
    qtbot.keyClick(opened, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert opened.plan.document.view is View.CHANGES


def test_ctrl_tab_goes_through_the_options(opened: Window) -> None:
    assert opened.plan is not None
    seen = []
    for _ in range(4):
        opened.plan.run("next-option")
        seen.append(opened.plan.document.option)
    assert seen == ["a", "b", "c", "as-is"]


def test_every_page_is_made_and_shows_every_option_in_every_view(opened: Window) -> None:
    assert opened.plan is not None
    for page in opened.plan.workspace.pages:
        opened.plan.workspace.show_page(page.id)
        for option in ("as-is", "a", "b", "c"):
            opened.plan.document.show_option(option)
            for view in View:
                opened.plan.document.show_view(view)
                QApplication.processEvents()


def test_dark_and_larger_text_remake_the_window_and_lose_nothing(opened: Window) -> None:
    assert opened.plan is not None
    opened.plan.document.show_option("a")
    opened.dress(dark=True, scale=150)
    QApplication.processEvents()
    assert opened.plan.document.option == "a"
    assert theme.Theme.dark
    opened.dress(dark=False, scale=100)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.remit", b"", "is empty"),
        ("letter.remit", b"Dear board" * 40, "is not a Remit plan"),
        ("header.remit", b"SQLite format 3\0" + bytes(84), "belongs to another program"),
    ],
)
def test_a_file_that_is_no_plan_is_named_and_left_alone(
    window: Window, tmp_path: Path, qtbot: QtBot, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    window.open_path(path)
    qtbot.waitUntil(lambda: said in window.start._say.text(), timeout=20_000)
    assert path.read_bytes() == content
    assert window.plan is None


def test_half_a_plan_is_said_to_be_cut_short(window: Window, plan: Path, qtbot: QtBot) -> None:
    half = plan.with_name("half.remit")
    half.write_bytes(plan.read_bytes()[: plan.stat().st_size // 2 + 100])
    window.open_path(half)
    qtbot.waitUntil(lambda: "cut short" in window.start._say.text(), timeout=20_000)


def test_a_second_window_asks_the_first_to_come_to_the_front(
    opened: Window, plan: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[bool] = []
    assert opened._presence is not None
    monkeypatch.setattr(opened._presence, "_called", lambda: called.append(True))
    second = Window()
    qtbot.addWidget(second)
    second.furnish()
    second.open_path(plan)
    qtbot.waitUntil(lambda: called == [True])
    assert "come to the front" in second.start._say.text()
    assert second.plan is None


def test_a_plan_whose_window_does_not_answer_can_be_read(opened: Window, plan: Path, qtbot: QtBot) -> None:
    assert opened._presence is not None
    opened._presence.end()
    second = Window()
    qtbot.addWidget(second)
    second.furnish()

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if "read-only" in button.text()).click()

    QTimer.singleShot(200, answer)
    with qtbot.waitSignal(second.opened, timeout=20_000):
        second.open_path(plan)
    assert second.plan is not None
    assert second.plan.document.store.read_only
    assert "Read-only" in second.status.text()
    second.close_plan()
    assert opened.plan is not None


def test_a_change_from_elsewhere_is_noticed_and_nothing_is_overwritten(
    opened: Window, plan: Path, qtbot: QtBot
) -> None:
    assert opened.plan is not None
    other = Store.open(plan)
    other.apply("Elsewhere", [Set(CENTRE, "notes", "Theirs")])
    other.close()
    document = opened.plan.document
    document.show_option("a")
    with qtbot.waitSignal(document.refused) as said:
        assert not document.edit("Mine", [Set(CENTRE, "notes", "Mine")])
    assert "changed, moved or replaced by somebody else" in said.args[0]
    again = Store.open(plan)
    assert again.model().table(Organisation)["centre"].notes == "Theirs"
    again.close()


def test_a_copy_is_saved_whole(opened: Window, plan: Path) -> None:
    assert opened.plan is not None
    copy = plan.with_name("copy.remit")
    opened.plan.document.store.save_copy(copy)
    store = Store.open(copy)
    assert store.model("c") == opened.plan.document.store.model("c")
    store.close()


@pytest.mark.skipif(os.name != "posix", reason="no such permissions")
def test_a_plan_in_a_folder_that_cannot_be_written_is_opened_to_read(
    window: Window, plan: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = plan.parent / "shut"
    folder.mkdir()
    path = Path(shutil.copyfile(plan, folder / "plan.remit"))
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda p, mode: mode != os.W_OK and real(p, mode)
    )  # root may write anywhere
    with qtbot.waitSignal(window.opened, timeout=20_000):
        window.open_path(path)
    assert window.plan is not None
    assert "read-only" in window.plan.document.why_not()


def test_jumping_finds_bodies_pages_options_and_commands(opened: Window) -> None:
    assert opened.plan is not None
    assert opened.menus is not None
    found = targets(opened.plan.document, opened.plan.workspace, opened.menus)
    names = {target.name for target in found}
    assert {"Digital Centre", "Structure", "Option B, One body", "Cyber operations", "New option"} <= names
    next(target for target in found if target.name == "South Region").go()
    assert opened.plan.document.selection == SOUTH
    assert opened.plan.workspace.page == "structure"
