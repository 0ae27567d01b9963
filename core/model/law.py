"""What the law asks of a structure: which bodies Parliament made, and what can unmake them."""

from __future__ import annotations

import re

STATUTORY = frozenset(
    {
        "executive_ndpb",
        "special_health_authority",
        "statutory_corporation",
        "nhs_trust",
        "foundation_trust",
        "local_authority",
    }
)
"""Legal forms that are made by an Act or under one, so that a meeting cannot unmake them."""
_DENIED = re.compile(r"\b(?:no|not|without)\b[^.;:]*", re.IGNORECASE)
_LEGISLATION = re.compile(
    r"\bActs?\b|\bBill\b|\bOrders?\b|\bS\.?I\.? \d{4}"
    r"|(?i:legislation|regulations|statutory instrument|\b(?:transfer|abolition|dissolution) order)"
)


def names_legislation(instrument: str) -> bool:
    """Return whether the text of an instrument names legislation; “no legislation” does not."""
    return bool(_LEGISLATION.search(_DENIED.sub("", instrument)))
