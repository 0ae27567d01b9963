"""When tiles are painted: before a frame that moves, between frames that do not, and ahead in spare time."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, QTimer
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from gui.widgets.sheet import Sheet
from gui.widgets.viewport import View, Viewport

if TYPE_CHECKING:
    from gui.widgets.tiles import Tiles

SETTLED = 150
"""Milliseconds without a change of scale after which tiles are painted at exactly that scale."""
FRAME = 0.009
"""Seconds that painting tiles and drawing them should take together, which leaves some for the unforeseen."""
REMEMBERED = 0.9
LEAST_PAINTING, MOST_PAINTING = 0.0015, 0.006
"""Seconds of painting tiles in one frame."""
PAUSE = 20
"""Milliseconds after a frame that moved in which the next may follow; painting then would hold that up."""
MOST_HELD = 0.4
"""Seconds for which the drawing before stays on show, if the next one takes as long to paint."""
AHEAD = 256
"""Device pixels beyond the border that are painted while nothing else is to do."""
AHEAD_PAINTING, AHEAD_PAUSE = 0.003, 12
"""Seconds of that at a time, and milliseconds between."""


class Frame(NamedTuple):
    """What a frame shows; while the scale is changing it is not settled."""

    tiles: Tiles
    view: View
    settled: bool


class Frames:
    """Keeps what a widget shows of a sheet painted, and calls back when all that is in sight is."""

    def __init__(self, widget: QWidget, sheet: Sheet, viewport: Viewport, ready: Callable[[], None]) -> None:
        self._widget = widget
        self._sheet = sheet
        self._viewport = viewport
        self._ready = ready
        self._settled = True
        self._busy = self._moved = False
        self._shown: Frame | None = None
        self._held: tuple[Frame, Frame, float] | None = None
        """The last frame of the drawing before, the frame that is painted meanwhile, and till when it may."""
        self._drawing = {True: 0.001, False: 0.008}
        """Seconds that drawing may take: settled, or shrunk while the scale changes."""
        self._settle = QTimer(widget)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(lambda: self.repaint(gradual=False))
        self._again = QTimer(widget)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._go_on)

    @property
    def idle(self) -> bool:
        """Whether all that is in sight is painted as well as it can be."""
        painted = not self._sheet.tiles or (self._settled and not self._busy and not self._held)
        return painted and not self._sheet.reading

    def repaint(self, *, gradual: bool) -> None:
        """Show something new; `gradual` if the scale is changing, and likely to change further at once."""
        self._settled = not gradual
        if gradual:
            self._settle.start(SETTLED)
        else:
            self._settle.stop()
        self.move()

    def move(self) -> None:
        """Show another part at the same scale."""
        self._busy = self._moved = True
        self._widget.update()

    def draw(self, painter: QPainter, part: QRegion) -> bool:
        """Draw a part of the widget in device pixels; if it has moved, paint first what time allows.

        Return whether there was anything to draw.
        """
        if not self._sheet.tiles:
            self._shown = self._held = None
            return False
        now = Frame(self._sheet.tiles, self._viewport.view, self._settled)
        if self._moved or (now != self._shown and not self._held):
            self._moved = False
            painting = min(max(FRAME - self._drawing[now.settled], LEAST_PAINTING), MOST_PAINTING)
            self._paint(now, painting)
            now.tiles.news(now.view)
            self._again.start(0 if self._held else PAUSE)
        shown = self._held[0] if self._held else now
        started = perf_counter()
        shown.tiles.draw(painter, shown.view, part, settled=shown.settled)
        # One cheap frame does not promise another, so the estimate falls slowly.
        drawing = max(perf_counter() - started, REMEMBERED * self._drawing[shown.settled])
        self._drawing[shown.settled] = drawing
        self._shown = shown
        return True

    def _paint(self, now: Frame, seconds: float) -> bool:
        """Paint what a frame lacks, and return whether it lacks more.

        The drawing before stays on show meanwhile, so that an edit does not flash.
        """
        self._busy = now.tiles.work(now.view, settled=now.settled, until=perf_counter() + seconds)
        if self._held:
            _, aim, until = self._held
            if not self._busy or now != aim or perf_counter() > until:
                self._held = None
        elif self._busy and self._shown and self._shown.tiles is not now.tiles:
            self._held = self._shown, now, perf_counter() + MOST_HELD
        return self._busy

    def _go_on(self) -> None:
        """Paint what is still missing, or else ahead what may come into sight next."""
        if not self._sheet.tiles:
            return
        now = Frame(self._sheet.tiles, self._viewport.view, self._settled)
        if not self._busy:
            self._go_ahead(now)
            return
        held = self._held
        # While the scale changes the next frame may be due at any moment.
        done = not self._paint(now, MOST_PAINTING if now.settled else AHEAD_PAINTING)
        news = now.tiles.news(now.view)
        if held and not self._held:
            self._widget.update()
        elif not held:
            for place in news:
                corner, size = QPointF(place.topLeft()), QSizeF(place.size())
                ratio = self._viewport.ratio
                self._widget.update(QRectF(corner / ratio, size / ratio).toAlignedRect())
        self._again.start(0)
        if done:
            self._ready()

    def _go_ahead(self, now: Frame) -> None:
        """Paint what lies around the view."""
        until = perf_counter() + AHEAD_PAINTING
        if now.tiles.work(now.view.grown(AHEAD), settled=now.settled, until=until, ahead=True):
            self._again.start(AHEAD_PAUSE)
        else:
            self._ready()
