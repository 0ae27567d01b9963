"""How papers say dates, bodies and figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from core.model.days import spoken
from core.model.entities.accountability import Function
from core.model.entities.plan import Option
from core.model.entities.structure import TIERS, Organisation
from core.model.model import Model
from core.model.words import count, listed
from core.papers.blocks import TO_BE_CONFIRMED

OTHER_TIER = "Other bodies"
MINUS = "−"


def day(value: str | None) -> str:
    """Return a date as 13 November 2020, and “To be confirmed” for none."""
    return spoken(value) if value else TO_BE_CONFIRMED


def option_name(option: Option) -> str:
    """Return an option as it is named within a sentence: Option D, “Merge both”."""
    return f"Option {option.code}, “{option.name}”"


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


def short_name(id: str | None, *models: Model) -> str:
    """Return the short name of a body, or its name if it has none."""
    for model in models:
        if found := model.get(Organisation, id):
            return found.short_name or found.name
    return "not in the plan" if id else ""


def function_name(id: str | None, *models: Model) -> str:
    """Return the name of a function as the first model that has it knows it; a few words where none does."""
    for model in models:
        if found := model.get(Function, id):
            return found.name
    return "a function that is not in the plan" if id else ""


def tier_of(id: str | None, *models: Model) -> str:
    """Return the tier of a body as people read it."""
    for model in models:
        if found := model.get(Organisation, id):
            return TIERS.get(found.tier or "", OTHER_TIER)
    return OTHER_TIER


def tiers() -> list[str]:
    """Return the tiers in the order in which papers list them."""
    return [*TIERS.values(), OTHER_TIER]


def opened(text: str) -> str:
    """Return a sentence that opens with a word: “Two posts”, not “2 posts”; figures from 10 on stay."""
    number, space, rest = text.partition(" ")
    return f"{_SPELLED[int(number)]}{space}{rest}" if number in set("123456789") and space else text


_SPELLED = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def in_words(number: int, one: str, several: str = "") -> str:
    """Return “one function”, “nine functions”, “10 functions”: for the middle of a sentence."""
    said = count(number, one, several or None)
    return opened(said).lower() if said[:2] in {f"{n} " for n in range(1, 10)} else said


def key(ids: Iterable[str], *models: Model) -> str:
    """Return the short names of bodies, as any of the models has them, and what they stand for.

    Nothing if none is short, or too many are.
    """
    pairs: dict[str, str] = {}
    for id_, model in product(ids, models):
        if found := model.get(Organisation, id_):
            pairs.setdefault(found.short_name or found.name, found.name)
    told = sorted(((short, name) for short, name in pairs.items() if short != name), key=_casefolded)
    return f"{'; '.join(f'{short}: {name}' for short, name in told)}." if 0 < len(told) <= MOST_IN_KEY else ""


MOST_IN_KEY = 80


def _casefolded(pair: tuple[str, str]) -> tuple[str, str]:
    return pair[0].casefold(), pair[0]


def quoted(names: Iterable[str]) -> list[str]:
    """Return each name in quotation marks."""
    return [f"“{name}”" for name in names]


def percent(part: int, whole: int) -> str:
    """Return a share in whole per cent: “41%”, “less than 1%”; nothing of nothing is “0%”."""
    if part <= 0 or whole <= 0:
        return "0%"
    share = (part * 200 + whole) // (whole * 2)
    if share == 0:
        return "less than 1%"
    return "more than 99%" if share == 100 and part < whole else f"{share}%"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a column: its name, what of the whole number it is, and how many decimals are shown."""

    name: str
    size: int
    decimals: int

    def shown(self, value: int) -> str:
        """Return a number in this unit, rounded half up; nothing at all is “0”."""
        if value == 0:
            return "0"
        scale = 10**self.decimals
        rounded = (abs(value) * scale * 2 + self.size) // (self.size * 2)
        whole, part = divmod(rounded, scale)
        decimals = f".{part:0{self.decimals}d}" if self.decimals else ""
        return f"{MINUS if value < 0 and rounded else ''}{whole:,}{decimals}"

    def change(self, value: int) -> str:
        """Return a number with its sign: +4.0, −4.0, and 0 for no change."""
        shown = self.shown(value)
        return f"+{shown}" if value > 0 else shown


def money_unit(values: Iterable[int]) -> Unit:
    """Return the unit in which amounts of these sizes, in whole pence, read best."""
    most = max((abs(value) for value in values), default=0)
    if most >= 10**9:
        return Unit("£ million", 10**8, 1)
    return Unit("£ thousand", 10**5, 0) if most >= 10**8 else Unit("£", 100, 0)


def exact_unit(name: str, values: Iterable[int]) -> Unit:
    """Return a unit that shows hundredths exactly: decimals only if any of the values has some."""
    some = {abs(value) % 100 for value in values}
    if some <= {0}:
        return Unit(name, 100, 0)
    return Unit(name, 100, 1 if all(part % 10 == 0 for part in some) and name != "£" else 2)
