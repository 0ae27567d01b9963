"""Where each duty stands: who answers for it today, who would, and what that means in a sign and a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation
from core.model.model import Model
from core.papers.wording import short_name

NO_FAMILY = "Other functions"
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}


class Standing(StrEnum):
    """What became of a duty; those that a board must not miss are FLAGGED."""

    KEPT = "kept"
    TERMS = "terms"
    MOVED = "moved"
    SETTLED = "settled"
    FOUND = "found"
    NEW = "new"
    ENDED = "ended"
    REMOVED = "removed"
    ORPHAN = "orphan"
    DOUBLED = "doubled"


NO_HOME = (Standing.ORPHAN, Standing.REMOVED)


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty in the as-is and in an option; `before` and `after` are the ids of the bodies accountable."""

    id: str
    name: str
    family: str
    standing: Standing
    sign: str
    word: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    reason: str = ""

    @property
    def change(self) -> str:
        """Return the sign and the word."""
        return f"{self.sign} {self.word}".strip()


def duties(baseline: Model, model: Model) -> list[Duty]:
    """Return every duty of the as-is or of an option, by family and name; one ended already is left out."""
    ids = {duty.id for each in (baseline, model) for duty in each.duties} | _with_parts(model)
    found = [_duty(id_, baseline, model) for id_ in ids]
    return sorted(found, key=lambda duty: (*_family_order(duty.family), duty.name.casefold(), duty.id))


def accountable_bodies(id: str, model: Model) -> list[str]:
    """Return the ids of the bodies that are accountable for a function, each once, by their names.

    A body that is closed answers for nothing, even where nobody has taken its part away.
    """
    live = model.table(Organisation)
    found = {part.organisation for part in model.holders(id) if part.organisation in live}
    return sorted(found, key=lambda id_: (short_name(id_, model).casefold(), id_))


def families(found: Iterable[Duty]) -> Iterator[tuple[str, list[Duty]]]:
    """Yield duties by family, in their order; a plan without families has one with no title."""
    groups: dict[str, list[Duty]] = {}
    for duty in found:
        groups.setdefault(duty.family, []).append(duty)
    for family, group in groups.items():
        yield ("" if len(groups) == 1 and family == NO_FAMILY else family), group


def weight(duty: Duty) -> float:
    """Return how much it matters that a table shows a duty: what changes comes before what stays."""
    if duty.standing in (*NO_HOME, Standing.DOUBLED):
        return 100.0
    return 0.01 if duty.standing is Standing.KEPT else 1.0


def more(rest: Sequence[Duty]) -> str:
    """Return how many duties a table leaves out, and whether any of them changes."""
    changed = sum(duty.standing is not Standing.KEPT for duty in rest)
    if not changed:
        return f"And {len(rest):,} more that do not change"
    return f"And {len(rest):,} more, of which {changed:,} change{'s' if changed == 1 else ''}"


def holders(ids: Iterable[str], *models: Model) -> str:
    """Return the bodies that hold a duty as a table names them; “Nobody” for none."""
    names = [short_name(id_, *models) for id_ in ids]
    return ", ".join(names) if names else "Nobody"


def _family_order(family: str) -> tuple[bool, str]:
    return family == NO_FAMILY, family.casefold()


def _with_parts(model: Model) -> set[str]:
    """Return the families of functions that bodies are accountable for in their own right."""
    table = model.table(Function)
    held = {part.function for part in model.all(Accountability) if part.letter == "A"}
    return {id_ for id_ in held if id_ in table and not table[id_].ended}


def _duty(id: str, baseline: Model, model: Model) -> Duty:
    old, new = baseline.get(Function, id), model.get(Function, id)
    before, after = accountable_bodies(id, baseline), accountable_bodies(id, model)
    standing, sign, word = _standing(id, baseline, model, before, after)
    known = new or old
    parent = known.parent if known else None
    family = model.get(Function, parent) or baseline.get(Function, parent)
    return Duty(
        id,
        known.name if known else "",
        family.name if family else NO_FAMILY,
        standing,
        sign,
        word,
        tuple(before),
        tuple(after),
        (new.ended or "") if new else "",
    )


def _standing(
    id: str, baseline: Model, model: Model, before: list[str], after: list[str]
) -> tuple[Standing, str, str]:
    old, new = baseline.get(Function, id), model.get(Function, id)
    as_now = ", as now" if old is not None and sorted(before) == sorted(after) else ""
    if new is None:
        return Standing.REMOVED, "!", "no home: taken out, no reason given"
    if new.ended:
        return Standing.ENDED, "−", "ended"
    if len(after) != 1:
        standing = Standing.DOUBLED if after else Standing.ORPHAN
        many = f"{NUMBERS.get(len(after), str(len(after)))} holders" if after else "no home"
        return standing, "!", f"{many}{as_now}"
    if old is None or old.ended:
        return Standing.NEW, "+", "new"
    return _terms(id, baseline, model) if as_now else _moved(before, after)


def _moved(before: list[str], after: list[str]) -> tuple[Standing, str, str]:
    """Return how a duty stands that has one holder, and not the same as today."""
    if not before:
        return Standing.FOUND, "~", "now has a home"
    if after[0] in before:
        return Standing.SETTLED, "~", "one holder now"
    return Standing.MOVED, "~", "moved"


def _terms(id: str, baseline: Model, model: Model) -> tuple[Standing, str, str]:
    """Return how a duty stands whose holder stays: the same, or on other terms."""
    holder = accountable_bodies(id, model)
    was, now = (
        next(part for part in each.holders(id) if part.organisation in holder) for each in (baseline, model)
    )
    if was is now:
        body, same = model.get(Organisation, now.organisation), baseline.get(Organisation, now.organisation)
        renamed = body is not None and same is not None and body.name != same.name
        return (Standing.TERMS, "~", "holder renamed") if renamed else (Standing.KEPT, "", "no change")
    if was.to != now.to:
        return Standing.TERMS, "~", "answers to another body"
    if was.instrument != now.instrument:
        return Standing.TERMS, "~", "other instrument"
    return Standing.KEPT, "", "no change"
