"""Days as people write them: 13 November 2020.

Never by strftime, which writes the month in the language of the computer.
"""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_PATTERNS = (
    (r"(\d{4})-(\d{1,2})-(\d{1,2})", "ymd"),
    (r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", "dmy"),
    (r"(\d{1,2})\s+([a-z]{3,9})\.?,?\s+(\d{4})", "dmy"),
)


def spoken(day: str) -> str:
    """Return 2020-11-13 as 13 November 2020."""
    year, month, number = day.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def understood(text: str) -> str | None:
    """Return 2020-11-13 from that, 13/11/2020, 13 Nov 2020 or 13 November 2020; None if it is no day."""
    for pattern, order in _PATTERNS:
        if found := re.fullmatch(pattern, text.casefold(), re.ASCII):
            parts = dict(zip(order, found.groups(), strict=True))
            day = f"{parts['y']}-{_month(parts['m']):02d}-{parts['d'].zfill(2)}"
            return day if is_day(day) else None
    return None


def is_day(text: str) -> bool:
    """Return whether text is a day as a plan keeps it: 2020-11-13."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _month(word: str) -> int:
    """Return the number of the month that a word gives or begins; 0, which is none, for any other word."""
    if word.isdigit():
        return int(word)
    found = (number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(word))
    return next(found, 0)
