"""Measures: one file here is one figure, or a small family of them, that tells options apart.

A measure is a function of an option and the as-is; one `of_plan` takes the Plan too, for its limits. Its
docstring's first sentence is its definition, shown to people. Money is whole pence and people are whole
hundredths of a WTE; a share is a part of 1, and where there is nothing to share out there is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
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

    def shown(self, value: Number) -> str:
        """Return one figure of it as people read it: in pounds, in WTE, or as a percentage."""
        if self.unit == PENCE:
            return pounds(int(value))
        if self.unit == WTE:
            return wte(int(value))
        if self.unit == SHARE:
            return f"{value * 100:.1f}%"
        return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


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


def one_figure(value: Value, year: str) -> Number | None:
    """Return a measure as one figure, that of the year where it has one a year; None: it is no one figure."""
    if not isinstance(value, Mapping):
        return value
    found = value.get(year)
    return None if found is None or isinstance(found, Mapping) else found


def latest_year(values: Iterable[Value]) -> str:
    """Return the latest year that has a figure of its own in any of the values; else nothing."""
    found = (
        key
        for value in values
        if isinstance(value, Mapping)
        for key, part in value.items()
        if _YEAR.fullmatch(key) and not isinstance(part, Mapping)
    )
    return max(found, default="")


_YEAR = re.compile(r"\d{4}-\d{2}")


def measured(model: Model, baseline: Model, plan: Plan | None = None) -> dict[str, Value]:
    """Return the value of every measure of an option, by its id; None: a plan without limits."""
    limits = plan or Plan(id=PLAN, title="")
    return {measure.id: measure.value(model, baseline, limits) for measure in MEASURES.values()}


def shares(parts: Mapping[str, int], wholes: Mapping[str, int]) -> dict[str, Number]:
    """Return part of each year's whole, to four decimals; years of which there is no whole are left out."""
    return {year: share(parts.get(year, 0), whole) for year, whole in sorted(wholes.items()) if whole > 0}
