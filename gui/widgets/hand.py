"""What the mouse does on a canvas: it points, moves the sheet, or carries a box to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from core.model.key import Key
from gui.painting import ShapePainter
from gui.widgets.marks import Carried

if TYPE_CHECKING:
    from gui.widgets.canvas import Canvas

EDGE = 28
"""Logical pixels from the border within which a carried box moves the sheet."""
STEP = 14
"""Logical pixels that it then moves every time."""
PERIOD = 30
"""Milliseconds from one time to the next."""


LARGE = 0.6
"""A box that takes more than this part of the canvas either way is ground: a drag on it moves the sheet."""
MOST_HELD = 400
"""Shapes in the likeness of a carried box."""
LONGEST = 360
"""Logical pixels of its sides."""
HANG_LEFT, HANG_DOWN = 48, 12
"""Logical pixels from the mouse to its corner: no further left, and so much down."""


def lifted(canvas: Canvas, key: Key, at: QPointF) -> Carried | None:
    """Return the box of an entity as something to carry, held at a logical pixel; None if it is to stay."""
    index, area, view = canvas.sheet.index, canvas.device_rect(key), canvas.viewport.view
    if not (canvas.may_drop and index) or area is None:
        return None
    if area.width() > LARGE * view.width or area.height() > LARGE * view.height:
        return None
    ratio = canvas.viewport.ratio
    longest = round(LONGEST * ratio)
    size = area.size().boundedTo(QSize(longest, longest)) + QSize(1, 1)
    ghost = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    ghost.fill(Qt.GlobalColor.transparent)
    painter = QPainter(ghost)
    held = index.held(key, MOST_HELD)
    ShapePainter(view.scale, dark=canvas.dark).paint(painter, held, area.x() + view.left, area.y() + view.top)
    painter.end()
    mouse = (at * ratio).toPoint()
    hang = QPoint(max(area.x() - mouse.x(), -round(HANG_LEFT * ratio)), round(HANG_DOWN * ratio))
    return Carried(key, ghost, hang, mouse)


class Hand:
    """Follows presses, moves and releases; `space` is held down while the hand is to move the sheet."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._under: Key | None = None
        self._panning = False
        self.carried: Carried | None = None
        self.space = False
        self.space_used = False
        self._drift = QTimer(canvas)
        self._drift.setInterval(PERIOD)
        self._drift.timeout.connect(self._drift_on)

    def press(self, event: QMouseEvent) -> None:
        """Take hold of what is under the mouse."""
        if self._pressed is not None:
            return
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() != Qt.MouseButton.MiddleButton and not left:
            return
        self._pressed = self._last = event.position()
        self._panning = not left or self.space
        self._under = None if self._panning else self._canvas.key_at(event.position())
        self._show_cursor()

    def move(self, event: QMouseEvent) -> None:
        """Point at, pan or carry."""
        at = event.position()
        if self._pressed is None:
            self._canvas.point_at(at)
            return
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self._panning and not self.carried and far:
            self._start()
        if self._panning:
            self.space_used = self.space
            self._canvas.pan(self._last.x() - at.x(), self._last.y() - at.y())
        elif self.carried:
            self._carry(at)
        self._last = at

    def release(self, event: QMouseEvent) -> None:
        """Let go: drop what is carried, or pick what was pressed."""
        if self._pressed is None or event.buttons() & (
            Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton
        ):
            return
        carried, picked = self.carried, not self._panning
        self.cancel()
        if carried:
            if carried.target and not carried.refusal:
                self._canvas.dropped.emit(carried.key, carried.target)
        elif picked:
            self._canvas.pick(self._canvas.key_at(event.position()))

    def cancel(self) -> None:
        """Let go of everything with no consequence."""
        self._drift.stop()
        self.carried = self._pressed = self._under = None
        self._panning = False
        self._show_cursor()
        self._canvas.update()

    def hold_space(self, *, held: bool) -> None:
        """Make ready to move the sheet, or stop that."""
        self.space = held
        if held:
            self.space_used = False
        self._show_cursor()

    def _start(self) -> None:
        """Begin to carry the box under the hand, or to move the sheet if that is on none to be carried."""
        pressed = self._pressed or QPointF()
        self.carried = lifted(self._canvas, self._under, pressed) if self._under else None
        self._panning = self.carried is None
        if self.carried:
            self._drift.start()
        self._show_cursor()

    def _carry(self, at: QPointF) -> None:
        """Bring the carried box to a logical pixel, and ask whether it may be dropped there."""
        carried = self.carried
        if not carried:
            return
        carried.at = (at * self._canvas.devicePixelRatioF()).toPoint()
        target = self._canvas.key_at(at)
        if target == carried.key:
            target = None
        if target != carried.target:
            may_drop = self._canvas.may_drop
            carried.target = target
            carried.refusal = may_drop(carried.key, target) if may_drop and target else ""
            self._show_cursor()
        self._canvas.update()

    def _drift_on(self) -> None:
        """Move the sheet while a carried box is held against the border."""
        if not self.carried:
            return
        x, y, canvas = self._last.x(), self._last.y(), self._canvas
        right = STEP * ((x > canvas.width() - EDGE) - (x < EDGE))
        down = STEP * ((y > canvas.height() - EDGE) - (y < EDGE))
        if right or down:
            canvas.pan(right, down)
            self._carry(self._last)

    def _show_cursor(self) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self.carried:
            refused = bool(self.carried.refusal)
            shape = Qt.CursorShape.ForbiddenCursor if refused else Qt.CursorShape.DragMoveCursor
        elif self._panning:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self.space:
            shape = Qt.CursorShape.OpenHandCursor
        self._canvas.setCursor(shape)
