"""Money and people by body, options as columns."""

from __future__ import annotations

from collections.abc import Sequence

from core.model.entities.resources import BudgetLine, Workforce
from core.model.portions import Kind
from core.papers.blocks import Block, Column, Paragraph, Row, Table
from core.papers.brief import Brief, OptionBrief
from core.papers.by_body import groups_by_body, totals
from core.papers.figures_of import by_body
from core.papers.sections.across import chunks, figure_columns
from core.papers.wording import Unit, exact_unit, money_unit


def resources_across(brief: Brief) -> list[Block]:
    """Return money and people by body, options as columns; nothing without figures."""
    money = _unit(brief, BudgetLine)
    people = _unit(brief, Workforce)
    units: list[tuple[str, Kind, Unit | None]] = [
        ("Money", BudgetLine, money),
        ("People", Workforce, people),
    ]
    tables = [
        _table(f"{name} by body, {brief.year} ({unit.name})", kind, unit, brief, options)
        for name, kind, unit in units
        if unit is not None
        for options in chunks(brief.options)
    ]
    if not tables:
        return []
    return [
        Paragraph("Bodies that stay the same throughout, or change alike, share a row where there are many."),
        *tables,
    ]


def _unit(brief: Brief, kind: Kind) -> Unit | None:
    """Return the unit that all tables of a kind share; None if there is nothing to show."""
    every = [
        by_body(model, kind, brief.year) for model in (brief.baseline, *(o.model for o in brief.options))
    ]
    amounts = [amount for found in every for amount in found.values()]
    if not amounts:
        return None
    return money_unit(totals(every)) if kind is BudgetLine else exact_unit("WTE", amounts)


def _table(caption: str, kind: Kind, unit: Unit, brief: Brief, options: Sequence[OptionBrief]) -> Table:
    models = [*(option.model for option in options), brief.baseline]
    columns = [by_body(model, kind, brief.year) for model in (models[-1], *models[:-1])]

    def cells(amounts: tuple[int, ...]) -> Row:
        return tuple(unit.shown(amount) for amount in amounts)

    return Table(
        caption,
        (Column("Body", 0.3, heading=True), *figure_columns(options)),
        groups_by_body(columns, models, cells),
        total=("Total", *cells(totals(columns))),
    )
