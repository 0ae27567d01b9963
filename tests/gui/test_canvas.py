"""A canvas does by mouse and by keyboard what people expect of a sheet on a table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from core.drawing.palette import LIGHT
from core.drawing.shapes import Box, Label
from gui.widgets.canvas import Canvas
from tests.gui.charts import CTRL, LEFT, SHIFT, body, make_chart, middle_of, settled, shown_canvas, told


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    """The chart, shown whole on a canvas that has the keyboard."""
    return shown_canvas(qtbot)


def test_a_click_picks_the_body_under_the_mouse(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.mouseClick(canvas, LEFT, pos=middle_of(canvas, "12"))
    assert picked.args == [body("12")]
    assert canvas.selected == body("12")


def test_a_click_in_a_block_picks_the_body_on_top(canvas: Canvas, qtbot: QtBot) -> None:
    qtbot.mouseClick(canvas, LEFT, pos=middle_of(canvas, "in1"))
    assert canvas.selected == body("in1")


def test_a_click_on_the_ground_picks_nothing(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.select(body("12"))
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.mouseClick(canvas, LEFT, pos=QPoint(3, 3))
    assert picked.args == [None]
    assert canvas.selected is None


def test_a_double_click_activates(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.activated) as activated:
        qtbot.mouseClick(canvas, LEFT, pos=middle_of(canvas, "12"))
        qtbot.mouseDClick(canvas, LEFT, pos=middle_of(canvas, "12"))
    assert activated.args == [body("12")]


def test_selecting_from_outside_says_nothing(canvas: Canvas) -> None:
    picked = told(canvas.picked)
    canvas.select(body("12"))
    assert canvas.selected == body("12")
    assert picked == []


def test_the_body_under_the_mouse_is_marked_and_no_other(canvas: Canvas, qtbot: QtBot) -> None:
    plain = canvas.grab().toImage()
    qtbot.mouseMove(canvas, middle_of(canvas, "12"))
    marked = canvas.grab().toImage()
    rect = canvas.box_rect(body("12"))
    assert rect is not None
    edge = QPoint(round(rect.center().x()), round(rect.top()) - 1)
    assert marked.pixelColor(edge).name() == LIGHT["accent"]
    qtbot.mouseMove(canvas, QPoint(3, 3))
    assert canvas.grab().toImage() == plain


def test_the_menu_is_asked_for_by_the_right_button_where_a_body_is(canvas: Canvas) -> None:
    asked, picked = told(canvas.menu_asked), told(canvas.picked)
    for at in (middle_of(canvas, "12"), QPoint(3, 3)):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.mapToGlobal(at))
        QApplication.sendEvent(canvas, event)
    assert asked == [(body("12"), canvas.mapToGlobal(middle_of(canvas, "12")))]
    assert picked == [(body("12"),)]


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("11", Qt.Key.Key_Right, "12"),
        ("11", Qt.Key.Key_Left, "10"),
        ("11", Qt.Key.Key_Up, "01"),
        ("11", Qt.Key.Key_Down, "21"),
        ("03", Qt.Key.Key_Right, "03"),
        ("21", Qt.Key.Key_Down, "block"),
        ("block", Qt.Key.Key_Down, "in1"),
        ("block", Qt.Key.Key_Up, "21"),
        ("in0", Qt.Key.Key_Right, "in1"),
        ("in1", Qt.Key.Key_Up, "block"),
    ],
)
def test_arrows_go_to_the_nearest_body_that_way(
    canvas: Canvas, qtbot: QtBot, start: str, key: Qt.Key, end: str
) -> None:
    canvas.select(body(start))
    qtbot.keyClick(canvas, key)
    assert canvas.selected == body(end)


def test_the_first_arrow_selects_a_body_in_the_middle(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert picked.args == [body("21")]


def test_arrows_with_shift_pan(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.zoom_to(2)
    before = middle_of(canvas, "11")
    qtbot.keyClick(canvas, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(canvas, Qt.Key.Key_Up, SHIFT)
    assert middle_of(canvas, "11") == before + QPoint(-80, 80)
    assert canvas.selected is None


def test_arrows_bring_what_they_select_in_sight(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.zoom_to(4)
    canvas.select(body("00"))
    canvas.centre_on(body("00"))
    for _ in range(3):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    rect = canvas.box_rect(body("03"))
    assert rect is not None
    assert canvas.rect().contains(rect.toRect())


def test_enter_activates_and_space_folds_what_is_selected(canvas: Canvas, qtbot: QtBot) -> None:
    activated, folded = told(canvas.activated), told(canvas.fold_asked)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert (activated, folded) == ([], [])
    canvas.select(body("12"))
    qtbot.keyClick(canvas, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert (activated, folded) == ([(body("12"),)], [(body("12"),)])


def test_keys_zoom(canvas: Canvas, qtbot: QtBot) -> None:
    zoomed, fitting = told(canvas.zoomed), canvas.viewport.zoom
    for key in (Qt.Key.Key_0, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Minus, Qt.Key.Key_9):
        qtbot.keyClick(canvas, key)
    assert [zoom for (zoom,) in zoomed] == pytest.approx([1.0, 1.25, 1.0, 0.8, fitting])


def test_the_menu_is_asked_for_by_keyboard_at_what_is_selected(canvas: Canvas, qtbot: QtBot) -> None:
    asked = told(canvas.menu_asked)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(canvas, event)
    assert asked == []
    canvas.select(body("12"))
    QApplication.sendEvent(canvas, event)
    qtbot.keyClick(canvas, Qt.Key.Key_F10, SHIFT)
    rect = canvas.box_rect(body("12"))
    assert rect is not None
    corner = canvas.mapToGlobal(rect.toRect().bottomLeft())
    assert asked[0] == (body("12"), corner)


def test_a_shortcut_of_the_window_does_not_take_the_keys_of_the_canvas(canvas: Canvas, qtbot: QtBot) -> None:
    taken: list[str] = []
    for keys in ("Space", "Right", "Ctrl+Right"):
        QShortcut(QKeySequence(keys), canvas, lambda keys=keys: taken.append(keys))
    canvas.select(body("11"))
    folded = told(canvas.fold_asked)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, CTRL)
    assert (taken, folded, canvas.selected) == (["Ctrl+Right"], [(body("11"),)], body("12"))


def test_the_place_of_the_keyboard_is_seen(canvas: Canvas) -> None:
    def frame() -> str:
        return canvas.grab().toImage().pixelColor(450, 1).name()

    assert frame() == LIGHT["accent"]
    canvas.clearFocus()
    assert frame() == LIGHT["paper"]


@pytest.mark.qt_log_ignore("does not support raise")
def test_the_tip_of_a_body_is_shown_as_plain_text(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.tip = lambda key: f"<b>Body</b> {key.id}\nTier 2"
    at = middle_of(canvas, "12")
    QApplication.sendEvent(canvas, QHelpEvent(QEvent.Type.ToolTip, at, canvas.mapToGlobal(at)))
    assert QToolTip.text() == "<qt>&lt;b&gt;Body&lt;/b&gt; 12<br>Tier 2</qt>"
    away = QPoint(3, 3)
    QApplication.sendEvent(canvas, QHelpEvent(QEvent.Type.ToolTip, away, canvas.mapToGlobal(away)))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_screen_reader_hears_the_drawing_and_then_what_is_selected(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.tip = lambda key: f"Body {key.id}, tier 2"
    assert canvas.accessibleDescription() == "Fifteen bodies."
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.accessibleDescription() == "Body 21, tier 2"
    canvas.select(None)
    assert canvas.accessibleDescription() == "Fifteen bodies."


def test_the_selected_body_stays_in_place_when_the_chart_grows_around_it(
    canvas: Canvas, qtbot: QtBot
) -> None:
    canvas.zoom_to(1.5)
    canvas.select(body("11"))
    before = middle_of(canvas, "11")
    chart = make_chart()
    moved = tuple(replace(s, x=s.x + 300) if isinstance(s, (Box, Label)) else s for s in chart.shapes)
    canvas.show_drawing(replace(chart, width=980, shapes=moved))
    settled(qtbot, canvas)
    assert middle_of(canvas, "11") == before


def test_what_is_selected_stays_so_while_it_is_not_drawn(canvas: Canvas) -> None:
    chart = make_chart()
    canvas.select(body("11"))
    without = tuple(s for s in chart.shapes if not (isinstance(s, Box) and s.key == body("11")))
    canvas.show_drawing(replace(chart, shapes=without))
    assert canvas.selected == body("11")
    assert canvas.box_rect(body("11")) is None
