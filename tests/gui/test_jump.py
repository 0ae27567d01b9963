"""Ctrl+K finds anything by a few letters of each word."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.widgets.jump import Jump, Target


def _jump(qtbot: QtBot, went: list[str]) -> Jump:
    names = [("NHS Digital", "organisation"), ("Digital strategy", "function"), ("Structure", "page")]
    dialog = Jump(Target(name, sort, "info", partial(went.append, name)) for name, sort in names)
    qtbot.addWidget(dialog)
    return dialog


def test_words_may_come_in_any_order_and_what_begins_with_them_is_first(qtbot: QtBot) -> None:
    dialog = _jump(qtbot, [])
    assert [target.name for target in dialog.matching("digital")] == ["Digital strategy", "NHS Digital"]
    assert [target.name for target in dialog.matching("organisation dig")] == ["NHS Digital"]


def test_arrows_choose_and_enter_goes(qtbot: QtBot) -> None:
    went: list[str] = []
    dialog = _jump(qtbot, went)
    qtbot.keyClicks(dialog.line, "digital")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert went == ["NHS Digital"]


def test_nothing_found_says_so_and_goes_nowhere(qtbot: QtBot) -> None:
    went: list[str] = []
    dialog = _jump(qtbot, went)
    dialog.line.setText("zzz")
    assert not dialog._none.isHidden()
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert went == []
