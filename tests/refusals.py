"""Asserting that something is refused, with exactly these words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def refused(error: type[Exception], message: str) -> Iterator[None]:
    """Assert that what is inside raises error with that message."""
    with pytest.raises(error) as caught:
        yield
    assert str(caught.value) == message, str(caught.value)
