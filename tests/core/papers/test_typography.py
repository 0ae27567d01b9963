"""What a typographer would look at, in every paper of the sample: sizes of text, how pages begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.drawing.shapes import Label
from core.papers.render.pdf.layout import Layout
from core.papers.render.pdf.pages import Page, paginated
from core.papers.render.pdf.strips import Picture, Strip, Text
from core.papers.render.style import frame
from tests.core.papers.sample_papers import sample_papers

BODY, CHART = 12.0, 9.0
"""Points that the text of papers, and that of charts, has at least (the issue; GOV.UK for the body)."""


@pytest.fixture(scope="module")
def papers(sample: Path) -> dict[str, list[Page]]:
    """Every paper of the sample, as pages."""
    return {
        name: paginated(Layout(blocks).strips()) for name, blocks in sample_papers(sample, "html").items()
    }


def strips(papers: dict[str, list[Page]]) -> Iterator[Strip]:
    for pages in papers.values():
        for page in pages:
            yield from (strip for _, strip in page.strips)


def test_text_is_large_enough_to_read(papers: dict[str, list[Page]]) -> None:
    sizes = {mark.style.size for strip in strips(papers) for mark in strip.marks if isinstance(mark, Text)}
    assert min(sizes) >= BODY


def test_text_of_charts_is_large_enough_as_it_is_printed(papers: dict[str, list[Page]]) -> None:
    pictures = [mark for strip in strips(papers) for mark in strip.marks if isinstance(mark, Picture)]
    assert len(pictures) > 15  # of each option the whole, who answers to whom, and what changes
    for picture in pictures:
        labels = [shape for shape in picture.drawing.shapes if isinstance(shape, Label)]
        assert min(label.size for label in labels) * picture.scale >= CHART


def test_no_heading_is_the_last_thing_on_a_page(papers: dict[str, list[Page]]) -> None:
    for name, pages in papers.items():
        for number, page in enumerate(pages, 1):
            assert (name, number, page.strips[-1][1].bookmark) == (name, number, None)


def test_everything_is_within_its_page(papers: dict[str, list[Page]]) -> None:
    for pages in papers.values():
        for page in pages:
            assert page.used <= frame(wide=page.wide)[1] + 0.02
