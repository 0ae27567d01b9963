"""What differs between two models, said as a person would write it: the one maker of such sentences.

Previews of acts, the comparison and the papers say it with these words. What moves together is told together,
what is alike is said once, and what only notes and sources change is left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from core.model.diff import Difference, differences
from core.model.model import Model
from core.model.naming import opened
from core.model.sentences.bodies import Found, bodies
from core.model.sentences.duties import duties
from core.model.sentences.fieldwise import brief, fieldwise, one, untold
from core.model.sentences.flows import flows
from core.model.sentences.resources import amounts, balance, resources

__all__ = ["amounts", "brief", "said", "structural", "summary"]

NOTES_ONLY = "It changes notes and descriptions only."


def summary(before: Model, after: Model, *, losers: bool = True) -> list[str]:
    """Return what changes between two models, in sentences; one that says so if only notes do.

    `losers` are told too: whose accountability another has alone where both had it. An act says so itself.
    """
    found = _by_kind(differences(before, after))
    told = _told(found, before, after, losers=losers)
    lines = [*told, *fieldwise(found, before, after), *balance(found)]
    if found and not lines:
        return [NOTES_ONLY]
    return [opened(line) for line in lines]


def structural(before: Model, after: Model) -> list[str]:
    """Return what becomes of the bodies alone and of the lines between them; nothing if nothing does."""
    kinds = ("organisation", "reporting_line")
    found = _by_kind(d for d in differences(before, after) if d.key.kind in kinds)
    return [opened(line) for line in bodies(found, before, after)]


def said(difference: Difference, before: Model, after: Model) -> str:
    """Return one difference in the same words, every field that changes told: notes and sources too."""
    found = {difference.key.kind: [difference]}
    lines = _told(found, before, after)
    fields = untold(difference, frozenset())
    if difference.key.kind == "organisation":
        # The sentences on bodies leave these out.
        fields = tuple(name for name in difference.fields if name in ("notes", "code", "short_name"))
    if fields or not lines:
        lines.append(one(difference, fields or difference.fields, before, after))
    return " ".join(opened(line) for line in lines)


def _told(found: Found, before: Model, after: Model, *, losers: bool = True) -> list[str]:
    return [
        *bodies(found, before, after),
        *duties(found, before, after, losers=losers),
        *resources(found, before, after),
        *flows(found, before, after),
    ]


def _by_kind(found: Iterable[Difference]) -> dict[str, list[Difference]]:
    kinds: dict[str, list[Difference]] = {}
    for difference in found:
        kinds.setdefault(difference.key.kind, []).append(difference)
    for group in kinds.values():
        group.sort(key=lambda difference: difference.key.id)
    return kinds
