"""The national services: what is run once for everybody, by whom, and on which terms."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.entities.accountability import Function
from core.model.entities.delivery import ServiceLevel
from core.model.entities.structure import TIERS, Organisation
from core.model.fate import holders
from core.model.model import Model

NATIONAL, REGIONAL = "national", "regional"


@dataclass(frozen=True, slots=True)
class Service:
    """A national service: the bodies that provide it, and its levels by name."""

    function: Function
    providers: tuple[Organisation, ...]
    levels: tuple[ServiceLevel, ...]

    @property
    def through(self) -> tuple[str, ...]:
        """The ids of the bodies through which it answers, each once."""
        return tuple(dict.fromkeys(level.through for level in self.levels if level.through))


def national_services(model: Model) -> list[Service]:
    """Return the live services that a national body is accountable for, by family and name.

    A function of another kind is one too if it has service levels: official statistics may be a duty, and
    are given on terms all the same. The providers are those that the levels name, else who is accountable.
    """
    held, levels = model.once(holders), model.table(ServiceLevel).by("function")
    bodies = model.table(Organisation)
    found = []
    for function in sorted(model.duties, key=lambda each: _family(each, model)):
        mine = tuple(sorted(levels.get(function.id, ()), key=lambda each: (each.name.casefold(), each.id)))
        accountable = held.get(function.id, ())
        if not (function.kind == "service" or mine) or not any(is_national(b, model) for b in accountable):
            continue
        named = dict.fromkeys(body for level in mine if (body := bodies.get(level.provider)))
        found.append(Service(function, tuple(named) or accountable, mine))
    return found


def without_level(model: Model) -> list[Service]:
    """Return the national services that have no service level."""
    return [service for service in model.once(national_services) if not service.levels]


def is_national(body: Organisation, model: Model) -> bool:
    """Return whether a body is of the national tier, or the nearest above it that has a tier is."""
    return tier_of(body, model) == NATIONAL


def tier_of(body: Organisation, model: Model) -> str:
    """Return the tier of a body, else of the nearest above it that has one; nothing where none has."""
    return next((each.tier for each in model.path(body.id) if each.tier in TIERS), None) or ""


def _family(function: Function, model: Model) -> tuple[bool, str]:
    family = model.get(Function, function.parent)
    return family is None, family.name.casefold() if family else ""
