"""Papers made for the preview by a process beside the window (`gui/widgets/told_process.py` says why)."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.widgets.export_job import Row
from gui.widgets.told_process import ToldProcess


class _Making(ToldProcess):
    """Makes paper after paper, as it is told."""

    made = Signal(bytes)

    what, done = "The paper", "made"

    def hear(self, told: Mapping[str, Any]) -> None:
        """Tell of a paper that is made."""
        self.made.emit(b64decode(told["pdf"]))


class PreviewMaker(QObject):
    """Makes the newest paper asked for; what was asked for meanwhile and is no longer wanted is left out."""

    made = Signal(object, bytes)
    """(row, PDF)"""
    failed = Signal(str)
    """Why a paper could not be made, in a sentence."""

    def __init__(self, plan: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._plan = plan
        self._making: Row | None = None
        self._next: tuple[Row, bool] | None = None
        self._process: _Making | None = None

    @property
    def busy(self) -> bool:
        """Whether a paper is being made."""
        return self._making is not None

    def ask(self, row: Row, *, private: bool = False) -> None:
        """Make a paper, its public or private copy: now, or when the one under way is done."""
        if self.busy:
            self._next = row, private
            return
        self._making = row
        if self._process is None or not self._process.running:
            self._start()
        if self._process is not None:
            self._process.say({"paper": row[0], "option": row[1], "private": private})

    def stop(self) -> None:
        """End the process, for nobody looks; the next question starts another."""
        self._making = self._next = None
        if self._process is not None:
            self._process.abandon()
            self._process.deleteLater()
            self._process = None

    def _start(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
        self._process = _Making("gui.preview_worker", [str(self._plan)], self)
        self._process.made.connect(self._made)
        self._process.failed.connect(self._failed)
        self._process.start()

    def _made(self, pdf: bytes) -> None:
        row = self._making
        self._go_on()
        if row is not None:
            self.made.emit(row, pdf)

    def _failed(self, why: str) -> None:
        self._go_on()
        self.failed.emit(why)

    def _go_on(self) -> None:
        """Make the paper that was asked for meanwhile, if any."""
        self._making, after = None, self._next
        self._next = None
        if after is not None:
            row, private = after
            self.ask(row, private=private)
