"""The reconciliation schedule: every pound and every person from the as-is to the option, down to zero."""

from __future__ import annotations

from collections.abc import Iterator

from core.model.entities.resources import BudgetLine
from core.model.portions import Kind
from core.model.reconciliation import Account, Fate
from core.model.words import count, listed
from core.papers import paper
from core.papers.blocks import Block, Column, Contents, Group, Heading, Paragraph, Row, Table
from core.papers.brief import Brief, OptionBrief
from core.papers.by_body import FOLD
from core.papers.section import Section, composed
from core.papers.sections.account import account
from core.papers.sections.cover import schedule_cover
from core.papers.sections.resources import resources_in_full
from core.papers.sections.sources import sources
from core.papers.wording import Unit, body_name, exact_unit, money_unit, option_name

ID, NAME = "reconciliation-schedule", "Reconciliation schedule"


def purpose(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what the schedule shows, and that it comes to zero; nothing for a plan without figures."""
    sides = _sides(option)
    if not sides:
        return []
    off = ["money" if kind is BudgetLine else "people" for kind, found in sides if found.difference]
    zero = (
        f"There is a gap in {listed(off)}, which has to be explained."
        if off
        else "Every line is followed, and nothing is left unexplained: each year comes to zero."
    )
    return [Paragraph(_what(brief, option)), Paragraph(zero)]


def _what(brief: Brief, option: OptionBrief) -> str:
    return (
        f"This schedule goes with the paper on {option_name(option.option)}. It follows the money and the "
        f"people of the plan from the structure as it is{brief.as_at}: what stays, what goes to another "
        "body, what is saved and why, what is new, and what has no place."
    )


def flows(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what moves from body to body, year by year; nothing where nothing moves."""
    blocks: list[Block] = []
    for kind, found in _sides(option):
        if found.flows():
            name = "Money" if kind is BudgetLine else "People"
            blocks += [Heading(name, level=2), _flows(kind, found, brief, option)]
    return blocks


SECTIONS = (
    Section("purpose", "Purpose of this schedule", purpose),
    Section("zero", "From the as-is to the option", account),
    Section("flows", "What moves from body to body", flows),
    Section("accounts", "Money and people by body", resources_in_full),
    Section("sources", "Figures and their sources", sources, appendix=True),
)


@paper(ID, NAME, per_option=True, sections=SECTIONS, asked=True)
def reconciliation_schedule(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the schedule of an option; a plan without figures has its cover alone."""
    content = composed(ID, SECTIONS, brief, option)
    return [
        schedule_cover(ID, NAME, brief, option, content, summary=_what(brief, option)),
        Contents(),
        *content,
    ]


def _sides(option: OptionBrief) -> list[tuple[Kind, Account]]:
    return [(kind, found) for kind, found in option.accounts.by_kind() if found.years]


def _flows(kind: Kind, found: Account, brief: Brief, option: OptionBrief) -> Table:
    ways = found.flows()
    people = kind is not BudgetLine
    unit = exact_unit("WTE", ways.values()) if people else money_unit(ways.values())
    devolved = {(line.year, line.giver, line.taker) for line in found.told if line.fate is Fate.DEVOLVED}
    many: dict[tuple[str, str], list[int]] = {}
    by_year: dict[str, list[tuple[int, str, str]]] = {}
    for way, amount in ways.items():
        year, giver, taker = way
        if way in devolved:
            many.setdefault((year, giver), []).append(amount)
            continue
        names = body_name(giver, brief.baseline, option.model), body_name(taker, option.model, brief.baseline)
        by_year.setdefault(year, []).append((amount, *names))
    for (year, giver), amounts in many.items():
        lower = count(len(amounts), "body of a lower tier", "bodies of a lower tier")
        name = body_name(giver, brief.baseline, option.model)
        by_year.setdefault(year, []).append((sum(amounts), name, lower))
    what = "People who move" if people else "Money that moves"
    return Table(
        f"{what}, from and to ({unit.name})",
        (
            Column("From", 0.41, heading=True),
            Column("To", 0.41),
            Column(unit.name, 0.18, "right", people=people),
        ),
        tuple(Group(year, tuple(_ways(of, unit))) for year, of in sorted(by_year.items())),
    )


def _ways(ways: list[tuple[int, str, str]], unit: Unit) -> Iterator[Row]:
    """Yield the ways of a year, the widest first; where there are many, the rest in one row."""
    ordered = sorted(ways, key=lambda way: (-abs(way[0]), way[1].casefold(), way[2].casefold()))
    shown = ordered if len(ordered) <= 2 * FOLD else ordered[: 2 * FOLD]
    for amount, giver, taker in shown:
        yield giver, taker, unit.shown(amount)
    if rest := ordered[len(shown) :]:
        yield f"{len(rest):,} smaller ways", "", unit.shown(sum(amount for amount, *_ in rest))
