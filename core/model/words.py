"""Saying numbers and lists as a person would write them."""

from __future__ import annotations

from collections.abc import Sequence


def count(number: int, one: str, several: str | None = None) -> str:
    """Return “1 post”, “4 posts”, “no posts”."""
    noun = one if number == 1 else several or one + "s"
    return f"{number:,} {noun}" if number else f"no {noun}"


def listed(parts: Sequence[str], most: int = 0) -> str:
    """Return “a, b and c”; past `most` (0: all) the rest are counted: “a, b and 3 more”."""
    shown = list(parts)
    if most and len(shown) > most:
        shown = [*shown[:most], f"{len(parts) - most:,} more"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def pounds(pence: int, *, short: bool = False) -> str:
    """Return an amount as in a sentence: £588,000, £45.0 million, £1.2 billion; exact below a million.

    `short` is for narrow columns: £45.0m, £1.2bn.
    """
    sign, size = ("−" if pence < 0 else ""), abs(pence)
    for unit, name in ((10**11, "bn" if short else " billion"), (10**8, "m" if short else " million")):
        if size >= unit:
            tenths = (size * 10 + unit // 2) // unit
            return f"{sign}£{tenths // 10:,}.{tenths % 10}{name}"
    whole, part = divmod(size, 100)
    return f"{sign}£{whole:,}.{part:02d}" if part else f"{sign}£{whole:,}"


def wte(hundredths: int) -> str:
    """Return people as “2,900 WTE”, “12.5 WTE”."""
    sign, size = ("−" if hundredths < 0 else ""), abs(hundredths)
    decimals = f".{size % 100:02d}".rstrip("0") if size % 100 else ""
    return f"{sign}{size // 100:,}{decimals} WTE"


def sentence(text: str) -> str:
    """Return text with a capital first and a full stop last."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!", ":")) else ".")
