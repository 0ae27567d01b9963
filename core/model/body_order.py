"""The order in which people list bodies: by kind, then by name, with numbers in names as numbers."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from core.model.entities.structure import ORGANISATION_KINDS, Organisation

_DIGITS = re.compile(r"\d+")
_PLACES = {kind: place for place, kind in enumerate(ORGANISATION_KINDS)}


def listed_bodies(bodies: Collection[Organisation]) -> list[Organisation]:
    """Return bodies as people list them."""
    return sorted(bodies, key=body_place) if len(bodies) > 1 else list(bodies)


def body_place(body: Organisation) -> tuple[int, str, str]:
    """Return what to sort a body by."""
    return _PLACES.get(body.kind or "", len(_PLACES)), _folded(body.name), body.id


@lru_cache(maxsize=1 << 16)
def _folded(name: str) -> str:
    """Return a name as it is put in order; the same names are asked for again and again."""
    folded = name.casefold()
    return _DIGITS.sub(_filled, folded) if _DIGITS.search(folded) else folded


def _filled(digits: re.Match[str]) -> str:
    """Return a number so that 9 comes before 10 in the order of letters."""
    return digits[0].zfill(12)
