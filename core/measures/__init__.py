"""Measures: one file here is one figure, or a small family of them, that tells options apart.

A measure is a function of an option and the as-is. Its docstring's first sentence is its definition, shown to
people. Money is whole pence and people are whole hundredths of a WTE; a share is a part of 1, and where there
is nothing to share out there is no figure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.model.model import Model
from core.registry import Registry

Number = int | float
Value = Number | Mapping[str, Number] | Mapping[str, Mapping[str, Number]]
"""A number, or numbers by what they are of: a year, a body, a basis. Keys are text, so that JSON has them."""
Compute = Callable[[Model, Model], Value]

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


MEASURES: Registry[Measure] = Registry("core.measures")


def measure(id: str, name: str, unit: str, source: str = PLAN_ITSELF) -> Callable[[Compute], Compute]:
    """Register the function below as a measure."""

    def register(compute: Compute) -> Compute:
        definition = " ".join((compute.__doc__ or "").split("\n\n")[0].split())
        MEASURES.add(id, Measure(id, name, unit, source, definition, compute))
        return compute

    return register


def measured(model: Model, baseline: Model) -> dict[str, Value]:
    """Return the value of every measure of an option, by its id."""
    return {measure.id: measure.compute(model, baseline) for measure in MEASURES.values()}
