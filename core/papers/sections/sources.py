"""Every figure of an option with the source and the basis it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.model.entities.resources import (
    BASES,
    BudgetLine,
    FundingFlow,
    Investment,
    PriceIndex,
    Tranche,
    Workforce,
)
from core.model.kinds import KINDS, slug_of
from core.model.model import Model
from core.papers.blocks import Block, Column, Group, PageBreak, Paragraph, Row, Table, appendix, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.figures_of import Resource, amount, lines
from core.papers.wording import Unit, body_name, exact_unit, function_name

TITLE = "Figures and their sources"
Source = tuple[str, str]
Other = FundingFlow | Tranche | Investment | PriceIndex


def sources(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the appendix with each figure and, numbered, the sources; nothing for a plan without figures."""
    listed = {kind: _sorted(kind, brief, option) for kind in (BudgetLine, Workforce)}
    kinds: tuple[type[Other], ...] = (FundingFlow, Tranche, Investment, PriceIndex)
    others = {kind: option.model.listed(kind) for kind in kinds}
    figures: list[BudgetLine | Workforce | Other] = [line for each in listed.values() for line in each]
    figures += [figure for each in others.values() for figure in each]
    if not figures:
        return []
    numbers: dict[Source, int] = {}
    for figure in figures:
        numbers.setdefault((figure.basis, figure.source), len(numbers) + 1)
    return [
        PageBreak(),
        appendix(TITLE),
        Paragraph(
            "Every figure under this option, in full. The last column gives its basis and the number of its "
            "source in the last table."
        ),
        *(_table(kind, each, numbers, brief, option) for kind, each in listed.items() if each),
        *_others(others, numbers, option.model),
        _numbered(numbers),
    ]


def _sorted(kind: Resource, brief: Brief, option: OptionBrief) -> list[BudgetLine | Workforce]:
    def place(line: BudgetLine | Workforce) -> tuple[str, ...]:
        body = body_name(line.organisation, option.model, brief.baseline).casefold()
        return body, line.year, function_name(line.function, option.model, brief.baseline).casefold(), line.id

    return sorted(lines(option.model, kind), key=place)


def _table(
    kind: Resource,
    found: Iterable[BudgetLine | Workforce],
    numbers: dict[Source, int],
    brief: Brief,
    option: OptionBrief,
) -> Table:
    found = list(found)
    money = kind is BudgetLine
    unit = exact_unit("£" if money else "WTE", (amount(line) for line in found))
    groups: dict[str, list[Row]] = {}
    for line in found:
        body = body_name(line.organisation, option.model, brief.baseline)
        groups.setdefault(body, []).append(_row(line, unit, numbers, brief, option))
    return Table(
        f"{'Budgets' if money else 'People'} ({unit.name})",
        (
            Column("For", 0.43 if money else 0.56, heading=True),
            Column("Year", 0.1),
            *([Column("Type", 0.11)] if money else []),
            Column("Amount" if money else "WTE", 0.16 if money else 0.14, "right"),
            Column("Basis and source", 0.2),
        ),
        tuple(Group(body, tuple(rows)) for body, rows in groups.items()),
    )


def _row(
    line: BudgetLine | Workforce, unit: Unit, numbers: dict[Source, int], brief: Brief, option: OptionBrief
) -> Row:
    kind = [option.model.text(line, "type")] if isinstance(line, BudgetLine) else []
    basis = BASES.get(line.basis, line.basis)
    return (
        function_name(line.function, option.model, brief.baseline) or "In general",
        line.year,
        *kind,
        unit.shown(amount(line)),
        f"{basis}, {numbers[line.basis, line.source]}",
    )


def _others(
    found: Mapping[type[Other], Sequence[Other]], numbers: dict[Source, int], model: Model
) -> Iterator[Table]:
    """Yield the figures of money on its way: one table, each kind a group."""
    groups = [
        Group(
            KINDS[slug_of(kind)].plural,
            tuple(
                (_told(figure, model), f"{BASES[figure.basis]}, {numbers[figure.basis, figure.source]}")
                for figure in each
            ),
        )
        for kind, each in found.items()
        if each
    ]
    if groups:
        columns = Column("Figure", 0.8, heading=True), Column("Basis and source", 0.2)
        yield Table("Funding, investments and prices", columns, tuple(groups))


def _told(figure: Other, model: Model) -> str:
    """Return what a figure is and how much, as one text."""
    match figure:
        case Tranche():
            return f"{figure.name}: {model.text(figure, 'amount')}"
        case Investment():
            parts = [
                f"{label} {model.text(figure, field)}"
                for field, label in (("expected", "expected return"), ("actual", "measured return"))
                if getattr(figure, field) is not None
            ]
            return f"{figure.name}: {' and '.join(parts) or 'no return stated'}"
        case PriceIndex():
            return f"{figure.year}: {model.text(figure, 'index')}"
        case _:
            purpose = f" ({figure.purpose})" if figure.purpose else ""
            return f"{model.title(figure)}{purpose}"


def _numbered(numbers: dict[Source, int]) -> Table:
    return plain_table(
        "Sources",
        (Column("No.", 0.08, "right", heading=True), Column("Source", 0.92)),
        [(str(number), source) for (_, source), number in numbers.items()],
    )
