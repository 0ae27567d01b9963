"""What moves from body to body, and what money and people are new, end or change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from core.model.diff import Difference, Sign
from core.model.entities.accountability import Accountability
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Post
from core.model.kinds import KINDS
from core.model.model import Model
from core.model.naming import function_name, in_prose, in_words
from core.model.sentences.bodies import Found
from core.model.words import count, listed, pounds, sentence, wte

Resource = BudgetLine | Workforce
PAIRS = 6
"""How many ways from one body to another are said one by one."""
COUNTED = frozenset({"post", "accountability", "budget_line", "workforce"})
"""Kinds that have words of their own when they move; all others are counted by their names."""
DUTIES = {
    "A": "accountability for",
    "R": "responsibility for",
    "C": "the right to be consulted on",
    "I": "the right to be informed of",
}


def resources(found: Found, before: Model, after: Model) -> list[str]:
    """Return what moves between bodies, then what is new, ends, or has another amount."""
    return [
        *_moving(found, before, after),
        *_amended(found, before, after),
        *_new_and_ended(found, before, after),
    ]


def _moving(found: Found, before: Model, after: Model) -> Iterator[str]:
    ways: dict[tuple[str, str], list[Difference]] = {}
    for slug in found:
        for difference in found[slug]:
            giver = getattr(difference.before, "organisation", None)
            taker = getattr(difference.after, "organisation", None)
            if giver and taker and giver != taker:
                way = in_prose(giver, before, after), in_prose(taker, after, before)
                ways.setdefault(way, []).append(difference)
    if len(ways) > PAIRS:
        givers, takers = {giver for giver, _ in ways}, {taker for _, taker in ways}
        ways = {(_ends(givers), _ends(takers)): [moved for group in ways.values() for moved in group]}
    for (giver, taker), group in sorted(ways.items()):
        parts = _what(group)
        alone = len(parts) == 1 and parts[0].startswith(("one ", "£", *DUTIES.values()))
        yield sentence(f"{listed(parts)} {'moves' if alone else 'move'} from {giver} to {taker}")


def _ends(names: set[str]) -> str:
    return listed(sorted(names)) if len(names) <= 2 else count(len(names), "body", "bodies")


def _what(group: list[Difference]) -> list[str]:
    posts = sum(isinstance(difference.before, Post) for difference in group)
    parts = [in_words(posts, "post")] if posts else []
    held = Counter(d.before.letter for d in group if isinstance(d.before, Accountability))
    parts += [f"{what} {in_words(held[part], 'function')}" for part, what in DUTIES.items() if held[part]]
    others = Counter(d.key.kind for d in group if d.key.kind not in COUNTED)
    for slug in sorted(others, key=lambda slug: KINDS[slug].place):
        parts.append(in_words(others[slug], KINDS[slug].label.lower(), KINDS[slug].plural.lower()))
    return [*parts, *amounts(difference.before for difference in group)]


def amounts(entities: Iterable[object]) -> list[str]:
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


def _amended(found: Found, before: Model, after: Model) -> Iterator[str]:
    for slug in ("budget_line", "workforce"):
        for difference in found.get(slug, ()):
            old, new = difference.before, difference.after
            if isinstance(old, BudgetLine) and isinstance(new, BudgetLine) and old.amount != new.amount:
                was, now, more = pounds(old.amount), pounds(new.amount), new.amount > old.amount
                what = "budget"
            elif isinstance(old, Workforce) and isinstance(new, Workforce) and old.wte != new.wte:
                was, now, more, what = wte(old.wte), wte(new.wte), new.wte > old.wte, "workforce"
            else:
                continue
            why = f" for “{function_name(new.function, after, before)}”" if new.function else ""
            verb = "rises" if more else "falls"
            body = in_prose(new.organisation, after, before)
            saved = f", saved because: {new.saved}" if new.saved and new.saved != old.saved else ""
            yield sentence(f"The {new.year} {what} of {body}{why} {verb} from {was} to {now}{saved}")


def _new_and_ended(found: Found, before: Model, after: Model) -> Iterator[str]:
    for slug in ("budget_line", "workforce"):
        plural = KINDS[slug].plural.lower() if slug == "budget_line" else "workforce entries"
        for sign, verb in ((Sign.NEW, "New"), (Sign.CLOSED, "Ended")):
            lines = [
                line
                for difference in found.get(slug, ())
                if difference.sign is sign
                and isinstance(line := difference.after or difference.before, BudgetLine | Workforce)
            ]
            if lines:
                whom = sorted({in_prose(line.organisation, after, before) for line in lines})
                who = listed(whom) if len(whom) <= 2 else count(len(whom), "body", "bodies")
                at = "for" if sign is Sign.NEW else "of"
                yield sentence(f"{verb} {plural} {at} {who}: {listed(amounts(lines))}")


def balance(found: Found) -> Iterator[str]:
    """Yield that the changes of amounts balance, where they do: money that moves by parts is not lost."""
    for slug, what in (("budget_line", "money"), ("workforce", "people")):
        net: dict[str, int] = {}
        parts = 0
        for difference in found.get(slug, ()):
            for entity, sign in ((difference.before, -1), (difference.after, 1)):
                if isinstance(entity, BudgetLine | Workforce):
                    amount = entity.amount if isinstance(entity, BudgetLine) else entity.wte
                    net[entity.year] = net.get(entity.year, 0) + sign * amount
            parts += difference.sign is not Sign.CHANGED
        if parts and not any(net.values()):
            yield f"Taken together, these changes leave the total of {what} as it was."
