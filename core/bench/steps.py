"""How long it takes to change a plan, from the edit to the new Model with the change on disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
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
EDIT = {"target": 2.0, "allowed": 0.008}


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows of single edits, and of a step of many, against writing the same rows."""
    if not bench.counts.options:
        return
    store = Store.open(bench.copy("ours"), who="")
    with raw.opened(bench.copy("limit")) as db:
        yield _one(bench, store, db, "One edit, in an option", "option-0", f"move-0-{bench.counts.moves - 1}")
        yield _one(bench, store, db, "One edit, of the as-is", AS_IS, AS_IS)
        yield _switched(bench, store, db)
        yield from _many(bench, store, db)
    store.close()


def _one(bench: Bench, store: Store, db: sqlite3.Connection, what: str, option: str, layer: str) -> Row:
    """Change an amount that no move touches."""
    line, numbers = bench.counts.budget_lines - 1, count(1)
    key = Key("budget_line", f"line-{line}")
    _index(store, option)

    def ours() -> None:
        store.apply("Change an amount", [Set(key, "amount", next(numbers))], layer)
        store.model(option)

    ours()
    limit = _same(store, db, "budget_line", layer, key.id, store.model(option).entity(key))
    return Row(what, *interleaved(always(ours), always(limit), bench.rounds * 3), **EDIT)


def _switched(bench: Bench, store: Store, db: sqlite3.Connection) -> Row:
    """Switch the lowest move of an option off and on again."""
    key, numbers = Key("move", "move-1-0"), count(1)
    _index(store, "option-1")

    def ours() -> None:
        store.apply("Switch", [Set(key, "enabled", next(numbers) % 2 == 0)])
        store.model("option-1")

    ours()
    limit = _same(store, db, "move", PLAN, key.id, store.plan.entity(key))
    return Row("Switch a move off or on", *interleaved(always(ours), always(limit), bench.rounds * 3), **EDIT)


def _many(bench: Bench, store: Store, db: sqlite3.Connection) -> Iterator[Row]:
    """Change many amounts of the as-is in one step, and take that back."""
    number = min(MANY, bench.counts.budget_lines)
    cells = raw.rows(db, "budget_line", AS_IS, number)
    keys = [Key("budget_line", row[1]) for row in cells]
    numbers = count(1)

    def step() -> Work:
        edits: list[Edit] = [Set(key, "amount", n) for n, key in enumerate(keys, start=next(numbers))]
        return lambda: store.apply("Change many amounts", edits)

    def undo() -> Work:
        step()()
        return store.undo

    def limit() -> None:
        raw.put(db, "budget_line", cells)

    _index(store, AS_IS)
    yield Row(f"A step of {number:,} rows", *interleaved(step, always(limit), bench.rounds), 3.0)
    yield Row(f"Undo of {number:,} rows", *interleaved(undo, always(limit), bench.rounds), 3.0)


def _index(store: Store, option: str) -> None:
    """Make the indexes that a window has in use, so that an edit has to carry them on."""
    for field in ("organisation", "function", "year"):
        store.model(option).table(BudgetLine).by(field)


def _same(store: Store, db: sqlite3.Connection, kind: str, layer: str, id_: str, entity: object) -> Work:
    """Return the work of writing to the other file what the last step wrote to ours."""
    with raw.opened(store.path, read_only=True) as ours:
        cells = list(ours.execute(f'SELECT * FROM "{kind}" WHERE layer_id = ? AND id = ?', (layer, id_)).fetchone())  # noqa: S608
        step = ours.execute("SELECT at, who, label, layer_id, state, changes FROM step ORDER BY id DESC").fetchone()
    heads = count()
    return lambda: raw.commit(db, kind, cells, step, f"{next(heads):016x}")
