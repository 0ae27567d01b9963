"""Measures: one file here is one figure, or a small family of them, that tells options apart.

A measure is a function of an option and the as-is; one `of_plan` takes the Plan too, for its limits. Its
docstring's first sentence is its definition, shown to people. Money is whole pence and people are whole
hundredths of a WTE; a share is a part of 1, and where there is nothing to share out there is no figure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.model.entities.plan import PLAN, Plan
from core.model.model import Model
from core.model.spending import share
from core.model.words import pounds, wte
from core.registry import Registry

Number = int | float
Value = Number | Mapping[str, Number] | Mapping[str, Mapping[str, Number]]
"""A number, or numbers by what they are of: a year, a body, a basis. Keys are text, so that JSON has them."""
Compute = Callable[..., Value]
"""Takes the option and the as-is, and the Plan where the measure is `of_plan`."""

PENCE, WTE, SHARE = "whole pence", "hundredths of a WTE", "share of 1"
"""The units that several measures have."""
PLAN_ITSELF = "The plan itself"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as people see it: its name, unit, definition in one sentence, and the source of that."""

    id: str
    name: str
    unit: str
    source: str
    definition: str
    compute: Compute
    of_plan: bool = False

    def value(self, model: Model, baseline: Model, plan: Plan) -> Value:
        """Return what it is of an option, under the limits of a plan."""
        return self.compute(model, baseline, plan) if self.of_plan else self.compute(model, baseline)

    def text(self, number: Number) -> str:
        """Return a number of this measure as people read it: “£2.4 billion”, “5.1%”, “1,200”."""
        if self.unit == PENCE:
            return pounds(int(number))
        if self.unit == WTE:
            return wte(int(number))
        if self.unit == SHARE:
            return f"{number * 100:.1f}%"
        return f"{number:,}" if isinstance(number, int) else f"{number:,.2f}"


MEASURES: Registry[Measure] = Registry("core.measures")


def measure(
    id: str, name: str, unit: str, source: str = PLAN_ITSELF, *, of_plan: bool = False
) -> Callable[[Compute], Compute]:
    """Register the function below as a measure."""

    def register(compute: Compute) -> Compute:
        definition = " ".join((compute.__doc__ or "").split("\n\n")[0].split())
        MEASURES.add(id, Measure(id, name, unit, source, definition, compute, of_plan))
        return compute

    return register


def measured(model: Model, baseline: Model, plan: Plan | None = None) -> dict[str, Value]:
    """Return the value of every measure of an option, by its id; None: a plan without limits."""
    limits = plan or Plan(id=PLAN, title="")
    return {measure.id: measure.value(model, baseline, limits) for measure in MEASURES.values()}


def shares(parts: Mapping[str, int], wholes: Mapping[str, int]) -> dict[str, Number]:
    """Return part of each year's whole, to four decimals; years of which there is no whole are left out."""
    return {year: share(parts.get(year, 0), whole) for year, whole in sorted(wholes.items()) if whole > 0}
