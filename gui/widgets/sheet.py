"""The drawing on show, read and indexed without holding up the window."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.drawing.shapes import Drawing

if TYPE_CHECKING:
    from gui.widgets.shape_index import ShapeIndex
    from gui.widgets.tiles import Tiles

AT_ONCE = 0.05
"""Seconds in which most drawings are read, before anything else happens."""
ENORMOUS = 100_000
"""Shapes."""
SLICE = 0.01
"""Seconds of reading between which the window stays awake."""


class Sheet(QObject):
    """Holds a drawing, its index and its tiles; the one before stays until the next is read."""

    changed = Signal()
    """Another drawing is on show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drawing = Drawing(0, 0, ())
        """The drawing on show; nothing of it is drawn while `tiles` is None."""
        self.tiles: Tiles | None = None
        self._dark = False
        self._next: tuple[ShapeIndex, Iterator[None]] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(lambda: self._read(SLICE))

    @property
    def index(self) -> ShapeIndex | None:
        """Where the shapes on show are."""
        return self.tiles.index if self.tiles else None

    @property
    def reading(self) -> bool:
        """Whether a drawing is on its way."""
        return self._next is not None

    def show(self, drawing: Drawing) -> None:
        """Show a drawing as soon as it is read: at once if it is not enormous."""
        self._timer.stop()
        self._next = None
        if not drawing.shapes:
            self.drawing, self.tiles = drawing, None
            self.changed.emit()
            return
        from gui.widgets.shape_index import ShapeIndex  # noqa: PLC0415  numpy must not slow the start

        _spare(drawing)
        index = ShapeIndex(drawing, self.index)
        self._next = index, index.fill()
        self._read(AT_ONCE)
        if self._next:
            self._timer.start()

    def set_dark(self, *, dark: bool) -> None:
        """Take the colours of the dark or the light palette."""
        if dark != self._dark:
            self._dark = dark
            if self.tiles:
                self.tiles = self._tiles(self.tiles.index)

    def _tiles(self, index: ShapeIndex) -> Tiles:
        from gui.widgets.tiles import Tiles  # noqa: PLC0415  numpy must not slow the start

        return Tiles(index, dark=self._dark)

    def _read(self, seconds: float) -> None:
        """Read on for some time, and show the drawing when all is read."""
        if not self._next:
            return
        index, steps = self._next
        until = perf_counter() + seconds
        for _ in steps:
            if perf_counter() >= until:
                return
        self._timer.stop()
        self._next = None
        self.tiles = self.tiles.successor(index) if self.tiles else self._tiles(index)
        self.drawing = index.drawing
        _spare(index.drawing)
        self.changed.emit()


def _spare(drawing: Drawing) -> None:
    """Take an enormous drawing out of the search for garbage, which would hold up the window for 0.3 s."""
    if len(drawing.shapes) > ENORMOUS:
        gc.freeze()
