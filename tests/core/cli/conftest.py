"""Running a command as a person does, in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from core.cli import main


@dataclass(frozen=True)
class Answer:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output; an error if there is more there, or less."""
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The one line that says why it could not be done."""
        assert self.code == 2, self
        assert self.out == ""
        (line,) = self.err.splitlines()
        return line.removeprefix("remit: ")


Remit = Callable[..., Answer]


@pytest.fixture
def remit(capsys: pytest.CaptureFixture[str]) -> Remit:
    """Return what runs `remit` with these words."""

    def run(*words: object) -> Answer:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        said = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return Answer(code, said.out, said.err)

    return run
