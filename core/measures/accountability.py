"""What there is to do, and whether exactly one body answers for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from operator import attrgetter

from core.measures import measure
from core.model.entities.accountability import Accountability
from core.model.model import Model

ABOLISH = "Institute for Government, How to abolish a public body (2023)"
PAC = "Public Accounts Committee, Digital transformation in the NHS (HC 680, November 2020)"


@measure("functions", "Functions", "functions")
def functions(model: Model, _baseline: Model) -> int:
    """Count the functions that somebody has to hold: not ended, and not a family of others."""
    return len(model.duties)


@measure("duties_without_home", "Duties without a home", "functions", ABOLISH)
def duties_without_home(model: Model, _baseline: Model) -> int:
    """Count the functions, not ended and not a family of others, for which nobody is accountable."""
    holders = _holders(model)
    return sum(duty.id not in holders for duty in model.duties)


@measure("duties_with_two_homes", "Duties with two homes", "functions", PAC)
def duties_with_two_homes(model: Model, _baseline: Model) -> int:
    """Count the functions, not ended and not a family of others, for which several bodies are accountable."""
    holders = _holders(model)
    return sum(holders.get(duty.id, 0) > 1 for duty in model.duties)


def _holders(model: Model) -> Mapping[str, int]:
    """Return how many are accountable for each function; those for which nobody is are left out."""
    return Counter(map(attrgetter("function"), model.table(Accountability).by("letter").get("A", ())))
