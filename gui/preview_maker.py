"""Papers made for the preview by a process beside the window (`gui/preview_worker.py` says why not here)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from gui.widgets.export_job import Row, environment


class PreviewMaker(QObject):
    """Makes the newest paper asked for; what was asked for meanwhile and is no longer wanted is left out."""

    made = Signal(object, bytes)
    """(row, PDF)"""
    failed = Signal(str)
    """Why a paper could not be made, in a sentence."""

    def __init__(self, plan: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._plan = plan
        self._heard = b""
        self._size: int | None = None
        self._making: Row | None = None
        self._next: Row | None = None
        self._process: QProcess | None = None
        parent.destroyed.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether a paper is being made."""
        return self._making is not None

    def ask(self, row: Row) -> None:
        """Make a paper: now, or when the one under way is done."""
        if self.busy:
            self._next = row
            return
        self._making, self._next = row, None
        line = json.dumps({"paper": row[0], "option": row[1]}).encode() + b"\n"
        self._running().write(line)

    def stop(self) -> None:
        """End the process, for nobody looks; the next question starts another."""
        self._making = self._next = self._size = None
        self._heard = b""
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._ended)
            process.kill()
            process.waitForFinished(2000)
            process.deleteLater()

    def _running(self) -> QProcess:
        if self._process is None:
            process = self._process = QProcess(self)
            process.setProgram(sys.executable)
            process.setArguments(["-m", "gui.preview_worker", str(self._plan)])
            process.setProcessEnvironment(environment())
            process.readyReadStandardOutput.connect(self._hear)
            process.finished.connect(self._ended)
            process.errorOccurred.connect(self._not_started)
            process.start()
        return self._process

    def _hear(self) -> None:
        if self._process is None:
            return
        self._heard += bytes(self._process.readAllStandardOutput().data())
        while self._take():
            pass

    def _take(self) -> bool:
        """Take one answer out of what was heard; False where it is not there whole."""
        if self._size is None:
            line, end, rest = self._heard.partition(b"\n")
            if not end:
                return False
            self._heard, told = rest, json.loads(line)
            if "failed" in told:
                self._done(b"", told["failed"])
                return True
            self._size = told["size"]
        if len(self._heard) < self._size:
            return False
        pdf, self._heard, self._size = self._heard[: self._size], self._heard[self._size :], None
        self._done(pdf, "")
        return True

    def _done(self, pdf: bytes, why: str) -> None:
        """Tell of a paper, and go on with the one that was asked for meanwhile."""
        row, after = self._making, self._next
        self._making = self._next = None
        if after is not None:
            self.ask(after)
        if why:
            self.failed.emit(why)
        elif row is not None:
            self.made.emit(row, pdf)

    def _ended(self) -> None:
        """Say why the process ended by itself."""
        process = self._process
        said = (
            bytes(process.readAllStandardError().data()).decode(errors="replace").strip() if process else ""
        )
        self.stop()
        self.failed.emit(
            f"The paper could not be made: {said.splitlines()[-1] if said else 'the work stopped'}."
        )

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.stop()
            self.failed.emit("The paper could not be made: the work could not be started.")
