"""What has changed under an option since its moves were made."""

from __future__ import annotations

from core.papers.blocks import Block, Bullets, Heading, Paragraph
from core.papers.brief import OptionBrief


def drift(option: OptionBrief) -> list[Block]:
    """Return what a reader should know before relying on the option; nothing where all is as it was."""
    if not option.drift:
        return []
    return [
        Heading("What has changed under this option"),
        Paragraph(
            "The as-is, or the option that this one stands on, has been corrected since some of its moves "
            "were made. The option still says what its moves say; please confirm that this is still meant."
        ),
        Bullets(option.drift),
    ]
