"""A chart as it comes from one of its shapes: what is drawn, and how large it is."""

from __future__ import annotations

from dataclasses import dataclass

from core.drawing.shapes import Shape


@dataclass(frozen=True, slots=True)
class Sheet:
    """Shapes on a sheet of a size, in points.

    `lines` says that lines join bodies to those they are part of; `enlarged` is how many times the usual size
    a thing is that should be seen on the whole sheet.
    """

    shapes: list[Shape]
    width: float
    height: float
    margin: float
    enlarged: float = 1.0
    lines: bool = True
