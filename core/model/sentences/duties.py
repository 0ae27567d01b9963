"""Functions, and who has which part in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.model.diff import Difference, Sign
from core.model.entities.accountability import Accountability, Function
from core.model.model import Model
from core.model.naming import body_name, enumerated, function_name, in_prose, in_words, quoted, the
from core.model.sentences.bodies import MOST, Found
from core.model.words import count, listed, sentence

PARTS = {"A": "accountable for", "R": "responsible for", "C": "consulted on", "I": "informed of"}
SENTENCES = 4
"""How many sentences are made of one sort of change before it is only counted."""


def duties(found: Found, before: Model, after: Model, *, losers: bool = True) -> list[str]:
    """Return what becomes of functions and of parts in them; what moves between bodies is told with money."""
    closing = {difference.key.id for difference in found.get("organisation", ()) if difference.after is None}
    changes = found.get("accountability", ())
    lines = [*_functions(found)]
    if losers:
        lines += _joined(changes, closing, before, after)
    for sign in (Sign.NEW, Sign.CLOSED):
        found_parts = list(_begun_or_ended(changes, sign))
        for letter in PARTS:
            parts = [
                part
                for part in found_parts
                if part.letter == letter and (sign is Sign.NEW or part.organisation not in closing)
            ]
            lines += _parts(parts, sign, before, after)
    return [*lines, *_terms(changes, before, after)]


def _begun_or_ended(changes: Iterable[Difference], sign: Sign) -> Iterator[Accountability]:
    """Yield the parts that bodies take, or give up; another part in the same function is both."""
    for difference in changes:
        part = difference.after if sign is Sign.NEW else difference.before
        if isinstance(part, Accountability) and (difference.sign is sign or "letter" in difference.fields):
            yield part


def _joined(changes: Iterable[Difference], closing: set[str], before: Model, after: Model) -> Iterator[str]:
    """Yield the functions that a closing body and another both answered for, and one alone does now."""
    for difference in changes:
        part = difference.before
        if difference.after is None and isinstance(part, Accountability) and part.letter == "A":
            holders = after.holders(part.function)
            if part.organisation in closing and len(holders) == 1:
                held = before.holders(part.function)
                names = sorted(body_name(holder.organisation, before, after) for holder in held)
                was = [the(name) for name in names]
                now = in_prose(holders[0].organisation, after)
                function = function_name(part.function, after, before)
                if len(was) > 1:
                    yield sentence(
                        f"{enumerated(was)} were each accountable for “{function}”; {now} alone is now"
                    )


def _functions(found: Found) -> Iterator[str]:
    changes = found.get("function", ())
    new = [d.after.name for d in changes if d.before is None and isinstance(d.after, Function)]
    if new:
        yield sentence(
            f"{listed(quoted(new), MOST)} {'is a new function' if len(new) == 1 else 'are new functions'}"
        )
    for difference in changes:
        old, now = difference.before, difference.after
        if isinstance(old, Function) and now is None:
            yield sentence(f"“{old.name}” is taken out of the plan, with no reason given")
        elif isinstance(old, Function) and isinstance(now, Function):
            if "name" in difference.fields:
                yield sentence(f"The function “{old.name}” is renamed “{now.name}”")
            if now.ended and old.ended and now.ended != old.ended:
                yield sentence(f"“{now.name}” ends, now for this reason: {now.ended}")
            elif now.ended and not old.ended:
                yield sentence(f"“{now.name}” ends: {now.ended}")
            elif old.ended and not now.ended:
                yield sentence(f"“{now.name}” does not end after all")


def _parts(parts: list[Accountability], sign: Sign, before: Model, after: Model) -> list[str]:
    """Return who takes or gives up a part in what, by body or by function: whichever says it shorter."""
    if not parts:
        return []
    by_body: dict[str, list[str]] = {}
    by_function: dict[str, list[str]] = {}
    for part in parts:
        body = in_prose(part.organisation, after, before)
        function = function_name(part.function, after, before)
        by_body.setdefault(body, []).append(function)
        by_function.setdefault(function, []).append(body)
    verb = PARTS[parts[0].letter]
    if min(len(by_body), len(by_function)) > SENTENCES:
        what = "start" if sign is Sign.NEW else "end"
        return [sentence(f"{count(len(parts), 'entry', 'entries')} of bodies {verb} functions {what}")]
    if len(by_body) <= len(by_function):
        return [
            sentence(f"{body} {_becomes(sign, several=False)} {verb} {listed(_names(functions), MOST)}")
            for body, functions in sorted(by_body.items())
        ]
    return [
        sentence(f"{_bodies(bodies)} {_becomes(sign, several=len(bodies) > 1)} {verb} “{function}”")
        for function, bodies in sorted(by_function.items())
    ]


def _becomes(sign: Sign, *, several: bool) -> str:
    if sign is Sign.NEW:
        return "become" if several else "becomes"
    return "are no longer" if several else "is no longer"


def _names(functions: Iterable[str]) -> list[str]:
    return quoted(sorted(functions, key=str.casefold))


def _bodies(bodies: list[str]) -> str:
    names = sorted(bodies, key=str.casefold)
    return enumerated(names) if len(names) <= MOST else count(len(names), "body", "bodies")


def _terms(changes: Iterable[Difference], before: Model, after: Model) -> Iterator[str]:
    """Yield to whom bodies now answer for what they hold, and under which instrument."""
    groups: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for difference in changes:
        part = difference.after
        if difference.before is None or not isinstance(part, Accountability):
            continue
        to = in_prose(part.to, after, before) if "to" in difference.fields else ""
        instrument = (part.instrument or "") if "instrument" in difference.fields else ""
        if to or instrument:
            function = function_name(part.function, after, before)
            pair = in_prose(part.organisation, after, before), function
            groups.setdefault((part.letter, to, instrument), []).append(pair)
    for (letter, to, instrument), held in sorted(groups.items()):
        yield _term(PARTS[letter], to, instrument, sorted(held))


def _term(part: str, to: str, instrument: str, held: list[tuple[str, str]]) -> str:
    bodies = sorted({body for body, _ in held})
    functions = sorted({function for _, function in held})
    one = len(bodies) == 1
    who = bodies[0] if one else count(len(bodies), "body", "bodies")
    it_is = "it is" if one else "they are"
    what = (
        f"{listed(quoted(functions))}, which {it_is} {part}"
        if len(functions) <= 2
        else f"the {in_words(len(functions), 'function')} that {it_is} {part}"
    )
    if to:
        under = f". The instrument is: {instrument}" if instrument else ""
        return sentence(f"{who} {'answers' if one else 'answer'} to {to} for {what}{under}")
    has = "has" if one else "have"
    return sentence(f"{who} {has} another instrument for {what}. It is: {instrument}")
