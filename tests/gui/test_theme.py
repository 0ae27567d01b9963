"""The look: the bundled font, icons in the colours of the day, and a Qt that does not lose count."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from core.acts import ACTS
from core.model.kinds import KINDS
from gui import theme
from gui.commands import COMMANDS
from gui.pages import pages
from tests.core.drawing.test_palette import contrast


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    """The application, dressed in light."""
    theme.apply(qapp, dark=False)
    return qapp


def test_the_font_is_the_bundled_one(app: QApplication) -> None:
    assert QFontInfo(app.font()).family() == "Source Sans 3"


def test_every_icon_that_is_named_is_there(app: QApplication) -> None:
    named = {
        *(kind.icon for kind in KINDS.values()),
        *(act.icon for act in ACTS.values()),
        *(command.icon for command in COMMANDS if command.icon),
        *(page.icon for page in pages()),
    }
    assert [name for name in sorted(named) if theme.icon(name).isNull()] == []


def test_text_grows_with_its_size(app: QApplication) -> None:
    theme.apply(app, dark=False, scale=200)
    assert app.font().pointSizeF() == 2 * theme.BASE_POINTS
    theme.apply(app, dark=False, scale=100)


def test_dark_changes_the_palette(app: QApplication) -> None:
    light = app.palette().window().color().lightness()
    theme.apply(app, dark=True)
    assert app.palette().window().color().lightness() < light / 2
    theme.apply(app, dark=False)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_an_empty_box_to_tick_can_be_told_from_its_ground(
    app: QApplication, qtbot: QtBot, dark: bool
) -> None:
    theme.apply(app, dark=dark)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    picture = box.grab().toImage()
    ground = app.palette().window().color().name()
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    theme.apply(app, dark=False)
    assert max(contrast(colour, ground) for colour in seen) >= 3


def test_qt_gives_back_every_reference_to_none(qtbot: QtBot) -> None:
    # PySide6 6.12 loses one a call on Python before 3.12, and aborts after some thousands.
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(200_000):
        label.setText("a")
    assert abs(sys.getrefcount(None) - before) < 1_000
