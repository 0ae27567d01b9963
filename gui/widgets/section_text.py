"""What the model says in a section, read beside the window: to build it would make frames wait."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.papers import PAPERS
from core.papers.brief import brief_of
from core.papers.markdown import narrative
from core.papers.placeholders import words_of
from core.papers.plain import plain_text
from core.papers.section import fingerprint_of
from core.store.store import Store


@dataclass(frozen=True, slots=True)
class Place:
    """A section of a paper, for an option or (None) for every one."""

    paper: str
    section: str
    option: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """What the model says in a section, its fingerprint, and what is wrong with the secretary's words.

    Both are empty where each option's paper says something of its own.
    """

    place: Place
    text: str = ""
    fingerprint: str | None = None
    faults: tuple[str, ...] = ()


def said_in(plan: Path, place: Place, words: str) -> Said:
    """Return what the model of a plan says in a section; `words` are the secretary's own in it."""
    store = Store.open(plan, read_only=True)
    try:
        brief = brief_of(store)
    finally:
        store.close()
    paper = PAPERS[place.paper]
    options = {each.option.id: each for each in brief.options}
    option = options.get(place.option or "")
    of_each = paper.per_option and option is None
    known = words_of(brief, next(iter(options.values()), None) if of_each else option)
    faults = tuple(narrative(words, known)[1])
    section = next(each for each in paper.sections if each.id == place.section)
    if of_each:
        return Said(place, faults=faults)
    blocks = section.generated(brief, option if paper.per_option else None)
    return Said(place, plain_text(blocks), fingerprint_of(blocks), faults)
