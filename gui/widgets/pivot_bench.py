"""Measures the grid of years with 10,000 lines: `python -m gui.widgets.pivot_bench`, without a screen."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import thread_time

from PySide6.QtWidgets import QApplication

from core.model.edits import Add
from core.model.entities.accountability import Function
from core.model.entities.plan import Move, Option
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.kinds import Entity
from core.model.pivot import spelled
from core.store.store import Store
from gui import theme
from gui.document import Document
from gui.widgets.matrix_bench import FRAMES, HEIGHT, WIDTH, blit, frame, scroll
from gui.widgets.pivot_pane import PivotPane

LINES, BODIES, FUNCTIONS, YEARS = 10_000, 250, 100, 4
LIMIT = 100
"""Milliseconds that a window may not answer."""
TIMES = 7


def plan(path: Path, lines: int = LINES) -> Store:
    """Make a plan with that many budget lines, in rows of four years, and an option."""
    store = Store.create(path, "Made-up budgets", who="")
    store.apply("As-is", [Add(entity) for entity in _entities(lines)])
    option = [Add(Option(id="a", code="A", name="A")), Add(Move(id="a1", option="a", title="M"))]
    store.apply("Option", option)
    return store


def _entities(lines: int) -> Iterator[Entity]:
    for n in range(BODIES):
        yield Organisation(id=f"b{n}", name=f"Health body {n:03}")
    for n in range(FUNCTIONS):
        yield Function(id=f"f{n}", name=f"Function {n:03} of the service")
    for n in range(lines):
        row = n // YEARS
        yield BudgetLine(
            id=f"l{n}",
            organisation=f"b{row % BODIES}",
            function=f"f{row // BODIES % FUNCTIONS}",
            year=spelled(2019 + n % YEARS),
            type="capital" if row // BODIES // FUNCTIONS else "revenue",
            amount=n * 12_345,
            source="Made up",
        )


def measure(app: QApplication, lines: int) -> dict[str, object]:
    """Return what a grid of that many lines costs: to open, to scroll, and to type into."""
    with tempfile.TemporaryDirectory() as folder:
        store = plan(Path(folder) / "budgets.remit", lines)
        document = Document(store)
        document.show_option("a")
        pane = PivotPane(document)
        pane.resize(WIDTH, HEIGHT)
        opened, opened_busy = frame(app, pane.show)
        bar = pane.grid.verticalScrollBar()
        steps = (3 * bar.singleStep(), bar.pageStep(), bar.maximum() // FRAMES)
        frames = [frame(app, partial(scroll, bar, step)) for step in steps for _ in range(FRAMES)]
        typed = [_typed(app, pane, n) for n in range(TIMES)]
        found: dict[str, object] = {
            "lines": lines,
            "rows": pane.table.rowCount(),
            "open_ms": round(opened, 1),
            "open_cpu": round(opened_busy, 1),
            "scroll_median_ms": round(median(clock for clock, _ in frames), 2),
            "scroll_worst_ms": round(max(clock for clock, _ in frames), 2),
            "scroll_median_cpu": round(median(busy for _, busy in frames), 2),
            "scroll_worst_cpu": round(max(busy for _, busy in frames), 2),
            "typed_median_ms": round(median(clock for clock, _ in typed), 1),
            "typed_median_cpu": round(median(busy for _, busy in typed), 1),
            "redraw_cpu": round(median(_redrawn(pane) for _ in range(TIMES)), 1),
            "limit_ms": LIMIT,
            "limit_blit_ms": round(blit(), 2),
        }
        pane.close()
        store.close()
        return found


def _typed(app: QApplication, pane: PivotPane, number: int) -> tuple[float, float]:
    """Return the milliseconds from the end of typing to the next frame: by the clock and the processor."""
    return frame(app, lambda: pane.table.commit(number, 1, f"£{number + 1}.2m"))


def _redrawn(pane: PivotPane) -> float:
    start = thread_time()
    pane.redraw()
    return (thread_time() - start) * 1000


def main() -> None:
    """Print a line of JSON for 1,000, 10,000 and, far past the size of any one table, 100,000 lines."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    theme.apply(app, dark=False)
    for lines in (LINES // 10, LINES, LINES * 10):
        sys.stdout.write(json.dumps(measure(app, lines)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
