"""Text as any document may hold it."""

from __future__ import annotations

import re

_BANNED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""What XML may not hold, what nobody sees, and what turns the text after it round."""


def legible(text: str) -> str:
    """Return text on one line, without what XML may not hold and what turns the text around it."""
    return " ".join(_BANNED.sub("", text).split())
