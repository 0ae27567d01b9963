"""Figures: one file here draws one picture of a model, for the screen and for print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import signature
from typing import Any, Protocol, TypeVar

from core.drawing.shapes import Drawing
from core.model.model import Model
from core.registry import Registry


class Draw(Protocol):
    """What draws a figure: a model, and the baseline that changes are marked against, or None for none."""

    def __call__(self, model: Model, baseline: Model | None = None) -> Drawing:
        """Return the picture, with the words for someone who cannot see it."""
        ...


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as menus, the command line and papers show it."""

    id: str
    name: str
    draw: Draw

    @property
    def takes(self) -> frozenset[str]:
        """Which of ASKED it can be asked for."""
        return frozenset(ASKED) & frozenset(signature(self.draw).parameters)

    def drawn(self, model: Model, baseline: Model | None = None, **asked: Any) -> Drawing:
        """Return the picture as it is asked for; what it does not take, or is empty, is passed over."""
        return self.draw(model, baseline, **{name: asked[name] for name in self.takes if asked.get(name)})


ASKED = ("year", "price_year", "floor", "titles", "size")
"""What some figures take: a financial year, the year whose prices are meant, the least technology share in
hundredths of a per cent, what the as-is and the option are called, and the room there is, in points."""

D = TypeVar("D", bound=Draw)

FIGURES: Registry[Figure] = Registry("core.figures")


def figure(id: str, name: str) -> Callable[[D], D]:
    """Register the function below as a figure, under the name that people see."""

    def register(draw: D) -> D:
        FIGURES.add(id, Figure(id, name, draw))
        return draw

    return register
