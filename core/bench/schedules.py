"""How long it takes to work out the schedules of an option, and to write them for Excel."""

from __future__ import annotations

from collections.abc import Iterator

from core.bench import raw
from core.bench.rows import Bench, Row
from core.bench.timing import Work, always, interleaved
from core.exchange.workbook import About, workbook
from core.model.edits import Add, edited
from core.model.entities.accountability import Delegation
from core.model.model import Model
from core.schedules import Schedule, kinds
from core.store.store import Store

EACH = 3  # matters in the scheme of each function's body
SECONDS = 3.0


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows of an option whose bodies have as many matters as three for each function."""
    functions = bench.counts.functions
    if not bench.counts.options:
        return
    store = Store.open(bench.plan, read_only=True)
    model = edited(store.model(store.options()[0].id), [Add(line) for line in _matters(functions)])
    store.close()
    made = _schedules(model)
    lines = sum(len(schedule.lines) for schedule in made)
    with raw.opened(bench.plan, read_only=True) as db:
        ours, limit = interleaved(lambda: _work(model), always(lambda: raw.as_is(db)), bench.rounds)
        yield Row(
            "Work out the schedules", ours, limit, 0.5, bench.slack, note="limit: fetchall of the as-is"
        )
    about = About("Made up", "Made up")
    writing, _ = interleaved(always(lambda: workbook(made, about)), always(lambda: None), bench.rounds)
    yield Row(
        "Write them for Excel", writing, allowed=SECONDS, note=f"{lines:,} lines, in a process of its own"
    )


def _work(model: Model) -> Work:
    fresh = Model(model.option, model.tables)
    return lambda: _schedules(fresh)


def _schedules(model: Model) -> list[Schedule]:
    return [kind.make(model) for kind in kinds()]


def _matters(functions: int) -> Iterator[Delegation]:
    for n in range(functions * EACH):
        yield Delegation(
            id=f"matter-{n}",
            organisation=f"org-{n % functions}",
            matter=f"Matter {n}",
            function=f"fn-{n % functions}",
            committee="Investment committee" if n % 3 else None,
            limit=n * 100_00 if n % 2 else None,
        )
