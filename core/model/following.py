"""Following lines of money or people: from each line of the as-is to the lines that carry it now.

A line carries on itself, by its id, and in the lines whose `origin` it is, or leads to it. What it carried
goes to itself first and then to those in the order of their ids; what these carry beyond it is new. A line
given to another year is none of it: what a year had, that year has to show.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Amount = Callable[[Any], int]


@dataclass(frozen=True, slots=True)
class Part:
    """An amount, the line of the as-is that had it (None: it is new), and that which has it (None: nobody).

    `reason` is why nobody has it, where some line says so.
    """

    amount: int
    old: Any
    new: Any
    reason: str = ""


def followed(
    olds: Mapping[str, Any], news: Mapping[str, Any], changed: Collection[str], amount: Amount
) -> list[Part]:
    """Return what became of the lines that have changed; the others carry what they did."""
    heirs: dict[str, list[Any]] = {}
    found: list[Part] = []
    for id_ in sorted(changed):
        if (new := news.get(id_)) is None:
            continue
        root = _root(new, olds, news)
        if root in changed and olds[root].year == new.year:
            heirs.setdefault(root, []).append(new)
        else:
            found.append(Part(amount(new), None, new))
    for id_ in sorted(changed):
        if id_ in olds:
            found += _of_one(olds[id_], heirs.get(id_, []), amount)
    return found


def _root(line: Any, olds: Mapping[str, Any], news: Mapping[str, Any]) -> str:
    """Return the id of the line of the as-is that one came out of, itself first; empty: of none."""
    seen: set[str] = set()
    while line is not None and line.id not in seen:
        if line.id in olds:
            return str(line.id)
        seen.add(line.id)
        if line.origin in olds:
            return str(line.origin)
        line = news.get(line.origin)
    return ""


def _of_one(old: Any, heirs: list[Any], amount: Amount) -> Iterator[Part]:
    """Yield what became of one line of the as-is."""
    left, reasons = amount(old), []
    for line in sorted(heirs, key=lambda heir: (heir.id != old.id, heir.id)):
        has = amount(line)
        takes = _shared(left, has)
        if takes or not (has or amount(old)):
            yield Part(takes, old, line)
        if has != takes:
            yield Part(has - takes, None, line)
        left -= takes
        # A reason that the as-is gave already is none for what the option does.
        if line.saved and (line.id != old.id or line.saved != old.saved):
            reasons.append(line.saved)
    if left:
        yield Part(left, old, None, " ".join(dict.fromkeys(reasons)))


def _shared(was: int, now: int) -> int:
    """Return what two amounts have in common; nothing where one is an income and the other a cost."""
    if was >= 0 and now >= 0:
        return min(was, now)
    return max(was, now) if was < 0 and now < 0 else 0
