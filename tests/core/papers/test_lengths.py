"""How long papers are: a board reads a summary of one page, and a body of no more than about ten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.papers import PAPERS
from core.papers.blocks import Heading
from core.papers.brief import Brief, OptionBrief, brief_of
from core.papers.render.pdf.layout import Layout
from core.papers.render.pdf.pages import paginated
from core.store.store import Store

LONGEST = 12
"""Pages of a body, its contents and its chart included: ten of text."""


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
        end = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.appendix)
        blocks = blocks[1:end]
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


def test_a_cover_has_two_pages_at_most_and_all_that_is_asked_on_the_first(sample_brief: Brief) -> None:
    for option in options(sample_brief):
        cover = PAPERS["option-paper"].blocks(sample_brief, option)[0]
        first, *rest = paginated(Layout([cover]).strips())
        assert len(rest) <= 1
        said = [getattr(mark, "text", "") for _, strip in first.strips for mark in strip.marks]
        assert any("decide whether to" in text for text in said)
        assert any(text.startswith("iii.") for text in said)
