"""The shipped sample, made once for all tests of the core."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.samples import create


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the shipped sample. Not to be written to."""
    path = tmp_path_factory.mktemp("sample") / "sample.remit"
    create(path, "nhs-digital-2020").close()
    return path
