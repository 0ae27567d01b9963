"""What is run once for everybody, and whether it is promised to anybody."""

from __future__ import annotations

from core.measures import measure
from core.model.model import Model
from core.model.services import national_services, without_level

TREASURY = "HM Treasury, Managing Public Money, chapter 7"


@measure("national_services", "National services", "services", TREASURY)
def services(model: Model, _baseline: Model) -> int:
    """Count the services, and what else has service levels, that national bodies are accountable for."""
    return len(model.once(national_services))


@measure("national_services_without_level", "National services without a service level", "services", TREASURY)
def services_without_level(model: Model, _baseline: Model) -> int:
    """Count the national services that have no service level."""
    return len(without_level(model))
