"""Whatever is done, in whatever layer, every option can be had back exactly: undone, redone, reopened."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from core.model.edits import Edit, EditError
from core.store.store import Store
from tests.core.store.oracle import in_memory, on_disk
from tests.core.strategies import STEPS
from tests.small import QUICK

Steps = list[tuple[str, list[Edit]]]


@contextmanager
def copy_of(plan: Path) -> Iterator[Path]:
    """Copy a plan to where writing is quickest: there will be thousands of steps."""
    with tempfile.TemporaryDirectory(dir=QUICK) as folder:
        yield Path(shutil.copyfile(plan, Path(folder) / "plan.remit"))


@given(steps=st.lists(STEPS, max_size=12))
def test_undo_and_redo_return_every_option_and_so_does_the_file(small_plan: Path, steps: Steps) -> None:
    with copy_of(small_plan) as path:
        store = Store.open(path)
        states, labels = [in_memory(store)], []
        for number, (layer, edits) in enumerate(steps):
            try:
                touched = store.apply(f"Step {number}", edits, layer)
            except EditError:
                touched = frozenset()
            assert in_memory(store) == on_disk(path)
            if touched:
                states.append(in_memory(store))
                labels.append(f"Step {number}")
            else:
                assert in_memory(store) == states[-1]
        for state, label in zip(reversed(states[:-1]), reversed(labels), strict=True):
            assert store.undo() == label
            assert in_memory(store) == state == on_disk(path)
        assert store.undo() is None
        store.close()
        store = Store.open(path)
        assert in_memory(store) == states[0]
        for state, label in zip(states[1:], labels, strict=True):
            assert store.redo() == label
            assert in_memory(store) == state == on_disk(path)
        assert store.redo() is None
        assert store.health() == []
        store.close()
        store = Store.open(path)
        assert in_memory(store) == states[-1]
        store.close()


@given(steps=st.lists(st.tuples(STEPS, st.booleans()), min_size=1, max_size=12))
def test_a_model_asked_for_now_and_then_is_the_same_as_one_made_anew(
    small_plan: Path, steps: list[tuple[tuple[str, list[Edit]], bool]]
) -> None:
    with copy_of(small_plan) as path:
        store = Store.open(path)
        in_memory(store)
        for (layer, edits), looks in steps:
            try:
                store.apply("Step", edits, layer)
            except EditError:
                store.undo()
            if looks:
                assert in_memory(store) == on_disk(path)
        assert in_memory(store) == on_disk(path)
        store.close()
