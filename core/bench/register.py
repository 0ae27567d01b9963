"""How long it takes to add every body of a plan as one step, and to take that back."""

from __future__ import annotations

from collections.abc import Iterator

from core.bench import raw
from core.bench.rows import Bench, Row
from core.bench.timing import Work, interleaved
from core.generated import bodies
from core.model.edits import Add, Edit
from core.model.entities.plan import AS_IS
from core.store.store import Store


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows of one step of all bodies, against writing (and deleting) the same rows."""
    number = bench.counts.bodies
    edits: list[Edit] = [Add(body) for body in bodies(number)]
    ours, limit = bench.folder / "add-ours.remit", bench.folder / "add-limit.remit"

    def empty() -> Store:
        ours.unlink(missing_ok=True)
        return Store.create(ours, "Bodies", who="")

    def added() -> Store:
        store = empty()
        store.apply("Add every body", edits)
        return store

    added().close()
    with raw.opened(ours, read_only=True) as db:
        cells = raw.rows(db, "organisation", AS_IS)
    ids = [(row[1],) for row in cells]

    def add() -> Work:
        store = empty()
        return lambda: store.apply("Add every body", edits)

    def undo() -> Work:
        return added().undo

    def put() -> Work:
        limit.unlink(missing_ok=True)
        Store.create(limit, "Bodies", who="").close()

        def work() -> None:
            with raw.opened(limit) as db:
                raw.put(db, "organisation", cells)

        return work

    def delete() -> Work:
        put()()

        def work() -> None:
            with raw.opened(limit) as db:
                raw.delete(db, "organisation", ids)

        return work

    note = "limit: executemany of the same rows, without history"
    yield Row(f"Add {number:,} bodies in one step", *interleaved(add, put, bench.rounds), 3.0, note=note)
    yield Row(f"Undo of {number:,} bodies", *interleaved(undo, delete, bench.rounds), 5.0, note=note)
