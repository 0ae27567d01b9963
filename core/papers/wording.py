"""How papers say dates, bodies and figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from core.model.days import spoken
from core.model.entities.plan import Option
from core.model.entities.structure import TIERS, Organisation
from core.model.model import Model
from core.model.naming import (
    body_name,
    enumerated,
    function_name,
    in_prose,
    in_words,
    opened,
    quoted,
    the,
)
from core.papers.blocks import TO_BE_CONFIRMED

__all__ = [
    "MINUS",
    "OTHER_TIER",
    "Unit",
    "body_name",
    "day",
    "enumerated",
    "exact_unit",
    "function_name",
    "in_prose",
    "in_words",
    "key",
    "money_unit",
    "opened",
    "option_name",
    "percent",
    "quoted",
    "short_name",
    "the",
    "tier_of",
    "tiers",
]

OTHER_TIER = "Other bodies"
MINUS = "−"


def day(value: str | None) -> str:
    """Return a date as 13 November 2020, and “To be confirmed” for none."""
    return spoken(value) if value else TO_BE_CONFIRMED


def option_name(option: Option) -> str:
    """Return an option as it is named within a sentence: Option D, “Merge both”."""
    return f"Option {option.code}, “{option.name}”"


def short_name(id: str | None, *models: Model) -> str:
    """Return the short name of a body, or its name if it has none."""
    for model in models:
        if found := model.get(Organisation, id):
            return found.short_name or found.name
    return "not in the plan" if id else ""


def tier_of(id: str | None, *models: Model) -> str:
    """Return the tier of a body as people read it."""
    for model in models:
        if found := model.get(Organisation, id):
            return TIERS.get(found.tier or "", OTHER_TIER)
    return OTHER_TIER


def tiers() -> list[str]:
    """Return the tiers in the order in which papers list them."""
    return [*TIERS.values(), OTHER_TIER]


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
