"""An export of papers, under way in a process of its own."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import gui

Row = tuple[str, str]
"""(paper id, option id); the option is empty for a paper about all of them."""


class ExportJob(QObject):
    """Tells how far it is. Whatever was written stays, also where it was cancelled or failed.

    A process and not a thread: ReportLab is Python from end to end, so that a thread of it would take turns
    with the window's own, and frames would wait. A process also leaves the window alone if it dies.
    """

    begun = Signal(int, str)
    """(how many papers are done, the name of the next)"""
    written = Signal(object, Path)
    """(row, file)"""
    failed = Signal(str)
    """Why a paper was not written, in a sentence."""
    over = Signal()

    def __init__(
        self,
        plan: Path,
        folder: Path,
        rows: Sequence[Row],
        parent: QObject,
        *,
        formats: Sequence[str],
        template: Path | None = None,
        private: bool = False,
    ) -> None:
        super().__init__(parent)
        self._rest = b""
        self.cancelled = False
        self._wanted = {
            "papers": _by_paper(rows),
            "formats": list(formats),
            "template": str(template or ""),
            "private": private,
        }
        self._process = QProcess(self)
        self._process.setProgram(sys.executable)
        self._process.setArguments(["-m", "gui.export_worker", str(plan), str(folder)])
        self._process.setProcessEnvironment(_environment())
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._not_started)
        parent.destroyed.connect(self.abandon)

    def start(self) -> None:
        """Begin."""
        self._process.start()
        self._process.write(json.dumps(self._wanted).encode() + b"\n")

    def cancel(self) -> None:
        """Stop after the paper that is being written."""
        self.cancelled = True
        self._process.write(b"stop\n")

    def abandon(self) -> None:
        """Stop at once, for the page closes; a file is written whole or not at all."""
        self._process.finished.disconnect(self._finished)
        self._process.kill()
        self._process.waitForFinished(2000)

    def _hear(self) -> None:
        *lines, self._rest = (self._rest + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        for line in lines:
            told = json.loads(line)
            if "begun" in told:
                self.begun.emit(told["begun"], told["name"])
            elif "written" in told:
                self.written.emit((told["paper"], told["option"]), Path(told["written"]))
            else:
                self.failed.emit(told["failed"])

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._hear()
        if status is not QProcess.ExitStatus.NormalExit or code not in (0, 2):
            said = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
            why = said.splitlines()[-1] if said else "the work stopped"
            self.failed.emit(f"The papers could not be written: {why}.")
        self.over.emit()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.failed.emit("The papers could not be written: the work could not be started.")
            self.over.emit()


def _by_paper(rows: Sequence[Row]) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for paper, option in rows:
        found.setdefault(paper, []).extend([option] if option else [])
    return list(found.items())


def _environment() -> QProcessEnvironment:
    """Return this environment, in which the process finds the same program as this one."""
    found = QProcessEnvironment.systemEnvironment()
    root = str(Path(gui.__file__).parents[1])
    path = found.value("PYTHONPATH")
    found.insert("PYTHONPATH", f"{root}{_SEPARATOR}{path}" if path else root)
    found.insert("PYTHONIOENCODING", "utf-8")
    return found


_SEPARATOR = ";" if sys.platform == "win32" else ":"
