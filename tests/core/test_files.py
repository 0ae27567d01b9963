"""A file is there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.files import why, write_whole


def test_a_file_is_written_and_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    assert write_whole(path, b"one") == path
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"one")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            PermissionError(13, "Permission denied"),
            "it may not be written there, or another program has it open",
        ),
        (OSError(28, "No space left on device"), "there is no room left on the disk"),
        (OSError(21, "Is a directory."), "is a directory"),
    ],
)
def test_a_refusal_of_the_system_is_said_in_words(error: OSError, words: str) -> None:
    assert why(error) == words
