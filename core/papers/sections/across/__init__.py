"""Every option beside the others: options stand as columns, so many to a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.papers.blocks import Column
from core.papers.brief import OptionBrief

ACROSS = 7
"""How many options stand side by side in one table; more go into a second."""


def chunks(options: Sequence[OptionBrief]) -> Iterator[Sequence[OptionBrief]]:
    """Yield the options that go into each table."""
    for start in range(0, len(options), ACROSS):
        yield options[start : start + ACROSS]


def figure_columns(options: Sequence[OptionBrief]) -> list[Column]:
    """Return a column for the figures of the as-is and one for each option, under its letter."""
    letters = [Column(option.option.code, 0.09, "right") for option in options]
    return [Column("As-is", 0.1, "right"), *letters]
