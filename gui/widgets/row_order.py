"""Which rows of a table match what somebody typed, and in what order rows stand.

Both look at each different value of a column once, not at each row, and go over rows in C: a national plan
has 100,000 budget lines, but 10,000 bodies and five years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, compress
from operator import attrgetter, or_
from typing import Any

from core.model.fields import Choice, Field, Hundredths, Ref, Text
from core.model.kinds import Entity, Kind

ToText = Callable[[Entity, str], str]
"""Returns the value of a field of an entity as people read it."""
Folded = Callable[[str], Mapping[Any, str]]
"""Returns the different values of a column and, without letter case, how people read each."""


def sorted_by(
    rows: Sequence[Entity], name: str, kind: Kind, text: ToText, *, descending: bool = False
) -> list[Entity]:
    """Return rows by the value of a field, equal ones in the order they had; those without one come last."""
    spec = kind.fields[name]
    if not isinstance(spec, Choice | Ref | Text):
        # Amounts are nearly all different, and their own keys.
        plain = [row for row in rows if getattr(row, name) is not None]
        bare = [row for row in rows if getattr(row, name) is None] if len(plain) < len(rows) else []
        return [*sorted(plain, key=attrgetter(name), reverse=descending), *bare]
    groups: defaultdict[Any, list[Entity]] = defaultdict(list)
    for value, row in zip(map(attrgetter(name), rows), rows, strict=True):
        groups[value].append(row)
    lacking = groups.pop(None, [])
    keys = {value: _key(spec, value, found[0], name, text) for value, found in groups.items()}
    ordered = sorted(keys, key=keys.__getitem__, reverse=descending)
    return [*chain.from_iterable(map(groups.__getitem__, ordered)), *lacking]


def matching(
    rows: Sequence[Entity], names: Sequence[str], kind: Kind, needle: str, folded: Folded
) -> list[Entity]:
    """Return the rows that have every word of needle in some column, in any letter case."""
    left = list(rows)
    for word in needle.casefold().split():
        mask: Iterator[Any] | None = None
        for name in names:
            if hits := _hits(name, kind.fields[name], word, folded):
                found = map(hits.__contains__, map(attrgetter(name), left))
                mask = found if mask is None else map(or_, mask, found)
        left = [] if mask is None else list(compress(left, mask))
    return left


def values(rows: Sequence[Entity], name: str) -> dict[Any, Entity]:
    """Return the different values of a column, each with a row that has it."""
    found = dict(zip(map(attrgetter(name), rows), rows, strict=True))
    found.pop(None, None)
    return found


def _key(spec: Field, value: Any, row: Entity, name: str, text: ToText) -> Any:
    """Return what a word sorts by: its place among the choices, or its text."""
    if isinstance(spec, Choice):
        return list(spec.choices).index(value) if value in spec.choices else len(spec.choices)
    return text(row, name).casefold()


def _hits(name: str, spec: Field, word: str, folded: Folded) -> set[Any]:
    """Return the values of a column that have a word in them."""
    if isinstance(spec, Hundredths) and not any(c.isdigit() or c in "£.,−-" for c in word):
        return set()
    return {value for value, text in folded(name).items() if word in text}
