"""One thing under two names, with a home for each.

Names are the same if they have the same words, in any order and number, or the same letters. They are nearly
the same if all words but one are, and that one is spelled nearly alike; words with a digit must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Function
from core.model.key import Key

ALIKE = 0.85
"""How alike two words have to be, from 0 to 1, to be taken for one."""
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
Words = frozenset[str]
_WORD = re.compile(r"\w+")
_CROWD = 30
"""So many names that share all words but one are a series, and no slip of the pen."""


@check(
    "NAM001",
    "Duplicate function names",
    Severity.NOTE,
    "Public Accounts Committee, Digital transformation in the NHS (HC 680, November 2020)",
    reads=(Function,),
)
def duplicate_function(case: Case) -> Iterator[Finding]:
    """No two functions have the same name, or nearly the same."""
    spelled = {id_: _WORD.findall(name.casefold()) for id_, name in case.duties.items()}
    words = {id_: frozenset(_singular(word) for word in found) - _SMALL for id_, found in spelled.items()}
    pairs = {*_same(spelled, words), *_nearly(words)}
    for one, other in sorted(pairs):
        message = f"“{case.duties[one]}” and “{case.duties[other]}” may be the same function."
        yield Finding(Key("function", one), message, (Key("function", other),))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _same(spelled: Mapping[str, list[str]], words: Mapping[str, Words]) -> Iterator[tuple[str, str]]:
    """Yield pairs whose names have the same words, or the same letters and digits."""
    groups: dict[Words | str, list[str]] = {}
    for id_, found in spelled.items():
        for same in (words[id_], "".join(found)):
            if same:
                groups.setdefault(same, []).append(id_)
    yield from _pairs(groups.values())


def _nearly(words: Mapping[str, Words]) -> Iterator[tuple[str, str]]:
    """Yield pairs whose names have the same words but for one, which is spelled nearly the same."""
    groups: dict[tuple[Words, str], list[str]] = {}
    for id_, found in words.items():
        for word in found:
            if word.isalpha():
                # Whoever slips, slips past the second letter; so only these are compared.
                groups.setdefault((found - {word}, word[:2]), []).append(id_)
    for one, other in _pairs(group for group in groups.values() if len(group) <= _CROWD):
        (mine,), (theirs,) = words[one] - words[other] or {""}, words[other] - words[one] or {""}
        if mine and theirs and SequenceMatcher(None, mine, theirs).ratio() >= ALIKE:
            yield one, other


def _pairs(groups: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
    for group in groups:
        if len(group) > 1:
            yield from combinations(sorted(group), 2)
