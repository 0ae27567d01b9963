"""Work that would make the window wait, done beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal


class Background(QThread):
    """One piece of work in a thread. `done` carries what it returned, `failed` why it did not."""

    done = Signal(object)
    failed = Signal(Exception)

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.finished.connect(self.deleteLater)

    # Qt overrides

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001  # whoever listens decides what it means
            self.failed.emit(error)
        else:
            self.done.emit(result)


def in_background(
    parent: QObject,
    work: Callable[[], Any],
    done: Callable[[Any], None],
    failed: Callable[[Exception], None],
) -> Background:
    """Start work in a thread; `done` or `failed` is called in the window's own."""
    found = Background(work, parent)
    found.done.connect(done)
    found.failed.connect(failed)
    found.start()
    return found
