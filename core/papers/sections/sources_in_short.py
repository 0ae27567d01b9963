"""What the figures of an option rest on, body by body: how much on which basis, and from which sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.model.entities.resources import BASES, BudgetLine, Workforce
from core.model.words import count
from core.papers.blocks import Block, Column, Group, Paragraph, Row, Table
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.sources import Entry, entries, numbered_sources, numbers_of
from core.papers.sections.sources_of_funding import OTHERS, funding_bases, runs
from core.papers.shortened import Kept, left_out, shortened
from core.papers.wording import Unit, exact_unit, money_unit

SEVERAL = "Several bodies, figures of one sort"
MOST = 80
"""How many rows the table has at most, and how many sources are listed."""


@dataclass(slots=True)
class _Sum:
    """What a body has of one year and basis: money, people, and the sources."""

    year: str
    basis: str
    money: int = 0
    people: int = 0
    sources: dict[str, None] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        return self.money + self.people


def sources_in_short(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return how much of each body rests on what, and the sources; nothing for a plan without figures.

    Of very many it has the largest.
    """
    found = [entry for kind in (BudgetLine, Workforce) for entry in entries(kind, brief, option)]
    if not found and not any(option.model.listed(kind) for kind in OTHERS):
        return []
    kept, others = shortened(_sums(found), lambda total: total.weight, MOST)
    every = [source for group in kept for total in group.rows for source in total.sources]
    numbers = numbers_of([*every, *(each.source for kind in OTHERS for each in option.model.listed(kind))])
    listed = {source: number for source, number in numbers.items() if number <= MOST}
    rest = list(left_out(kept, others))
    unlisted = (
        f" {count(len(numbers) - MOST, 'further source is', 'further sources are')} in the plan."
        if len(numbers) > MOST
        else ""
    )
    return [
        Paragraph(
            "How much of each body’s figures rests on what. The last column has the numbers of the sources "
            f"in the table below; the reconciliation schedule lists every figure by itself.{unlisted}"
        ),
        *([_table(kept, rest, listed, found)] if found else []),
        *funding_bases(option.model, listed),
        numbered_sources(listed),
    ]


def _sums(found: Iterable[Entry]) -> dict[str, list[_Sum]]:
    """Return what each body has by year and basis."""
    sums: dict[str, dict[tuple[str, str], _Sum]] = {}
    for entry in found:
        line = entry.line
        of_body = sums.setdefault(SEVERAL if entry.many else entry.under, {})
        total = of_body.setdefault((line.year, line.basis), _Sum(line.year, line.basis))
        total.money += entry.value if isinstance(line, BudgetLine) else 0
        total.people += entry.value if isinstance(line, Workforce) else 0
        total.sources[entry.source] = None
    return {under: [of_body[way] for way in sorted(of_body)] for under, of_body in sums.items()}


def _table(
    kept: Sequence[Kept[_Sum]], rest: Sequence[_Sum], listed: Mapping[str, int], found: Sequence[Entry]
) -> Table:
    every = [*rest, *(total for group in kept for total in group.rows)]
    money = money_unit([total.money for total in every])
    people = exact_unit("WTE", (entry.value for entry in found if isinstance(entry.line, Workforce)))
    groups = [Group(group.title, tuple(_rows(group.rows, listed, money, people))) for group in kept]
    if rest:
        sums = sum(total.money for total in rest), sum(total.people for total in rest)
        row = f"And {len(rest):,} more, together", money.shown(sums[0]), people.shown(sums[1]), ""
        groups.append(Group("All others", (row,)))
    return Table(
        "What figures rest on",
        (
            Column("Year and basis", 0.3, heading=True),
            Column(money.name, 0.18, "right"),
            Column("WTE", 0.16, "right", people=True),
            Column("Sources", 0.36),
        ),
        tuple(groups),
    )


def _rows(totals: Iterable[_Sum], listed: Mapping[str, int], money: Unit, people: Unit) -> Iterator[Row]:
    for total in totals:
        numbers = sorted(listed[source] for source in total.sources if source in listed)
        more = "and others" if len(numbers) < len(total.sources) else ""
        yield (
            f"{total.year}, {BASES.get(total.basis, total.basis).lower()}",
            money.shown(total.money),
            people.shown(total.people),
            ", ".join(filter(None, (*runs(numbers), more))),
        )
