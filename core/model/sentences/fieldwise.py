"""What no other sentence tells: other kinds, and fields that change without moving anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.model.diff import Difference, Sign
from core.model.fields import Text
from core.model.kinds import KINDS, Entity, slug_of
from core.model.model import Model
from core.model.sentences.bodies import Found
from core.model.sentences.resources import amounts
from core.model.words import count, listed, sentence

QUIET = frozenset(
    {"notes", "note", "description", "source", "basis", "code", "short_name", "population_source"}
)
"""Fields that say nothing about who does what: what only they change is not told."""
TOLD = {
    "organisation": frozenset(KINDS["organisation"].fields),
    "reporting_line": frozenset(KINDS["reporting_line"].fields),
    "post": frozenset({"title", "organisation", "board", "reports_to"}),
    "function": frozenset({"name", "ended"}),
    "accountability": frozenset({"letter", "organisation", "to", "instrument"}),
    "budget_line": frozenset({"organisation", "amount"}),
    "workforce": frozenset({"organisation", "wte"}),
    "funding_flow": frozenset({"payer", "payee", "amount"}),
}
"""The kinds whose births and ends other sentences tell, and the fields of which they tell the changes."""
CLEARED = {"accountability": frozenset({"to", "instrument"})}
"""Fields of which other sentences tell a new value, but not that there is none any more."""
FEW = 3
"""How many differences of one sort are told one by one before they are counted."""


def fieldwise(found: Found, before: Model, after: Model, quiet: frozenset[str] = QUIET) -> list[str]:
    """Return what is not told otherwise, each difference as a sentence, or how many where there are many."""
    sorts: dict[tuple[Any, ...], list[Difference]] = {}
    for slug, group in found.items():
        for difference in group:
            fields = untold(difference, quiet)
            if fields or (slug not in TOLD and difference.sign is not Sign.CHANGED):
                sorts.setdefault((slug, difference.sign, fields), []).append(difference)
    return [
        line
        for (_, sign, fields), group in sorts.items()
        for line in (
            (one(difference, fields, before, after) for difference in group)
            if len(group) <= FEW
            else [_many(group, sign, fields, after)]
        )
    ]


def untold(difference: Difference, quiet: frozenset[str] = QUIET) -> tuple[str, ...]:
    """Return the fields of a difference that no other sentence tells the change of."""
    slug = difference.key.kind
    told = TOLD.get(slug, frozenset({"organisation"}))
    silent = CLEARED.get(slug, frozenset())
    return tuple(
        name
        for name in difference.fields
        if name not in quiet
        and (name not in told or (name in silent and getattr(difference.after, name) is None))
        and not (name == "saved" and _told_with_amount(difference))
    )


def _told_with_amount(difference: Difference) -> bool:
    """Return whether the reason of a saving stands with the amount that is another by it."""
    after = difference.after
    return bool(getattr(after, "saved", None)) and not {"amount", "wte"}.isdisjoint(difference.fields)


def one(difference: Difference, fields: Sequence[str], before: Model, after: Model) -> str:
    """Return a difference as a sentence of its own: what is new, what ends, or which fields change how."""
    old, new = difference.before, difference.after
    if old is None or new is None:
        return _born(new, after) if new else _ended(old, before) if old else ""
    parts = [_field(old, new, name, before, after) for name in fields]
    return sentence(f"{brief(before.title(old))}: {listed(parts)}")


def brief(text: str) -> str:
    """Return text on one line, cut short where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:119].rstrip() + "…"


def _field(old: Entity, new: Entity, name: str, before: Model, after: Model) -> str:
    was, now = brief(before.text(old, name)), brief(after.text(new, name))
    spec = KINDS[slug_of(type(new))].fields[name]
    label = lower(spec.label)
    if was and now and isinstance(spec, Text) and spec.lines:
        return f"other {label}"
    if was and now:
        return f"{label} “{was}” becomes “{now}”"
    return f"{label} is now “{now}”" if now else f"{label} is no longer “{was}”"


def _born(entity: Entity, after: Model) -> str:
    return sentence(f"new {KINDS[slug_of(type(entity))].label.lower()}: {brief(after.title(entity))}")


def _ended(entity: Entity, before: Model) -> str:
    kind = KINDS[slug_of(type(entity))]
    return sentence(f"{kind.label} ended: {brief(before.title(entity))}")


def _many(group: Sequence[Difference], sign: Sign, fields: Sequence[str], after: Model) -> str:
    kind = KINDS[group[0].key.kind]
    sums = amounts(d.before if sign is Sign.CLOSED else d.after for d in group)
    words = {Sign.NEW: "are new", Sign.CLOSED: "end"}.get(sign) or (
        f"have another {listed([lower(kind.fields[name].label) for name in fields])}"
    )
    if sign is Sign.CHANGED and len(fields) == 1:
        now = {brief(after.text(d.after, fields[0])) for d in group if d.after}
        words += f": {now.pop()}" if len(now) == 1 and "" not in now else ""
    together = f" ({listed(sums)})" if sums and sign is not Sign.CHANGED else ""
    return sentence(f"{count(len(group), kind.label.lower(), kind.plural.lower())} {words}{together}")


def lower(label: str) -> str:
    """Return a label as it stands inside a sentence; an abbreviation such as WTE keeps its capitals."""
    return label if label.isupper() else label[:1].lower() + label[1:]
