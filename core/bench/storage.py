"""How long it takes to open a plan."""

from __future__ import annotations

from collections.abc import Iterator

from core.bench import raw
from core.bench.rows import Bench, Row
from core.bench.timing import always, interleaved
from core.store.file import PlanFile
from core.store.store import Store


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows of reading a plan whole, and of opening it with every check."""
    path = bench.plan

    def load() -> None:
        PlanFile(path, read_only=True).layers()

    def open_() -> None:
        Store.open(path, read_only=True).close()

    def checked() -> None:
        with raw.opened(path, read_only=True) as db:
            db.execute("PRAGMA quick_check(1)").fetchone()
        raw.everything(path)

    ours, limit = interleaved(always(load), always(lambda: raw.everything(path)), bench.rounds)
    yield Row("Load the plan whole", ours, limit, 2.0, bench.slack, note="limit: fetchall of the same rows")
    ours, limit = interleaved(always(open_), always(checked), bench.rounds)
    yield Row(
        "Open it, with every check", ours, limit, 2.0, bench.slack, note="limit: quick_check and fetchall"
    )
