"""Makes papers for the preview, in a process of its own: `python -m gui.preview_worker PLAN`.

Each line of standard input is a paper to make, as JSON: {"paper": id, "option": id or "", "private":
whether it is the copy with what public ones withhold}. Each is answered by a line on standard output: {"pdf":
in base 64} or {"failed": sentence}. The plan is followed as it is on disk; the process ends with its input.
There is no Qt here.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

from core.papers.again import Again
from core.papers.export import PaperError
from core.papers.privacy import LeakError
from core.store.connection import PlanError


def main(arguments: Sequence[str]) -> int:
    """Make what standard input asks for, one after the other, until it ends."""
    papers = Again(Path(arguments[0]))
    for line in sys.stdin:
        wanted = json.loads(line)
        try:
            pdf = papers.pdf(wanted["paper"], wanted["option"], private=wanted.get("private", False))
            told = {"pdf": b64encode(pdf).decode()}
        except (PaperError, PlanError, LeakError) as error:
            told = {"failed": str(error)}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
    papers.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
