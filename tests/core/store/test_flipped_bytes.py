"""A file in which bytes were flipped opens, or says that it is damaged; nothing else, and at once."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from core.model.edits import Set
from core.store.connection import PlanError
from core.store.store import Store
from tests.core.store.hostile import assert_tells, refusal
from tests.small import NORTH, QUICK

SEEDS = [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 40))]


@pytest.fixture
def strange() -> Iterator[Path]:
    """Where a strange file may be put."""
    with tempfile.TemporaryDirectory(dir=QUICK) as folder:
        yield Path(folder) / "strange.remit"


@pytest.fixture
def used(plan: Path) -> bytes:
    """The bytes of a plan with a history: steps done and undone."""
    store = Store.open(plan)
    for name in ("One", "Two", "Three"):
        store.apply("Rename", [Set(NORTH, "name", name)], "a1")
    store.undo()
    store.close()
    return plan.read_bytes()


def try_out(path: Path, content: bytes | bytearray) -> None:
    """Open a strange file, and use it where it opens; whatever goes wrong has to be a PlanError."""
    path.write_bytes(content)
    if refusal(path) is not None:
        return
    store = Store.open(path)
    for act in (store.undo, store.redo, store.history, store.health):
        try:
            act()
        except PlanError as error:
            assert_tells(str(error), path.name)  # most files cause none
    store.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_one_flipped_bit_is_damage_or_does_no_harm(used: bytes, strange: Path, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # the same every time is what is wanted
    for _ in range(75):
        content = bytearray(used)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        try_out(strange, content)


def test_every_byte_of_the_header_may_be_wrong(used: bytes, strange: Path) -> None:
    for at in range(100):
        content = bytearray(used)
        content[at] ^= 0xFF
        try_out(strange, content)


@pytest.mark.parametrize("seed", SEEDS)
def test_torn_swapped_and_emptied_pages_are_damage_or_do_no_harm(
    used: bytes, strange: Path, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311
    pages = len(used) // 4096
    for _ in range(20):
        for tear in (_noise, _swapped, _emptied):
            content = bytearray(used)
            tear(content, chance, pages)
            try_out(strange, content)


def test_the_letters_of_a_history_may_be_wrong(used: bytes, strange: Path) -> None:
    begin = used.index(b'{"organisation"')
    for at in range(begin, begin + 120, 3):
        content = bytearray(used)
        content[at] = ord("~")
        try_out(strange, content)


def _noise(content: bytearray, chance: Random, pages: int) -> None:
    at = chance.randrange(pages * 4096)
    content[at : at + 64] = chance.randbytes(len(content[at : at + 64]))


def _swapped(content: bytearray, chance: Random, pages: int) -> None:
    one, other = (4096 * page for page in chance.sample(range(pages), 2))
    content[one : one + 4096], content[other : other + 4096] = (
        content[other : other + 4096],
        content[one : one + 4096],
    )


def _emptied(content: bytearray, chance: Random, pages: int) -> None:
    at = 512 * chance.randrange(pages * 8)
    content[at : at + 512] = bytes(512)
