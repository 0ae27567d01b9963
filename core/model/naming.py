"""How bodies, functions and numbers stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from core.model.entities.accountability import Function
from core.model.entities.structure import Organisation
from core.model.model import Model
from core.model.words import count, listed


def body_name(id: str | None, *models: Model) -> str:
    """Return the name of a body as the first model that has it knows it; a few words where none does."""
    for model in models:
        if found := model.get(Organisation, id):
            return found.name
    return "a body that is not in the plan" if id else ""


def the(name: str) -> str:
    """Return a name as it stands in a sentence: the Department of Health, the Data team, but NHS England."""
    words = name.casefold().split()
    common = bool(words) and (words[0] in _COMMON or words[-1] in _COMMON)
    return f"the {name}" if common and words[0] not in ("the", "a") else name


_COMMON = frozenset(
    [
        "department",
        "ministry",
        "office",
        "directorate",
        "committee",
        "commission",
        "authority",
        "agency",
        "team",
        "group",
        "region",
        "unit",
        "programme",
        "board",
    ]
)
"""What a body is called in common speech: a name that begins or ends so takes an article."""


def in_prose(id: str | None, *models: Model) -> str:
    """Return the name of a body as it stands in a sentence."""
    return the(body_name(id, *models))


def enumerated(names: Iterable[str], most: int = 0) -> str:
    """Return names in a row, apart by semicolons where one has a comma or an “and” of its own.

    Past `most` (0: all) the rest are counted.
    """
    found = list(names)
    if len(found) < 2 or not any("," in name or " and " in name for name in found):
        return listed(found, most)
    if most and len(found) > most:
        found = [*found[:most], f"{len(found) - most:,} more"]
    return f"{'; '.join(found[:-1])}; and {found[-1]}"


def function_name(id: str | None, *models: Model) -> str:
    """Return the name of a function as the first model that has it knows it; a few words where none does."""
    for model in models:
        if found := model.get(Function, id):
            return found.name
    return "a function that is not in the plan" if id else ""


def opened(text: str) -> str:
    """Return a sentence that opens with a word: “Two posts”, not “2 posts”; figures from 10 on stay."""
    number, space, rest = text.partition(" ")
    return f"{_SPELLED[int(number)]}{space}{rest}" if number in set("123456789") and space else text


_SPELLED = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def in_words(number: int, one: str, several: str = "") -> str:
    """Return “one function”, “nine functions”, “10 functions”: for the middle of a sentence."""
    said = count(number, one, several or None)
    return opened(said).lower() if said[:2] in {f"{n} " for n in range(1, 10)} else said


def quoted(names: Iterable[str]) -> list[str]:
    """Return each name in quotation marks."""
    return [f"“{name}”" for name in names]
