"""How one entity is named across every option."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """(kind, id): the slug of a kind and the id of an entity of it."""

    kind: str
    id: str
