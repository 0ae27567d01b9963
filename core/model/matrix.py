"""The accountability matrix of an option: functions by bodies, with letters in the cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from core.model.edits import Add, Edit, EditError, Remove, not_there
from core.model.entities.accountability import LETTERS, Accountability, Function
from core.model.entities.structure import TIERS, Organisation
from core.model.fields import Field, FieldError, Text
from core.model.ids import fresh
from core.model.key import Key
from core.model.kinds import key_of
from core.model.model import Model
from core.model.words import count, listed

ORDER = tuple(LETTERS)
_WORDS = {word.casefold(): letter for letter, word in LETTERS.items()}
_KNOWN = listed([f"{letter} ({word.lower()})" for letter, word in LETTERS.items()]).replace(" and ", " or ")
_BETWEEN = re.compile(r"[\s/\\|,;.:+&()\-–—]+|\band\b", re.IGNORECASE)
_TYPED = Text("Part")
_PLACES = {tier: place for place, tier in enumerate(TIERS)}

Parts = Mapping[str, tuple[Accountability, ...]]
"""The parts that bodies have in one function, by the id of the body."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the matrix: a function, or the heading of a family; `within`: its families, outer first."""

    function: Function
    is_family: bool = False
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """The ids of the duties, of those without a home, and how many bodies hold those that several hold."""

    duties: frozenset[str]
    homeless: frozenset[str]
    twice: Mapping[str, int]

    def words(self) -> str:
        """Return “55 duties, 1 without a home, 1 held twice”."""
        if not self.duties:
            return "No duties yet"
        duties = count(len(self.duties), "duty", "duties")
        if not self.homeless and not self.twice:
            return f"{duties}, each with one home"
        homeless, twice = (f"{len(ids):,}" if ids else "none" for ids in (self.homeless, self.twice))
        return f"{duties}, {homeless} without a home, {twice} held twice"


# letters


def letters(text: str) -> tuple[str, ...]:
    """Return the parts that text stands for, in the order A R C I; an empty text or a dash is none.

    “A/R”, “ar”, “R, A” and “Accountable and responsible” are the same. FieldError in words if it is no part.
    """
    typed = str(_TYPED.parse(text) or "")
    found: set[str] = set()
    for word in filter(None, _BETWEEN.split(typed)):
        each = _WORDS.get(word.casefold(), word.upper())
        # A letter twice in one word is rather an abbreviation, such as “Acc”.
        if not set(each) <= LETTERS.keys() or len(set(each)) < len(each):
            shown = typed if len(typed) <= 40 else typed[:39] + "…"
            raise FieldError(f"“{shown}” is no part. Type {_KNOWN}, or several as A/R.")
        found.update(each)
    return in_order(found)


def in_order(found: Collection[str]) -> tuple[str, ...]:
    """Return letters in the order A R C I, each once."""
    return tuple(letter for letter in ORDER if letter in found)


def spelled(found: Iterable[str]) -> str:
    """Return letters as a cell shows them: “A/R”."""
    return "/".join(found)


def spoken(found: Iterable[str]) -> str:
    """Return letters in words: “accountable and responsible”."""
    return listed([LETTERS[letter].lower() for letter in found])


def change(was: str, now: str) -> str:
    """Return what a cell was and is: “A → R”, “− A”, “+ A”; what is the same, as it is."""
    if was == now:
        return now
    if was and now:
        return f"{was} → {now}"
    return f"+ {now}" if now else f"− {was}"


@dataclass(frozen=True, slots=True)
class Letters(Field):
    """The parts of one body in one function, typed as A/R."""

    def read(self, text: str) -> str | None:
        """Return the letters as “A/R”; None for a dash. FieldError in words if it is no part."""
        return spelled(letters(text)) or None


# rows, columns and cells


def rows(model: Model, before: Model | None = None) -> list[Row]:
    """Return the lines: functions below the headings of their families, those without one first.

    A function that has ended is left out unless somebody still has a part in it, or it had not ended
    `before`; so is none that was there before. Safe on families that lie inside each other.
    """
    inside: dict[str | None, list[Function]] = {}
    shown = _functions(model, before)
    for function in shown.values():
        parent = function.parent if function.parent in shown else None
        inside.setdefault(parent, []).append(function)
    families = set(model.table(Function).by("parent"))
    if before:
        families |= before.table(Function).by("parent").keys() - model.table(Function).keys()
    for group in inside.values():
        group.sort(key=lambda function: (function.id in families, function.name.casefold(), function.id))
    found: dict[str, Row] = {}
    _walk(inside, families, inside.get(None, []), found)
    for function in shown.values():
        if function.id not in found:
            _walk(inside, families, [function], found)
    return list(found.values())


def columns(
    model: Model, before: Model | None = None, chosen: Collection[str] | None = None
) -> list[Organisation]:
    """Return bodies by tier, and within a tier as they lie inside each other.

    `chosen` are the ids wanted; None: of the bodies that have a part in a function, here or `before`.
    """
    known = dict(before.table(Organisation).rows) if before else {}
    known.update(model.table(Organisation).rows)
    if chosen is None:
        chosen = {*model.table(Accountability).by("organisation")}
        chosen.update(before.table(Accountability).by("organisation") if before else ())
    found = [known[id_] for id_ in chosen if id_ in known]
    places = {body.id: _place(body, known) for body in found}
    return sorted(found, key=lambda body: places[body.id])


def parts(model: Model, function: str) -> Parts:
    """Return the parts that bodies have in a function."""
    found: dict[str, tuple[Accountability, ...]] = {}
    for part in model.table(Accountability).by("function").get(function, ()):
        found[part.organisation] = (*found.get(part.organisation, ()), part)
    return found


def letters_of(held: Iterable[Accountability]) -> tuple[str, ...]:
    """Return the letters of parts, in the order A R C I, each once."""
    return in_order({part.letter for part in held})


def tally(model: Model, earlier: tuple[Model, Tally] | None = None) -> Tally:
    """Count the duties by their homes; a body that is not in this option is nobody's home.

    Given an earlier model and its tally, only what has changed since is counted.
    """
    groups = model.table(Accountability).by("function")
    if earlier and _same_but_parts(model, earlier[0]):
        known, was = earlier[1], earlier[0].table(Accountability).by("function")
        duties, twice = known.duties, dict(known.twice)
        changed = {id_ for id_, group in groups.items() if was.get(id_) is not group}
        touched = duties & (changed | (was.keys() - groups.keys()))
    else:
        touched = duties = frozenset(duty.id for duty in model.duties)
        known, twice = Tally(duties, frozenset(), {}), {}
    bodies = model.table(Organisation).rows
    homeless = set(known.homeless)
    for id_ in touched:
        parts = groups.get(id_, ())
        holders = {part.organisation for part in parts if part.letter == "A"} & bodies.keys()
        homeless.discard(id_)
        twice.pop(id_, None)
        if not holders:
            homeless.add(id_)
        elif len(holders) > 1:
            twice[id_] = len(holders)
    return Tally(duties, frozenset(homeless), twice)


def _same_but_parts(model: Model, other: Model) -> bool:
    """Return whether two models have the same functions and bodies; those that are shared cost little."""
    return all(model.table(kind).rows == other.table(kind).rows for kind in (Function, Organisation))


# edits


def edits_for(
    model: Model, function: str, organisation: str, wanted: Collection[str], before: Model | None = None
) -> list[Edit]:
    """Return the edits that give a body these letters in a function, and no others.

    What it has and keeps stays as it is; a letter that it had `before` comes back as it was. EditError in
    words if either is not in this option, or a new part would go to a family or to what has ended.
    """
    return row_edits(model, function, {organisation: wanted}, before)


def row_edits(
    model: Model, function: str, wanted: Mapping[str, Collection[str]], before: Model | None = None
) -> list[Edit]:
    """Return the edits that give bodies these letters in a function, as `edits_for` does for one of them."""
    held = parts(model, function)
    lost = parts(before, function) if before else {}
    edits: list[Edit] = []
    for body, letters_wanted in wanted.items():
        has = held.get(body, ())
        edits += [Remove(key_of(part)) for part in has if part.letter not in letters_wanted]
        new = in_order(set(letters_wanted) - {part.letter for part in has})
        if new:
            _refuse(model, function, body)
        edits += [Add(_part(model, function, body, letter, lost.get(body, ()))) for letter in new]
    return edits


def label(model: Model, function: str, organisation: str, wanted: Collection[str]) -> str:
    """Return the label of a step that sets one cell: “Make NHSX accountable for “Cyber security””."""
    body = model.get(Organisation, organisation)
    name = (body.short_name or body.name) if body else organisation
    duty = f"“{model.name(Function, function)}”"
    return f"Make {name} {spoken(in_order(wanted))} for {duty}" if wanted else f"Take {name} off {duty}"


def _part(
    model: Model, function: str, organisation: str, letter: str, lost: Iterable[Accountability]
) -> Accountability:
    for part in lost:
        free = part.id not in model.table(Accountability)
        if free and part.letter == letter and (part.to is None or part.to in model.table(Organisation)):
            return part
    return Accountability(
        id=fresh("accountability"), function=function, organisation=organisation, letter=letter
    )


def _refuse(model: Model, function: str, organisation: str) -> None:
    duty = model.get(Function, function)
    if duty is None:
        raise EditError(not_there(Key("function", function)))
    if organisation not in model.table(Organisation):
        raise EditError(not_there(Key("organisation", organisation)))
    if duty.ended:
        raise EditError(f"“{duty.name}” has ended in this option, so nobody can have a part in it.")
    if function in model.table(Function).by("parent"):
        raise EditError(f"“{duty.name}” is a family of functions. Give the part to one of them.")


def _functions(model: Model, before: Model | None) -> dict[str, Function]:
    """Return the functions that the matrix shows, by id; one that is gone as it was before."""
    held = model.table(Accountability).by("function")
    gone = before.table(Function).rows if before else {}
    live = {id_: function for id_, function in gone.items() if not function.ended}
    here = model.table(Function).rows
    return {id_: function for id_, function in live.items() if id_ not in here} | {
        id_: function for id_, function in here.items() if not function.ended or id_ in held or id_ in live
    }


def _walk(
    inside: Mapping[str | None, list[Function]],
    families: Collection[str | None],
    first: Iterable[Function],
    found: dict[str, Row],
) -> None:
    waiting: list[tuple[Iterator[Function], tuple[str, ...]]] = [(iter(first), ())]
    while waiting:
        functions, within = waiting[-1]
        function = next(functions, None)
        if function is None:
            waiting.pop()
        elif function.id not in found:
            found[function.id] = Row(function, function.id in families, within)
            waiting.append((iter(inside.get(function.id, ())), (*within, function.id)))


def _place(body: Organisation, known: Mapping[str, Organisation]) -> tuple[int, list[tuple[str, str]]]:
    """Return where a body stands: its tier, then those that it is part of by their names, outermost first."""
    path: dict[str, tuple[str, str]] = {}
    above: Organisation | None = body
    while above is not None and above.id not in path:
        path[above.id] = (above.name.casefold(), above.id)
        above = known.get(above.parent or "")
    return _PLACES.get(body.tier or "", len(_PLACES)), list(reversed(path.values()))
