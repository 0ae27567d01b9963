"""A national service answers to local bodies, and does so through the regions that stand between."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Fix, Severity, check
from core.model.edits import Set
from core.model.entities.accountability import Accountability, Function
from core.model.entities.delivery import ServiceLevel
from core.model.entities.structure import Organisation
from core.model.fate import named
from core.model.key import Key
from core.model.kinds import key_of
from core.model.services import REGIONAL, national_services
from core.model.words import count, listed


def _fix(case: Case, finding: Finding) -> Fix | None:
    """Let the levels answer through the one region there is; where there are several, people choose."""
    regions = case.option.table(Organisation).by("tier").get(REGIONAL, ())
    levels = [key for key in finding.also if key.kind == "service_level" and case.option.entity(key)]
    if len(regions) != 1 or not levels:
        return None
    edits = tuple(Set(key, "through", regions[0].id) for key in levels)
    return Fix(f"Let them answer through {regions[0].name}", edits)


@check(
    "SVC002",
    "Service level that names no region",
    Severity.NOTE,
    "The case of November 2020: national services answer to local bodies through the regional offices",
    fix=_fix,
    reads=(Accountability, Function, Organisation, ServiceLevel),
)
def level_without_region(case: Case) -> Iterator[Finding]:
    """Each service level of a national service names the region through which it answers to local bodies.

    What one body gives is told once, as one act would mend it.
    """
    if not case.option.table(Organisation).by("tier").get(REGIONAL):
        return
    silent: dict[tuple[str, ...], list[tuple[str, ServiceLevel]]] = {}
    names: dict[tuple[str, ...], str] = {}
    for service in case.option.once(national_services):
        by = tuple(body.id for body in service.providers)
        names[by] = named(service.providers)
        for level in service.levels:
            if level.through is None:
                silent.setdefault(by, []).append((service.function.name, level))
    for by, found in silent.items():
        levels = count(len(found), "service level")
        services = listed([f"“{name}”" for name in dict.fromkeys(name for name, _ in found)], most=3)
        says = "names" if len(found) == 1 else "name"
        verb = "gives" if len(by) == 1 else "give"
        message = f"{names[by]} {verb} {levels} that {says} no region to answer through: {services}."
        yield Finding(Key("organisation", by[0]), message, tuple(key_of(level) for _, level in found))
