"""Money and people under an option against the as-is, down to zero."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.model.entities.resources import BASES, BudgetLine, Workforce
from core.model.model import Model
from core.model.portions import Kind
from core.model.prices import Prices
from core.model.reconciliation import Account, Fate, Line, Total
from core.model.spending import Spending
from core.model.words import count, listed, pounds, wte
from core.papers.blocks import (
    Block,
    Bullets,
    Column,
    Note,
    Paragraph,
    Row,
    Table,
    plain_table,
)
from core.papers.brief import Brief, OptionBrief
from core.papers.by_body import Cells, groups_by_body, totals
from core.papers.figures_of import by_basis, by_body
from core.papers.sections.account import account_in_short
from core.papers.sections.funding import funding_in_short
from core.papers.wording import (
    Unit,
    exact_unit,
    function_name,
    in_prose,
    money_unit,
    percent,
)

REASONS = 12
"""How many reasons for a difference are listed before the rest are counted."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """Money or people: what they are called, kept in and said as."""

    name: str
    kind: Kind
    account: Account
    unit: Unit

    def said(self, value: int) -> str:
        return pounds(value) if self.kind is BudgetLine else wte(value)


def resources(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what becomes of money and people, for the bodies that change; nothing without figures."""
    measures = _used(brief, option)
    blocks: list[Block] = [Paragraph(_total(measure, brief, option)) for measure in measures]
    blocks += _illustrative(measures, brief, option)
    for measure in measures:
        blocks += [*_changing(measure, brief, option), *_why(measure, brief, option)]
    return [*blocks, *account_in_short(option), *funding_in_short(brief, option)]


def resources_in_full(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return money and people by body, and what the figures rest on; nothing without figures."""
    measures = _used(brief, option)
    if not measures:
        return []
    tables = [_by_body(measure, brief, option) for measure in measures]
    opening = Paragraph(f"Every body that has money or people in {brief.year}, in the as-is or here.")
    return [opening, *tables, *_in_real_prices(brief, option), _rest_on(measures, brief, option)]


def _in_real_prices(brief: Brief, option: OptionBrief) -> Iterator[Block]:
    """Yield the money of each year as paid and in the prices of the price year, where any is another then."""
    models = brief.baseline, option.model
    paid = [model.once(Spending).years for model in models]
    prices = [Prices(model, brief.plan.price_year) for model in models]
    real = [price.totals(found) for price, found in zip(prices, paid, strict=True)]
    if not any(
        found.get(year) != amount
        for found, amounts in zip(paid, real, strict=True)
        for year, amount in amounts.items()
    ):
        return
    columns = [*paid, *real]
    unit = money_unit([amount for found in columns for amount in found.values()])
    names = "As-is", f"Option {option.option.code}"
    rows = [
        (year, *(unit.shown(found[year]) if year in found else "–" for found in columns))
        for year in sorted({year for found in paid for year in found})
    ]
    headings = (*(f"{name}, as paid" for name in names), *(f"{name}, real" for name in names))
    yield plain_table(
        f"Money by year, as paid and in the prices of {prices[1].year} ({unit.name})",
        (Column("Year", 0.2, heading=True), *(Column(name, 0.2, "right") for name in headings)),
        rows,
        note="Real: the amount as paid × the price index of that year ÷ the index of its own year.",
    )


def _used(brief: Brief, option: OptionBrief) -> list[_Measure]:
    return [measure for measure in _measures(brief, option) if brief.year in measure.account.years]


def _changing(measure: _Measure, brief: Brief, option: OptionBrief) -> Iterator[Block]:
    """Yield a table of the bodies whose money or people change, where there are any."""
    columns = [by_body(model, measure.kind, brief.year) for model in (brief.baseline, option.model)]
    changed = {
        id_ for id_ in {**columns[0], **columns[1]} if columns[0].get(id_, 0) != columns[1].get(id_, 0)
    }
    if not changed:
        return
    some = [{id_: amount for id_, amount in column.items() if id_ in changed} for column in columns]
    unit = measure.unit
    same = sum(column for id_, column in columns[1].items() if id_ not in changed)
    note = f"All other bodies stay as they are, with {measure.said(same)} together." if same else ""
    yield Table(
        f"{measure.name} of the bodies that change, {brief.year} ({unit.name})",
        _columns("Body", option, measure),
        groups_by_body(some, (option.model, brief.baseline), _cells(unit)),
        note=f"{note} {_rounding(unit)}".strip(),
    )


def _cells(unit: Unit) -> Cells:
    def cells(amounts: tuple[int, ...]) -> Row:
        before, after = amounts
        return unit.shown(before), unit.shown(after), unit.change(after - before)

    return cells


def _measures(brief: Brief, option: OptionBrief) -> Iterator[_Measure]:
    models = brief.baseline, option.model
    pence = totals([by_body(model, BudgetLine, brief.year) for model in models])
    people = [by_body(model, Workforce, brief.year) for model in models]
    wtes = [number for found in people for number in found.values()]
    yield _Measure("Money", BudgetLine, option.accounts.money, money_unit(pence))
    yield _Measure("People", Workforce, option.accounts.people, exact_unit("WTE", wtes))


def _total(measure: _Measure, brief: Brief, option: OptionBrief) -> str:
    total = measure.account.years[brief.year]
    change = total.option - total.as_is
    name = f"Option {option.option.code}"
    if total.option == total.kept == total.as_is:
        return f"{measure.name}: {measure.said(total.option)} in total, body by body as it is today."
    now = measure.said(total.option)
    said = f"{measure.name}: {measure.said(total.as_is)} in the as-is and {now} under {name}"
    if change:
        said += f", {measure.said(abs(change))} {'more' if change > 0 else 'less'}."
    else:
        said += ", so nothing is gained or lost in total."
    return f"{said} {_places(measure, total)}".rstrip()


def _places(measure: _Measure, total: Total) -> str:
    """Return in a sentence what goes to other bodies, and what is saved, new or gone."""
    one = measure.kind is BudgetLine
    verb, follows, have = ("is", "follows its", "has") if one else ("are", "follow their", "have")
    told = (
        (total.devolved, f"{verb} devolved to bodies of a lower tier"),
        (total.moved + total.merged, f"{follows} function or body to another body"),
        (total.saved, f"{verb} saved, for the reasons given"),
        (total.new, f"{verb} new"),
        (total.one_off, f"{verb} a one-off cost"),
        (total.gap, f"{have} no place, and no reason is given"),
    )
    parts = [f"{measure.said(amount)} {words}" for amount, words in told if amount]
    return f"{listed(parts)}." if parts else ""


def _illustrative(measures: Iterable[_Measure], brief: Brief, option: OptionBrief) -> Iterator[Block]:
    parts = []
    for measure in measures:
        part = by_basis(option.model, measure.kind, brief.year)["illustrative"]
        whole = measure.account.years[brief.year].option
        if part:
            parts.append(f"{percent(part, whole)} of the {measure.said(whole)}")
    if parts:
        yield Note(
            "Illustrative figures",
            f"The totals of this option rest on illustrative figures for {listed(parts)}. They show how the "
            "option works and were not taken from any account. Replace them before a decision rests on them.",
        )


# by body


def _by_body(measure: _Measure, brief: Brief, option: OptionBrief) -> Table:
    columns = [by_body(model, measure.kind, brief.year) for model in (brief.baseline, option.model)]
    unit = measure.unit
    cells = _cells(unit)
    return Table(
        f"{measure.name} by body, {brief.year} ({unit.name})",
        _columns("Body", option, measure),
        groups_by_body(columns, (option.model, brief.baseline), cells),
        total=("Total", *cells(totals(columns))),
        note=_rounding(unit),
    )


def _columns(first: str, option: OptionBrief, measure: _Measure) -> tuple[Column, ...]:
    people = measure.kind is Workforce
    return (
        Column(first, 0.49, heading=True),
        Column("As-is", 0.17, "right", people=people),
        Column(f"Option {option.option.code}", 0.17, "right", people=people),
        Column("Change", 0.17, "right", people=people),
    )


def _rounding(unit: Unit) -> str:
    own = "Each body has its own figures, without those of the bodies within it."
    if unit.size > 100:
        return f"{own} Amounts are rounded, so a column may differ from its total in the last digit."
    return own


# what the figures rest on, and why totals differ


def _rest_on(measures: Sequence[_Measure], brief: Brief, option: OptionBrief) -> Table:
    found = [by_basis(option.model, measure.kind, brief.year) for measure in measures]
    wholes = [sum(amounts.values()) for amounts in found]
    columns = [Column("Basis", 0.32, heading=True)]
    for measure in measures:
        columns += [
            Column(f"{measure.name} ({measure.unit.name})", 0.2, "right", people=measure.kind is Workforce),
            Column("Share", 0.14, "right"),
        ]

    def cells(basis: str) -> Row:
        parts = (
            (measure.unit.shown(amounts.get(basis, 0)), percent(amounts.get(basis, 0), whole))
            for measure, amounts, whole in zip(measures, found, wholes, strict=True)
        )
        return tuple(text for part in parts for text in part)

    used = [basis for basis in BASES if any(amounts.get(basis) for amounts in found)]
    total = ((measure.unit.shown(whole), "100%") for measure, whole in zip(measures, wholes, strict=True))
    return plain_table(
        f"What the figures under Option {option.option.code} rest on, {brief.year}",
        columns,
        [(BASES[basis], *cells(basis)) for basis in used],
        total=("Total", *(text for part in total for text in part)),
    )


def _why(measure: _Measure, brief: Brief, option: OptionBrief) -> Iterator[Block]:
    total = measure.account.years[brief.year]
    if total.option == total.as_is:
        return
    reasons = _reasons(measure, brief, option)
    yield Paragraph(f"The totals differ by {measure.said(abs(total.option - total.as_is))}, because:")
    shown = [text for _, text in reasons[:REASONS]]
    if rest := reasons[REASONS:]:
        net = measure.said(sum(amount for amount, _ in rest))
        shown.append(f"{count(len(rest), 'smaller change')}, {net} together")
    yield Bullets(tuple(shown))


_CHANGE = {Fate.NEW: 1, Fate.ONE_OFF: 1, Fate.SAVED: -1, Fate.GONE: -1}


def _reasons(measure: _Measure, brief: Brief, option: OptionBrief) -> list[tuple[int, str]]:
    """Return what is new less what ends, by body, function and reason, the largest first."""
    net: dict[tuple[str, str, str], int] = {}
    for line in measure.account.told:
        if line.year == brief.year and line.fate in _CHANGE:
            function = _function(line, brief.baseline, option.model)
            way = line.taker or line.giver or "", function, line.reason.rstrip(".")
            net[way] = net.get(way, 0) + _CHANGE[line.fate] * line.amount
    found = []
    for (body, function, reason), amount in net.items():
        if amount:
            for_what = f" for “{function_name(function, option.model, brief.baseline)}”" if function else ""
            who = in_prose(body, option.model, brief.baseline)
            more = "more" if amount > 0 else "less"
            why = f": {reason}" if reason else ""
            found.append((amount, f"{who} has {measure.said(abs(amount))} {more}{for_what}{why}"))
    return sorted(found, key=lambda each: (-abs(each[0]), each[1]))


def _function(line: Line, *models: Model) -> str:
    for model in models:
        found = model.entity(line.key)
        if isinstance(found, BudgetLine | Workforce) and found.function:
            return found.function
    return ""
