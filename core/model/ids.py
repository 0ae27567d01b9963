"""Ids: words made once, that never change."""

from __future__ import annotations

import re
import secrets

from core.model.edits import EditError

_SHAPE = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")


def fresh(kind: str) -> str:
    """Return an id for a new entity that no other has, in any option or any copy of the plan."""
    return f"{kind.replace('_', '-')}-{secrets.token_hex(5)}"


def checked(id: str) -> str:
    """Return an id that somebody chose. EditError if it is not small letters, digits and hyphens."""
    if not _SHAPE.fullmatch(id):
        raise EditError(f"“{id[:40]}” cannot be an id: use small letters, digits and hyphens.")
    return id
