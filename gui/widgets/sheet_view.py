"""A drawing on the screen, to look at: it pans, zooms and shows an overview, a few milliseconds a frame."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent, QPainter, QPaintEvent, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.drawing.shapes import Box, Drawing, Path
from core.model.key import Key
from gui.painting import colours
from gui.widgets.frames import Frames
from gui.widgets.marks import Marks
from gui.widgets.overview_inset import OverviewInset
from gui.widgets.sheet import Sheet
from gui.widgets.viewport import Viewport

ZOOM_STEP = 1.25
NOTCH = 2**0.25
"""Enlargement by one notch of the wheel."""
SCROLL = 80
"""Logical pixels by one notch of the wheel."""
INSET_MARGIN = 12


class SheetView(QWidget):
    """Shows a drawing; Ctrl and the wheel or a pinch zoom, the wheel and two fingers pan."""

    zoomed = Signal(float)
    """Times the actual size, at which a point is 1/72 inch on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.sheet = Sheet(self)
        self.sheet.changed.connect(self._sheet_changed)
        self.viewport = Viewport(self.logicalDpiX() / 72)
        self.dark = False
        self._empty_text = ""
        self._anchor: tuple[Key, Box] | None = None
        """The entity whose box stays where it is when the drawing changes."""
        self._zoom = 0.0
        self._frames = Frames(self, self.sheet, self.viewport, self._follow)
        self._inset_wanted = True
        self._inset = OverviewInset(self)
        self._inset.moved.connect(self._centre_on_part)

    @property
    def empty_text(self) -> str:
        """What is said instead of an empty drawing: what to do next."""
        return self._empty_text

    @empty_text.setter
    def empty_text(self, text: str) -> None:
        self._empty_text = text
        self.update()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a drawing; parts that are as before stay untouched, and what is in sight stays in place."""
        self.sheet.show(drawing)

    @property
    def idle(self) -> bool:
        """Whether all that is in sight is painted as well as it can be."""
        return self._frames.idle

    def set_dark(self, dark: bool) -> None:  # noqa: FBT001  so that it can be a slot
        """Take the colours of the dark or the light palette."""
        self.dark = dark
        self.sheet.set_dark(dark=dark)
        self._inset.set_dark(dark=dark)
        self._frames.move()

    def set_overview_shown(self, shown: bool) -> None:  # noqa: FBT001  so that it can be a slot
        """Show the overview in the corner whenever the drawing does not fit, or never."""
        self._inset_wanted = shown
        self._follow()

    def fit(self) -> None:
        """Show the whole drawing, and go on showing it whole until the next pan or zoom."""
        self.viewport.fit()
        self._moved(gradual=False)

    def zoom_in(self) -> None:
        """Enlarge a step, about the middle."""
        self.zoom_to(self.viewport.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Reduce a step, about the middle."""
        self.zoom_to(self.viewport.zoom / ZOOM_STEP)

    def zoom_to_actual(self) -> None:
        """Show the drawing at its actual size."""
        self.viewport.zoom_to(1.0)
        self._moved(gradual=False)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Show the drawing at so many times its actual size, about a pixel of the widget or its middle."""
        self.viewport.zoom_to(zoom, at)
        self._moved(gradual=True)

    def pan(self, right: float, down: float) -> None:
        """Move over the drawing by pixels."""
        self.viewport.pan(right, down)
        self._moved(gradual=False)

    def show_beginning(self) -> None:
        """Bring the top left corner of the drawing into that of the widget, at the size that it has."""
        view = self.viewport.view
        self.viewport.centre(view.width / view.scale / 2, view.height / view.scale / 2)
        self._moved(gradual=False)

    def centre_on(self, key: Key) -> None:
        """Bring the box of an entity to the middle; nothing happens if it is not drawn."""
        box = self.box(key)
        if box:
            self.viewport.centre(box.x + box.width / 2, box.y + box.height / 2)
            self._moved(gradual=False)

    def reveal(self, key: Key | None) -> None:
        """Move no further than it takes to have the box of an entity in sight."""
        box = self.box(key)
        if box:
            self.viewport.reveal(QRectF(box.x, box.y, box.width, box.height))
            self._moved(gradual=False)

    def box(self, key: Key | None) -> Box | None:
        """Return the first box of an entity, or None if it is not drawn."""
        return self.sheet.index.box(key) if self.sheet.index else None

    def key_at(self, at: QPointF) -> Key | None:
        """Return the entity on show at a pixel of the widget, or None."""
        index = self.sheet.index
        place = index.at(*self.viewport.point(at)) if index else None
        shape = index.shapes[place] if index and place is not None else None
        return shape.key if isinstance(shape, Box | Path) else None

    def device_rect(self, key: Key | None) -> QRect | None:
        """Return where the box of an entity is, in device pixels; None if it is not drawn."""
        box = self.box(key)
        return self.viewport.view.pixels(box.x, box.y, box.x + box.width, box.y + box.height) if box else None

    def box_rect(self, key: Key | None) -> QRectF | None:
        """Return where the box of an entity is, in pixels of the widget; None if it is not drawn."""
        at, ratio = self.device_rect(key), self.viewport.ratio
        return (
            QRectF(at.x() / ratio, at.y() / ratio, at.width() / ratio, at.height() / ratio)
            if at is not None
            else None
        )

    def paint_over(self, painter: QPainter, marks: Marks) -> None:
        """Paint over the drawing, in device pixels; a subclass has something to add here."""

    def keep_in_place(self, key: Key | None) -> None:
        """Have the box of an entity stay where it is when the drawing changes."""
        box = self.box(key)
        self._anchor = (key, box) if key and box else None

    def _sheet_changed(self) -> None:
        """Take in a drawing that has just been read."""
        drawing, index, scale = self.sheet.drawing, self.sheet.index, self.viewport.view.scale
        self.viewport.show(QRectF(0, 0, max(1.0, drawing.width), max(1.0, drawing.height)))
        if self._anchor and index and not self.viewport.fitted:
            key, old = self._anchor
            new = index.box(key)
            if new:
                ratio = self.viewport.ratio
                self.viewport.pan((new.x - old.x) * scale / ratio, (new.y - old.y) * scale / ratio)
            self.keep_in_place(key)
        self._moved(gradual=False)

    def _moved(self, *, gradual: bool) -> None:
        """Show another part, or another size; `gradual` if more of the same is likely to follow at once."""
        if self.viewport.zoom != self._zoom:
            self._zoom = self.viewport.zoom
            self._frames.repaint(gradual=gradual)
            self.zoomed.emit(self._zoom)
        else:
            self._frames.move()
        self._follow()

    def _follow(self) -> None:
        """Show in the inset what is in sight, if there is more than that."""
        tiles, view, drawing = self.sheet.tiles, self.viewport.view, self.sheet.drawing
        image = tiles.overview() if tiles and self._inset_wanted and not self.viewport.fits else None
        if image:
            self._inset.show_sheet(image, drawing.width, drawing.height)
            wide, high = drawing.width * view.scale, drawing.height * view.scale
            self._inset.show_sight(
                QRectF(view.left / wide, view.top / high, view.width / wide, view.height / high)
            )
            corner = self.rect().bottomRight() - self._inset.rect().bottomRight()
            self._inset.move(corner - QPoint(INSET_MARGIN, INSET_MARGIN))
        # A canvas hardly larger than the inset is better off without it.
        self._inset.setVisible(bool(image) and self.width() > 2 * self._inset.width())

    def _centre_on_part(self, part: QPointF) -> None:
        drawing = self.sheet.drawing
        self.viewport.centre(part.x() * drawing.width, part.y() * drawing.height)
        self._moved(gradual=False)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_to(self.viewport.zoom * (1 + event.value()), event.position())
                return True
            if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
                self.fit()
                return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = QPointF(event.angleDelta()) / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self.viewport.zoom * NOTCH ** notches.y(), event.position())
        else:
            way = QPointF(event.pixelDelta()) if event.pixelDelta() else notches * SCROLL
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not way.x():
                way = QPointF(way.y(), 0)
            self.pan(-way.x(), -way.y())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002
        self.viewport.resize(self.width(), self.height(), self.devicePixelRatioF())
        self._moved(gradual=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if ratio != self.viewport.ratio:
            self.viewport.resize(self.width(), self.height(), ratio)
        painter = QPainter(self)
        painter.scale(1 / ratio, 1 / ratio)
        palette = colours(dark=self.dark)
        area = QRect(0, 0, self.viewport.view.width, self.viewport.view.height)
        marks = Marks(palette, ratio, self.font())
        if self._frames.draw(painter, QTransform.fromScale(ratio, ratio).map(event.region())):
            self.paint_over(painter, marks)
        else:
            painter.fillRect(area, palette["paper"])
            marks.sentence(painter, "" if self.sheet.reading else self._empty_text, area)
        painter.end()
