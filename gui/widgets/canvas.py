"""A drawing to work on: select and activate boxes by mouse and keyboard, and carry one to another."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QToolTip, QWidget

from core.drawing.shapes import Box
from core.model.key import Key
from gui.widgets.hand import Hand
from gui.widgets.marks import REACH, Marks
from gui.widgets.sheet_view import SCROLL, SheetView

DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Canvas(SheetView):
    """Shows a drawing whose boxes stand for entities, named by their keys.

    Arrows go to the next box, and with Shift they pan; Enter activates, Space folds, Menu asks for the menu;
    + and - zoom, 0 is actual size, 9 fits. A drag on a box carries it; one on the ground, with Space or the
    middle button pans.
    """

    picked = Signal(object)
    """The Key that the user selected, or None."""
    activated = Signal(object)
    """The Key of a box that was double-clicked or entered."""
    dropped = Signal(object, object)
    """The Key of a box that was carried, and the Key of the box that is to take it."""
    menu_asked = Signal(object, QPoint)
    """A Key, and the global position for its menu."""
    fold_asked = Signal(object)
    """The Key of a box to fold or unfold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tip: Callable[[Key], str] | None = None
        """What to say of an entity, as plain text, when the mouse rests on it or it is selected."""
        self.may_drop: Callable[[Key, Key], str] | None = None
        """Why the first entity cannot be dropped on the second, empty if it can; None: nothing is carried."""
        self._selected: Key | None = None
        self._hovered: Key | None = None
        self._hand = Hand(self)
        self._acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return: lambda: self._tell(self.activated),
            Qt.Key.Key_Enter: lambda: self._tell(self.activated),
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.zoom_to_actual,
            Qt.Key.Key_9: self.fit,
            Qt.Key.Key_Space: lambda: self._hand.hold_space(held=True),
        }
        for key, direction in DIRECTIONS.items():
            self._acts[key] = partial(self._go, direction)
        self.sheet.changed.connect(self._describe)
        self.setAccessibleName("Picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def selected(self) -> Key | None:
        """The entity that is selected, drawn or not."""
        return self._selected

    def select(self, key: Key | None) -> None:
        """Select an entity, or none, with no signal; it stays selected while the drawing lacks it."""
        self._selected = key
        self.keep_in_place(key)
        self._describe()
        self.update()

    def pick(self, key: Key | None) -> None:
        """Select an entity, or none, as the user does: have it in sight, and tell."""
        self.select(key)
        self.reveal(key)
        self.picked.emit(key)

    def point_at(self, at: QPointF | None) -> None:
        """Mark the box at a pixel of the widget as the one under the mouse; None if it is elsewhere."""
        key = self.key_at(at) if at is not None else None
        if key == self._hovered:
            return
        for changed in (self._hovered, key):
            rect = self.box_rect(changed)
            if rect is not None:
                self.update(rect.toAlignedRect().adjusted(-REACH, -REACH, REACH, REACH))
        self._hovered = key

    def paint_over(self, painter: QPainter, marks: Marks) -> None:
        """Paint the marks of mouse, selection and keyboard, and what is carried."""
        hovered, selected = self.device_rect(self._hovered), self.device_rect(self._selected)
        carried, view = self._hand.carried, self.viewport.view
        area = QRect(0, 0, view.width, view.height)
        if hovered is not None and not carried:
            marks.hover(painter, hovered)
        if selected is not None:
            marks.selection(painter, selected, focused=self.hasFocus())
        elif self.hasFocus() and not carried:
            marks.focus(painter, area)
        if carried:
            target = self.device_rect(carried.target)
            if target is not None:
                marks.target(painter, target, refused=bool(carried.refusal))
            marks.carried(painter, carried, area)

    def _describe(self) -> None:
        """Tell assistive technology what is selected, or else what the drawing shows."""
        told = self.tip(self._selected) if self._selected and self.tip else self.sheet.drawing.words
        self.setAccessibleDescription(told)

    def _tell(self, signal: SignalInstance) -> None:
        if self._selected:
            signal.emit(self._selected)

    def _go(self, direction: tuple[int, int]) -> None:
        """Select the nearest box in a direction, or the one in the middle if none is selected."""
        from gui.widgets.neighbours import nearest, neighbour  # noqa: PLC0415  numpy must not slow the start

        index = self.sheet.index
        if not index:
            return
        here = index.place(self._selected) if self._selected else None
        found = nearest(index, *self.viewport.middle()) if here is None else neighbour(index, here, direction)
        box = index.shapes[found] if found is not None else None
        if isinstance(box, Box):
            self.pick(box.key)
            if told := self.accessibleDescription():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def _ask_menu(self) -> None:
        """Ask for the menu of the selected entity, at the lower end of its box."""
        rect = self.box_rect(self._selected)
        if self._selected and rect is not None:
            seen = rect.toRect() & self.rect()
            corner = self.rect().center() if seen.isEmpty() else seen.bottomLeft()
            self.menu_asked.emit(self._selected, self.mapToGlobal(corner))

    def _show_tip(self, event: QHelpEvent) -> None:
        key = self.key_at(QPointF(event.pos()))
        rect, text = self.box_rect(key), self.tip(key) if self.tip and key else ""
        if text and rect is not None:
            # A name may come from a file and look like markup.
            lines = escape(text).replace("\n", "<br>")
            QToolTip.showText(event.globalPos(), f"<qt>{lines}</qt>", self, rect.toRect())
        else:
            QToolTip.hideText()

    def _bare(self, event: QKeyEvent) -> bool:
        """Return whether a key is one of the canvas's, held with nothing that makes it another's."""
        others = ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        return event.key() in self._acts and not event.modifiers() & others

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._bare(event)
        ):
            # A shortcut of the window on the same key must not take it while the canvas has the focus.
            event.accept()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape and self._hand.carried:
            self._hand.cancel()
        elif event.key() == Qt.Key.Key_F10 and shift and sys.platform != "win32":
            # Windows itself turns this into a request for the menu.
            self._ask_menu()
        elif not self._bare(event):
            super().keyPressEvent(event)
        elif shift and event.key() in DIRECTIONS:
            right, down = DIRECTIONS[Qt.Key(event.key())]
            self.pan(SCROLL * right, SCROLL * down)
        elif event.key() != Qt.Key.Key_Space or not event.isAutoRepeat():
            self._acts[event.key()]()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat() or not self._hand.space:
            super().keyReleaseEvent(event)
            return
        self._hand.hold_space(held=False)
        if not self._hand.space_used:
            self._tell(self.fold_asked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.key_at(event.position()):
            self._tell(self.activated)
        else:
            self._hand.press(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_menu()
        elif key := self.key_at(QPointF(event.pos())):
            self.pick(key)
            self.menu_asked.emit(key, event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        self.point_at(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._hand.hold_space(held=False)
        self._hand.cancel()
        super().focusOutEvent(event)
