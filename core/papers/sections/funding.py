"""Where the money goes: flows and their gates, deliverables beside spending, investments and returns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.model.entities.resources import BASES, FundingFlow, Investment, Tranche
from core.model.flows import Flows, Way
from core.model.gates import Gate, Progress, State, missing, overdue
from core.model.investments import cost_by_year, states_return
from core.model.model import Model
from core.model.words import count, listed, pounds
from core.papers.blocks import Block, Column, Heading, Paragraph, Row, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.money_flow import deliverables_chart, flow_picture, flow_table, spending_charts
from core.papers.wording import Unit, body_name, day, in_words, money_unit, opened

TITLE = "Where the money goes"
FLOWS = "Funding flows"
SPENDING = "Spending, and what it delivers"


def funding_in_short(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what flows through how many gates, and what is delivered for it; nothing without any."""
    said = [*_flows(brief, option), *_deliverables(option), *_investments(option)]
    return [Heading(TITLE, level=2), *map(Paragraph, said)] if said else []


def spending(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return pictures and tables of spending, deliverables and investments; nothing without any."""
    return [*spending_charts(brief, option), *_delivered(brief, option), *_invested_in(brief, option)]


def flows(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the picture of who passes how much to whom, and its figures; nothing without funding flows."""
    return [*flow_picture(brief, option), *flow_table(brief, option)]


def _basis(figures: Iterable[FundingFlow | Tranche | Investment]) -> str:
    """Return what the figures of a table rest on, surest first."""
    found = {figure.basis for figure in figures}
    return f"Basis: {listed([BASES[basis].lower() for basis in BASES if basis in found])}."


# flows and gates


def _flows(brief: Brief, option: OptionBrief) -> Iterator[str]:
    flows = option.model.once(Flows)
    year = brief.year if brief.year in flows.by_year else max(flows.by_year, default="")
    if not year:
        return
    now, today = flows.way(year), brief.baseline.once(Flows).way(year)
    found = flows.by_year[year]
    yield (
        f"In {year}, {pounds(now.entered)} enters the plan and {count(len(found), 'flow')} "
        f"{'passes' if len(found) == 1 else 'pass'} it on. {_gates(now, len(found))}{_today(now, today)} "
        f"The appendix “{FLOWS}” has the picture, and gives every amount."
    )


def _gates(way: Way, flows: int) -> str:
    if not way.gates:
        return "No flow needs an approval first."
    need = "It needs" if flows == 1 else opened(count(way.gates, "of them needs", "of them need"))
    return (
        f"{need} an approval first. On average a pound passes {way.gates_per_pound or 0:.2f} gates, which "
        f"add {way.days_per_pound or 0:.1f} days."
    )


def _today(now: Way, today: Way) -> str:
    if (now.gated, now.delayed, now.entered) == (today.gated, today.delayed, today.entered):
        return " That is so today too."
    if not today.entered:
        return ""
    return f" Today it is {today.gates_per_pound or 0:.2f} gates and {today.days_per_pound or 0:.1f} days."


# deliverables beside spending


def _deliverables(option: OptionBrief) -> Iterator[str]:
    progress = option.model.once(Progress)
    if not progress.gates:
        return
    standing = progress.all
    met = f"{standing.met:,} of {count(standing.deliverables, 'deliverable')}"
    yield (
        f"Spending is no measure of success; deliverables are. {pounds(standing.released)} of "
        f"{pounds(standing.amount)} is released against deliverables, and {met} {_is(standing.met)} met. "
        "Nothing counts as released until each deliverable has three ticks (feasible, granular, timed) by a "
        "body that does not receive the money."
    )


def _delivered(brief: Brief, option: OptionBrief) -> Iterator[Block]:
    """Yield what is delivered beside what is released, as a picture and tranche by tranche."""
    progress = option.model.once(Progress)
    if not progress.gates:
        return
    standing = progress.all
    yield deliverables_chart(option)
    unit = money_unit(gate.tranche.amount for gate in progress.gates)
    yield plain_table(
        f"Money beside deliverables met under Option {option.option.code} ({unit.name})",
        (
            Column("Tranche", 0.34, heading=True),
            Column("Amount", 0.12, "right"),
            Column("Deliverables met", 0.2, "right"),
            Column("Standing", 0.34),
        ),
        [
            (
                gate.tranche.name,
                unit.shown(gate.tranche.amount),
                f"{gate.met:,} of {len(gate.deliverables):,}",
                _standing(gate, brief, option.model),
            )
            for gate in progress.gates
        ],
        total=("Total", unit.shown(standing.amount), f"{standing.met:,} of {standing.deliverables:,}", ""),
        note=_basis(gate.tranche for gate in progress.gates),
    )


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _standing(gate: Gate, brief: Brief, model: Model) -> str:
    late = sum(overdue(each, brief.plan.as_at) for each in gate.deliverables)
    told = f"; {late:,} overdue" if late else ""
    if gate.state is State.RELEASED:
        return f"✓ Released on {day(gate.tranche.released)}{told}"
    if gate.state is State.READY:
        return f"Ready to be released{told}"
    if not gate.deliverables:
        return "! Held: no deliverables"
    wanting = sum(bool(missing(model, each)) for each in gate.deliverables)
    return f"! Held: {count(wanting, 'deliverable')} not ticked{told}"


# investments


def _investments(option: OptionBrief) -> Iterator[str]:
    found = option.model.listed(Investment)
    if not found:
        return
    lacking = sum(not states_return(each) for each in found)
    said = (
        "each states what it returns and how that is measured"
        if not lacking
        else f"{in_words(lacking, 'does', 'do')} not state what it returns, or how that is measured"
    )
    yield f"{opened(count(len(found), 'investment'))}: {said}."


def _invested_in(brief: Brief, option: OptionBrief) -> Iterator[Block]:
    """Yield what each investment costs and returns, in a table."""
    found = option.model.listed(Investment)
    if not found:
        return
    costs = {each.id: sum(cost_by_year(option.model, each.id).values()) for each in found}
    unit = money_unit([*costs.values(), *(each.expected or 0 for each in found)])
    yield plain_table(
        f"Investments and their returns under Option {option.option.code} ({unit.name})",
        (
            Column("Investment", 0.3, heading=True),
            Column("Cost", 0.12, "right"),
            Column("Expected", 0.13, "right"),
            Column("So far", 0.12, "right"),
            Column("How it is measured", 0.33),
        ),
        [_invested(each, costs[each.id], unit, brief, option) for each in found],
        note=_basis(found),
    )


def _invested(investment: Investment, cost: int, unit: Unit, brief: Brief, option: OptionBrief) -> Row:
    by = f", by {investment.by}" if investment.by else ""
    return (
        f"{investment.name} ({body_name(investment.organisation, option.model, brief.baseline)})",
        unit.shown(cost),
        unit.shown(investment.expected) if investment.expected else "! None",
        unit.shown(investment.actual) if investment.actual is not None else "",
        f"{investment.measured}{by}" if investment.measured else "! Not stated",
    )
