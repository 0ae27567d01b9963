"""What money and people of every option come to: measures, each defined in words with its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from core.measures import MEASURES, PENCE, SHARE, Measure, Value
from core.papers.blocks import Block, Bullets, Column, Paragraph, Row, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.across import chunks, figure_columns
from core.papers.wording import money_unit

TITLE = "What the money buys, and what it meets on its way"
SHOWN = (
    "devolved_share",
    "devolved_people_share",
    "gates",
    "gates_per_pound",
    "days_of_delay",
    "bodies_below_floor",
    "overhead_share",
    "cost_per_wte",
    "one_off_costs",
    "money_share_unsure",
    "people_share_unsure",
    "investments_without_return",
    "released",
    "deliverables_met",
)
"""The measures in the order of the table; one that is nothing in every option is left out."""


def funding_across(brief: Brief) -> list[Block]:
    """Return the measures of money and people, options as columns, and what each means."""
    shown = [MEASURES[id_] for id_ in SHOWN if any(_values(MEASURES[id_], brief, brief.options))]
    if not shown:
        return []
    at = f" in {brief.year}" if brief.year else ""
    return [
        Paragraph(f"Each option{at}, by measures that are explained below the table."),
        *(
            plain_table(
                f"Measures of money and people{at}",
                (Column("Measure", 0.36, heading=True), *figure_columns(some)),
                list(_rows(shown, brief, some)),
            )
            for some in chunks(brief.options)
        ),
        Bullets(tuple(_explained(measure, brief) for measure in shown)),
    ]


def _rows(shown: Sequence[Measure], brief: Brief, options: Sequence[OptionBrief]) -> Iterator[Row]:
    for measure in shown:
        values = _values(measure, brief, options)
        if measure.unit == PENCE:
            unit = money_unit(int(value) for value in _values(measure, brief, brief.options) if value)
            texts = [unit.shown(int(value)) if value is not None else "–" for value in values]
            yield f"{measure.name} ({unit.name})", *texts
        else:
            yield measure.name, *(_said(measure, value) for value in values)


def _values(measure: Measure, brief: Brief, options: Sequence[OptionBrief]) -> list[float | None]:
    """Return a measure of the as-is and of options: for the year of the paper, where it has years."""
    models = [brief.baseline, *(option.model for option in options)]
    return [_at(measure.value(model, brief.baseline, brief.plan), brief.year) for model in models]


def _at(value: Value, year: str) -> float | None:
    if not isinstance(value, Mapping):
        return value
    found = value.get(year)
    return found if isinstance(found, int | float) else None


def _said(measure: Measure, value: float | None) -> str:
    if value is None:
        return "–"
    if measure.unit == SHARE:
        return f"{value:.1%}"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def _explained(measure: Measure, brief: Brief) -> str:
    floor = brief.plan.technology_floor
    more = (
        f" The floor of this plan is {floor / 100:g}%."
        if measure.id == "bodies_below_floor" and floor
        else ""
    )
    return f"{measure.name}: {measure.definition}{more} Source: {measure.source}."
