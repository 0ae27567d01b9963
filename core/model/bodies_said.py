"""What kinds of bodies are called in sentences, one and several."""

from __future__ import annotations

from core.model.entities.structure import ORGANISATION_KINDS
from core.model.words import count

_SINGULARS = {"unit": "unit", "other": "other body"}
_PLURALS = {
    "arms_length_body": "arm’s-length bodies",
    "unit": "units",
    "system": "local systems",
    "other": "other bodies",
}


def bodies_said(number: int) -> str:
    """Return “1 body”, “4 bodies”."""
    return count(number, "body", "bodies")


def of_body_kind(number: int, kind: str | None) -> str:
    """Return “1 region”, “42 local systems”; a kind that is not known is “other bodies”."""
    known = kind if kind in ORGANISATION_KINDS else "other"
    return count(number, _SINGULARS.get(known, ORGANISATION_KINDS[known].lower()), _PLURALS.get(known))
