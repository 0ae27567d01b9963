"""What tests share: a small plan in a real file, and how long they search for trouble."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from core.store.store import Store
from tests.small import make_small

# A store writes to a real disk, so that no example has a deadline. Quick runs try the same examples every
# time, so that nobody's change fails for another's bug; a soak looks further each time.
settings.register_profile(
    "quick", max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
settings.register_profile(
    "soak", max_examples=2_000, deadline=None, print_blob=True, suppress_health_check=list(HealthCheck)
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --soak: run the slow tests too, and let every property look further."""
    parser.addoption("--soak", action="store_true", help="run the long soaks too")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how far properties look."""
    settings.load_profile("soak" if config.getoption("--soak") else "quick")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long soaks out, unless they are asked for."""
    if not config.getoption("--soak"):
        for item in items:
            if item.get_closest_marker("slow"):
                item.add_marker(pytest.mark.skip(reason="a long soak: run with --soak"))


@pytest.fixture(scope="session")
def small_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the small plan. Not to be written to: copy it."""
    path = tmp_path_factory.mktemp("small") / "small.remit"
    make_small(path).close()
    return path


@pytest.fixture
def plan(small_plan: Path, tmp_path: Path) -> Path:
    """A copy of the small plan, to do anything with."""
    return Path(shutil.copyfile(small_plan, tmp_path / "plan.remit"))


@pytest.fixture
def store(plan: Path) -> Iterator[Store]:
    """The small plan, open: options A, B and, standing on B, C (see tests/small.py)."""
    store = Store.open(plan, who="tester")
    yield store
    store.close()
