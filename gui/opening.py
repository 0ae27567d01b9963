"""Opening a plan beside the window, and the lock that says who has it open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # SQLModel triples the time to the first paint, so nothing here imports the store before the window shows.
    from core.store.store import Store

SAMPLE = "nhs-digital-2020"


def warm_up() -> None:
    """Import what the first edit, chart and page will need, so that none of them waits for it."""
    import core.figures.org_chart  # noqa: PLC0415
    import core.measures  # noqa: PLC0415
    import core.store.store  # noqa: F401, PLC0415


def opener(path: Path, *, read_only: bool = False) -> Callable[[], Store]:
    """Return the work of opening a plan."""

    def work() -> Store:
        warm_up()
        from core.store.store import Store  # noqa: PLC0415

        return Store.open(path, read_only=read_only)

    return work


def creator(path: Path, title: str) -> Callable[[], Store]:
    """Return the work of making a new, empty plan."""

    def work() -> Store:
        warm_up()
        from core.store.store import Store  # noqa: PLC0415

        return Store.create(path, title)

    return work


def sampler(path: Path, sample: str = SAMPLE) -> Callable[[], Store]:
    """Return the work of making the sample plan, or of opening it where it was made before."""

    def work() -> Store:
        warm_up()
        from core.samples import create  # noqa: PLC0415
        from core.store.store import Store  # noqa: PLC0415

        if path.exists():
            return Store.open(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        return create(path, sample)

    return work


class Lock:
    """Advice to a second window that a plan is open; the check inside each write is the guarantee."""

    def __init__(self, path: Path) -> None:
        from PySide6.QtCore import QLockFile  # noqa: PLC0415

        self._lock = QLockFile(str(path.with_name(f".{path.name}.lock")))
        self._lock.setStaleLockTime(0)

    def take(self) -> bool:
        """Take the lock; False if another window has it. Where no lock can be written, nobody has it."""
        return self._lock.tryLock(0) or self._lock.error() != self._lock.LockError.LockFailedError

    def take_over(self) -> None:
        """Take the lock from whoever has it."""
        self._lock.removeStaleLockFile()
        self._lock.tryLock(0)

    def free(self) -> None:
        """Let go of the lock."""
        self._lock.unlock()
