"""What tests do to a plan in other processes: write until killed, until it is full, or against each other."""

from __future__ import annotations

import multiprocessing
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from random import Random

from core.model.edits import Set
from core.model.entities.structure import Organisation
from core.store import file as file_module
from core.store.connection import PlanError
from core.store.file import PlanFile
from core.store.store import Store
from tests.small import CENTRE, NORTH, SOUTH


def context() -> BaseContext:
    """Return how processes are started: from a clean one that has imported everything, where it can be."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["pytest", "tests.core.store.children"])
    return found


# killed


def number(store: Store) -> int:
    """Return how many steps have been written: the same number is in three bodies, or a step is torn."""
    bodies = store.model().table(Organisation)
    told = {bodies[key.id].notes for key in (CENTRE, NORTH, SOUTH)}
    assert len(told) == 1, told
    return int(told.pop() or 0)


def write_until_killed(path: Path, told: Connection, seed: int, *, too_early: bool) -> None:
    """Write and undo step after step; tell what will be, and what is on disk (`too_early`: before it is)."""
    chance = Random(seed)  # noqa: S311
    store = Store.open(path)
    at = number(store)
    told.send(("done", at))
    while True:
        back = at > 0 and chance.random() < 0.2
        at += -1 if back else 1
        told.send(("will", at))
        if too_early:
            told.send(("done", at))
        if back:
            store.undo()
        else:
            # Of different lengths, so that steps touch one page or many.
            padding = "x" * chance.choice([0, 10, 5_000])
            edits = [Set(key, "notes", str(at)) for key in (CENTRE, NORTH, SOUTH)]
            store.apply(f"Step {at}", [*edits, Set(CENTRE, "purpose", f"{at} {padding}")])
        if not too_early:
            told.send(("done", at))


# against each other


def add_many(path: Path, times: int, done: Connection, *, too_late: bool) -> None:
    """Add one to a number in the plan again and again; tell how often that was said to be done."""
    if too_late:
        vars(file_module)["transaction"] = _late_transaction
    saved = 0
    for _ in range(times):
        for _ in range(1_000):
            if _add_one(path):
                saved += 1
                break
    done.send(saved)


def _add_one(path: Path) -> bool:
    try:
        store = Store.open(path)
    except PlanError:
        return False
    try:
        at = int(store.model().table(Organisation)[NORTH.id].notes or 0)
        store.apply("Add one", [Set(NORTH, "notes", str(at + 1))])
    except PlanError:
        return False
    else:
        return True
    finally:
        store.close()


@contextmanager
def _late_transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Begin as Python's sqlite3 and SQLAlchemy do by themselves: with the first write, after the looking."""
    db.isolation_level = "DEFERRED"
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise
    finally:
        db.isolation_level = None


# a full disk


def fill_the_disk(path: Path, told: Connection) -> None:
    """Write until the disk is full, then make room and go on; tell what was said and seen on the way."""
    import resource  # noqa: PLC0415  # only where there is one

    store = Store.open(path)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 50_000, hard))
    message, saved = "", 0
    while not message:
        try:
            store.apply(f"Step {saved + 1}", [Set(NORTH, "notes", f"{saved + 1} " + "x" * 9_000)])
            saved += 1
        except PlanError as error:
            message = str(error)
    told.send((message, saved, store.model().table(Organisation)["north"].notes, store.undo_label()))
    again = ""
    try:
        store.apply("Still full", [Set(NORTH, "notes", "y" * 19_000)])
    except PlanError as error:
        again = str(error)
    told.send((again, store.health()))
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    store.apply("Room again", [Set(NORTH, "notes", "z" * 19_000)])
    told.send((store.undo(), store.redo(), store.health()))
    store.close()


def hold_the_lock(path: Path, told: Connection, seconds: float) -> None:
    """Write one step that takes long: begin, tell, wait, and only then write and commit."""
    store = Store.open(path)
    real = PlanFile.changed_elsewhere

    def slow(file: PlanFile) -> bool:
        found = real(file)
        told.send("looked")
        time.sleep(seconds)
        return found

    type.__setattr__(PlanFile, "changed_elsewhere", slow)
    try:
        store.apply("Slow", [Set(NORTH, "name", "Slow")])
        told.send("saved")
    except PlanError as error:
        told.send(str(error))
    store.close()
