"""When it says saved it is on disk: whoever kills the program, and whenever."""

from __future__ import annotations

import shutil
import time
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest

from core.store.store import Store
from tests.core.store.children import context, number, write_until_killed


def kill_again_and_again(path: Path, kills: int, *, too_early: bool = False) -> list[str]:
    """Kill a process that writes, at moments that nobody chose; return what was lost or broken, in words."""
    chance = Random(2020)  # noqa: S311
    faults, steps, journals = [], 0, 0
    for kill in range(kills):
        ours, theirs = context().Pipe(duplex=False)
        process = context().Process(  # type: ignore[attr-defined]  # every context has one
            target=write_until_killed, args=(path, theirs, kill), kwargs={"too_early": too_early}
        )
        process.start()
        theirs.close()
        told = [ours.recv() for _ in range(chance.randrange(1, 16))]
        time.sleep(chance.uniform(0, 0.004))  # a step takes about two thousandths of a second
        process.kill()
        process.join()
        told += received(ours)
        steps += sum(word == "done" for word, _ in told) - 1
        journals += path.with_name(path.name + "-journal").exists()
        done = [at for word, at in told if word == "done"][-1]
        store = Store.open(path)
        faults += store.health()
        # What was in the air when the knife fell may be there or not, but whole.
        if number(store) not in {done, told[-1][1]} or (too_early and number(store) != done):
            faults.append(f"lost: told of {done}, but the file has {number(store)}")
        store.close()
    assert steps > kills
    assert journals  # some kills fell into a write
    return faults


def received(pipe: Connection) -> list[tuple[str, int]]:
    """Return everything that was told before the end."""
    found: list[tuple[str, int]] = []
    try:
        while pipe.poll(0):
            found.append(pipe.recv())
    except EOFError:
        pass
    pipe.close()
    return found


def test_no_acknowledged_step_is_lost_when_the_program_is_killed(plan: Path) -> None:
    assert kill_again_and_again(plan, 40) == []


def test_acknowledging_before_the_commit_would_be_found_out(plan: Path) -> None:
    """The control: a program that says saved too early loses steps, and this test sees it."""
    assert any(fault.startswith("lost") for fault in kill_again_and_again(plan, 15, too_early=True))


@pytest.mark.slow
def test_no_acknowledged_step_is_lost_in_a_long_series_of_kills(plan: Path, tmp_path: Path) -> None:
    for series in range(3):
        copy = Path(shutil.copyfile(plan, tmp_path / f"{series}.remit"))
        assert kill_again_and_again(copy, 100) == []
