"""Makes papers for the preview, in a process of its own: `python -m gui.preview_worker PLAN`.

Each line of standard input is a paper to make, as JSON: {"paper": id, "option": id or ""}. Each is answered
by a line on standard output: {"pdf": in base 64} or {"failed": sentence}. The plan is read anew each time, as
it is on disk; the process ends with its input. There is no Qt here.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

from core.papers import PAPERS
from core.papers.brief import brief_of
from core.papers.export import PaperError, rendered
from core.store.connection import PlanError
from core.store.store import Store

GONE = "There is no such paper in this plan any more."


def made(plan: Path, paper: str, option: str) -> bytes:
    """Return a paper as a PDF; `option` is empty for one about all of them. PaperError, PlanError."""
    store = Store.open(plan, read_only=True)
    try:
        brief = brief_of(store)
    finally:
        store.close()
    about = next((found for found in brief.options if found.option.id == option), None)
    if paper not in PAPERS or (about is None and PAPERS[paper].per_option):
        raise PaperError(GONE)
    return rendered(PAPERS[paper].blocks(brief, about))


def main(arguments: Sequence[str]) -> int:
    """Make what standard input asks for, one after the other, until it ends."""
    plan = Path(arguments[0])
    for line in sys.stdin:
        wanted = json.loads(line)
        try:
            told = {"pdf": b64encode(made(plan, wanted["paper"], wanted["option"])).decode()}
        except (PaperError, PlanError) as error:
            told = {"failed": str(error)}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
