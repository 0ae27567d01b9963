"""When tiles are painted: before a frame that moves, between frames that do not, and ahead in spare time."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, QSizeF, QTimer
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from gui.widgets.sheet import Sheet
from gui.widgets.viewport import View, Viewport

SETTLED = 150
"""Milliseconds without a change of scale after which tiles are painted at exactly that scale."""
FRAME = 0.0095
"""Seconds that painting tiles and drawing them should take together, which leaves some for the unforeseen."""
REMEMBERED = 0.9
LEAST_PAINTING, MOST_PAINTING = 0.0015, 0.006
"""Seconds of painting tiles in one frame."""
PAUSE = 20
"""Milliseconds after a frame that moved in which the next may follow; painting then would hold that up."""
AHEAD = 256
"""Device pixels beyond the border that are painted while nothing else is to do."""
AHEAD_PAINTING, AHEAD_PAUSE = 0.003, 12
"""Seconds of that at a time, and milliseconds between."""


class Frames:
    """Keeps what a widget shows of a sheet painted, and calls back when all that is in sight is."""

    def __init__(self, widget: QWidget, sheet: Sheet, viewport: Viewport, ready: Callable[[], None]) -> None:
        self._widget = widget
        self._sheet = sheet
        self._viewport = viewport
        self._ready = ready
        self._settled = True
        self._busy = False
        self._drawn: tuple[View, bool] | None = None
        """What the last frame showed."""
        self._drawing = {True: 0.001, False: 0.006}
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
        return self._settled and not self._busy and not self._sheet.reading

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
        self._busy, self._drawn = True, None
        self._widget.update()

    def draw(self, painter: QPainter, part: QRegion) -> None:
        """Draw a part of the widget in device pixels; if it has moved, paint first what time allows."""
        tiles, view, settled = self._sheet.tiles, self._viewport.view, self._settled
        if not tiles:
            return
        moved = (view, settled) != self._drawn
        if moved:
            painting = min(max(FRAME - self._drawing[settled], LEAST_PAINTING), MOST_PAINTING)
            self._busy = tiles.work(view, settled=settled, until=perf_counter() + painting)
            tiles.news(view)
        started = perf_counter()
        tiles.draw(painter, view, part, settled=settled)
        if moved:
            # One cheap frame does not promise another, so the estimate falls slowly.
            self._drawing[settled] = max(perf_counter() - started, REMEMBERED * self._drawing[settled])
            self._drawn = view, settled
            self._again.start(PAUSE)

    def _go_on(self) -> None:
        """Paint what is still missing, or else ahead what may come into sight next."""
        tiles, view, ratio = self._sheet.tiles, self._viewport.view, self._viewport.ratio
        if not tiles:
            return
        if not self._busy:
            until = perf_counter() + AHEAD_PAINTING
            if tiles.work(view.grown(AHEAD), settled=self._settled, until=until, ahead=True):
                self._again.start(AHEAD_PAUSE)
            else:
                self._ready()
            return
        self._busy = tiles.work(view, settled=self._settled, until=perf_counter() + MOST_PAINTING)
        for news in tiles.news(view):
            corner, size = QPointF(news.topLeft()) / ratio, QSizeF(news.size()) / ratio
            self._widget.update(QRectF(corner, size).toAlignedRect())
        self._again.start(0)
        if not self._busy:
            self._ready()
