"""The overview in the corner shows what is in sight, and leads elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from gui.widgets.canvas import Canvas
from tests.gui.charts import LEFT, body, settled, shown_canvas


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    """The chart, shown whole on a canvas that has the keyboard."""
    return shown_canvas(qtbot)


def test_the_overview_is_there_only_when_not_all_is_in_sight(canvas: Canvas, qtbot: QtBot) -> None:
    assert not canvas._inset.isVisible()
    canvas.zoom_to(3)
    settled(qtbot, canvas)
    assert canvas._inset.isVisible()
    canvas.set_overview_shown(False)
    assert not canvas._inset.isVisible()
    canvas.set_overview_shown(True)
    assert canvas._inset.isVisible()
    canvas.resize(300, 300)
    assert not canvas._inset.isVisible()


@pytest.mark.parametrize("by", ["press", "drag"])
def test_the_overview_leads_to_where_it_is_pressed(canvas: Canvas, qtbot: QtBot, by: str) -> None:
    canvas.zoom_to(3)
    settled(qtbot, canvas)
    inset = canvas._inset
    spot = QPoint(4 + 52, 4 + 32)
    qtbot.mousePress(inset, LEFT, pos=spot if by == "press" else QPoint(100, 100))
    if by == "drag":
        qtbot.mouseMove(inset, spot)
    qtbot.mouseRelease(inset, LEFT, pos=spot)
    assert canvas.viewport.middle() == pytest.approx((680 / 4, 420 / 4), abs=3)


def test_the_overview_marks_what_is_in_sight(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.zoom_to(3)
    canvas.centre_on(body("00"))
    settled(qtbot, canvas)
    first = canvas._inset.grab().toImage()
    canvas.centre_on(body("23"))
    settled(qtbot, canvas)
    assert canvas._inset.grab().toImage() != first
