"""How low a body stands: its tier as a number, national first."""

from __future__ import annotations

from core.model.entities.structure import TIERS
from core.model.model import Model

_RANK = {tier: rank for rank, tier in enumerate(TIERS)}


def rank_of(model: Model, id: str | None) -> int:
    """Return how low the tier of a body is, or of the nearest above that has one; 0: national, or unknown."""
    return next((_RANK[body.tier] for body in model.path(id) if body.tier in _RANK), 0)
