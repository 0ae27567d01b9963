"""What the figures of an option rest on, body by body: how much on which basis, and from which sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.model.entities.resources import BASES, BudgetLine, Workforce
from core.papers.blocks import Block, Column, Group, Paragraph, Row, Table
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.sources import Entry, entries, numbered_sources, numbers_of
from core.papers.wording import Unit, exact_unit, money_unit

SEVERAL = "Several bodies, figures of one sort"


@dataclass(slots=True)
class _Sum:
    """What a body has of one year and basis: money, people, and the numbers of the sources."""

    money: int = 0
    people: int = 0
    sources: set[int] = field(default_factory=set)


def sources_in_short(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return how much of each body rests on what, and the sources; nothing for a plan without figures."""
    found = [entry for kind in (BudgetLine, Workforce) for entry in entries(kind, brief, option)]
    if not found:
        return []
    numbers = numbers_of(found)
    sums: dict[str, dict[tuple[str, str], _Sum]] = {}
    for entry in found:
        under = SEVERAL if entry.many else entry.under
        place = sums.setdefault(under, {}).setdefault((entry.line.year, entry.line.basis), _Sum())
        place.money += entry.value if isinstance(entry.line, BudgetLine) else 0
        place.people += entry.value if isinstance(entry.line, Workforce) else 0
        place.sources.add(numbers[entry.source])
    return [
        Paragraph(
            "How much of each body’s figures rests on what. The last column has the numbers of the sources "
            "in the table below; the reconciliation schedule lists every figure by itself."
        ),
        _table(sums, found),
        numbered_sources(numbers),
    ]


def _table(sums: dict[str, dict[tuple[str, str], _Sum]], found: list[Entry]) -> Table:
    every = [total for of_body in sums.values() for total in of_body.values()]
    money = money_unit([sum(total.money for total in every)])
    people = exact_unit("WTE", (entry.value for entry in found if isinstance(entry.line, Workforce)))
    return Table(
        "What figures rest on",
        (
            Column("Year and basis", 0.3, heading=True),
            Column(money.name, 0.18, "right"),
            Column("WTE", 0.16, "right", people=True),
            Column("Sources", 0.36),
        ),
        tuple(Group(under, tuple(_rows(of_body, money, people))) for under, of_body in sums.items()),
    )


def _rows(of_body: dict[tuple[str, str], _Sum], money: Unit, people: Unit) -> Iterator[Row]:
    for (year, basis), total in sorted(of_body.items()):
        yield (
            f"{year}, {BASES.get(basis, basis).lower()}",
            money.shown(total.money),
            people.shown(total.people),
            _runs(sorted(total.sources)),
        )


def _runs(numbers: list[int]) -> str:
    """Return numbers with those in a row as from and to: “1, 4 to 7”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join(parts)
