"""An option in a few sentences, the same on its cover, in its paper and in the comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from core.model.days import spoken
from core.model.entities.structure import Organisation
from core.model.fate import Sort
from core.model.model import Model
from core.model.reconciliation import Total
from core.model.words import count, listed, pounds, sentence, wte
from core.papers.brief import Brief, OptionBrief
from core.papers.duties import Duty
from core.papers.wording import opened


def digest(brief: Brief, option: OptionBrief, *, figures: bool = True) -> list[str]:
    """Return what an option does, in a few sentences; one that says so if it does nothing.

    Without `figures`: not what becomes of money and people.
    """
    if not option.changes:
        return ["Nothing changes: the structure, the functions, the money and the people stay as they are."]
    return [
        opened(line)
        for line in (
            bodies(brief.baseline, option.model),
            duties_moved(option),
            flags(option),
            money_and_people(option, brief.year) if figures else "",
            timing(option),
        )
        if line
    ]


def bodies(baseline: Model, model: Model) -> str:
    """Return how many bodies are new and how many close."""
    old, new = baseline.table(Organisation).rows, model.table(Organisation).rows
    born, closed = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    moved = sum(new[id_].parent != old[id_].parent for id_ in new.keys() & old.keys())
    parts = []
    if born:
        parts.append(f"{count(born, 'body or unit is', 'bodies or units are')} new")
    if closed:
        noun = "" if born else " body or unit" if closed == 1 else " bodies or units"
        parts.append(f"{closed:,}{noun} {'closes' if closed == 1 else 'close'}")
    if moved:
        noun = "" if parts else " body or unit" if moved == 1 else " bodies or units"
        parts.append(f"{moved:,}{noun} {'becomes' if moved == 1 else 'become'} part of another")
    return sentence(listed(parts)) if parts else "No body is created, moved or closed."


def duties_moved(option: OptionBrief) -> str:
    """Return how many functions change hands, stay on other terms, begin and end."""
    total = len(option.duties)
    if not total:
        return ""
    counts = Counter(map(_became, option.duties))
    parts: list[str] = []
    for what, (one, several) in _BECOME.items():
        if number := counts[what]:
            of = "" if parts else f" of {count(total, 'function')}"
            parts.append(f"{number:,}{of} {one if number == 1 else several}")
    return sentence(listed(parts)) if parts else "Every function stays with the body that holds it today."


_BECOME = {
    "moved": ("has another accountable body", "have another accountable body"),
    "devolved": ("is devolved to a lower tier", "are devolved to a lower tier"),
    "settled": ("no longer has several accountable bodies", "no longer have several accountable bodies"),
    "merged": ("is held by fewer bodies than today", "are held by fewer bodies than today"),
    "split": ("is split", "are split"),
    "found": ("gains an accountable body", "gain an accountable body"),
    "terms": ("stays with its body on other terms", "stay with their bodies on other terms"),
    "new": ("is new", "are new"),
    "ended": ("ends", "end"),
}
"""What is told of one function, and of several; who has no home, or two, is told by `flags`."""


def _became(duty: Duty) -> str:
    """Return which of the words above tell what becomes of a duty; none of them where nothing does."""
    sort = duty.fate.sort if duty.fate else None
    if sort is None:
        return "" if duty.homeless else "new"
    if sort is Sort.MOVED and not duty.before:
        return "found"
    if sort is Sort.MERGED and not duty.doubled:
        return "settled"
    return "terms" if duty.terms else sort.value


def flags(option: OptionBrief) -> str:
    """Return how many functions nobody, or more than one body, would be accountable for."""
    if not option.duties:
        return ""
    orphans = sum(duty.homeless for duty in option.duties)
    doubled = sum(duty.doubled for duty in option.duties)
    if not orphans and not doubled:
        return "Every function has exactly one accountable body."
    has = "has" if orphans == 1 else "have"
    parts = [f"{count(orphans, 'function')} {has} no accountable body"] if orphans else []
    if doubled:
        noun = "" if orphans else " function" if doubled == 1 else " functions"
        parts.append(f"{doubled:,}{noun} {'has' if doubled == 1 else 'have'} more than one")
        if not orphans:
            parts[-1] += " accountable body"
    return sentence(listed(parts))


def money_and_people(option: OptionBrief, year: str) -> str:
    """Return what becomes of the totals of a year, and how much of them moves; nothing without figures."""
    parts = [part for part in (_money(option, year), _people(option, year)) if part]
    return sentence(f"in {year}, {'; '.join(parts)}") if parts else ""


def money_of(option: OptionBrief, year: str) -> str:
    """Return what becomes of the money of a year, in a sentence; nothing without figures."""
    said = _money(option, year)
    return sentence(f"in {year}, {said}") if said else ""


def people_of(option: OptionBrief, year: str) -> str:
    """Return what becomes of the workforce of a year, in a sentence; nothing without figures."""
    said = _people(option, year)
    return sentence(f"in {year}, {said}") if said else ""


def _money(option: OptionBrief, year: str) -> str:
    found = option.accounts.money.years.get(year)
    return _total("money", found, pounds, "moves") if found else ""


def _people(option: OptionBrief, year: str) -> str:
    found = option.accounts.people.years.get(year)
    return _total("workforce", found, wte, "move") if found else ""


def _total(what: str, total: Total, say: Callable[[int], str], moves: str) -> str:
    change = total.option - total.as_is
    moved = f", of which {say(total.handed)} {moves} between bodies" if total.handed else ""
    if not change:
        return f"total {what} stays at {say(total.option)}{moved}"
    verb = "rises" if change > 0 else "falls"
    return f"total {what} {verb} by {say(abs(change))} to {say(total.option)}{moved}"


def timing(option: OptionBrief) -> str:
    """Return when the moves take effect; nothing if there are none."""
    moves = [*option.inherited, *(brief.move for brief in option.enabled)]
    dates = sorted(move.date for move in moves if move.date)
    if not moves:
        return ""
    if not dates:
        return "No date has been set for its moves."
    first, last = (spoken(day) for day in (dates[0], dates[-1]))
    undated = len(moves) - len(dates)
    rest = f"; {count(undated, 'move has', 'moves have')} no date yet" if undated else ""
    which = "Its move takes" if len(moves) == 1 else "Its moves take"
    when = f"on {first}" if first == last else f"between {first} and {last}"
    return f"{which} effect {when}{rest}."
