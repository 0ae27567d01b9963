"""What becomes of each duty of the as-is in an option: exactly one fate each.

Told from the two models alone: who is accountable in each (letter A), at which tier, and the reason that an
ended function carries. A closed body answers for nothing, even where nobody has taken its part away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation
from core.model.model import Model
from core.model.tiers import rank_of
from core.model.words import listed, sentence

Holders = Mapping[str, tuple[Organisation, ...]]
"""The bodies accountable for each function that has some, by its id; each once, by their names."""


class Sort(StrEnum):
    """What became of a duty."""

    KEPT = "kept"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    DEVOLVED = "devolved"
    ENDED = "ended"
    ORPHANED = "orphaned"

    @property
    def mark(self) -> str:
        """The sign that stands before the word; nothing for what is kept."""
        return {"kept": "", "ended": "−", "orphaned": "!"}.get(self.value, "~")

    @property
    def signed(self) -> str:
        """The sign and the word: “~ moved”."""
        return f"{self.mark} {self.value}".strip()


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one duty, with the bodies accountable in the as-is and in the option, by their names.

    `function` is as the option has it, or as the as-is had it where it is gone. `into` are the functions it
    is split into; none where it is split between bodies. `reason` is why it ended.
    """

    function: Function
    sort: Sort
    before: tuple[Organisation, ...] = ()
    after: tuple[Organisation, ...] = ()
    into: tuple[Function, ...] = ()
    reason: str = ""
    gone: bool = False
    """Whether the option has no such function any more, so that it can carry no reason."""

    def words(self) -> str:
        """Return the fate as a sentence."""
        told = _SAID[self.sort].format(
            duty=f"“{self.function.name}”",
            was=named(self.before) or "nobody",
            held="are" if len(self.before) > 1 else "is",
            now=named(self.into or self.after),
            hold="are" if len(self.after) > 1 else "is",
            reason=self.reason,
        )
        return sentence(f"{sentence(told)} It is taken out with no reason given" if self.gone else told)

    def went(self) -> str:
        """Return to whom, into what or why, in a few words; nothing for what is kept."""
        if self.sort is Sort.ENDED:
            return self.reason
        if self.sort is Sort.ORPHANED:
            return "Taken out, with no reason given" if self.gone else "Nobody is accountable"
        if self.sort is Sort.KEPT:
            return ""
        word = "Into" if self.into or self.sort is Sort.MERGED else _WORDS[self.sort]
        return f"{word} {listed([one.name for one in self.into or self.after], most=3)}"


_WORDS = {Sort.MOVED: "To", Sort.SPLIT: "Between", Sort.DEVOLVED: "To"}
_SAID = {
    Sort.KEPT: "{duty} stays with {now}",
    Sort.MOVED: "{duty} moves from {was} to {now}",
    Sort.MERGED: "today {was} are each accountable for {duty}; in this option {now} {hold}",
    Sort.SPLIT: "{duty}, for which {was} {held} accountable today, is split between {now}",
    Sort.DEVOLVED: "{duty} is devolved from {was} to {now}",
    Sort.ENDED: "{duty} ends: {reason}",
    Sort.ORPHANED: "nobody is accountable for {duty}; today {was} {held}",
}


def fates(baseline: Model, option: Model) -> list[Fate]:
    """Return the fate of every duty of the as-is, family by family, those without a family last."""
    was, now = baseline.once(holders), option.once(holders)
    found = [fate_of(duty, baseline, option, was, now) for duty in baseline.duties]
    families = {fate.function.parent for fate in found}
    above = {family: _above(family, baseline, option) for family in families}
    alone = {family for family in families if not above[family]}

    def place(fate: Fate) -> tuple[bool, list[str], str, str]:
        family = fate.function.parent
        return family in alone, above[family], *_name(fate.function)

    return sorted(found, key=place)


def orphans(baseline: Model, option: Model, now: Holders) -> list[Fate]:
    """Return the fates of the orphaned duties of the as-is, in no order; `now` are the option's holders."""
    here = option.table(Function).rows
    lost = [duty for duty in baseline.duties if duty.id not in now or duty.id not in here]
    was = baseline.once(holders) if lost else {}
    found = [fate_of(duty, baseline, option, was, now) for duty in lost]
    return [fate for fate in found if fate.sort is Sort.ORPHANED]


def turns(baseline: Model, steps: Iterable[tuple[str, Model]]) -> dict[str, str]:
    """Return which step gave each duty its fate, by the duty's id; none for a duty that is as it was.

    Steps are (id, the option up to that step), lowest first. The last that changed who is accountable for a
    duty, what it is split into, or that it ended, is the one that did it.
    """
    ids = [duty.id for duty in baseline.duties]
    first = dict(_states(ids, baseline, baseline))
    last, found = dict(first), dict[str, str]()
    for step, model in steps:
        for id_, state in _states(ids, baseline, model):
            if state != last[id_]:
                last[id_], found[id_] = state, step
    return {id_: step for id_, step in found.items() if last[id_] != first[id_]}


def homeless(baseline: Model, option: Model) -> set[str]:
    """Return the ids of the duties without a home: orphans of the as-is, and new ones that nobody holds."""
    new = {duty.id for duty in new_without_home(baseline, option)}
    return new | {fate.function.id for fate in orphans(baseline, option, option.once(holders))}


def new_without_home(baseline: Model, option: Model) -> list[Function]:
    """Return the duties that only the option has and nobody is accountable for, by their names."""
    now, known = option.once(holders), {duty.id for duty in baseline.duties}
    return [duty for duty in option.duties if duty.id not in now and duty.id not in known]


def fate_of(duty: Function, baseline: Model, option: Model, was: Holders, now: Holders) -> Fate:
    """Return the fate of one function of the as-is, given the holders in both."""
    function = option.get(Function, duty.id)
    before, after = was.get(duty.id, ()), now.get(duty.id, ())
    if function is None:
        return Fate(duty, Sort.ORPHANED, before, gone=True)
    if reason := ended_because(function):
        return Fate(function, Sort.ENDED, before, reason=reason)
    if not after:
        into = _parts(duty.id, baseline, option)
        return Fate(function, Sort.SPLIT if into else Sort.ORPHANED, before, into=into)
    return Fate(function, _between(before, after, baseline, option), before, after)


def holders(model: Model) -> Holders:
    """Return the bodies that are accountable for each function of a model, without the closed ones."""
    bodies = model.table(Organisation).rows
    found: dict[str, tuple[Organisation, ...]] = {}
    for part in model.table(Accountability).by("letter").get("A", ()):
        if body := bodies.get(part.organisation):
            held = found.get(part.function)
            if held is None:  # as most have one only
                found[part.function] = (body,)
            elif all(other.id != body.id for other in held):
                found[part.function] = tuple(in_order((*held, body)))
    return found


def ended_because(function: Function | None) -> str:
    """Return why a function ended; nothing where it did not, or where nobody has said why."""
    return (function.ended or "").strip() if function else ""


def in_order(entities: Iterable[Organisation]) -> list[Organisation]:
    """Return bodies by their names."""
    found = list(entities)
    return found if len(found) < 2 else sorted(found, key=_name)


def named(entities: Iterable[Organisation | Function]) -> str:
    """Return names as a sentence has them, “A”, “B” and “C”; past three the rest are counted."""
    return listed([f"“{entity.name}”" for entity in entities], most=3)


def _name(entity: Organisation | Function) -> tuple[str, str]:
    return entity.name.casefold(), entity.id


def _between(
    before: tuple[Organisation, ...], after: tuple[Organisation, ...], baseline: Model, option: Model
) -> Sort:
    """Return what became of a duty that somebody holds in the option."""
    if {body.id for body in before} == {body.id for body in after}:
        return Sort.KEPT
    if not before:
        return Sort.MOVED
    lowest = max(rank_of(baseline, body.id) for body in before)
    if lowest < min(rank_of(option, body.id) for body in after):
        return Sort.DEVOLVED
    if len(before) == len(after):
        return Sort.MOVED
    return Sort.SPLIT if len(before) < len(after) else Sort.MERGED


def _parts(id: str, baseline: Model, option: Model) -> tuple[Function, ...]:
    """Return the live functions that are new below a duty; what was there before is no part of it."""
    known = baseline.table(Function)
    below = option.table(Function).by("parent").get(id, ())
    new = [part for part in below if part.id not in known and not ended_because(part)]
    return tuple(sorted(new, key=_name))


def _states(ids: Iterable[str], baseline: Model, model: Model) -> Iterator[tuple[str, object]]:
    """Yield each duty with what its fate in a model hangs on."""
    here, now = model.table(Function).rows, model.once(holders)
    for id_ in ids:
        if (function := here.get(id_)) is None:
            yield id_, None
        elif reason := ended_because(function):
            yield id_, reason
        elif held := now.get(id_, ()):
            yield id_, frozenset(body.id for body in held)
        else:
            yield id_, tuple(part.id for part in _parts(id_, baseline, model))


def _above(id: str | None, baseline: Model, option: Model) -> list[str]:
    """Return the names of a family and those above it, the highest first; safe on loops."""
    found: dict[str, str] = {}
    while id and id not in found and (family := option.get(Function, id) or baseline.get(Function, id)):
        found[id] = family.name.casefold()
        id = family.parent
    return list(found.values())[::-1]
