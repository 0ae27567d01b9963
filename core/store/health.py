"""Whether a file is whole, and whether its history tells what its data say."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from core.store.connection import PlanError, connect, damaged, explained
from core.store.file import PlanFile
from core.store.layers import Rows
from core.store.opening import inspect


def wrong_with(file: PlanFile) -> list[str]:
    """Return what is wrong with a file, in sentences; nothing where all is well."""
    try:
        inspect(file.path)
        with closing(connect(file.path, read_only=True)) as db:
            if db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                return [str(damaged(file.path))]
        return _contradictions(file)
    except PlanError as error:
        return [str(error)]
    except sqlite3.Error as error:
        return [str(explained(error, file.path))]


def _contradictions(file: PlanFile) -> list[str]:
    """Return where the row that the history ends with is not the one that is stored."""
    last: Rows = {}
    for step in file.steps():
        if step.state == "done":
            last |= file.changes(step.id)[1]
    layers = file.layers() if last else {}
    return [
        f"The history says otherwise than the data of the {key.kind} “{key.id}” in “{layer}”."
        for (layer, key), row in last.items()
        if layers.get(layer, {}).get(key.kind, {}).get(key.id) != row
    ]
