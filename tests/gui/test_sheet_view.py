"""A sheet of any size is shown in part or whole, at any scale, on any screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QNativeGestureEvent,
    QPointingDevice,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.drawing.palette import DARK, LIGHT
from core.drawing.shapes import Box, Drawing, Label
from gui.bench_canvas import shelves
from gui.widgets.canvas import Canvas
from tests.gui.charts import CTRL, SHIFT, body, make_chart, middle_of, settled, shown_canvas, wheel


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    """The chart, shown whole on a canvas that has the keyboard."""
    return shown_canvas(qtbot)


def test_the_wheel_pans_down_and_with_shift_sideways(canvas: Canvas) -> None:
    canvas.zoom_to(2)
    before = middle_of(canvas, "11")
    wheel(canvas, -1, at=QPoint(100, 100))
    down = middle_of(canvas, "11")
    assert (down.x(), down.y() < before.y()) == (before.x(), True)
    wheel(canvas, -1, at=QPoint(100, 100), modifiers=SHIFT)
    assert (middle_of(canvas, "11").x() < down.x(), middle_of(canvas, "11").y()) == (True, down.y())


def test_two_fingers_pan_as_far_as_they_move(canvas: Canvas) -> None:
    canvas.zoom_to(2)
    before = middle_of(canvas, "11")
    wheel(canvas, 0, at=QPoint(100, 100), pixels=QPoint(-13, 7))
    assert middle_of(canvas, "11") == before + QPoint(-13, 7)


def test_the_wheel_with_ctrl_zooms_about_the_mouse(canvas: Canvas) -> None:
    at, zoom = middle_of(canvas, "21"), canvas.viewport.zoom
    for _ in range(4):
        wheel(canvas, 1, at=at, modifiers=CTRL)
    assert canvas.viewport.zoom == pytest.approx(2 * zoom)
    assert (middle_of(canvas, "21") - at).manhattanLength() <= 4


def test_a_pinch_zooms_about_the_fingers(canvas: Canvas) -> None:
    at, zoom = QPointF(middle_of(canvas, "21")), canvas.viewport.zoom
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
    assert (middle_of(canvas, "21") - at.toPoint()).manhattanLength() <= 2


def test_tiles_of_a_scale_nearby_serve_while_the_scale_changes(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    middle = QPoint(450, 300)
    monkeypatch.setattr("gui.widgets.frames.SETTLED", 60_000)
    wheel(canvas, 1, at=middle, modifiers=CTRL)
    qtbot.waitUntil(lambda: not canvas._frames._busy, timeout=30_000)
    rough = canvas.grab().toImage()
    assert not canvas.idle
    monkeypatch.setattr("gui.widgets.frames.SETTLED", 1)
    for notches in (1, -1):
        wheel(canvas, notches, at=middle, modifiers=CTRL)
    settled(qtbot, canvas)
    assert canvas.grab().toImage() != rough


def test_an_empty_drawing_says_what_to_do(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show_drawing(Drawing(100, 100, ()))
    settled(qtbot, canvas)
    blank = canvas.grab().toImage()
    canvas.empty_text = "Nothing here yet. Press Ins to add a body."
    assert canvas.grab().toImage() != blank
    assert canvas.key_at(QPointF(100, 100)) is None
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_Plus, Qt.Key.Key_9, Qt.Key.Key_Space):
        qtbot.keyClick(canvas, key)
    canvas.show_drawing(make_chart())
    settled(qtbot, canvas)
    assert canvas.box_rect(body("12")) is not None


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
    canvas.show_drawing(Drawing(50, 20, (Box(0, 0, 50, 20, key=body("1")),)))
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
    canvas.centre_on(body("03"))
    assert (middle_of(canvas, "03") - QPoint(450, 300)).manhattanLength() <= 2
    canvas.centre_on(body("nobody"))
    assert (middle_of(canvas, "03") - QPoint(450, 300)).manhattanLength() <= 2


def test_an_edit_changes_the_pixels_of_what_changed_only(canvas: Canvas, qtbot: QtBot) -> None:
    before, chart = canvas.grab().toImage(), make_chart()
    edited = tuple(
        replace(s, fill="new-soft") if isinstance(s, Box) and s.key == body("11") else s for s in chart.shapes
    )
    canvas.show_drawing(replace(chart, shapes=edited))
    settled(qtbot, canvas)
    after, rect = canvas.grab().toImage(), canvas.box_rect(body("11"))
    assert rect is not None
    differing = [
        QPoint(x, y) for x in range(900) for y in range(600) if before.pixel(x, y) != after.pixel(x, y)
    ]
    assert differing
    assert all(rect.toRect().contains(point) for point in differing)


@pytest.mark.parametrize("dark", [False, True])
def test_a_changed_chart_is_shown_all_at_once(
    canvas: Canvas,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    dark: bool,
) -> None:
    for limit in ("LEAST_PAINTING", "MOST_PAINTING"):
        monkeypatch.setattr(f"gui.widgets.frames.{limit}", 0.0)
    monkeypatch.setattr("gui.widgets.frames.MOST_HELD", 30.0)
    canvas.zoom_to(2)
    settled(qtbot, canvas)
    canvas.set_overview_shown(False)
    canvas.clearFocus()
    chart, seen = make_chart(), [canvas.grab().toImage()]
    moved = tuple(replace(s, x=s.x + 100) if isinstance(s, (Box, Label)) else s for s in chart.shapes)
    canvas.show_drawing(replace(chart, width=900, shapes=moved))
    canvas.set_dark(dark)
    while not canvas.idle:
        QApplication.processEvents()
        seen.append(canvas.grab().toImage())
    assert len(seen) > 5
    assert all(image in (seen[0], seen[-1]) for image in seen)
    assert seen[0] != seen[-1]


def test_a_chart_that_takes_long_to_paint_is_shown_as_it_comes(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.widgets.frames.MOST_HELD", 0.0)
    canvas.show_drawing(shelves(2000))
    before = canvas.grab().toImage()
    settled(qtbot, canvas)
    assert canvas.grab().toImage() != before


@pytest.mark.parametrize(("width", "height"), [(1, 1), (0, 0), (3e6, 200), (200, 3e6), (2e5, 2e5)])
def test_no_sheet_is_too_small_or_too_large(
    canvas: Canvas, qtbot: QtBot, width: float, height: float
) -> None:
    canvas.show_drawing(Drawing(width, height, (Box(0, 0, width, height, key=body("1")),)))
    settled(qtbot, canvas)
    for act in (
        canvas.zoom_to_actual,
        canvas.zoom_in,
        lambda: canvas.zoom_to(16),
        canvas.zoom_out,
        canvas.fit,
    ):
        act()
        settled(qtbot, canvas)
    assert canvas.viewport.fits


def test_an_enormous_drawing_is_read_while_the_old_one_stays(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show_drawing(shelves(40_000))
    assert canvas.sheet.reading
    assert canvas.box_rect(body("11")) is not None
    settled(qtbot, canvas)
    assert canvas.box_rect(body("11")) is None
    assert canvas.box_rect(body("g3000-3")) is not None


def test_a_newer_drawing_overtakes_one_that_is_being_read(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show_drawing(shelves(40_000))
    canvas.show_drawing(make_chart())
    settled(qtbot, canvas)
    assert canvas.sheet.drawing == make_chart()


def test_a_screen_with_finer_pixels_shows_the_same_in_more_of_them(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, zoom = canvas.box_rect(body("12")), canvas.viewport.zoom
    monkeypatch.setattr(canvas, "devicePixelRatioF", lambda: 2.0)
    canvas.repaint()
    settled(qtbot, canvas)
    after = canvas.box_rect(body("12"))
    assert before is not None
    assert after is not None
    assert canvas.viewport.zoom == pytest.approx(zoom)
    assert canvas.viewport.view.width == 1800
    assert (after.topLeft() - before.topLeft()).manhattanLength() <= 1
    assert canvas.key_at(after.center()) == body("12")


def test_it_serves_light_and_dark(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.clearFocus()
    for dark, palette in ((True, DARK), (False, LIGHT)):
        canvas.set_dark(dark)
        settled(qtbot, canvas)
        image, rect = canvas.grab().toImage(), canvas.box_rect(body("12"))
        assert rect is not None
        assert image.pixelColor(2, 2).name() == palette["paper"]
        assert image.pixelColor(rect.toRect().topRight() + QPoint(-8, 8)).name() == palette["raised"]
