"""What differs between two models, said as a person would write it.

Previews of acts, the Changes mode, the comparison and the papers all say it with these words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from core.model.diff import Difference, Sign, differences
from core.model.entities.accountability import Accountability, Function
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.kinds import KINDS, Entity, slug_of
from core.model.model import Model
from core.model.words import count, listed, pounds, sentence, wte


def said(difference: Difference, before: Model, after: Model) -> str:
    """Return one difference as a sentence."""
    kind = KINDS[difference.key.kind]
    old, new = difference.before, difference.after
    if new is None and old is not None:
        return _closed(old, before)
    if old is None and new is not None:
        return _new(new, after)
    if isinstance(old, Function) and isinstance(new, Function) and new.ended and not old.ended:
        return sentence(f"“{new.name}” ends: {new.ended}")
    parts = []
    for field in difference.fields:
        was, now = before.text(old, field), after.text(new, field)  # type: ignore[arg-type]  # both are there
        label = _lower(kind.fields[field].label)
        parts.append(
            f"{label} “{_brief(was)}” becomes “{_brief(now)}”" if was and now else _one_side(label, was, now)
        )
    return sentence(f"{before.title(old)}: {listed(parts)}")  # type: ignore[arg-type]


def summary(before: Model, after: Model) -> list[str]:
    """Return what changes, in a few sentences: what moves together is counted together."""
    found = list(differences(before, after))
    moving, rest = _moving(found)
    bodies = [difference for difference in rest if difference.key.kind == "organisation"]
    bodies.sort(key=lambda difference: (_SIGNS.index(difference.sign), difference.key.id))
    lines = _bodies(bodies, before, after)
    lines += [_moves(group, giver, taker, before, after) for (giver, taker), group in moving.items()]
    others = [d for d in rest if d.key.kind != "organisation"]
    lines += _grouped(others, before, after)
    return lines


_SIGNS = (Sign.NEW, Sign.CLOSED, Sign.CHANGED)
_MOST_NAMED = 4


def _bodies(found: list[Difference], before: Model, after: Model) -> list[str]:
    """Return what becomes of bodies; those that only become part of the same other body in one sentence."""
    inside: dict[str | None, list[str]] = {}
    lines = []
    for difference in found:
        if difference.fields == ("parent",) and isinstance(difference.after, Organisation):
            inside.setdefault(difference.after.parent, []).append(difference.after.name)
        else:
            lines.append(said(difference, before, after))
    for parent, names in inside.items():
        verb = "becomes" if len(names) == 1 else "become"
        where = f"part of {after.name(Organisation, parent)}" if parent else "part of no other body"
        lines.append(sentence(f"{listed(names, most=_MOST_NAMED)} {verb} {where}"))
    return lines


def _moving(
    found: Iterable[Difference],
) -> tuple[dict[tuple[str, str], list[Difference]], list[Difference]]:
    """Part the differences into what goes from one body to another, by the two, and the rest."""
    moving: dict[tuple[str, str], list[Difference]] = {}
    rest = []
    for difference in found:
        giver = getattr(difference.before, "organisation", None)
        taker = getattr(difference.after, "organisation", None)
        if giver and taker and giver != taker:
            moving.setdefault((giver, taker), []).append(difference)
        else:
            rest.append(difference)
    return moving, rest


def _moves(group: list[Difference], giver: str, taker: str, before: Model, after: Model) -> str:
    parts = []
    entities = [difference.after for difference in group]
    for kind in sorted(
        {d.key.kind for d in group} - {"budget_line", "workforce"}, key=lambda s: KINDS[s].place
    ):
        number = sum(d.key.kind == kind for d in group)
        parts.append(count(number, KINDS[kind].label.lower(), KINDS[kind].plural.lower()))
    parts += amounts(entities)
    verb = "moves" if len(group) == 1 else "move"
    names = before.name(Organisation, giver), after.name(Organisation, taker)
    return sentence(f"{listed(parts)} {verb} from {names[0]} to {names[1]}")


def amounts(entities: Iterable[Entity | None]) -> list[str]:
    """Return the money and the people among entities, each year by itself."""
    money: dict[str, int] = {}
    people: dict[str, int] = {}
    for entity in entities:
        if isinstance(entity, BudgetLine):
            money[entity.year] = money.get(entity.year, 0) + entity.amount
        elif isinstance(entity, Workforce):
            people[entity.year] = people.get(entity.year, 0) + entity.wte
    found = [f"{pounds(amount)} in {year}" for year, amount in sorted(money.items())]
    return found + [f"{wte(number)} in {year}" for year, number in sorted(people.items())]


def _grouped(found: list[Difference], before: Model, after: Model) -> Iterator[str]:
    """Yield each difference as a sentence, but only counts where there are many of one sort."""
    sorts: dict[tuple[Any, ...], list[Difference]] = {}
    for difference in found:
        sorts.setdefault((difference.key.kind, difference.sign, difference.fields), []).append(difference)
    for (slug, sign, fields), group in sorts.items():
        if len(group) <= 3:
            yield from (said(difference, before, after) for difference in group)
            continue
        kind = KINDS[slug]
        sums = amounts(d.after if sign is not Sign.CLOSED else d.before for d in group)
        words = {Sign.NEW: "are new", Sign.CLOSED: "close"}.get(sign) or (
            f"have another {listed([f'“{_lower(kind.fields[name].label)}”' for name in fields])}"
        )
        with_amounts = f" ({listed(sums)})" if sums else ""
        yield sentence(f"{count(len(group), kind.label.lower(), kind.plural.lower())} {words}{with_amounts}")


def _new(entity: Entity, after: Model) -> str:
    if isinstance(entity, Organisation):
        where = f", part of {after.text(entity, 'parent')}" if entity.parent else ""
        return sentence(f"{entity.name} is new{where}")
    if isinstance(entity, Accountability):
        part, function = after.text(entity, "letter").lower(), after.text(entity, "function")
        return sentence(f"{after.text(entity, 'organisation')} becomes {part} for “{function}”")
    return sentence(f"New {KINDS[slug_of(type(entity))].label.lower()}: {_brief(after.title(entity))}")


def _closed(entity: Entity, before: Model) -> str:
    if isinstance(entity, Organisation):
        return sentence(f"{entity.name} closes")
    if isinstance(entity, Accountability):
        part, function = before.text(entity, "letter").lower(), before.text(entity, "function")
        return sentence(f"{before.text(entity, 'organisation')} is no longer {part} for “{function}”")
    return sentence(f"{KINDS[slug_of(type(entity))].label} closed: {_brief(before.title(entity))}")


def _one_side(label: str, was: str, now: str) -> str:
    return f"{label} is now “{_brief(now)}”" if now else f"{label} is no longer “{_brief(was)}”"


def _lower(label: str) -> str:
    """Return a label as it stands inside a sentence; an abbreviation such as WTE keeps its capitals."""
    return label if label.isupper() else label[:1].lower() + label[1:]


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:119].rstrip() + "…"
