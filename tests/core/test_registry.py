"""A file in a folder is enough to exist."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.registry import Registry

PACKAGE = "from core.registry import Registry\nTHINGS: Registry[str] = Registry('things')\n"
HEAD = "from things import THINGS\n"


@pytest.fixture
def things(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Registry[str]]:
    """A package with two modules, each of which adds something."""
    folder = tmp_path / "things"
    folder.mkdir()
    (folder / "__init__.py").write_text(PACKAGE)
    (folder / "second.py").write_text(HEAD + "THINGS.add('b', 'B')\nTHINGS.add('a', 'A')\n")
    (folder / "first.py").write_text(HEAD + "len(THINGS)\nTHINGS.add('c', 'C')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module("things").THINGS
    for name in [name for name in sys.modules if name.split(".")[0] == "things"]:
        del sys.modules[name]


def test_what_the_files_of_a_folder_add_is_found_in_their_order(things: Registry[str]) -> None:
    assert list(things) == ["c", "b", "a"]
    assert things.items() == [("c", "C"), ("b", "B"), ("a", "A")]
    assert things.values() == ["C", "B", "A"]
    assert len(things) == 3


def test_a_thing_is_had_by_its_id(things: Registry[str]) -> None:
    assert things["b"] == things.get("b") == "B"
    assert "b" in things
    assert "x" not in things
    assert things.get("x") is None
    with pytest.raises(KeyError):
        things["x"]


def test_an_id_is_taken_once(things: Registry[str]) -> None:
    assert "a" in things
    with pytest.raises(ValueError, match="things already has 'a'"):
        things.add("a", "again")
