"""What papers tell of each duty: its fate, as core/model/fate.py has it, and what lies beside the fate.

Papers list more than the duties of the as-is: what is a duty only in the option, and a family that a body is
accountable for in its own right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.model.entities.accountability import Accountability, Function
from core.model.entities.plan import Move
from core.model.entities.structure import Organisation
from core.model.fate import Fate, Holders, Sort, ended_because, fate_of
from core.model.fate import holders as held_in
from core.model.key import Key
from core.model.model import Model
from core.papers.wording import short_name

NO_FAMILY = "Other functions"
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty in the as-is and in an option; `before` and `after` are the ids of the bodies accountable.

    `fate` is None for what is a duty only in the option. `terms` says what is other for a duty that is kept.
    `move` gave it its fate.
    """

    function: Function
    family: str
    fate: Fate | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    terms: str = ""
    move: Move | None = None

    @property
    def id(self) -> str:
        """The id of the function."""
        return self.function.id

    @property
    def key(self) -> Key:
        """The key of the function."""
        return Key("function", self.function.id)

    @property
    def name(self) -> str:
        """The name of the function."""
        return self.function.name

    @property
    def homeless(self) -> bool:
        """Whether nobody is accountable for it in the option, and nobody ended it with a reason."""
        return self.fate.sort is Sort.ORPHANED if self.fate else not self.after

    @property
    def ends(self) -> bool:
        """Whether it ends in the option."""
        return self.fate is not None and self.fate.sort is Sort.ENDED

    @property
    def doubled(self) -> bool:
        """Whether more than one body is accountable for it in the option."""
        return len(self.after) > 1 and not self.ends

    @property
    def live(self) -> bool:
        """Whether it is something to do in the option, with a home or without."""
        return not self.ends and not (self.fate and self.fate.gone)

    @property
    def stays(self) -> bool:
        """Whether the option leaves it as it is: with the same holders on the same terms, or with none."""
        if self.fate is None or self.fate.gone:
            return False
        return not self.terms and (self.fate.sort is Sort.KEPT or not (self.before or self.after))

    @property
    def change(self) -> str:
        """What becomes of it, in a sign and words: “~ moved”, “! no home”, “! two holders, as now”."""
        word = self.fate.sort.value if self.fate else "new"
        if self.homeless:
            gone = self.fate is not None and self.fate.gone
            now = ", as now" if self.fate and not self.before else ""
            return f"! no home{': taken out, no reason given' if gone else now}"
        if self.doubled:
            many = f"{NUMBERS.get(len(self.after), str(len(self.after)))} holders"
            kept = self.fate is not None and self.fate.sort is Sort.KEPT
            return f"! {many}, as now" if kept else f"! {word}, {many}"
        if self.fate is None:
            return f"+ {word}"
        if self.terms:
            return f"~ {word}, {self.terms}"
        found = "" if self.before or self.fate.sort is not Sort.MOVED else ", now has a home"
        return f"{self.fate.sort.signed}{found}"


def duties(baseline: Model, model: Model, moves: Mapping[str, Move] | None = None) -> list[Duty]:
    """Return every duty of the as-is or of an option, by family and name; one ended already is left out.

    `moves` are those that gave duties their fates, by the duty's id.
    """
    was, now = baseline.once(held_in), model.once(held_in)
    functions = {duty.id: duty for each in (model, baseline) for duty in each.duties}
    functions |= {function.id: function for function in _families_held(model, now)}
    known = {duty.id for duty in baseline.duties}
    found = []
    for id_, function in functions.items():
        old = baseline.get(Function, id_)
        told = id_ in known or (old is not None and not old.ended and id_ in was)
        fate = fate_of(old, baseline, model, was, now) if old and told else None
        found.append(
            _duty(fate.function if fate else function, fate, baseline, model, (moves or {}).get(id_))
        )
    return sorted(found, key=lambda duty: (*_family_order(duty.family), duty.name.casefold(), duty.id))


def accountable_bodies(id: str, model: Model) -> list[str]:
    """Return the ids of the bodies that are accountable for a function, by their short names."""
    held = [body.id for body in model.once(held_in).get(id, ())]
    if len(held) < 2:  # as nearly every function of a large plan
        return held
    return sorted(held, key=lambda id_: (short_name(id_, model).casefold(), id_))


def families(found: Iterable[Duty]) -> Iterator[tuple[str, list[Duty]]]:
    """Yield duties by family, in their order; a plan without families has one with no title."""
    groups: dict[str, list[Duty]] = {}
    for duty in found:
        groups.setdefault(duty.family, []).append(duty)
    for family, group in groups.items():
        yield ("" if len(groups) == 1 and family == NO_FAMILY else family), group


def weight(duty: Duty) -> float:
    """Return how much it matters that a table shows a duty: what changes comes before what stays."""
    if duty.homeless or duty.doubled:
        return 100.0
    return 0.01 if duty.stays else 1.0


def more(rest: Sequence[Duty]) -> str:
    """Return how many duties a table leaves out, and whether any of them changes."""
    changed = sum(not duty.stays for duty in rest)
    if not changed:
        return f"And {len(rest):,} more that do not change"
    return f"And {len(rest):,} more, of which {changed:,} change{'s' if changed == 1 else ''}"


def holders(ids: Iterable[str], *models: Model) -> str:
    """Return the bodies that hold a duty as a table names them; “Nobody” for none."""
    names = [short_name(id_, *models) for id_ in ids]
    return ", ".join(names) if names else "Nobody"


def _family_order(family: str) -> tuple[bool, str]:
    return family == NO_FAMILY, family.casefold()


def _families_held(model: Model, now: Holders) -> Iterator[Function]:
    """Yield the families of functions that bodies are accountable for in their own right."""
    families = model.table(Function).by("parent")
    for id_ in now:
        function = model.get(Function, id_)
        if function and id_ in families and not ended_because(function):
            yield function


def _duty(function: Function, fate: Fate | None, baseline: Model, model: Model, move: Move | None) -> Duty:
    family = model.get(Function, function.parent) or baseline.get(Function, function.parent)
    kept = fate is not None and fate.sort is Sort.KEPT and len(fate.after) == 1
    return Duty(
        function,
        family.name if family else NO_FAMILY,
        fate,
        tuple(accountable_bodies(function.id, baseline)),
        tuple(accountable_bodies(function.id, model)),
        _terms(function.id, baseline, model) if kept else "",
        move,
    )


def _terms(id: str, baseline: Model, model: Model) -> str:
    """Return what is other for a duty whose one holder stays; nothing where all is as it was."""
    was, now = (_part(id, each) for each in (baseline, model))
    body, same = model.get(Organisation, now.organisation), baseline.get(Organisation, now.organisation)
    if was is now and body is same:
        return ""
    if was.to != now.to:
        return "answers to another body"
    if was.instrument != now.instrument:
        return "other instrument"
    return "holder renamed" if body and same and body.name != same.name else ""


def _part(id: str, model: Model) -> Accountability:
    live = model.table(Organisation)
    return next(part for part in model.holders(id) if part.organisation in live)
