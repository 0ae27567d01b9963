"""What there is to do, and whether exactly one body answers for it."""

from __future__ import annotations

from core.measures import measure
from core.model.fate import holders, homeless
from core.model.model import Model

ABOLISH = "Institute for Government, How to abolish a public body (2023)"
PAC = "Public Accounts Committee, Digital transformation in the NHS (HC 680, November 2020)"


@measure("functions", "Functions", "functions")
def functions(model: Model, _baseline: Model) -> int:
    """Count the functions that somebody has to hold: not ended, and not a family of others."""
    return len(model.duties)


@measure("duties_without_home", "Duties without a home", "functions", ABOLISH)
def duties_without_home(model: Model, baseline: Model) -> int:
    """Count the duties, of the as-is or new, that nobody is accountable for and nobody ended for a reason."""
    return len(homeless(baseline, model))


@measure("duties_with_two_homes", "Duties with two homes", "functions", PAC)
def duties_with_two_homes(model: Model, _baseline: Model) -> int:
    """Count the functions, not ended and not a family of others, for which several bodies are accountable."""
    held = holders(model)
    return sum(len(held.get(duty.id, ())) > 1 for duty in model.duties)
