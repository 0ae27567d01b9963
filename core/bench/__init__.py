"""Remit's speed, each row beside the practical limit of the same work, measured in the same run.

Absolute times say as much about the computer as about Remit, so what counts is the ratio. Ours and the limit
take turns, each from the same state of the garbage collector, and the medians are compared.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from core.bench import checks, drawing, models, papers, processes, register, schedules, steps, storage
from core.bench.rows import Bench, Progress, Row

# Each yields nothing where a plan of that size has nothing to measure.
SUBJECTS: dict[str, Callable[[Bench], Iterable[Row]]] = {
    "Opening": storage.measure,
    "Editing": steps.measure,
    "Reading": models.measure,
    "Checking": checks.measure,
    "Adding": register.measure,
    "Drawing": drawing.measure,
    "Schedules": schedules.measure,
    "Papers": papers.measure,
    "Processes": processes.measure,
}


def run(size: str, *, rounds: int = 7, progress: Progress | None = None) -> Iterator[Row]:
    """Yield every row for a plan of that size (workshop, national or register)."""
    with tempfile.TemporaryDirectory(prefix="remit-bench-") as folder:
        bench = Bench(Path(folder), size, rounds)
        for subject, measure in SUBJECTS.items():
            if progress:
                progress(subject)
            yield from measure(bench)
