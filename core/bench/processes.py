"""What Remit costs as a process: its start, its memory, and the frames of its canvas and its matrix.

The window is another program here: the core starts it and reads what it prints.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from time import perf_counter

from core.bench.rows import Bench, Row

MEGABYTES = 600.0
OF_A_PAPER = 500.0
FRAME = 0.0167  # seconds: sixty frames a second
LONGEST = 300  # seconds that a process may take
_CANVAS = {"workshop": 10_000, "national": 100_000, "register": 300_000}
"""Boxes."""
_MATRIX = {"workshop": (1_000, 60), "national": (10_000, 200), "register": (10_000, 200)}
"""Functions and bodies."""

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted")
        app.quit()
app = QApplication([])
window = Window()
window.resize(1200, 800)
window.show()
app.exec()
"""
# Linux counts into ru_maxrss what the parent had when it started the process, so its own file is asked first.
_MEMORY = """
import resource, sys
from pathlib import Path
{work}
status = Path("/proc/self/status")
if status.exists():
    peak = next(int(line.split()[1]) for line in status.open() if line.startswith("VmHWM"))
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1)
print(peak / 1024)
"""
_OPENED = "from core.store.store import Store; store = Store.open(Path({path!r})); store.model({option!r})"
_WRITTEN = (
    "from core.store.store import Store; from core.papers.export import export; "
    "store = Store.open(Path({path!r}), read_only=True); "
    "export(store, Path({path!r}).parent / 'papers', [{option!r}], ['option-paper'])"
)
_FETCHED = "from core.bench import raw; rows = raw.everything(Path({path!r}))"


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows of memory, start and frames; none for what this computer cannot do."""
    if os.name == "posix":
        yield from _memory(bench)
    yield from _start(bench)
    yield from _frames(bench)
    yield from _matrix(bench)


def _memory(bench: Bench) -> Iterator[Row]:
    """Measure the most memory that a process with the plan open has taken, against the bare rows in one."""
    path, option = str(bench.plan), "option-0" if bench.counts.options else "as-is"
    works = [_OPENED, _FETCHED, *([_WRITTEN] if bench.counts.options else [])]
    ours, limit, *paper = (
        float(_printed("-c", _MEMORY.format(work=work.format(path=path, option=option))) or 0)
        for work in works
    )
    yield Row("Memory with the plan open", ours, limit, allowed=MEGABYTES, unit="MB")
    for most in paper:
        yield Row("Memory to write the paper of an option", most, limit, allowed=OF_A_PAPER, unit="MB")


def _start(bench: Bench) -> Iterator[Row]:
    """Time both from the outside, imports and all, until they have painted and gone."""
    ours: list[float] = []
    limit: list[float] = []
    for _ in range(bench.rounds):
        for found, arguments in ((ours, ("-m", "gui", "--time-first-paint")), (limit, ("-c", _BARE))):
            start = perf_counter()
            if _printed(*arguments):
                found.append(perf_counter() - start)
    if ours and limit:
        yield Row("Start to first paint", median(ours), median(limit), 1.3, note="limit: a bare window")


def _frames(bench: Bench) -> Iterator[Row]:
    boxes = _CANVAS[bench.size]
    if printed := _printed("-m", "gui.bench_canvas", str(boxes)):
        found = json.loads(printed)
        worst, blit = found["worst"] / 1000, found["limit_blit"] / 1000
        note = f"median {found['median']:.1f} ms, {found['worst_cpu']:.1f} ms of our own; limit: one blit"
        yield Row(f"Worst frame, {boxes:,} boxes", worst, blit, allowed=FRAME, note=note)


def _matrix(bench: Bench) -> Iterator[Row]:
    """Measure frames of the matrix in Changes, of which each cell shows most."""
    functions, bodies = _MATRIX[bench.size]
    if printed := _printed("-m", "gui.widgets.matrix_bench", str(functions), str(bodies)):
        found = json.loads(printed)
        worst, blit = found["worst_cpu"] / 1000, found["limit_blit"] / 1000
        clock = f"by the clock {found['worst']:.1f} ms, median {found['median']:.1f} ms"
        note = f"of our own; {clock}; limit: one blit"
        yield Row(f"Worst frame, matrix of {functions:,} × {bodies:,}", worst, blit, allowed=FRAME, note=note)


def _printed(*arguments: str) -> str:
    """Return the last line that a Python process of ours prints; nothing if it fails."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        timeout=LONGEST,
        check=False,
    )
    lines = done.stdout.splitlines()
    return lines[-1] if lines and done.returncode == 0 else ""
