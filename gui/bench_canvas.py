"""Measures how long frames of the canvas take: `python -m gui.bench_canvas`, with no screen needed."""

from __future__ import annotations

import gc
import json
import math
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from statistics import median
from time import perf_counter, thread_time

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication

from core.drawing.shapes import Box, Drawing, Label, Path, Shape
from core.model.key import Key
from gui.painting import load_fonts, screen_width
from gui.widgets.canvas import Canvas

SIZES = (10_000, 100_000, 300_000)
WIDTH, HEIGHT = 1600, 1000
GROUP = 12
"""Boxes of one group: one around the others."""
ACROSS = 4
BOX_WIDTH, BOX_HEIGHT, GAP = 124.0, 36.0, 12.0
GROUP_WIDTH = ACROSS * (BOX_WIDTH + GAP) + GAP
GROUP_HEIGHT = 3 * (BOX_HEIGHT + GAP) + 28.0
TIERS = ("tier-national", "tier-regional", "tier-system", "tier-local")
SPOTS = ((0.5, 0.5), (0.12, 0.2), (0.8, 0.9))
"""Where the journey zooms in, as parts of the canvas."""
CLOSER = 1.3
JOURNEYS = 3
DUE = 16.7
"""Milliseconds from one frame to the next on a screen of 60 Hz."""


def shelves(boxes: int) -> Drawing:
    """Return a drawing of so many boxes: groups on shelves, a label in each box and a connector to it."""
    groups = math.ceil(boxes / GROUP)
    columns = max(1, round(math.sqrt(groups * GROUP_HEIGHT / GROUP_WIDTH)))
    shapes: list[Shape] = []
    for group in range(groups):
        x = GAP + group % columns * (GROUP_WIDTH + GAP)
        y = GAP + group // columns * (GROUP_HEIGHT + GAP)
        shapes.extend(_group(group, x, y, min(GROUP, boxes - group * GROUP)))
    high = math.ceil(groups / columns) * (GROUP_HEIGHT + GAP) + GAP
    return Drawing(columns * (GROUP_WIDTH + GAP) + GAP, high, tuple(shapes))


def _group(group: int, x: float, y: float, boxes: int) -> Iterator[Shape]:
    yield Box(
        x, y, GROUP_WIDTH, GROUP_HEIGHT, TIERS[group % 4], key=Key("organisation", f"g{group}"), radius=4
    )
    yield _label(x + GAP, y + 17, f"Integrated care board {group}", 11, bold=True)
    for child in range(boxes - 1):
        left = x + GAP + child % ACROSS * (BOX_WIDTH + GAP)
        top = y + 28 + child // ACROSS * (BOX_HEIGHT + GAP)
        yield Path((left - 6, top - 6), (((left - 6, top + 18),), ((left, top + 18),)), "strong")
        key = Key("organisation", f"g{group}-{child}")
        yield Box(left, top, BOX_WIDTH, BOX_HEIGHT, "raised", key=key, radius=3)
        yield _label(left + 8, top + 15, f"Trust office {group}-{child}", 10)
        yield replace(_label(left + 8, top + 28, f"£{group * 7 + child}.4m", 8), colour="quiet")


def _label(x: float, y: float, text: str, size: float, *, bold: bool = False) -> Label:
    return Label(x, y, text, size, screen_width(text, size, bold=bold), bold=bold)


class Counted(Canvas):
    """A canvas that counts its frames."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted += 1


class Journey:
    """Moves about on a canvas as a user does, and notes how long every frame takes."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.canvas = Counted()
        self.canvas.resize(WIDTH, HEIGHT)
        self.canvas.show()
        app.processEvents()
        self.frames: list[tuple[float, float, str]] = []
        """Milliseconds by the clock and on the processor, and what was done."""
        self.read = self.waited = self.edited = 0.0
        """Milliseconds till the drawing was read, of the longest wait meanwhile, and till an edit showed."""

    def make(self, drawing: Drawing) -> None:
        """Show a drawing, travel over all of it, and edit it."""
        self.read, self.waited = self.show(drawing)
        self.travel()
        self.edited = self.edit(drawing)
        self.canvas.close()
        self.canvas.deleteLater()

    def frame(self, name: str, act: Callable[..., object] | None = None, *values: object) -> None:
        """Do something, and let the event loop turn once: that paints, and goes on with what is not ready."""
        clock, busy, before = perf_counter(), thread_time(), self.canvas.painted
        if act:
            act(*values)
        self._app.processEvents()
        if act or self.canvas.painted > before:
            self.frames.append(((perf_counter() - clock) * 1000, (thread_time() - busy) * 1000, name))

    def rest(self, name: str) -> None:
        """Let the canvas paint what it had no time for."""
        while not self.canvas.idle:
            self.frame(f"{name}, rest")

    def show(self, drawing: Drawing) -> tuple[float, float]:
        """Show a drawing, and return milliseconds till it is read and of the longest wait meanwhile."""
        start = last = perf_counter()
        longest = 0.0
        self.canvas.show_drawing(drawing)
        while True:
            now = perf_counter()
            longest, last = max(longest, now - last), now
            if not self.canvas.sheet.reading:
                return (now - start) * 1000, longest * 1000
            self._app.processEvents()

    def travel(self) -> None:
        """Fit, zoom in and pan at several places, and zoom out again."""
        canvas = self.canvas
        self.frame("fit", canvas.fit)
        self.rest("fit")
        for across, down in SPOTS:
            at = QPointF(WIDTH * across, HEIGHT * down)
            while canvas.viewport.zoom < 1.5:
                self.frame("zoom in", canvas.zoom_to, canvas.viewport.zoom * CLOSER, at)
                if len(self.frames) % 4 == 0:
                    self.rest("zoom in")
                    self.pan()
            self.rest("zoom in")
            self.pan()
            while canvas.viewport.zoom > 0.05 or not canvas.viewport.fits:
                before = canvas.viewport.zoom
                self.frame("zoom out", canvas.zoom_to, canvas.viewport.zoom / CLOSER, at)
                if canvas.viewport.zoom == before:
                    break
            self.rest("zoom out")
            self.frame("fit", canvas.fit)

    def pan(self) -> None:
        """Pan fast and slowly at the scale on show."""
        for right, down in [(60, 0)] * 8 + [(0, 60)] * 8 + [(-7, -9)] * 8:
            self.frame("pan", self.canvas.pan, right, down)

    def edit(self, drawing: Drawing) -> float:
        """Replace one box in the middle of the sheet, and return milliseconds till that is on show."""
        self.canvas.zoom_to_actual()
        self.rest("edit")
        key = self.canvas.key_at(QPointF(WIDTH / 2, HEIGHT / 2)) or next(drawing.boxes()).key
        shapes = tuple(
            replace(shape, fill="changed-soft") if isinstance(shape, Box) and shape.key == key else shape
            for shape in drawing.shapes
        )
        start = perf_counter()
        self.show(replace(drawing, shapes=shapes))
        self.rest("edit")
        return (perf_counter() - start) * 1000


def frames(boxes: int) -> dict[str, float]:
    """Return what frames cost on a sheet of so many boxes, in milliseconds, beside the blit of a whole frame.

    `worst` is the median of the worst frames of several journeys, each on a new canvas; `worst_cpu` is the
    worst of them all, without the time that other processes took meanwhile. `late` and `late_cpu` count the
    frames of more than 16.7 in all journeys.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    load_fonts()
    Journey(app).show(shelves(GROUP))  # which loads numpy
    drawing = shelves(boxes)
    # The search for garbage among what was just made would be taken for the canvas's own time.
    gc.collect()
    gc.freeze()
    journeys = []
    for _ in range(JOURNEYS):
        journeys.append(Journey(app))
        journeys[-1].make(drawing)
    clocks = [sorted(frame[0] for frame in journey.frames) for journey in journeys]
    clock = sorted(chain.from_iterable(clocks))
    busy = [frame[1] for journey in journeys for frame in journey.frames]
    found = {
        "boxes": boxes,
        "shapes": len(drawing.shapes),
        "frames": len(clock),
        "median": median(clock),
        "99th": clock[len(clock) * 99 // 100],
        "worst": median(times[-1] for times in clocks),
        "late": sum(milliseconds > DUE for milliseconds in clock),
        "worst_cpu": max(busy),
        "late_cpu": sum(milliseconds > DUE for milliseconds in busy),
        "read": median(journey.read for journey in journeys),
        "longest_wait_reading": median(journey.waited for journey in journeys),
        "edit_till_shown": median(journey.edited for journey in journeys),
        "limit_blit": blit(),
    }
    return {name: round(value, 2) for name, value in found.items()}


def blit() -> float:
    """Return the median milliseconds that it takes to draw a pixmap over a whole frame: the limit."""
    pixmap, frame = QPixmap(WIDTH, HEIGHT), QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    pixmap.fill()
    times = []
    for _ in range(15):
        start = perf_counter()
        painter = QPainter(frame)
        painter.drawPixmap(0, 0, pixmap)
        painter.end()
        times.append((perf_counter() - start) * 1000)
    return median(times)


def main() -> None:
    """Print what each size costs, a line of JSON each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for boxes in [int(argument) for argument in sys.argv[1:]] or SIZES:
        sys.stdout.write(json.dumps(frames(boxes)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
