"""Making files that are not what they seem, out of a good one."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.store.connection import PlanError
from core.store.store import Store

SECONDS = 2.0
"""The longest that any file, however strange, may keep somebody waiting."""


@contextmanager
def altered(plan: Path) -> Iterator[sqlite3.Connection]:
    """Change a plan behind Remit's back, with no check in the way."""
    db = sqlite3.connect(plan, isolation_level=None)
    try:
        db.execute("PRAGMA ignore_check_constraints = ON")
        yield db
    finally:
        db.close()


@contextmanager
def schema_altered(plan: Path) -> Iterator[sqlite3.Connection]:
    """Change what a plan says of its own tables."""
    with altered(plan) as db:
        db.execute("PRAGMA writable_schema = ON")
        yield db


def refusal(plan: Path) -> str | None:
    """Open a plan and read all of it; return the sentences that refuse it, None where it opens.

    Whatever else is raised is not caught: a strange file may cause no other exception. It must be quick, and
    the refusal must name the file, say what to do, and have left no byte changed.
    """
    before, began, message = plan.read_bytes(), time.monotonic(), None
    try:
        store = Store.open(plan)
    except PlanError as error:
        message = str(error)
        assert_tells(message, plan.name)
    else:
        for option in ("as-is", *(option.id for option in store.options())):
            store.model(option).count()
        store.close()
    assert time.monotonic() - began < SECONDS
    assert plan.read_bytes() == before
    return message


def assert_tells(message: str, name: str) -> None:
    """Assert that a message names the file and is one or two whole sentences, the last saying what to do."""
    assert f"“{name}”" in message, message
    assert message.endswith("."), message
    sentences = re.split(r"(?<=[.?!])\s+(?=[A-Z“])", message.replace(name, "it"))
    assert 1 <= len(sentences) <= 2, message
    assert any(word in sentences[-1] for word in _ADVICE), message


_ADVICE = (
    "Ask whoever",
    "Choose",
    "Close it there",
    "Copy it again",
    "Look where",
    "Make room",
    "Open a backup",
    "Open the plan again",
    "Save a copy",
    "Try again",
    "Update Remit",
    "wait and try again",
)
