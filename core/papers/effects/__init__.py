"""What a move does, said for a board: who closes, who answers for what, and what money and people follow.

Where `core.model.sentences` previews an edit to whoever makes it, field by field, a board reads what it
means: notes and sources are left out, and what is alike is said once.
"""

from __future__ import annotations

from core.model.diff import Difference, differences
from core.model.kinds import KINDS
from core.model.model import Model
from core.model.words import count, sentence
from core.papers.effects.bodies import bodies
from core.papers.effects.duties import duties
from core.papers.effects.resources import resources
from core.papers.wording import opened

TOLD = ("organisation", "reporting_line", "post", "function", "accountability", "budget_line", "workforce")


def effects(before: Model, after: Model) -> list[str]:
    """Return what changes between two models, in sentences; one that says so if only notes do."""
    found: dict[str, list[Difference]] = {}
    for difference in differences(before, after):
        found.setdefault(difference.key.kind, []).append(difference)
    for group in found.values():
        group.sort(key=lambda difference: difference.key.id)
    lines = [
        *bodies(found, before, after),
        *duties(found, before, after),
        *resources(found, before, after),
        *(_counted(kind, group) for kind, group in found.items() if kind not in TOLD),
    ]
    if found and not lines:
        return ["It changes notes and descriptions only."]
    return [opened(line) for line in lines]


def structural(before: Model, after: Model) -> list[str]:
    """Return what becomes of the bodies alone and of the lines between them; nothing if nothing does."""
    found: dict[str, list[Difference]] = {}
    for difference in differences(before, after):
        if difference.key.kind in ("organisation", "reporting_line"):
            found.setdefault(difference.key.kind, []).append(difference)
    return [opened(line) for line in bodies(found, before, after)]


def _counted(slug: str, group: list[Difference]) -> str:
    kind = KINDS[slug]
    verb = "changes" if len(group) == 1 else "change"
    return sentence(f"{count(len(group), kind.label.lower(), kind.plural.lower())} {verb}")
