"""Papers for Word: to be edited, and pasted into a body's own template."""

from __future__ import annotations

from collections.abc import Sequence

from core.papers.blocks import Block
from core.papers.formats import Look, paper_format


@paper_format("docx", "Word", ending=".docx", place=20, templates=True)
def as_docx(blocks: Sequence[Block], look: Look) -> bytes:
    """Return a paper as the bytes of a Word document, in the styles of the template if there is one."""
    from core.papers.render.docx import docx  # noqa: PLC0415  # python-docx and lxml take their time

    return docx(blocks, look.template)
