"""The reconciliation schedule: every pound and every person from the as-is to the option, down to zero."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.model.reconciliation import Account, Total
from core.papers import paper
from core.papers.blocks import Block, Column, Contents, Group, Heading, Paragraph, Row, Table
from core.papers.brief import Brief, OptionBrief
from core.papers.by_body import FOLD
from core.papers.section import Section, composed
from core.papers.sections.cover import option_cover
from core.papers.sections.resources import resources_in_full
from core.papers.sections.sources import sources
from core.papers.wording import Unit, body_name, exact_unit, money_unit, option_name

ID, NAME = "reconciliation-schedule", "Reconciliation schedule"


@dataclass(frozen=True, slots=True)
class _Side:
    """Money or people."""

    name: str
    account: Account
    unit: Unit

    @property
    def people(self) -> bool:
        return self.name == "People"


def purpose(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what the schedule shows, and that it comes to zero; nothing for a plan without figures."""
    sides = _sides(option)
    if not sides:
        return []
    off = [side.name.lower() for side in sides if side.account.difference]
    zero = (
        "Every line is followed, and nothing is left unexplained: each year comes to zero."
        if not off
        else f"The lines leave a difference in {' and '.join(off)}, which has to be explained."
    )
    return [
        Paragraph(
            f"This schedule follows the money and the people of the plan from the as-is to "
            f"{option_name(option.option)}{brief.as_at}: what stays, what moves to another body, what is new "
            "and what ends."
        ),
        Paragraph(zero),
    ]


def down_to_zero(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return a table a side with a row a year, and what is left over in the last column."""
    del brief
    return [_years(side) for side in _sides(option)]


def flows(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what moves from body to body, year by year; nothing where nothing moves."""
    blocks: list[Block] = []
    for side in _sides(option):
        if side.account.flows():
            blocks += [Heading(side.name, level=2), _flows(side, brief, option)]
    return blocks


SECTIONS = (
    Section("purpose", "Purpose of this schedule", purpose),
    Section("zero", "From the as-is to the option", down_to_zero),
    Section("flows", "What moves from body to body", flows),
    Section("accounts", "Money and people by body", resources_in_full),
    Section("sources", "Figures and their sources", sources, appendix=True),
)


@paper(ID, NAME, per_option=True, sections=SECTIONS, asked=True)
def reconciliation_schedule(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the schedule of an option; a plan without figures has its cover alone."""
    content = composed(ID, SECTIONS, brief, option)
    return [option_cover(ID, NAME, brief, option, content, asks=False), Contents(), *content]


def _sides(option: OptionBrief) -> list[_Side]:
    money, people = option.accounts.money, option.accounts.people
    sides = [
        _Side("Money", money, money_unit([total.as_is for total in money.years.values()])),
        _Side("People", people, exact_unit("WTE", (line.amount for line in people.lines))),
    ]
    return [side for side in sides if side.account.years]


def _years(side: _Side) -> Table:
    names = ("As-is", "Stays", "Moves", "New", "Ends", "Option", "Left over")
    return Table(
        f"{side.name} by year ({side.unit.name})",
        (
            Column("Year", 0.16, heading=True),
            *(Column(name, 0.12, "right", people=side.people) for name in names),
        ),
        (Group("", tuple(_year(year, total, side.unit) for year, total in side.account.years.items())),),
        note="As-is = stays + moves + ends. Option = stays + moves + new. What is left over should be 0.",
    )


def _year(year: str, total: Total, unit: Unit) -> Row:
    values = (total.as_is, total.kept, total.moved, total.new, total.gone, total.option, total.difference)
    return year, *(unit.shown(value) for value in values)


def _flows(side: _Side, brief: Brief, option: OptionBrief) -> Table:
    by_year: dict[str, list[tuple[int, str, str]]] = {}
    for (year, giver, taker), amount in side.account.flows().items():
        names = body_name(giver, brief.baseline, option.model), body_name(taker, option.model, brief.baseline)
        by_year.setdefault(year, []).append((amount, *names))
    what = "People who move" if side.people else "Money that moves"
    return Table(
        f"{what}, from and to ({side.unit.name})",
        (
            Column("From", 0.41, heading=True),
            Column("To", 0.41),
            Column(side.unit.name, 0.18, "right", people=side.people),
        ),
        tuple(Group(year, tuple(_ways(ways, side.unit))) for year, ways in sorted(by_year.items())),
    )


def _ways(ways: list[tuple[int, str, str]], unit: Unit) -> Iterator[Row]:
    """Yield the ways of a year, the widest first; where there are many, the rest in one row."""
    ordered = sorted(ways, key=lambda way: (-abs(way[0]), way[1].casefold(), way[2].casefold()))
    shown = ordered if len(ordered) <= 2 * FOLD else ordered[: 2 * FOLD]
    for amount, giver, taker in shown:
        yield giver, taker, unit.shown(amount)
    if rest := ordered[len(shown) :]:
        yield f"{len(rest):,} smaller ways", "", unit.shown(sum(amount for amount, *_ in rest))
