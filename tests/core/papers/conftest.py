"""What the tests of papers share: the small plan, told as a brief."""

from __future__ import annotations

import pytest

from core.papers.brief import Brief, brief_of
from core.store.store import Store


@pytest.fixture
def brief(store: Store) -> Brief:
    """The brief of the small plan."""
    return brief_of(store)
