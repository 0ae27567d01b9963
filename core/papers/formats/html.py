"""Papers as web pages: one file each that needs nothing else, for any screen and any screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from core.papers.blocks import Block
from core.papers.formats import Look, paper_format


@paper_format("html", "HTML", ending=".html", place=30)
def as_html(blocks: Sequence[Block], _look: Look) -> bytes:
    """Return a paper as the bytes of a web page."""
    from core.papers.render.html import html  # noqa: PLC0415  # not before it is wanted

    return html(blocks).encode()
