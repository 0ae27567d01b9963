"""Ids: words made once, that never change."""

from __future__ import annotations

import re
import secrets

_SHAPE = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")


def fresh(kind: str) -> str:
    """Return an id for a new entity that no other has, in any option or any copy of the plan."""
    return f"{kind.replace('_', '-')}-{secrets.token_hex(5)}"


def fits(id: object) -> bool:
    """Return whether something is fit to be an id: small letters, digits and hyphens, at most 100."""
    return isinstance(id, str) and _SHAPE.fullmatch(id) is not None
