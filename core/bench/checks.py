"""How long it takes to look for problems: every check in full, and after one edit, as the window does."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from core import garbage
from core.bench import raw
from core.bench.rows import Bench, Row
from core.bench.timing import Work, always, interleaved
from core.checks import case_of, findings
from core.model.edits import Set
from core.model.key import Key
from core.model.model import Model
from core.store.store import Store
from core.watch import Watch

ALLOWED = 0.1
"""Seconds in which whoever edits sees what it broke."""
LIMIT = "limit: fetchall of the as-is"


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows of all checks of an option: of a new model, after another name and after another sum."""
    counts = bench.counts
    if not counts.options:
        return
    option, top = "option-0", f"move-0-{counts.moves - 1}"
    store = Store.open(bench.copy("checks"), who="")
    gc.collect()
    garbage.search_rarely()  # as the window does with an open plan
    with raw.opened(bench.plan, read_only=True) as db:
        limit = always(lambda: raw.as_is(db))
        findings(case_of(store, option))  # the tables have their indexes, as those of a window have

        def whole() -> Work:
            case = case_of(store, option)
            fresh = [Model(model.option, model.tables) for model in (case.option, case.baseline)]
            new = replace(case, option=fresh[0], baseline=fresh[1])
            return lambda: findings(new)

        yield Row("Every check", *interleaved(whole, limit, bench.rounds), allowed=ALLOWED, note=LIMIT)
        watch, numbers = Watch(), count(1)
        watch.findings(case_of(store, option))

        def after(change: Set) -> Work:
            store.apply("Change", [change], top)
            return lambda: watch.findings(case_of(store, option))

        body = Key("organisation", f"org-{counts.bodies - 1}")  # which no move touches
        line = Key("budget_line", f"line-{counts.budget_lines - 1}")
        named = interleaved(lambda: after(Set(body, "name", f"Body {next(numbers)}")), limit, bench.rounds)
        yield Row("Checks after another name of a body", *named, allowed=ALLOWED, note=LIMIT)
        paid = interleaved(lambda: after(Set(line, "amount", next(numbers))), limit, bench.rounds)
        yield Row("Checks after another amount", *paid, allowed=ALLOWED, note=LIMIT)
    garbage.search_again()
    store.close()
