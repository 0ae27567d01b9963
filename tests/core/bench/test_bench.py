"""The benchmark has every row, each beside its limit; how long anything takes is not for tests to say."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from core.bench import (
    SUBJECTS,
    checks,
    drawing,
    models,
    papers,
    processes,
    register,
    schedules,
    steps,
    storage,
)
from core.bench.rows import Bench, Row, shown
from core.bench.timing import always, interleaved, timed

ROWS = {
    "Load the plan whole",
    "Open it, with every check",
    "One edit, in an option",
    "One edit, of the as-is",
    "Switch a move off or on",
    "A step of 200 rows",
    "Undo of 200 rows",
    "Switch to an option not seen yet",
    "Difference of two options",
    "Reconciliation",
    "Roll-up",
    "Every measure",
    "Every check",
    "Checks after another name of a body",
    "Checks after another amount",
    "Add 60 bodies in one step",
    "Undo of 60 bodies",
    "Lay out 60 bodies",
    "Its width over its height",
    "Table of who answers to whom",
    "Picture of who answers to whom",
    "Shapes in it",
    "Work out the schedules",
    "Write them for Excel",
    "Lay out the money flow of 100 bodies",
    "As-is and option beside each other",
    "Make the sample",
    "Write its papers",
    "Preview after an edit",
    "Draw its longest paper",
    "Write the paper of an option, 60 bodies",
}
QUICK = [storage, steps, models, checks, register, drawing, schedules, papers]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A benchmark of the smallest plan, one round of each."""
    return Bench(tmp_path_factory.mktemp("bench"), "workshop", rounds=1)


def test_every_row_is_there_and_took_some_time(bench: Bench) -> None:
    rows = [row for subject in QUICK for row in subject.measure(bench)]
    assert {row.what for row in rows} == ROWS
    assert len(rows) == len(ROWS)
    for row in rows:
        assert row.ours > 0
        assert row.limit is None or row.limit > 0
        assert row.target > 0 or row.allowed > 0


def test_no_subject_is_left_out() -> None:
    assert set(SUBJECTS.values()) == {subject.measure for subject in [*QUICK, processes]}


@pytest.mark.slow
def test_processes_are_measured_too(bench: Bench) -> None:
    found = [row.what for row in processes.measure(bench)]
    frames = ["Worst frame, 10,000 boxes", "Worst frame, matrix of 1,000 × 60"]
    memory = ["Memory with the plan open", "Memory to write the paper of an option"]
    assert found == [*memory, "Start to first paint", *frames]


def test_a_plan_without_options_has_no_edits_to_measure(tmp_path: Path) -> None:
    register_ = Bench(tmp_path, "register", rounds=1)
    assert list(steps.measure(register_)) == list(models.measure(register_)) == []
    assert list(checks.measure(register_)) == []


def test_the_plan_is_made_once_and_copied(bench: Bench) -> None:
    assert bench.plan is bench.plan
    copy = bench.copy("another")
    assert copy != bench.plan
    assert copy.read_bytes() == bench.plan.read_bytes()


def test_a_target_is_times_the_limit_and_what_is_allowed_beside_it() -> None:
    row = Row("An edit", 0.012, 0.002, 2.0, 0.008)
    assert row.ok
    assert row.ratio == 6.0
    assert row.aim == "≤ 2 × + 8.0 ms"
    assert not Row("An edit", 0.0121, 0.002, 2.0, 0.008).ok


def test_without_a_limit_what_is_allowed_is_the_target() -> None:
    row = Row("Papers", 2.0, allowed=3.0)
    assert row.ok
    assert row.ratio is None
    assert row.aim == "≤ 3.00 s"
    assert not Row("Papers", 3.1, allowed=3.0).ok


def test_a_row_tells_programs_what_it_tells_people() -> None:
    assert Row("A load", 1.0, 2.0, 3.0).told() == {
        "what": "A load",
        "ours": 1.0,
        "limit": 2.0,
        "target": 3.0,
        "allowed": 0.0,
        "unit": "s",
        "note": "",
        "ratio": 0.5,
        "ok": True,
    }


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [(0.0123, "s", "12.3 ms"), (1.234, "s", "1.23 s"), (231.4, "MB", "231 MB"), (1.8, ": 1", "1.80 : 1")],
)
def test_a_value_is_shown_in_the_size_that_suits_it(value: float, unit: str, expected: str) -> None:
    assert shown(value, unit) == expected


def test_both_take_turns_and_the_first_round_does_not_count() -> None:
    turns: list[str] = []
    ours, limit = interleaved(always(lambda: turns.append("ours")), always(lambda: turns.append("limit")), 2)
    assert turns == ["ours", "limit"] * 3
    assert ours > 0
    assert limit > 0


def test_the_collector_is_as_it_was_after_work_that_fails() -> None:
    def fails() -> None:
        assert not gc.isenabled()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        timed(fails)
    assert gc.isenabled()
