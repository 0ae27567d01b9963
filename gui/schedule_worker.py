"""Writes the schedules of an option for Excel: `python -m gui.schedule_worker PLAN OPTION FILE`.

What happens is told line by line, as JSON, on standard output. A line on standard input, whatever it says,
stops the work; so does its end, for then whoever asked is gone. There is no Qt here.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.exchange.workbook import WorkbookError, write_workbook
from core.model.edits import EditError
from core.store.connection import PlanError
from core.store.store import Store


def main(arguments: Sequence[str]) -> int:
    """Write the file and tell of it; return the exit code: 2 if it cannot be."""
    plan, option, file = arguments
    stop = threading.Event()
    threading.Thread(target=_wait_for_stop, args=[stop], daemon=True).start()
    try:
        store = Store.open(Path(plan), read_only=True)
        try:
            written = write_workbook(
                store,
                option,
                Path(file),
                progress=lambda done, of: _tell(done=done, of=of),
                cancelled=stop.is_set,
            )
        finally:
            store.close()
    except (PlanError, EditError, WorkbookError) as error:
        _tell(failed=str(error))
        return 2
    if written is not None:
        _tell(written=str(written))
    return 0


def _wait_for_stop(stop: threading.Event) -> None:
    sys.stdin.readline()
    stop.set()


def _tell(**what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
