"""Makes papers for the preview, in a process of its own: `python -m gui.preview_worker PLAN`.

Each line of standard input is a paper to make, as JSON: {"paper": id, "option": id or "", "private":
whether it is the copy with what public ones withhold}. Each is answered by a line on standard output: {"pdf":
in base 64} or {"failed": sentence}. The plan is read anew each time, as it is on disk; the process ends with
its input. There is no Qt here.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from core.papers import PAPERS
from core.papers.brief import brief_of
from core.papers.export import PaperError, rendered
from core.papers.privacy import LeakError
from core.store.connection import PlanError
from core.store.store import Store

GONE = "There is no such paper in this plan any more."


def made(plan: Path, paper: str, option: str, *, private: bool = False) -> bytes:
    """Return a paper as a PDF, as an export would write it; `option` is empty for one about all of them.

    PaperError, PlanError; LeakError if the public copy would tell what is private.
    """
    store = Store.open(plan, read_only=True)
    try:
        brief = brief_of(store, [option] if option else None)
    finally:
        store.close()
    about = next((found for found in brief.options if found.option.id == option), None)
    if paper not in PAPERS or (about is None and PAPERS[paper].per_option):
        raise PaperError(GONE)
    edition: Literal["public", "private"] = "private" if private else "public"
    return rendered(PAPERS[paper].blocks(replace(brief, edition=edition), about))


def _made(plan: Path, wanted: Mapping[str, Any]) -> bytes:
    return made(plan, wanted["paper"], wanted["option"], private=wanted.get("private", False))


def main(arguments: Sequence[str]) -> int:
    """Make what standard input asks for, one after the other, until it ends."""
    plan = Path(arguments[0])
    for line in sys.stdin:
        wanted = json.loads(line)
        try:
            told = {"pdf": b64encode(_made(plan, wanted)).decode()}
        except (PaperError, PlanError, LeakError) as error:
            told = {"failed": str(error)}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
