"""What others write to a plan, for whoever reads beside them: the steps that hold now and did not before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from core.store.layers import Rows

HOLDS = ("start", "done")
"""The states of steps whose rows are those of the plan."""
Heard = Callable[[str, int], Rows]
"""Returns the rows of a step's JSON: side 0 is before it, 1 after it."""

Step = tuple[int, str, str]
"""A step by its number, when it was and its label: a history that begins anew counts from 1 again."""


class News:
    """The steps of a plan as they were when last asked."""

    def __init__(self) -> None:
        self._states: dict[Step, str] = {}

    def know(self, db: sqlite3.Connection) -> None:
        """Note which steps hold; what comes after is news."""
        self._states = _states(db)

    def rows(self, db: sqlite3.Connection, heard: Heard) -> Rows | None:
        """Return the rows that have changed since, as they now are; None where the history began anew."""
        before = self._states
        self.know(db)
        # Every write makes a step or gives one another state, so that a file without either began anew.
        if before == self._states or not before.keys() <= self._states.keys():
            return None
        held, holds = (
            {id_ for (id_, *_), state in states.items() if state in HOLDS}
            for states in (before, self._states)
        )
        rows: Rows = {}
        # What was undone is taken back latest first; what is new, or done again, comes upon that in order.
        for side, steps in ((0, sorted(held - holds, reverse=True)), (1, sorted(holds - held))):
            for step in steps:
                (text,) = db.execute("SELECT changes FROM step WHERE id = ?", (step,)).fetchone()
                rows |= heard(text, side)
        return rows


def _states(db: sqlite3.Connection) -> dict[Step, str]:
    return {(id_, at, label): state for id_, at, label, state in db.execute(_ASKED)}


_ASKED = "SELECT id, at, label, state FROM step"
