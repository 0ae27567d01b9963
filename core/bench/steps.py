"""How long it takes to change a plan, from the edit to the new Model with the change on disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

from core.bench import raw
from core.bench.rows import Bench, Row
from core.bench.timing import Work, always, interleaved
from core.model.edits import Edit, Set
from core.model.entities.plan import AS_IS, PLAN
from core.model.entities.resources import BudgetLine
from core.model.key import Key
from core.store.store import Store

MANY = 5_000
TIMES, SECONDS = 2.0, 0.008  # that one edit may take: of the bare commit, and beside it


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows of single edits, and of a step of many, against writing the same rows."""
    counts = bench.counts
    if not counts.options:
        return
    store = Store.open(bench.copy("ours"), who="")
    line = Key("budget_line", f"line-{counts.budget_lines - 1}")  # which no move touches
    with raw.opened(bench.copy("limit")) as db:
        pair = _Pair(store, db, bench.rounds)
        top = f"move-0-{counts.moves - 1}"
        move = Key("move", "move-1-0")
        yield pair.edit("One edit, in an option", "option-0", top, lambda n: Set(line, "amount", n))
        yield pair.edit("One edit, of the as-is", AS_IS, AS_IS, lambda n: Set(line, "amount", n))
        yield pair.edit(
            "Switch a move off or on", "option-1", PLAN, lambda n: Set(move, "enabled", n % 2 == 0)
        )
        yield from pair.many(min(MANY, counts.budget_lines))
    store.close()


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two copies of one plan: one open as a store, the other as bare SQLite."""

    store: Store
    db: sqlite3.Connection
    rounds: int

    def edit(self, what: str, option: str, layer: str, changed: Callable[[int], Set]) -> Row:
        """Make an edit, another one each time, until the option's new Model is there."""
        numbers = count(1)
        self._index(option)

        def ours() -> None:
            self.store.apply(what, [changed(next(numbers))], layer)
            self.store.model(option)

        ours()
        limit = self._same(layer, changed(0).key)
        # A commit takes a few milliseconds and the disk is not steady, so there are more rounds.
        mine, bare = interleaved(always(ours), always(limit), self.rounds * 3)
        return Row(what, mine, bare, TIMES, SECONDS, note="limit: a commit of the same rows")

    def many(self, number: int) -> Iterator[Row]:
        """Change many amounts of the as-is in one step, and take that back."""
        cells = raw.rows(self.db, "budget_line", AS_IS, number)
        keys = [Key("budget_line", row[1]) for row in cells]
        numbers = count(1)

        def step() -> Work:
            edits: list[Edit] = [Set(key, "amount", n) for n, key in enumerate(keys, start=next(numbers))]
            return lambda: self.store.apply("Change many amounts", edits)

        def undo() -> Work:
            step()()
            return self.store.undo

        limit = always(lambda: raw.put(self.db, "budget_line", cells))
        self._index(AS_IS)
        note = "limit: executemany of the same rows, without history"
        yield Row(f"A step of {number:,} rows", *interleaved(step, limit, self.rounds), 3.0, note=note)
        yield Row(f"Undo of {number:,} rows", *interleaved(undo, limit, self.rounds), 5.0, note=note)

    def _index(self, option: str) -> None:
        """Make the indexes that a window has in use, so that an edit has to carry them on."""
        for field in ("organisation", "function", "year"):
            self.store.model(option).table(BudgetLine).by(field)

    def _same(self, layer: str, key: Key) -> Work:
        """Return the work of writing to the other file what the last step wrote to ours."""
        with raw.opened(self.store.path, read_only=True) as ours:
            cells = raw.row(ours, layer, key)
            step = raw.last_step(ours)
        heads = count()
        return lambda: raw.commit(self.db, key.kind, cells, step, f"{next(heads):016x}")
