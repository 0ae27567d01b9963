"""How long it takes to find every body its place on the chart, and what shape that gives."""

from __future__ import annotations

from collections.abc import Iterator

from core.bench.rows import Bench, Row
from core.bench.timing import always, interleaved
from core.drawing.layout.contour import tidy
from core.figures import FIGURES
from core.figures.org_chart.blocks import LEAF, blocks
from core.figures.org_chart.bodies import bodies_of
from core.store.store import Store


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows of the chart, against a tidy tree of the same bodies: one pass, far wider than high."""
    store = Store.open(bench.plan, read_only=True)
    model = store.model()
    store.close()
    tops = bodies_of(model, None)
    children = blocks(tops).children
    widths = [LEAF[0]] * len(children)

    def limit() -> None:
        tidy(children, widths, 8.0)

    drawing = FIGURES["org_chart"].draw(model)
    aspect = f"{drawing.width / drawing.height:.2f} : 1"
    ours, contour = interleaved(always(lambda: blocks(tops)), always(limit), bench.rounds)
    what = f"Lay out {bench.counts.bodies:,} bodies"
    yield Row(what, ours, contour, 1.2, bench.slack, note=f"{aspect}; limit: a tidy tree by contours")
    if drawing.height:
        yield Row("Its width over its height", drawing.width / drawing.height, allowed=2.0, unit=": 1")
