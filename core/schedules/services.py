"""The national services and their terms: what each promises, and through whom it answers to who uses it."""

from __future__ import annotations

from collections.abc import Iterator

from core.model.entities.structure import Organisation
from core.model.fields import Text
from core.model.key import Key
from core.model.model import Model
from core.model.services import Service, national_services
from core.schedules import Column, Line, Schedule, schedule

TITLE = "National services"
NONE = "! No service level"
TERMS = ("name", "measure", "target", "period", "through", "forum", "remedy", "source", "basis")
COLUMNS = (
    Column(Text("Service"), 32, names=True),
    Column(Text("Provider"), 24),
    Column(Text("Level"), 22, names=True),
    Column(Text("Measure"), 36),
    Column(Text("Target"), 20),
    Column(Text("Period"), 16),
    Column(Text("Answers through"), 26),
    Column(Text("Review forum"), 30),
    Column(Text("Remedy"), 36),
    Column(Text("Source"), 44, apart=True),
    Column(Text("Basis"), 14, apart=True),
)
GLANCE = (
    Column(Text("Service"), 34, names=True),
    Column(Text("Provider"), 24),
    Column(Text("Service levels"), 18),
)


@schedule("services", TITLE, place=30)
def services(model: Model) -> Schedule:
    """What each national service promises to those who rely on it, and through whom it answers."""
    found = [line for service in national_services(model) for line in _terms(service, model)]
    return Schedule(TITLE, "Family", COLUMNS, tuple(found))


def at_a_glance(model: Model) -> Schedule:
    """Return a line for each national service, by name: who provides it, and how many levels it has."""
    lines = [
        Line(
            Key("function", service.function.id),
            "",
            (service.function.name, _providers(service), str(len(service.levels) or "⚠ none")),
            missing=not service.levels,
        )
        for service in sorted(national_services(model), key=lambda each: each.function.name.casefold())
    ]
    return Schedule(TITLE, "", GLANCE, tuple(lines))


def _terms(service: Service, model: Model) -> Iterator[Line]:
    name, family = service.function.name, _family(service, model)
    for level in service.levels:
        provider = model.name(Organisation, level.provider) or _providers(service)
        terms = (model.text(level, field) or None for field in TERMS)
        yield Line(Key("service_level", level.id), family, (name, provider, *terms))
    if not service.levels:
        blank = [None] * (len(TERMS) - 1)
        key = Key("function", service.function.id)
        yield Line(key, family, (name, _providers(service), NONE, *blank), missing=True, instead=True)


def _family(service: Service, model: Model) -> str:
    return model.text(service.function, "parent") or "Other services"


def _providers(service: Service) -> str:
    return "; ".join(body.name for body in service.providers)
