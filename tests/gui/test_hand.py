"""A drag moves the sheet, or carries a body to another that may take it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from core.drawing.palette import LIGHT
from gui.widgets.canvas import Canvas
from tests.gui.charts import LEFT, MIDDLE, body, drag, hold, middle_of, shown_canvas, told


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    """The chart, shown whole on a canvas that has the keyboard."""
    return shown_canvas(qtbot)


@pytest.fixture
def carrying(canvas: Canvas) -> Canvas:
    """A canvas on which every body can be dropped on every other but `23`."""
    canvas.may_drop = lambda _, target: "Body 23 is closed." if target == body("23") else ""
    return canvas


@pytest.mark.parametrize(("button", "name"), [(LEFT, None), (MIDDLE, None), (MIDDLE, "11")])
def test_a_drag_on_the_ground_or_with_the_middle_button_pans(
    carrying: Canvas, qtbot: QtBot, button: Qt.MouseButton, name: str | None
) -> None:
    carrying.zoom_to(2)
    start = middle_of(carrying, name) if name else QPoint(450, 302)
    assert name or carrying.key_at(QPointF(start)) is None
    before = middle_of(carrying, "11")
    drag(qtbot, carrying, start, start + QPoint(-50, 30), button)
    assert middle_of(carrying, "11") == before + QPoint(-50, 30)
    assert carrying.selected is None


def test_a_drag_with_space_pans_and_does_not_fold(carrying: Canvas, qtbot: QtBot) -> None:
    carrying.select(body("11"))
    folded, before = told(carrying.fold_asked), middle_of(carrying, "11")
    qtbot.keyPress(carrying, Qt.Key.Key_Space)
    assert carrying.cursor().shape() == Qt.CursorShape.OpenHandCursor
    drag(qtbot, carrying, before, before + QPoint(40, 20))
    qtbot.keyRelease(carrying, Qt.Key.Key_Space)
    assert middle_of(carrying, "11") == before + QPoint(40, 20)
    assert folded == []


def test_a_drag_on_a_body_pans_where_nothing_can_be_carried(canvas: Canvas, qtbot: QtBot) -> None:
    before = middle_of(canvas, "11")
    drag(qtbot, canvas, before, before + QPoint(40, 20))
    assert middle_of(canvas, "11") == before + QPoint(40, 20)


def test_a_body_dropped_on_another_tells_both(carrying: Canvas, qtbot: QtBot) -> None:
    dropped, picked = told(carrying.dropped), told(carrying.picked)
    drag(qtbot, carrying, middle_of(carrying, "00"), middle_of(carrying, "12"))
    assert dropped == [(body("00"), body("12"))]
    assert picked == []


def test_a_refused_target_shows_why_and_takes_nothing(carrying: Canvas, qtbot: QtBot) -> None:
    dropped = told(carrying.dropped)
    start, end = middle_of(carrying, "00"), middle_of(carrying, "23")
    hold(qtbot, carrying, start, end)
    carried = carrying._hand.carried
    assert carried is not None
    assert carried.refusal == "Body 23 is closed."
    assert carrying.cursor().shape() == Qt.CursorShape.ForbiddenCursor
    shown = carrying.grab().toImage()
    colours = {shown.pixelColor(x, y).name() for x in range(0, 900, 2) for y in range(0, 600, 2)}
    assert {LIGHT["closed"], LIGHT["closed-soft"]} <= colours
    qtbot.mouseRelease(carrying, LEFT, pos=end)
    assert dropped == []


@pytest.mark.parametrize("end", [QPoint(3, 3), None])
def test_a_body_dropped_on_the_ground_or_on_itself_stays(
    carrying: Canvas, qtbot: QtBot, end: QPoint | None
) -> None:
    dropped = told(carrying.dropped)
    start = middle_of(carrying, "00")
    drag(qtbot, carrying, start, end or start + QPoint(20, 8))
    assert dropped == []


def test_escape_lets_go_of_what_is_carried(carrying: Canvas, qtbot: QtBot) -> None:
    dropped, picked = told(carrying.dropped), told(carrying.picked)
    plain = carrying.grab().toImage()
    end = middle_of(carrying, "12")
    hold(qtbot, carrying, middle_of(carrying, "00"), end)
    assert carrying.grab().toImage() != plain
    qtbot.keyClick(carrying, Qt.Key.Key_Escape)
    qtbot.mouseMove(carrying, QPoint(3, 3))
    assert carrying.grab().toImage() == plain
    qtbot.mouseRelease(carrying, LEFT, pos=end)
    assert (dropped, picked) == ([], [])


def test_a_body_larger_than_most_of_the_canvas_is_ground(carrying: Canvas, qtbot: QtBot) -> None:
    carrying.zoom_to(3)
    carrying.centre_on(body("block"))
    before = middle_of(carrying, "block")
    start = next(QPoint(x, 300) for x in range(900) if carrying.key_at(QPointF(x, 300)) == body("block"))
    drag(qtbot, carrying, start, start + QPoint(30, -20))
    assert middle_of(carrying, "block") == before + QPoint(30, -20)


def test_the_sheet_moves_while_a_body_is_held_at_the_border(carrying: Canvas, qtbot: QtBot) -> None:
    carrying.zoom_to(2)
    carrying.centre_on(body("11"))
    before = carrying.viewport.view.left
    hold(qtbot, carrying, middle_of(carrying, "11"), QPoint(895, 300))
    qtbot.waitUntil(lambda: carrying.viewport.view.left > before + 50)
    qtbot.keyClick(carrying, Qt.Key.Key_Escape)
    qtbot.mouseRelease(carrying, LEFT, pos=QPoint(895, 300))
