"""Measures frames of the matrix at national size: `python -m gui.widgets.matrix_bench`, without a screen."""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, thread_time

from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QScrollBar

from core.model.edits import Add, Remove, Set
from core.model.entities.accountability import Accountability, Function
from core.model.entities.plan import Move, Option
from core.model.entities.structure import TIERS, Organisation
from core.model.key import Key
from core.model.kinds import Entity
from core.store.store import Store
from gui import theme
from gui.document import Document, View
from gui.widgets.matrix import MatrixView

FUNCTIONS, BODIES, PARTS = 10_000, 200, 8
"""How many there are, and how many parts a function has."""
FAMILY = 20
WIDTH, HEIGHT = 1600, 1000
LIMIT = 1000 / 60
"""Milliseconds of a frame at 60 a second."""
FRAMES = 60


def plan(path: Path, functions: int = FUNCTIONS, bodies: int = BODIES, parts: int = PARTS) -> Store:
    """Make a plan with a matrix of that size, and an option that changes every tenth part of it."""
    store = Store.create(path, "Made-up matrix", who="")
    store.apply("As-is", [Add(entity) for entity in _entities(functions, bodies, parts)])
    store.apply(
        "Option", [Add(Option(id="a", code="A", name="A")), Add(Move(id="a1", option="a", title="M"))]
    )
    ids = [f"acc-{number}" for number in range(0, functions * parts, 10)]
    store.apply("Changes", [_change(Key("accountability", id_), n) for n, id_ in enumerate(ids)], "a1")
    return store


def _entities(functions: int, bodies: int, parts: int) -> Iterator[Entity]:
    chance, tiers = Random(1), sorted(TIERS, key=list(TIERS).index)  # noqa: S311  # the same every time
    for n in range(bodies):
        yield Organisation(id=f"b{n}", name=f"Health body {n}", tier=tiers[n * len(tiers) // bodies])
    for n in range(0, functions, FAMILY):
        yield Function(id=f"family-{n}", name=f"Family of functions {n:05}")
    for n in range(functions):
        family = f"family-{n - n % FAMILY}"
        yield Function(id=f"f{n}", name=f"Function number {n:05} of the service", parent=family)
        for place, body in enumerate(chance.sample(range(bodies), min(parts, bodies))):
            letter = "ARRCCIII"[place % 8]
            yield Accountability(
                id=f"acc-{n * parts + place}", function=f"f{n}", organisation=f"b{body}", letter=letter
            )


def _change(key: Key, number: int) -> Set | Remove:
    return Set(key, "letter", "C") if number % 2 else Remove(key)


def frames(view: MatrixView, app: QApplication) -> dict[str, list[tuple[float, float]]]:
    """Scroll as people do, and return milliseconds by the clock and on the processor of every frame."""
    down, across = view.grid.verticalScrollBar(), view.grid.horizontalScrollBar()
    found: dict[str, list[tuple[float, float]]] = {}
    for name, bar, step in (
        ("wheel", down, 3 * down.singleStep()),
        ("page down", down, down.pageStep()),
        ("drag the bar", down, down.maximum() // FRAMES),
        ("sideways", across, 60),
        ("page right", across, across.pageStep()),
    ):
        found[name] = [frame(app, partial(scroll, bar, step)) for _ in range(FRAMES)]
    found["repaint all"] = [frame(app, view.grid.update_all) for _ in range(FRAMES)]
    return found


def scroll(bar: QScrollBar, step: int) -> None:
    """Scroll on by a step, from the end to the beginning again."""
    value = bar.value() + step
    bar.setValue(value if value <= bar.maximum() else value - bar.maximum())


def frame(app: QApplication, act: Callable[[], object]) -> tuple[float, float]:
    """Do something, and return the milliseconds by the clock and on the processor until it is painted."""
    clock, busy = perf_counter(), thread_time()
    act()
    app.processEvents()
    return (perf_counter() - clock) * 1000, (thread_time() - busy) * 1000


def blit() -> float:
    """Return the median milliseconds that it takes to draw a picture over a whole frame: the limit."""
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


def measure(app: QApplication, functions: int, bodies: int, parts: int) -> Iterator[dict[str, object]]:
    """Yield what a matrix of that size costs, first as it is and then in Changes."""
    with tempfile.TemporaryDirectory() as folder:
        store = plan(Path(folder) / "matrix.remit", functions, bodies, parts)
        document = Document(store)
        document.show_option("a")
        view = MatrixView(document)
        view.resize(WIDTH, HEIGHT)
        start = perf_counter()
        view.show()
        app.processEvents()
        shown = (perf_counter() - start) * 1000
        # The search for garbage among what was just made would be taken for the matrix's own time.
        gc.collect()
        gc.freeze()
        for side in (View.AFTER, View.CHANGES):
            document.show_view(side)
            app.processEvents()
            yield (
                {"size": f"{functions} x {bodies}, {parts} parts a row", "view": side.value}
                | _told(frames(view, app))
                | {"shown_ms": round(shown, 1), "redraw_ms": round(_redraw(view), 1)}
            )
        view.close()
        store.close()


def _redraw(view: MatrixView) -> float:
    """Return the median milliseconds between the end of an edit and the next frame."""
    times = []
    for _ in range(7):
        start = perf_counter()
        view.redraw()
        times.append((perf_counter() - start) * 1000)
    return median(times)


def _told(found: dict[str, list[tuple[float, float]]]) -> dict[str, object]:
    every = [frame for times in found.values() for frame in times]
    return {
        "frames": len(every),
        "median": round(median(clock for clock, _ in every), 2),
        "worst": round(max(clock for clock, _ in every), 2),
        "worst_cpu": round(max(busy for _, busy in every), 2),
        "over_limit": sum(clock > LIMIT for clock, _ in every),
        "limit": round(LIMIT, 1),
        "limit_blit": round(blit(), 2),
        "medians": {name: round(median(clock for clock, _ in times), 2) for name, times in found.items()},
    }


def main() -> None:
    """Print a line of JSON for a sparse and for a full matrix, and for each side of the option.

    Numbers of functions and bodies, if given, are those of the one matrix that is measured.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    theme.apply(app, dark=False)
    asked = [int(argument) for argument in sys.argv[1:3]]
    sizes = [(FUNCTIONS, BODIES, PARTS), (FUNCTIONS // 10, BODIES, BODIES)]
    for functions, bodies, parts in [(asked[0], asked[1], PARTS)] if len(asked) > 1 else sizes:
        for row in measure(app, functions, bodies, parts):
            sys.stdout.write(json.dumps(row) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
