"""The option bar shows every option by letter and name, and puts one on show."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from core.model.edits import Set
from core.model.key import Key
from gui.document import Document, View
from gui.widgets.option_bar import OptionBar


@pytest.fixture
def bar(document: Document, qtbot: QtBot) -> OptionBar:
    """The bar, wide enough for every name."""
    found = OptionBar(document)
    qtbot.addWidget(found)
    found.resize(1200, 60)
    found.show()
    qtbot.waitExposed(found)
    return found


def _button(bar: OptionBar, name: str) -> QToolButton:
    return next(
        button for button in bar.findChildren(QToolButton) if button.accessibleName().startswith(name)
    )


def test_a_click_puts_an_option_on_show(bar: OptionBar, document: Document, qtbot: QtBot) -> None:
    qtbot.mouseClick(_button(bar, "Option B"), Qt.MouseButton.LeftButton)
    assert document.option == "b"
    assert _button(bar, "Option B").isChecked()
    assert document.selection == Key("option", "b")


def test_an_option_says_what_it_stands_on(bar: OptionBar) -> None:
    assert _button(bar, "Option C").toolTip() == "Option C: One body, devolved, on B"


def test_a_renamed_option_is_shown_by_its_new_name(bar: OptionBar, document: Document) -> None:
    document.edit("Rename", [Set(Key("option", "a"), "name", "Other")])
    assert _button(bar, "Option A").accessibleName() == "Option A: Other"


def test_every_button_has_its_letter_where_there_is_no_room_for_names(bar: OptionBar) -> None:
    bar.resize(500, 60)
    assert not _button(bar, "Option C").icon().isNull()
    assert _button(bar, "As is").text() == "As is"


def test_before_after_and_changes_are_there_for_options_only(
    bar: OptionBar, document: Document, qtbot: QtBot
) -> None:
    changes, correct = _button(bar, "Changes"), _button(bar, "Correct the as-is")
    assert not changes.isVisible()
    assert correct.isVisible()
    document.show_option("a")
    assert changes.isVisible()
    assert not correct.isVisible()
    qtbot.mouseClick(changes, Qt.MouseButton.LeftButton)
    assert document.view is View.CHANGES


def test_correcting_the_as_is_warns_while_it_lasts(bar: OptionBar, document: Document, qtbot: QtBot) -> None:
    qtbot.mouseClick(_button(bar, "Correct the as-is"), Qt.MouseButton.LeftButton)
    assert document.why_not() == ""
    assert bar._views._warning.isVisible()
