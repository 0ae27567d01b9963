"""Where lines break: at spaces; in a word only where it alone is wider than a line, then with a hyphen."""

from __future__ import annotations

import re
from functools import cache

from core.drawing.metrics import text_width

SOFT = "\u00ad"
"""A hyphen that stands at the end of a line only: a reader joins what it parts."""
SHORTEST = 0.12
"""The share of a line that a word alone may not be shorter than at the end of a paragraph."""
_FEWEST_LEFT = 5
FEWEST = 3
"""How many letters of a word stay together on either side of a hyphen."""
_VOWELS = frozenset("aeiouyâàáäéèêëíîïóôöúûüŵŷAEIOUY")
_TOGETHER = frozenset(
    {"ch", "ck", "gh", "ng", "ph", "qu", "sc", "sh", "st", "th", "tr", "wh", "dd", "ll", "ff"}
)
_AFTER = frozenset("\u00a0-/_.,:;@&?=+)]}–—…·\\")
_BOUND = re.compile(
    r"(?<=\d) (?=(?:million|billion|thousand|WTE|January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b)|(?<=\bOption) (?=[A-Z]\b)|(?<=\b(?:Table|Paper)) (?=[A-Z]?\d)"
    r"|(?<=£) (?=million\b)"
)
"""Spaces at which no line breaks: £1.2 million, 13 November, Option D, Table 3."""


def broken(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Return text as the lines that fit a width, at least one; a line that a space ended keeps it.

    Without that space a screen reader would join the last word of a line to the first of the next.
    """
    room = width / size + 1e-9
    widths = _widths(bold)
    space = widths[" "]
    found: list[str] = []
    line: list[str] = []
    used = 0.0
    for word in _BOUND.sub("\u00a0", text).split(" "):
        wide = widths[word]
        if line and used + space + wide > room:
            found.append(" ".join(line) + " ")
            line = []
        if line:
            used += space + wide
            line.append(word)
            continue
        *pieces, rest = _pieces(word, room, bold=bold) if wide > room else [word]
        found += pieces
        line, used = [rest], widths[rest]
    found.append(" ".join(line))
    if len(line) == 1 and len(found) > 1 and used < room * SHORTEST:
        _filled(found)
    return found


def _filled(found: list[str]) -> None:
    """Let the last line, a word alone, have company: the last word of the line before, if that has some."""
    before = found[-2].split(" ")
    if found[-2].endswith(" ") and len(before) > _FEWEST_LEFT:
        found[-2] = " ".join(before[:-2]) + " "
        found[-1] = f"{before[-2]} {found[-1]}"


class _Widths(dict[str, float]):
    """How wide words are at a size of 1 point, filled in as they are met."""

    def __init__(self, *, bold: bool) -> None:
        self._bold = bold

    def __missing__(self, word: str) -> float:
        wide = text_width(word, 1.0, bold=self._bold)
        if len(word) < _LONGEST_KEPT and len(self) < _MOST_KEPT:
            self[word] = wide
        return wide


_LONGEST_KEPT, _MOST_KEPT = 40, 50_000


@cache
def _widths(bold: bool) -> _Widths:  # noqa: FBT001 (a cache key)
    return _Widths(bold=bold)


def _pieces(word: str, room: float, *, bold: bool) -> list[str]:
    """Return a word that is wider than a line as pieces that are not; all but the last end a line."""
    advances = _widths(bold)
    found: list[str] = []
    begin, used, hyphen = 0, 0.0, advances["-"]
    place = 0
    while place < len(word):
        wide = advances[word[place]]
        if used + wide <= room or place == begin:
            used, place = used + wide, place + 1
            continue
        if used + hyphen > room and place - begin > 1:
            place -= 1  # the hyphen needs its room
        cut, sign = _cut(word, begin, place)
        found.append(word[begin:cut] + sign)
        begin = place = cut
        used = 0.0
    return [*found, word[begin:]]


def _cut(word: str, begin: int, end: int) -> tuple[int, str]:
    """Return where a word is best broken, no later than `end`, and what is put at the end of its line."""
    for place in range(end, begin + 1, -1):
        if word[place - 1] in _AFTER and word[place - 2] not in _AFTER:
            return place, ""
    for place in range(end, begin + FEWEST - 1, -1):
        if _syllable(word, place):
            return place, SOFT
    return end, SOFT if word[end - 1 : end + 1].isalpha() else ""


def _syllable(word: str, place: int) -> bool:
    """Return whether a syllable seems to begin at a place: with a consonant before a vowel."""
    if len(word) - place < FEWEST or not word[place - FEWEST : place + FEWEST].isalpha():
        return False
    pair = word[place - 1 : place + 1].casefold()
    return word[place] not in _VOWELS and word[place + 1] in _VOWELS and pair not in _TOGETHER
