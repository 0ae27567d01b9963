"""Papers as PDF: to print, and to publish as they are."""

from __future__ import annotations

from collections.abc import Sequence

from core.papers.blocks import Block
from core.papers.formats import Look, paper_format


@paper_format("pdf", "PDF", ending=".pdf", place=10, locks=True)
def as_pdf(blocks: Sequence[Block], look: Look) -> bytes:
    """Return a paper as the bytes of a PDF."""
    # Imported here because ReportLab would more than double the time to the window's first paint.
    from core.papers.render.pdf import pdf  # noqa: PLC0415

    return pdf(blocks, look)
