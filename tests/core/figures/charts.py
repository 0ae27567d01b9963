"""Charts to look at: models made of a few words, and what can be read off a drawing."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from core.drawing.shapes import Box, Drawing, Label, Path, Point
from core.model.entities.structure import Organisation, ReportingLine
from core.model.model import Model
from core.model.table import Table


def model_of(bodies: Iterable[Organisation], lines: Iterable[ReportingLine] = ()) -> Model:
    tables: dict[str, Table[Any]] = {
        "organisation": Table({body.id: body for body in bodies}),
        "reporting_line": Table({line.id: line for line in lines}),
    }
    return Model("as-is", tables)


def body(id: str, parent: str | None = None, **fields: str) -> Organisation:
    return Organisation(**{"id": id, "name": id.capitalize(), "parent": parent, **fields})  # type: ignore[arg-type]


def line(source: str, target: str, style: str = "dotted") -> ReportingLine:
    return ReportingLine(id=f"{source}-{target}", organisation=source, to=target, style=style)


def nation(number: int) -> Model:
    """Return a health service: a department, 12 bodies, 7 regions, 42 systems, and providers."""
    chance = random.Random(7)  # noqa: S311 (no secret)
    bodies = [body("dept", name="Department", kind="department", tier="national")]
    bodies += [body(f"alb-{n}", "dept", name=f"National body {n}", tier="national") for n in range(12)]
    bodies += [body(f"unit-{n}", f"alb-{n % 3}", kind="unit", tier="national") for n in range(20)]
    bodies += [body(f"region-{n}", "alb-0", kind="region", tier="regional") for n in range(7)]
    bodies += [
        body(f"ics-{n}", f"region-{n % 7}", kind="system", tier="system", legal_form="non_statutory")
        for n in range(42)
    ]
    for n in range(number - len(bodies)):
        name = f"{chance.choice(['Abbey', 'Kings', 'Riverside'])} {chance.choice(['Surgery', 'Centre'])}"
        place = f"ics-{chance.randrange(42)}"
        bodies.append(body(f"gp-{n}", place, name=name, kind="provider", tier="local"))
    return model_of(bodies[:number])


def ids(drawing: Drawing) -> list[str]:
    """Return the ids of the bodies drawn, in painting order."""
    return [box.key.id for box in drawing.boxes() if box.key]


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


def box_of(drawing: Drawing, id: str) -> Box:
    (found,) = [box for box in drawing.boxes() if box.key and box.key.id == id]
    return found


def said_on(drawing: Drawing, id: str) -> list[str]:
    """Return the texts that stand on a body's box, and on the chip at its upper edge."""
    box = box_of(drawing, id)
    return [
        shape.text
        for shape in drawing.shapes
        if isinstance(shape, Label)
        and box.x <= shape.x <= box.x + box.width + 4
        and box.y - 10 <= shape.y <= box.y + box.height
    ]


def overlapping(drawing: Drawing, *, nested: bool = False) -> list[tuple[str, str]]:
    """Return the pairs of bodies whose boxes are over each other; inside each other only if not nested."""
    boxes = sorted(drawing.boxes(), key=lambda box: box.x)
    found = []
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            if other.x >= one.x + one.width - 1e-6:
                break
            over = other.y < one.y + one.height - 1e-6 and one.y < other.y + other.height - 1e-6
            if over and not (nested and (_holds(one, other) or _holds(other, one))):
                found.append((str(one.key), str(other.key)))
    return found


def outside(drawing: Drawing) -> list[str]:
    """Return the shapes that are not wholly on the sheet."""
    return [str(shape) for shape in drawing.shapes for x, y in _corners(shape) if not _on(drawing, x, y)]


def strokes(drawing: Drawing, *, colours: Iterable[str]) -> Iterator[tuple[Point, Point]]:
    """Yield each straight stroke of some colours."""
    for shape in drawing.shapes:
        if isinstance(shape, Path) and shape.stroke in colours and not shape.fill:
            yield from pairwise(shape.points())


def through(drawing: Drawing, *, colours: Iterable[str]) -> list[tuple[str, tuple[Point, Point]]]:
    """Return the boxes that strokes of some colours run through, and the strokes."""
    return [
        (str(box.key), stroke)
        for stroke in strokes(drawing, colours=colours)
        for box in drawing.boxes()
        if _crosses(stroke, box)
    ]


def _crosses(stroke: tuple[Point, Point], box: Box) -> bool:
    (x, y), (to_x, to_y) = stroke
    return (
        min(x, to_x) < box.x + box.width - 1
        and max(x, to_x) > box.x + 1
        and min(y, to_y) < box.y + box.height - 1
        and max(y, to_y) > box.y + 1
    )


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.width <= outer.x + outer.width
        and inner.y + inner.height <= outer.y + outer.height
    )


def _corners(shape: Box | Path | Label) -> Iterator[Point]:
    match shape:
        case Box():
            yield shape.x, shape.y
            yield shape.x + shape.width, shape.y + shape.height
        case Path():
            yield from shape.points()
        case Label():
            yield shape.x, shape.y - shape.size * 0.7
            yield shape.x + shape.width, shape.y


def _on(drawing: Drawing, x: float, y: float) -> bool:
    return -1e-6 <= x <= drawing.width + 1e-6 and -1e-6 <= y <= drawing.height + 1e-6
