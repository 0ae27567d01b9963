"""How long papers are: a board reads a summary of one page, and a body of no more than about ten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.papers import PAPERS
from core.papers.blocks import Heading, Table
from core.papers.brief import Brief, OptionBrief, brief_of
from core.papers.render.pdf.layout import Layout
from core.papers.render.pdf.pages import paginated
from core.papers.render.style import frame
from core.store.store import Store

LONGEST = 11
"""Pages of a body, from its purpose to its recommendation."""
FULL = 0.7
"""The share of each page of a body that is used, but the last."""
SCHEDULE = 45
"""Pages of an accountability schedule: 55 functions, 39 matters and 29 services, each in full."""


@pytest.fixture(scope="module")
def sample_brief(sample: Path) -> Brief:
    store = Store.open(sample, read_only=True)
    try:
        return brief_of(store)
    finally:
        store.close()


def pages(paper: str, brief: Brief, option: OptionBrief, *, body: bool = False) -> int:
    blocks = PAPERS[paper].blocks(brief, option)
    if body:
        headings = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
        end = next(n for n in headings if blocks[n].appendix)  # type: ignore[union-attr]  # it is a heading
        blocks = blocks[headings[0] : end]
    return len(paginated(Layout(blocks).strips()))


def options(brief: Brief) -> Iterator[OptionBrief]:
    assert len(brief.options) == 6
    yield from brief.options


def test_a_one_page_summary_is_one_page(sample_brief: Brief) -> None:
    assert [pages("one-page", sample_brief, option) for option in options(sample_brief)] == [1] * 6


def test_the_body_of_an_option_paper_is_short(sample_brief: Brief) -> None:
    assert (
        max(pages("option-paper", sample_brief, option, body=True) for option in options(sample_brief))
        <= LONGEST
    )


def test_an_accountability_schedule_is_no_longer_than_its_lines_ask(sample_brief: Brief) -> None:
    assert (
        max(pages("accountability-schedule", sample_brief, option) for option in options(sample_brief))
        <= SCHEDULE
    )


def test_a_table_that_is_cut_leaves_no_large_part_of_a_page_blank(sample_brief: Brief) -> None:
    for option in options(sample_brief):
        blocks = PAPERS["option-paper"].blocks(sample_brief, option)
        headings = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
        end = next(n for n in headings if blocks[n].appendix)  # type: ignore[union-attr]  # it is a heading
        *full, _ = paginated(Layout(blocks[headings[0] : end]).strips())
        assert min(page.used for page in full) > frame(wide=False)[1] * FULL


def test_a_cover_has_two_pages_at_most_and_all_that_is_asked_on_the_first(sample_brief: Brief) -> None:
    for option in options(sample_brief):
        cover = PAPERS["option-paper"].blocks(sample_brief, option)[0]
        first, *rest = paginated(Layout([cover]).strips())
        assert len(rest) <= 1
        said = [getattr(mark, "text", "") for _, strip in first.strips for mark in strip.marks]
        assert any("decide whether to" in text for text in said)
        assert any(text.startswith("iii.") for text in said)


def test_a_schedule_explains_the_short_names_it_uses_and_no_others(sample_brief: Brief) -> None:
    option = next(option for option in sample_brief.options if option.option.code == "E")
    blocks = PAPERS["accountability-schedule"].blocks(sample_brief, option)
    table = next(block for block in blocks if isinstance(block, Table) and block.caption.startswith("Who is"))
    text = "\n".join(cell for row in table.rows() for cell in row)
    told = [entry.split(": ")[0] for entry in table.note.rstrip(".").split("; ")]
    assert "NHSE" in told
    assert not [short for short in told if short not in text]
