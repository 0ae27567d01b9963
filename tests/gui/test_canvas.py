"""A canvas does by mouse and by keyboard what people expect of a sheet on a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeySequence,
    QNativeGestureEvent,
    QPointingDevice,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from core.drawing.palette import DARK, LIGHT
from core.drawing.shapes import Box, Drawing, Label, Shape
from core.model.key import Key
from gui.bench_canvas import shelves
from gui.widgets.canvas import Canvas

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def _key(name: str) -> Key:
    return Key("organisation", name)


def _chart() -> Drawing:
    """Return three rows of four bodies, `00` to `23`, and below them a block that holds two."""
    shapes: list[Shape] = []
    for row in range(3):
        for column in range(4):
            x, y = 40 + column * 160, 40 + row * 80
            shapes.append(Box(x, y, 120, 48, "raised", key=_key(f"{row}{column}")))
            shapes.append(Label(x + 8, y + 20, f"Body {row}{column}", 10, 40))
    shapes.append(Box(40, 290, 440, 90, "ground", key=_key("block")))
    shapes.append(Box(60, 320, 120, 48, "raised", key=_key("in0")))
    shapes.append(Box(220, 320, 120, 48, "raised", key=_key("in1")))
    return Drawing(680, 420, tuple(shapes), "Fifteen bodies.")


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    """The chart, shown whole on a canvas that has the keyboard."""
    found = Canvas()
    qtbot.addWidget(found)
    found.resize(900, 600)
    found.show_drawing(_chart())
    found.show()
    qtbot.waitExposed(found)
    found.setFocus()
    qtbot.waitUntil(lambda: found.idle)
    return found


@pytest.fixture
def carrying(canvas: Canvas) -> Canvas:
    """A canvas on which every body can be dropped on every other but `23`."""
    canvas.may_drop = lambda _, target: "Body 23 is closed." if target == _key("23") else ""
    return canvas


def _at(canvas: Canvas, name: str) -> QPoint:
    rect = canvas.box_rect(_key(name))
    assert rect is not None
    return rect.center().toPoint()


def _drag(qtbot: QtBot, canvas: Canvas, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT) -> None:
    _hold(qtbot, canvas, start, end, button)
    qtbot.mouseRelease(canvas, button, pos=end)


def _hold(qtbot: QtBot, canvas: Canvas, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT) -> None:
    qtbot.mousePress(canvas, button, pos=start)
    qtbot.mouseMove(canvas, start + (end - start) / 2)
    qtbot.mouseMove(canvas, end)


def _wheel(
    canvas: Canvas,
    notches: float,
    *,
    at: QPoint,
    modifiers: Qt.KeyboardModifier = PLAIN,
    pixels: QPoint | None = None,
) -> None:
    position = QPointF(at)
    event = QWheelEvent(
        position,
        canvas.mapToGlobal(position),
        pixels or QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003
    )
    QApplication.sendEvent(canvas, event)


def _told(signal: object) -> list[tuple[object, ...]]:
    """Return a list that fills with what a signal says."""
    told: list[tuple[object, ...]] = []
    signal.connect(lambda *values: told.append(values))  # type: ignore[attr-defined]
    return told


def _settled(qtbot: QtBot, canvas: Canvas) -> None:
    qtbot.waitUntil(lambda: canvas.idle)


# The mouse


def test_a_click_picks_the_body_under_the_mouse(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.mouseClick(canvas, LEFT, pos=_at(canvas, "12"))
    assert picked.args == [_key("12")]
    assert canvas.selected == _key("12")


def test_a_click_in_a_block_picks_the_body_on_top(canvas: Canvas, qtbot: QtBot) -> None:
    qtbot.mouseClick(canvas, LEFT, pos=_at(canvas, "in1"))
    assert canvas.selected == _key("in1")


def test_a_click_on_the_ground_picks_nothing(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.select(_key("12"))
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.mouseClick(canvas, LEFT, pos=QPoint(3, 3))
    assert picked.args == [None]
    assert canvas.selected is None


def test_a_double_click_activates(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.activated) as activated:
        qtbot.mouseClick(canvas, LEFT, pos=_at(canvas, "12"))
        qtbot.mouseDClick(canvas, LEFT, pos=_at(canvas, "12"))
    assert activated.args == [_key("12")]


def test_selecting_from_outside_says_nothing(canvas: Canvas) -> None:
    picked = _told(canvas.picked)
    canvas.select(_key("12"))
    assert canvas.selected == _key("12")
    assert picked == []


@pytest.mark.parametrize(("button", "name"), [(LEFT, None), (MIDDLE, None), (MIDDLE, "11")])
def test_a_drag_on_the_ground_or_with_the_middle_button_pans(
    carrying: Canvas, qtbot: QtBot, button: Qt.MouseButton, name: str | None
) -> None:
    carrying.zoom_to(2)
    start = _at(carrying, name) if name else QPoint(450, 302)
    assert name or carrying.key_at(QPointF(start)) is None
    before = _at(carrying, "11")
    _drag(qtbot, carrying, start, start + QPoint(-50, 30), button)
    assert _at(carrying, "11") == before + QPoint(-50, 30)
    assert carrying.selected is None


def test_a_drag_with_space_pans_and_does_not_fold(carrying: Canvas, qtbot: QtBot) -> None:
    carrying.select(_key("11"))
    folded, before = _told(carrying.fold_asked), _at(carrying, "11")
    qtbot.keyPress(carrying, Qt.Key.Key_Space)
    assert carrying.cursor().shape() == Qt.CursorShape.OpenHandCursor
    _drag(qtbot, carrying, before, before + QPoint(40, 20))
    qtbot.keyRelease(carrying, Qt.Key.Key_Space)
    assert _at(carrying, "11") == before + QPoint(40, 20)
    assert folded == []


def test_a_drag_on_a_body_pans_where_nothing_can_be_carried(canvas: Canvas, qtbot: QtBot) -> None:
    before = _at(canvas, "11")
    _drag(qtbot, canvas, before, before + QPoint(40, 20))
    assert _at(canvas, "11") == before + QPoint(40, 20)


def test_the_wheel_pans_down_and_with_shift_sideways(canvas: Canvas) -> None:
    canvas.zoom_to(2)
    before = _at(canvas, "11")
    _wheel(canvas, -1, at=QPoint(100, 100))
    down = _at(canvas, "11")
    assert (down.x(), down.y() < before.y()) == (before.x(), True)
    _wheel(canvas, -1, at=QPoint(100, 100), modifiers=SHIFT)
    assert (_at(canvas, "11").x() < down.x(), _at(canvas, "11").y()) == (True, down.y())


def test_two_fingers_pan_as_far_as_they_move(canvas: Canvas) -> None:
    canvas.zoom_to(2)
    before = _at(canvas, "11")
    _wheel(canvas, 0, at=QPoint(100, 100), pixels=QPoint(-13, 7))
    assert _at(canvas, "11") == before + QPoint(-13, 7)


def test_the_wheel_with_ctrl_zooms_about_the_mouse(canvas: Canvas) -> None:
    at, zoom = _at(canvas, "21"), canvas.viewport.zoom
    for _ in range(4):
        _wheel(canvas, 1, at=at, modifiers=CTRL)
    assert canvas.viewport.zoom == pytest.approx(2 * zoom)
    assert (_at(canvas, "21") - at).manhattanLength() <= 4


def test_a_pinch_zooms_about_the_fingers(canvas: Canvas) -> None:
    at, zoom = QPointF(_at(canvas, "21")), canvas.viewport.zoom
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        canvas.mapToGlobal(at),
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(canvas, pinch)
    assert canvas.viewport.zoom == pytest.approx(1.5 * zoom)
    assert (_at(canvas, "21") - at.toPoint()).manhattanLength() <= 2


def test_the_body_under_the_mouse_is_marked_and_no_other(canvas: Canvas, qtbot: QtBot) -> None:
    plain = canvas.grab().toImage()
    qtbot.mouseMove(canvas, _at(canvas, "12"))
    marked = canvas.grab().toImage()
    rect = canvas.box_rect(_key("12"))
    assert rect is not None
    edge = QPoint(round(rect.center().x()), round(rect.top()))
    assert marked.pixelColor(edge).name() == LIGHT["accent"]
    qtbot.mouseMove(canvas, QPoint(3, 3))
    assert canvas.grab().toImage() == plain


def test_the_menu_is_asked_for_by_the_right_button_where_a_body_is(canvas: Canvas) -> None:
    asked, picked = _told(canvas.menu_asked), _told(canvas.picked)
    for at in (_at(canvas, "12"), QPoint(3, 3)):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.mapToGlobal(at))
        QApplication.sendEvent(canvas, event)
    assert asked == [(_key("12"), canvas.mapToGlobal(_at(canvas, "12")))]
    assert picked == [(_key("12"),)]


# Carrying


def test_a_body_dropped_on_another_tells_both(carrying: Canvas, qtbot: QtBot) -> None:
    dropped, picked = _told(carrying.dropped), _told(carrying.picked)
    _drag(qtbot, carrying, _at(carrying, "00"), _at(carrying, "12"))
    assert dropped == [(_key("00"), _key("12"))]
    assert picked == []


def test_a_refused_target_shows_why_and_takes_nothing(carrying: Canvas, qtbot: QtBot) -> None:
    dropped = _told(carrying.dropped)
    start, end = _at(carrying, "00"), _at(carrying, "23")
    _hold(qtbot, carrying, start, end)
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
    dropped = _told(carrying.dropped)
    start = _at(carrying, "00")
    _drag(qtbot, carrying, start, end or start + QPoint(20, 8))
    assert dropped == []


def test_escape_lets_go_of_what_is_carried(carrying: Canvas, qtbot: QtBot) -> None:
    dropped, picked = _told(carrying.dropped), _told(carrying.picked)
    plain = carrying.grab().toImage()
    end = _at(carrying, "12")
    _hold(qtbot, carrying, _at(carrying, "00"), end)
    assert carrying.grab().toImage() != plain
    qtbot.keyClick(carrying, Qt.Key.Key_Escape)
    qtbot.mouseMove(carrying, QPoint(3, 3))
    assert carrying.grab().toImage() == plain
    qtbot.mouseRelease(carrying, LEFT, pos=end)
    assert (dropped, picked) == ([], [])


def test_a_body_larger_than_most_of_the_canvas_is_ground(carrying: Canvas, qtbot: QtBot) -> None:
    carrying.zoom_to(3)
    carrying.centre_on(_key("block"))
    before = _at(carrying, "block")
    start = next(QPoint(x, 300) for x in range(900) if carrying.key_at(QPointF(x, 300)) == _key("block"))
    _drag(qtbot, carrying, start, start + QPoint(30, -20))
    assert _at(carrying, "block") == before + QPoint(30, -20)


def test_the_sheet_moves_while_a_body_is_held_at_the_border(carrying: Canvas, qtbot: QtBot) -> None:
    carrying.zoom_to(2)
    carrying.centre_on(_key("11"))
    before = carrying.viewport.view.left
    _hold(qtbot, carrying, _at(carrying, "11"), QPoint(895, 300))
    qtbot.waitUntil(lambda: carrying.viewport.view.left > before + 50)
    qtbot.keyClick(carrying, Qt.Key.Key_Escape)
    qtbot.mouseRelease(carrying, LEFT, pos=QPoint(895, 300))


# The keyboard


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("11", Qt.Key.Key_Right, "12"),
        ("11", Qt.Key.Key_Left, "10"),
        ("11", Qt.Key.Key_Up, "01"),
        ("11", Qt.Key.Key_Down, "21"),
        ("03", Qt.Key.Key_Right, "03"),
        ("21", Qt.Key.Key_Down, "block"),
        ("block", Qt.Key.Key_Down, "in0"),
        ("block", Qt.Key.Key_Up, "21"),
        ("in0", Qt.Key.Key_Right, "in1"),
        ("in1", Qt.Key.Key_Up, "block"),
    ],
)
def test_arrows_go_to_the_nearest_body_that_way(
    canvas: Canvas, qtbot: QtBot, start: str, key: Qt.Key, end: str
) -> None:
    canvas.select(_key(start))
    qtbot.keyClick(canvas, key)
    assert canvas.selected == _key(end)


def test_the_first_arrow_selects_a_body_in_the_middle(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert picked.args == [_key("22")]


def test_arrows_bring_what_they_select_in_sight(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.zoom_to(4)
    canvas.select(_key("00"))
    canvas.centre_on(_key("00"))
    for _ in range(3):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    rect = canvas.box_rect(_key("03"))
    assert rect is not None
    assert canvas.rect().contains(rect.toRect())


def test_enter_activates_and_space_folds_what_is_selected(canvas: Canvas, qtbot: QtBot) -> None:
    activated, folded = _told(canvas.activated), _told(canvas.fold_asked)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert (activated, folded) == ([], [])
    canvas.select(_key("12"))
    qtbot.keyClick(canvas, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert (activated, folded) == ([(_key("12"),)], [(_key("12"),)])


def test_keys_zoom(canvas: Canvas, qtbot: QtBot) -> None:
    zoomed, fitting = _told(canvas.zoomed), canvas.viewport.zoom
    for key in (Qt.Key.Key_0, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Minus, Qt.Key.Key_9):
        qtbot.keyClick(canvas, key)
    assert [zoom for (zoom,) in zoomed] == pytest.approx([1.0, 1.25, 1.0, 0.8, fitting])


def test_the_menu_is_asked_for_by_keyboard_at_what_is_selected(canvas: Canvas, qtbot: QtBot) -> None:
    asked = _told(canvas.menu_asked)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(canvas, event)
    assert asked == []
    canvas.select(_key("12"))
    QApplication.sendEvent(canvas, event)
    qtbot.keyClick(canvas, Qt.Key.Key_F10, SHIFT)
    rect = canvas.box_rect(_key("12"))
    assert rect is not None
    corner = canvas.mapToGlobal(rect.toRect().bottomLeft())
    assert asked[0] == (_key("12"), corner)


def test_a_shortcut_of_the_window_does_not_take_the_keys_of_the_canvas(canvas: Canvas, qtbot: QtBot) -> None:
    taken: list[str] = []
    for keys in ("Space", "Right", "Ctrl+Right"):
        QShortcut(QKeySequence(keys), canvas, lambda keys=keys: taken.append(keys))
    canvas.select(_key("11"))
    folded = _told(canvas.fold_asked)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, CTRL)
    assert (taken, folded, canvas.selected) == (["Ctrl+Right"], [(_key("11"),)], _key("12"))


def test_the_place_of_the_keyboard_is_seen(canvas: Canvas) -> None:
    def frame() -> str:
        return canvas.grab().toImage().pixelColor(450, 1).name()

    assert frame() == LIGHT["accent"]
    canvas.clearFocus()
    assert frame() == LIGHT["paper"]


# What is said


def test_the_tip_of_a_body_is_shown_as_plain_text(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.tip = lambda key: f"<b>Body</b> {key.id}\nTier 2"
    at = _at(canvas, "12")
    QApplication.sendEvent(canvas, QHelpEvent(QEvent.Type.ToolTip, at, canvas.mapToGlobal(at)))
    assert QToolTip.text() == "<qt>&lt;b&gt;Body&lt;/b&gt; 12<br>Tier 2</qt>"
    away = QPoint(3, 3)
    QApplication.sendEvent(canvas, QHelpEvent(QEvent.Type.ToolTip, away, canvas.mapToGlobal(away)))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_screen_reader_hears_the_drawing_and_then_what_is_selected(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.tip = lambda key: f"Body {key.id}, tier 2"
    assert canvas.accessibleDescription() == "Fifteen bodies."
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.accessibleDescription() == "Body 22, tier 2"
    canvas.select(None)
    assert canvas.accessibleDescription() == "Fifteen bodies."


def test_an_empty_drawing_says_what_to_do(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show_drawing(Drawing(100, 100, ()))
    blank = canvas.grab().toImage()
    canvas.empty_text = "Nothing here yet. Press Ins to add a body."
    assert canvas.grab().toImage() != blank
    assert canvas.key_at(QPointF(100, 100)) is None
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_Plus, Qt.Key.Key_9, Qt.Key.Key_Space):
        qtbot.keyClick(canvas, key)
    canvas.show_drawing(_chart())
    _settled(qtbot, canvas)
    assert canvas.box_rect(_key("12")) is not None


# What is in sight


def test_a_drawing_is_shown_whole_until_somebody_zooms(canvas: Canvas) -> None:
    for width, height in ((400, 700), (1000, 300)):
        canvas.resize(width, height)
        assert canvas.viewport.fits
    canvas.zoom_in()
    zoom = canvas.viewport.zoom
    canvas.resize(500, 500)
    assert canvas.viewport.zoom == zoom
    canvas.fit()
    assert canvas.viewport.fits


def test_a_small_drawing_is_not_blown_up_to_fill_the_canvas(canvas: Canvas) -> None:
    canvas.show_drawing(Drawing(50, 20, (Box(0, 0, 50, 20, key=_key("1")),)))
    assert canvas.viewport.zoom == 2.0


def test_zooming_ends_where_nothing_more_is_to_be_seen(canvas: Canvas) -> None:
    fitting = canvas.viewport.zoom
    canvas.zoom_to(1000)
    assert canvas.viewport.zoom == 16.0
    canvas.zoom_to(0.00001)
    assert canvas.viewport.zoom == pytest.approx(fitting / 2)


def test_the_sheet_cannot_be_lost(canvas: Canvas) -> None:
    for right, down in ((1e6, 0), (-1e6, 1e6), (0, -1e6)):
        canvas.pan(right, down)
        x, y = canvas.viewport.middle()
        assert -1 <= x <= 681
        assert -1 <= y <= 421


def test_centring_on_a_body_brings_it_to_the_middle(canvas: Canvas) -> None:
    canvas.zoom_to(3)
    canvas.centre_on(_key("03"))
    assert (_at(canvas, "03") - QPoint(450, 300)).manhattanLength() <= 2
    canvas.centre_on(_key("nobody"))
    assert (_at(canvas, "03") - QPoint(450, 300)).manhattanLength() <= 2


def test_the_selected_body_stays_in_place_when_the_chart_grows_around_it(
    canvas: Canvas, qtbot: QtBot
) -> None:
    canvas.zoom_to(1.5)
    canvas.select(_key("11"))
    before = _at(canvas, "11")
    chart = _chart()
    moved = tuple(replace(s, x=s.x + 300) if isinstance(s, (Box, Label)) else s for s in chart.shapes)
    canvas.show_drawing(replace(chart, width=980, shapes=moved))
    _settled(qtbot, canvas)
    assert _at(canvas, "11") == before


def test_what_is_selected_stays_so_while_it_is_not_drawn(canvas: Canvas) -> None:
    chart = _chart()
    canvas.select(_key("11"))
    without = tuple(s for s in chart.shapes if not (isinstance(s, Box) and s.key == _key("11")))
    canvas.show_drawing(replace(chart, shapes=without))
    assert canvas.selected == _key("11")
    assert canvas.box_rect(_key("11")) is None


def test_an_edit_changes_the_pixels_of_what_changed_only(canvas: Canvas, qtbot: QtBot) -> None:
    before, chart = canvas.grab().toImage(), _chart()
    edited = tuple(
        replace(s, fill="new-soft") if isinstance(s, Box) and s.key == _key("11") else s for s in chart.shapes
    )
    canvas.show_drawing(replace(chart, shapes=edited))
    _settled(qtbot, canvas)
    after, rect = canvas.grab().toImage(), canvas.box_rect(_key("11"))
    assert rect is not None
    differing = [
        QPoint(x, y) for x in range(900) for y in range(600) if before.pixel(x, y) != after.pixel(x, y)
    ]
    assert differing
    assert all(rect.toRect().contains(point) for point in differing)


@pytest.mark.parametrize(("width", "height"), [(1, 1), (0, 0), (3e6, 200), (200, 3e6), (2e5, 2e5)])
def test_no_sheet_is_too_small_or_too_large(
    canvas: Canvas, qtbot: QtBot, width: float, height: float
) -> None:
    canvas.show_drawing(Drawing(width, height, (Box(0, 0, width, height, key=_key("1")),)))
    _settled(qtbot, canvas)
    for act in (
        canvas.zoom_to_actual,
        canvas.zoom_in,
        lambda: canvas.zoom_to(16),
        canvas.zoom_out,
        canvas.fit,
    ):
        act()
        _settled(qtbot, canvas)
    assert canvas.viewport.fits


def test_an_enormous_drawing_is_read_while_the_old_one_stays(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show_drawing(shelves(40_000))
    assert canvas.sheet.reading
    assert canvas.box_rect(_key("11")) is not None
    qtbot.waitUntil(lambda: canvas.idle, timeout=20_000)
    assert canvas.box_rect(_key("11")) is None
    assert canvas.box_rect(_key("g3000-3")) is not None


def test_a_newer_drawing_overtakes_one_that_is_being_read(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show_drawing(shelves(40_000))
    canvas.show_drawing(_chart())
    _settled(qtbot, canvas)
    assert canvas.sheet.drawing == _chart()


def test_a_screen_with_finer_pixels_shows_the_same_in_more_of_them(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, zoom = canvas.box_rect(_key("12")), canvas.viewport.zoom
    monkeypatch.setattr(canvas, "devicePixelRatioF", lambda: 2.0)
    canvas.repaint()
    _settled(qtbot, canvas)
    after = canvas.box_rect(_key("12"))
    assert before is not None
    assert after is not None
    assert canvas.viewport.zoom == pytest.approx(zoom)
    assert canvas.viewport.view.width == 1800
    assert (after.topLeft() - before.topLeft()).manhattanLength() <= 1
    assert canvas.key_at(after.center()) == _key("12")


def test_it_serves_light_and_dark(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.clearFocus()
    for dark, palette in ((True, DARK), (False, LIGHT)):
        canvas.set_dark(dark)
        _settled(qtbot, canvas)
        image, rect = canvas.grab().toImage(), canvas.box_rect(_key("12"))
        assert rect is not None
        assert image.pixelColor(2, 2).name() == palette["paper"]
        assert image.pixelColor(rect.toRect().topRight() + QPoint(-8, 8)).name() == palette["raised"]


# The overview


def test_the_overview_is_there_only_when_not_all_is_in_sight(canvas: Canvas, qtbot: QtBot) -> None:
    assert not canvas._inset.isVisible()
    canvas.zoom_to(3)
    _settled(qtbot, canvas)
    assert canvas._inset.isVisible()
    canvas.set_overview_shown(False)  # noqa: FBT003
    assert not canvas._inset.isVisible()
    canvas.set_overview_shown(True)  # noqa: FBT003
    assert canvas._inset.isVisible()
    canvas.resize(300, 300)
    assert not canvas._inset.isVisible()


@pytest.mark.parametrize("by", ["press", "drag"])
def test_the_overview_leads_to_where_it_is_pressed(canvas: Canvas, qtbot: QtBot, by: str) -> None:
    canvas.zoom_to(3)
    _settled(qtbot, canvas)
    inset = canvas._inset
    spot = QPoint(4 + 52, 4 + 32)
    qtbot.mousePress(inset, LEFT, pos=spot if by == "press" else QPoint(100, 100))
    if by == "drag":
        qtbot.mouseMove(inset, spot)
    qtbot.mouseRelease(inset, LEFT, pos=spot)
    assert canvas.viewport.middle() == pytest.approx((680 / 4, 420 / 4), abs=3)


def test_the_overview_marks_what_is_in_sight(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.zoom_to(3)
    canvas.centre_on(_key("00"))
    _settled(qtbot, canvas)
    first = canvas._inset.grab().toImage()
    canvas.centre_on(_key("23"))
    _settled(qtbot, canvas)
    assert canvas._inset.grab().toImage() != first


@pytest.fixture
def zoomed_in(canvas: Canvas, qtbot: QtBot) -> Callable[[], bool]:
    """Zoom by the wheel, and return whether the sheet is still shrunk or stretched from another scale."""
    for _ in range(3):
        _wheel(canvas, 1, at=QPoint(450, 300), modifiers=CTRL)
    qtbot.wait(1)
    return lambda: not canvas.idle


def test_a_sheet_is_sharp_soon_after_zooming_ends(
    canvas: Canvas, qtbot: QtBot, zoomed_in: Callable[[], bool]
) -> None:
    assert zoomed_in()
    rough = canvas.grab().toImage()
    qtbot.waitUntil(lambda: not zoomed_in(), timeout=2000)
    assert canvas.grab().toImage() != rough
