"""Pictures of where the money goes: flows, spending against the floor, and what is delivered for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.drawing.shapes import Drawing
from core.figures.deliverables import deliverables
from core.figures.money_flow import SCALE, Stream, compared, ledger, paper_money_flow, years_of
from core.figures.money_flow.words import left_said
from core.figures.spending import spending_by_body, technology_share
from core.model.entities.resources import BudgetLine
from core.model.model import Model
from core.model.words import count
from core.papers.blocks import (
    NARROW_FIGURE,
    WIDE_FIGURE,
    Block,
    Column,
    Figure,
    Group,
    Row,
    Table,
)
from core.papers.brief import Brief, OptionBrief
from core.papers.wording import Unit, body_name, in_prose, money_unit

_CHART = (NARROW_FIGURE[0] / SCALE, 380.0)
"""Points that a chart has on an upright page, for two of them and a few lines of text."""
Ways = Mapping[tuple[str, str], tuple[list[Stream], list[Stream]]]
"""By payer and payee, the streams of the as-is and of the option."""


def flow_picture(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the flow picture, for wide pages; nothing without funding flows."""
    year = flow_year(brief, option)
    titles = ("As-is", f"Option {option.option.code}")
    drawn = paper_money_flow(option.model, brief.baseline, WIDE_FIGURE, year=year, titles=titles)
    captions = [f"Money flow, {year}: as-is and {titles[1]}"]
    if len(drawn) > 1:
        captions = [f"Money flow as-is, {year}", f"Money flow under {titles[1]}, {year}"]
    return [_figure(drawing, caption) for drawing, caption in zip(drawn, captions, strict=False)]


def flow_table(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the figures of the picture; nothing without funding flows."""
    year = flow_year(brief, option)
    before, after = compared(*(ledger(model, year) for model in (brief.baseline, option.model)))
    if not before.streams and not after.streams:
        return []
    ways = _ways(before.streams, after.streams)
    unit = money_unit([before.total, after.total])
    groups: dict[str, list[Row]] = {}
    for pair in ways:
        groups.setdefault(pair[0], []).append(_row(pair[1], ways[pair], unit, (option.model, brief.baseline)))
    return [
        Table(
            f"Who passes how much to whom, {year} ({unit.name})",
            (
                Column("To", 0.3, heading=True),
                Column("As-is", 0.11, "right"),
                Column(f"Option {option.option.code}", 0.11, "right"),
                Column("Change", 0.13, signed=True),
                Column("Gate", 0.35),
            ),
            tuple(
                Group(f"From {in_prose(payer, option.model, brief.baseline)}", tuple(rows))
                for payer, rows in groups.items()
            ),
            total=("Total", unit.shown(before.total), unit.shown(after.total), "", ""),
            note=f"Money that is passed on twice counts twice. {left_said(after)}".strip(),
        ),
    ]


def flow_year(brief: Brief, option: OptionBrief) -> str:
    """Return the year whose flows are told: that of the paper if it has some, else the latest that has."""
    found = years_of(option.model, brief.baseline)
    return brief.year if brief.year in found else next(iter(found), "")


def spending_charts(brief: Brief, option: OptionBrief) -> Iterator[Block]:
    """Yield spending by body, and its technology share beside the floor of the plan, where there is one."""
    titles = ("As-is", f"Option {option.option.code}")
    both = option.model, brief.baseline
    if brief.year and any(line.year == brief.year for model in both for line in model.all(BudgetLine)):
        drawing = spending_by_body(*both, year=brief.year, titles=titles, size=_CHART)
        yield _figure(drawing, f"Spending by body, {brief.year}")
        if floor := brief.plan.technology_floor:
            drawing = technology_share(*both, year=brief.year, floor=floor, titles=titles, size=_CHART)
            yield _figure(drawing, f"Technology share of spending, {brief.year}, beside the floor")


def deliverables_chart(option: OptionBrief) -> Figure:
    """Return what is released to each body beside what it has delivered for it."""
    drawing = deliverables(option.model, size=_CHART)
    return _figure(drawing, f"Spending beside deliverables met under Option {option.option.code}")


def _figure(drawing: Drawing, caption: str) -> Figure:
    return Figure(drawing, caption, drawing.words)


def _ways(before: tuple[Stream, ...], after: tuple[Stream, ...]) -> Ways:
    """Return the streams by their two bodies, those that pay most first."""
    found: dict[tuple[str, str], tuple[list[Stream], list[Stream]]] = {}
    for place, streams in enumerate((before, after)):
        for stream in streams:
            found.setdefault(stream.pair, ([], []))[place].append(stream)
    paid: dict[str, int] = {}
    for pair, sides in found.items():
        paid[pair[0]] = paid.get(pair[0], 0) + max(map(_sum, sides))
    order = sorted(found, key=lambda pair: (-paid[pair[0]], pair[0], -max(map(_sum, found[pair])), pair[1]))
    return {pair: found[pair] for pair in order}


def _row(payee: str, sides: tuple[list[Stream], list[Stream]], unit: Unit, models: tuple[Model, ...]) -> Row:
    before, after = sides
    then, now = _sum(before), _sum(after)
    if not before:
        change = "+ new"
    elif not after:
        change = "− gone"
    elif then != now:
        change = f"~ {unit.change(now - then)}"
    else:
        change = "~ other gate" if any(stream.sign for stream in after) else "no change"
    gates = [_gate(stream, models) for stream in (after or before) if stream.gated]
    return body_name(payee, *models), unit.shown(then), unit.shown(now), change, "; ".join(gates)


def _sum(streams: list[Stream]) -> int:
    return sum(stream.amount for stream in streams)


def _gate(stream: Stream, models: tuple[Model, ...]) -> str:
    who = body_name(stream.approver, *models) if stream.approver else "an approval"
    return f"{who}, {count(stream.days, 'day')}" if stream.days else who
