"""A duty is built, found to have no home, given one and lost again: in the real window, by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTabBar, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from core.checks import Finding
from gui.widgets.add_dialog import AddDialog
from gui.widgets.entity_view import EntityView
from gui.widgets.matrix_grid import MatrixGrid
from gui.window import Window

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CONTROL = Modifier.ControlModifier
DUTY = "Guarding the village well"


@pytest.fixture
def window(tmp_path: Path, plan: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Window]:
    """The window with the small plan open, on the as-is."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    found = Window()
    qtbot.addWidget(found)
    with qtbot.waitSignal(found.painted):
        found.show()
    found.furnish()
    with qtbot.waitSignal(found.opened, timeout=20_000):
        found.open_path(plan)
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    yield found
    found.close_plan()


class Keys:
    """Presses keys where the keyboard is, and reads what a person would see."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self._window, self._qtbot = window, qtbot

    @property
    def at(self) -> QWidget:
        """The widget that has the keyboard."""
        return QApplication.focusWidget() or self._window

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        """Press keys, one after the other."""
        for key in keys:
            QTest.keyClick(self.at, key, held)

    def type(self, text: str) -> None:
        """Type a text."""
        for letter in text:
            QTest.keyClicks(self.at, letter)

    def tab_to(self, what: str, wanted: Callable[[QWidget], bool]) -> None:
        """Press Tab until the keyboard is where it is wanted."""
        for _ in range(200):
            if wanted(self.at):
                return
            self.press(Key.Key_Tab)
        pytest.fail(f"Tab never comes to {what}.")

    def show_tab(self, name: str) -> None:
        """Go to the tabs of the page, and along them to one."""
        self.tab_to("the tabs", lambda widget: isinstance(widget, QTabBar))
        bar = self.at
        assert isinstance(bar, QTabBar)
        self.press(*[Key.Key_Left] * bar.count())
        for _ in range(bar.count()):
            if bar.tabText(bar.currentIndex()) == name:
                return
            self.press(Key.Key_Right)
        pytest.fail(f"There is no tab {name}.")

    def problems(self) -> list[str]:
        """Return where the Problems panel says that nobody has the duty, once it has looked at the newest."""
        panel = self._window.plan.workspace.problems  # type: ignore[union-attr]  # a plan is open
        self._qtbot.waitUntil(lambda: not panel.busy, timeout=10_000)
        lines = [found.message for found in panel.found]
        return [line for line in lines if DUTY in line and line.startswith("Nobody is accountable")]


@pytest.fixture
def keys(window: Window, qtbot: QtBot) -> Keys:
    return Keys(window, qtbot)


def add_duty(keys: Keys) -> None:
    """Press Ins in the table of functions and fill in the form that comes."""

    def fill(tries: int = 200) -> None:
        dialog, field = QApplication.activeModalWidget(), QApplication.focusWidget()
        if not (isinstance(dialog, AddDialog) and isinstance(field, QLineEdit)):
            if tries:
                QTimer.singleShot(10, lambda: fill(tries - 1))
            return
        keys.type(DUTY)
        keys.press(Key.Key_Return)

    QTimer.singleShot(0, fill)
    keys.press(Key.Key_Insert)


def test_a_duty_is_built_and_given_a_holder_and_its_problem_comes_and_goes_by_keys_alone(
    window: Window, keys: Keys, qtbot: QtBot
) -> None:
    plan = window.plan
    assert plan is not None
    keys.press(Key.Key_Tab, held=CONTROL)
    assert plan.document.option == "a"
    keys.press(Key.Key_4, held=CONTROL)
    assert plan.workspace.page == "accountabilities"

    keys.show_tab("Functions")
    keys.tab_to("the table of functions", lambda widget: isinstance(widget, EntityView))
    add_duty(keys)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert keys.problems() == [f"Nobody is accountable for “{DUTY}”, which is a duty only in this option."]

    keys.press(Key.Key_F8)
    tree = keys.at
    assert isinstance(tree, QTreeView)
    while not (isinstance(found := _finding(tree), Finding) and DUTY in found.message):
        before = tree.currentIndex()
        keys.press(Key.Key_Down)
        assert tree.currentIndex() != before
    keys.press(Key.Key_Return)
    assert plan.document.selection == found.key

    keys.show_tab("Matrix")
    keys.tab_to("the matrix", lambda widget: isinstance(widget, MatrixGrid))
    grid = keys.at
    assert isinstance(grid, MatrixGrid)
    assert grid.table.rows[grid.currentIndex().row()].function.name == DUTY
    keys.type("A")
    keys.press(Key.Key_Return)
    assert keys.problems() == []

    keys.press(Key.Key_Z, held=CONTROL)
    assert len(keys.problems()) == 1
    keys.press(Key.Key_Z, held=CONTROL | Modifier.ShiftModifier)
    assert keys.problems() == []


def _finding(tree: QTreeView) -> object:
    return tree.currentIndex().data(Qt.ItemDataRole.UserRole)
