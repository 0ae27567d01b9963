"""How long it takes to find every body its place on the chart, and what shape that gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from core.bench.rows import Bench, Row
from core.bench.timing import Work, always, interleaved
from core.drawing.layout.contour import tidy
from core.figures import FIGURES
from core.figures.money_flow.cards import Setting
from core.figures.money_flow.ledger import ledger
from core.figures.money_flow.picture import picture, told
from core.figures.org_chart.blocks import LEAF, blocks
from core.figures.org_chart.bodies import bodies_of
from core.generated import money_flows
from core.model.answers import answers
from core.model.model import Model
from core.model.table import Table
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
    yield from _reporting(bench, model)
    yield from _money(bench)


def _reporting(bench: Bench, model: Model) -> Iterator[Row]:
    """Yield the rows of who answers to whom: what the table reads, and the picture, against the chart."""

    def fresh(work: Callable[[Model], object]) -> Callable[[], Work]:
        def prepare() -> Work:
            again = Model(model.option, model.tables)  # after an edit a model has to find all this anew
            return lambda: work(again)

        return prepare

    chart = fresh(FIGURES["org_chart"].draw)
    for what, work, target in (
        ("Table of who answers to whom", answers, 0.5),
        ("Picture of who answers to whom", FIGURES["reporting"].draw, 1.0),
    ):
        ours, drawn = interleaved(fresh(work), chart, bench.rounds)
        yield Row(what, ours, drawn, target, bench.slack, note="limit: the chart of the same bodies")
    shapes = len(FIGURES["reporting"].draw(model).shapes)
    yield Row("Shapes in it", float(shapes), allowed=2_000.0, unit="shapes")


def _money(bench: Bench) -> Iterator[Row]:
    """Yield the rows of the money flow between a hundred bodies: its layout, and as-is and option drawn."""
    if bench.size != "workshop":
        return  # the same picture whatever the size of the plan
    bodies, flows = money_flows(100)
    tables: list[dict[str, Table[Any]]] = [
        {"organisation": Table({b.id: b for b in bodies}), "funding_flow": Table({f.id: f for f in some})}
        for some in (flows, flows[1:])
    ]
    one, other = (Model("made up", each) for each in tables)

    def lay_out() -> object:
        return picture(told(other, None, "", "", ("", "")), Setting(124.0, 92.0, 700.0))

    def limit() -> object:
        return ledger(other, flows[0].year)

    ours, summed = interleaved(always(lay_out), always(limit), bench.rounds)
    note = "limit: the flows added up, without a picture"
    yield Row("Lay out the money flow of 100 bodies", ours, summed, allowed=0.05, note=note)
    draw = FIGURES["money_flow"].draw
    ours, summed = interleaved(always(lambda: draw(other, one)), always(limit), bench.rounds)
    yield Row("As-is and option beside each other", ours, summed, allowed=0.1, note=note)
