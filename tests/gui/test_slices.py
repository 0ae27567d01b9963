"""Long work is done in slices: the newest alone, and all of it at once when somebody cannot wait."""

from __future__ import annotations

from collections.abc import Iterator
from time import sleep

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from gui.widgets.slices import Slices


class Work:
    """Counts how far it has come."""

    def __init__(self, steps: int, seconds: float = 0.0) -> None:
        self.done = 0
        self._steps, self._seconds = steps, seconds

    def __iter__(self) -> Iterator[None]:
        for _ in range(self._steps):
            sleep(self._seconds)
            self.done += 1
            yield


@pytest.fixture
def owner(qapp: object) -> QObject:  # timers need a program
    return QObject()


def test_the_window_has_its_turn_between_slices(owner: QObject, qtbot: QtBot) -> None:
    slices, work = Slices(owner), Work(30, 0.002)
    seen: list[int] = []
    beside = QTimer(owner)
    beside.timeout.connect(lambda: seen.append(work.done))
    beside.start(0)
    slices.start(iter(work))
    assert work.done == 0
    qtbot.waitUntil(lambda: not slices.busy)
    assert work.done == 30
    assert len({done for done in seen if 0 < done < 30}) > 2


def test_newer_work_takes_the_place_of_what_was_begun(owner: QObject, qtbot: QtBot) -> None:
    slices, old, new = Slices(owner), Work(1_000, 0.001), Work(3)
    slices.start(iter(old))
    qtbot.waitUntil(lambda: old.done > 0)
    slices.start(iter(new))
    came = old.done
    qtbot.waitUntil(lambda: not slices.busy)
    assert (old.done, new.done) == (came, 3)


def test_all_that_is_left_is_done_at_once_when_asked_for(owner: QObject) -> None:
    slices, work = Slices(owner), Work(100)
    slices.start(iter(work))
    slices.finish()
    assert work.done == 100
    assert not slices.busy
    slices.finish()
