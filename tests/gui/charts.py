"""A chart on a canvas, and a mouse: what the tests of the canvas share."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.drawing.shapes import Box, Drawing, Label, Shape
from core.model.key import Key
from gui.widgets.canvas import Canvas

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def body(name: str) -> Key:
    """Return the key of a body."""
    return Key("organisation", name)


def make_chart() -> Drawing:
    """Return three rows of four bodies, `00` to `23`, and below them a block that holds two."""
    shapes: list[Shape] = []
    for row in range(3):
        for column in range(4):
            x, y = 40 + column * 160, 40 + row * 80
            shapes.append(Box(x, y, 120, 48, "raised", key=body(f"{row}{column}")))
            shapes.append(Label(x + 8, y + 20, f"Body {row}{column}", 10, 40))
    shapes.append(Box(40, 290, 440, 90, "ground", key=body("block")))
    shapes.append(Box(60, 320, 120, 48, "raised", key=body("in0")))
    shapes.append(Box(220, 320, 120, 48, "raised", key=body("in1")))
    return Drawing(680, 420, tuple(shapes), "Fifteen bodies.")


def shown_canvas(qtbot: QtBot) -> Canvas:
    """Return the chart, shown whole on a canvas that has the keyboard."""
    found = Canvas()
    qtbot.addWidget(found)
    found.resize(900, 600)
    found.show_drawing(make_chart())
    found.show()
    qtbot.waitExposed(found)
    found.setFocus()
    settled(qtbot, found)
    return found


def middle_of(canvas: Canvas, name: str) -> QPoint:
    """Return the middle of a body's box on the canvas."""
    rect = canvas.box_rect(body(name))
    assert rect is not None
    return rect.center().toPoint()


def drag(qtbot: QtBot, canvas: Canvas, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT) -> None:
    """Drag by a button from one pixel to another."""
    hold(qtbot, canvas, start, end, button)
    qtbot.mouseRelease(canvas, button, pos=end)


def hold(qtbot: QtBot, canvas: Canvas, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT) -> None:
    """Drag, and do not let go."""
    qtbot.mousePress(canvas, button, pos=start)
    qtbot.mouseMove(canvas, start + (end - start) / 2)
    qtbot.mouseMove(canvas, end)


def wheel(
    canvas: Canvas,
    notches: float,
    *,
    at: QPoint,
    modifiers: Qt.KeyboardModifier = PLAIN,
    pixels: QPoint | None = None,
) -> None:
    """Turn the wheel by some notches, or move two fingers by some pixels."""
    position = QPointF(at)
    event = QWheelEvent(
        position,
        canvas.mapToGlobal(position),
        pixels or QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def told(signal: object) -> list[tuple[object, ...]]:
    """Return a list that fills with what a signal says."""
    heard: list[tuple[object, ...]] = []
    signal.connect(lambda *values: heard.append(values))  # type: ignore[attr-defined]
    return heard


def settled(qtbot: QtBot, canvas: Canvas) -> None:
    """Wait until all in sight is painted."""
    qtbot.waitUntil(lambda: canvas.idle, timeout=30_000)
