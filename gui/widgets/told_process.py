"""Work under way in a process of its own, which tells how it goes line by line.

A process and not a thread: what writes papers and workbooks is Python from end to end, so that a thread of it
would take turns with the window's own, and frames would wait. A process also leaves the window alone if it
dies.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import gui


class ToldProcess(QObject):
    """Runs a module of ours; each line of JSON that it prints is heard. Subclasses say what lines mean."""

    failed = Signal(str)
    """Why something was not done, in a sentence."""
    over = Signal()

    what = "The work"
    """What is under way, as a sentence begins; and what becomes of it."""
    done = "done"

    def __init__(self, module: str, arguments: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._rest = b""
        self.cancelled = False
        self._process = QProcess(self)
        self._process.setProgram(sys.executable)
        self._process.setArguments(["-m", module, *arguments])
        self._process.setProcessEnvironment(_environment())
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._not_started)
        parent.destroyed.connect(self.abandon)

    @property
    def running(self) -> bool:
        """Whether there is still somebody to tell something."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def start(self) -> None:
        """Begin."""
        self._process.start()

    def cancel(self) -> None:
        """Stop as soon as nothing is half written."""
        self.cancelled = True
        self._process.write(b"stop\n")

    def abandon(self) -> None:
        """Stop at once, for whoever wanted it is gone; a file is written whole or not at all."""
        self._process.finished.disconnect(self._finished)
        self._process.kill()
        self._process.waitForFinished(2000)

    def say(self, what: Any) -> None:
        """Tell the process something, as one line of JSON."""
        self._process.write(json.dumps(what).encode() + b"\n")

    def hear(self, told: Mapping[str, Any]) -> None:
        """Make of one line what it means."""
        raise NotImplementedError

    def _hear(self) -> None:
        *lines, self._rest = (self._rest + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        for line in lines:
            told = json.loads(line)
            if "failed" in told:
                self.failed.emit(told["failed"])
            else:
                self.hear(told)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._hear()
        if status is not QProcess.ExitStatus.NormalExit or code not in (0, 2):
            said = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
            why = said.splitlines()[-1] if said else "the work stopped"
            self.failed.emit(f"{self.what} could not be {self.done}: {why}.")
        self.over.emit()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.failed.emit(f"{self.what} could not be {self.done}: the work could not be started.")
            self.over.emit()


def _environment() -> QProcessEnvironment:
    """Return this environment, in which the process finds the same program as this one."""
    found = QProcessEnvironment.systemEnvironment()
    root = str(Path(gui.__file__).parents[1])
    path = found.value("PYTHONPATH")
    found.insert("PYTHONPATH", f"{root}{_SEPARATOR}{path}" if path else root)
    found.insert("PYTHONIOENCODING", "utf-8")
    return found


_SEPARATOR = ";" if sys.platform == "win32" else ":"
