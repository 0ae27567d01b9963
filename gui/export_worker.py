"""Writes papers in a process of its own: `python -m gui.export_worker PLAN FOLDER`.

What to write is one JSON line on standard input: {"papers": [[paper id, [option ids]], …], "formats": [id,
…], "template": path or "", "private": whether also copies with what public ones withhold}. What happens is
told line by line, as JSON, on standard output. A second line on standard input, whatever it says, stops after
the paper that is being written. There is no Qt here.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.papers import PAPERS
from core.papers.brief import brief_of
from core.papers.export import PaperError, export_brief
from core.store.connection import PlanError
from core.store.store import Store


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write. `papers` are (paper id, ids of options); for one about all options there are none."""

    papers: Sequence[tuple[str, Sequence[str]]]
    formats: Sequence[str]
    template: str
    private: bool = False
    password: str = ""
    attach_data: bool = False

    def look(self) -> Path | None:
        """Return the document whose styles Word papers take, if any."""
        return Path(self.template) if self.template else None


def write(plan: Path, folder: Path, wanted: Wanted, stop: threading.Event) -> None:
    """Write the papers, telling each that is begun, each file that is written, and why one was not."""
    store = Store.open(plan, read_only=True)
    try:
        brief = brief_of(store, with_data=wanted.attach_data)
    finally:
        store.close()
    begun = 0
    for paper, options in wanted.papers:
        if stop.is_set():
            break
        copies = 2 if wanted.private else 1
        each = list(options) if PAPERS[paper].per_option else [""]
        names: list[str] = []
        try:
            files = export_brief(
                brief,
                folder,
                each if each != [""] else None,
                [paper],
                formats=wanted.formats,
                template=wanted.look(),
                private=wanted.private,
                password=wanted.password,
                progress=_teller(names, begun),
                cancelled=stop.is_set,
            )
        except PaperError as error:
            files = error.written
            _tell(failed=str(error))
        _tell_files(files, names, [(paper, option) for option in each for _ in range(copies)])
        begun += len(each) * copies


def main(arguments: Sequence[str]) -> int:
    """Do as standard input says; return the exit code: 2 if the plan cannot be read."""
    stop = threading.Event()
    wanted = Wanted(**json.loads(sys.stdin.readline()))
    threading.Thread(target=_wait_for_stop, args=[stop], daemon=True).start()
    try:
        write(Path(arguments[0]), Path(arguments[1]), wanted, stop)
    except (PlanError, PaperError) as error:
        _tell(failed=str(error))
        return 2
    return 0


def _wait_for_stop(stop: threading.Event) -> None:
    """Stop at the next line; also at the end of input, for then whoever asked for papers is gone."""
    sys.stdin.readline()
    stop.set()


def _teller(names: list[str], begun: int) -> Any:
    """Return what tells of each paper that is begun, and notes its name."""

    def progress(done: int, of: int, name: str) -> None:
        if done < of:
            names.append(name)
            _tell(begun=begun + done, name=name)

    return progress


def _tell_files(files: Iterable[Path], names: Sequence[str], rows: Sequence[tuple[str, str]]) -> None:
    """Tell of each file which paper it is: the exporter named them in the order of the rows."""
    by_name = dict(zip(names, rows, strict=False))
    for file in files:
        if row := by_name.get(file.stem):
            _tell(written=str(file), paper=row[0], option=row[1])


def _tell(**what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
