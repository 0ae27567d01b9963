"""Long work done in short slices, so that the window stays awake meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

SLICE = 0.008
"""Seconds of work before the window has its turn."""


class Slices(QObject):
    """Goes on with one iterator whenever nothing else is to be done. Another one takes its place."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether there is something left to do."""
        return self._work is not None

    def start(self, work: Iterator[object]) -> None:
        """Begin with something as soon as the window is idle; what was begun before is dropped."""
        self._work = work
        self._timer.start()

    def finish(self) -> None:
        """Do all that is left, now."""
        while self._work is not None:
            self._step()

    def _go_on(self) -> None:
        until = perf_counter() + SLICE
        while self._work is not None and perf_counter() < until:
            self._step()

    def _step(self) -> None:
        work = self._work
        try:
            next(work)  # type: ignore[arg-type]  # asked only while there is some
        except StopIteration:
            if self._work is work:
                self._work = None
                self._timer.stop()
        except BaseException:
            self._work = None
            self._timer.stop()
            raise
