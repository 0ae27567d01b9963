"""Every figure of an option with the source and the basis it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.model.entities.resources import BASES, BudgetLine, Workforce
from core.model.words import count
from core.papers.blocks import Block, Column, Group, PageBreak, Paragraph, Row, Table, appendix, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.figures_of import Resource, amount, lines
from core.papers.shortened import Kept, left_out, shortened
from core.papers.wording import Unit, body_name, exact_unit, function_name

TITLE = "Figures and their sources"
Source = tuple[str, str]
Figure = BudgetLine | Workforce


def sources(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the appendix with each figure and, numbered, the sources; nothing for a plan without figures.

    Of very many figures it has the largest.
    """
    listed = {kind: _listed(kind, brief, option) for kind in (BudgetLine, Workforce)}
    found = [line for each in listed.values() for group in each.groups for line in group.rows]
    if not found:
        return []
    numbers: dict[Source, int] = {}
    for line in found:
        numbers.setdefault((line.basis, line.source), len(numbers) + 1)
    return [
        PageBreak(),
        appendix(TITLE),
        Paragraph(_opening(list(listed.values()))),
        *(_table(kind, each, numbers, brief, option) for kind, each in listed.items() if each.groups),
        _numbered(numbers),
    ]


@dataclass(frozen=True, slots=True)
class _Listed:
    """The figures of one kind by body, cut if there are very many, and the bodies that are left out."""

    groups: list[Kept[Figure]]
    others: list[Sequence[Figure]]


def _opening(listed: Sequence[_Listed]) -> str:
    last = "The last column gives its basis and the number of its source in the last table."
    rest = sum(1 for each in listed for _ in left_out(each.groups, each.others))
    if not rest:
        return f"Every figure under this option, in full. {last}"
    shown = sum(len(group.rows) for each in listed for group in each.groups)
    return f"The {shown:,} largest of {shown + rest:,} figures of this option; the plan holds all. {last}"


def _listed(kind: Resource, brief: Brief, option: OptionBrief) -> _Listed:
    bodies: dict[str, list[Figure]] = {}
    for line in lines(option.model, kind):
        bodies.setdefault(line.organisation, []).append(line)
    names = {id_: body_name(id_, option.model, brief.baseline) for id_ in bodies}
    named: dict[str, list[Figure]] = {}
    for id_ in sorted(bodies, key=lambda id_: names[id_].casefold()):
        named.setdefault(names[id_], []).extend(bodies[id_])
    groups, others = shortened(named, amount)

    def place(line: Figure) -> tuple[str, ...]:
        return line.year, function_name(line.function, option.model, brief.baseline).casefold(), line.id

    return _Listed([Kept(each.title, sorted(each.rows, key=place), each.rest) for each in groups], others)


def _table(
    kind: Resource, listed: _Listed, numbers: dict[Source, int], brief: Brief, option: OptionBrief
) -> Table:
    money = kind is BudgetLine
    rest = list(left_out(listed.groups, listed.others))
    shown = [line for group in listed.groups for line in group.rows]
    unit = exact_unit("£" if money else "WTE", (amount(line) for line in (*shown, *rest)))

    def more(found: Sequence[Figure], of: str = "") -> Row:
        together = unit.shown(sum(map(amount, found)))
        return f"And {len(found):,} more{of}, together", "", *([""] if money else []), together, ""

    groups = [
        Group(
            group.title,
            (
                *(_row(line, unit, numbers, brief, option) for line in group.rows),
                *([more(group.rest)] if group.rest else []),
            ),
        )
        for group in listed.groups
    ]
    if listed.others:
        every = [line for found in listed.others for line in found]
        bodies = count(len(listed.others), "other body", "other bodies")
        groups.append(Group("Other bodies", (more(every, f" of {bodies}"),)))
    return Table(
        f"{'Budgets' if money else 'People'} ({unit.name})",
        (
            Column("For", 0.43 if money else 0.56, heading=True),
            Column("Year", 0.1),
            *([Column("Type", 0.11)] if money else []),
            Column("Amount" if money else "WTE", 0.16 if money else 0.14, "right"),
            Column("Basis and source", 0.2),
        ),
        tuple(groups),
    )


def _row(line: Figure, unit: Unit, numbers: dict[Source, int], brief: Brief, option: OptionBrief) -> Row:
    kind = [option.model.text(line, "type")] if isinstance(line, BudgetLine) else []
    basis = BASES.get(line.basis, line.basis)
    return (
        function_name(line.function, option.model, brief.baseline) or "In general",
        line.year,
        *kind,
        unit.shown(amount(line)),
        f"{basis}, {numbers[line.basis, line.source]}",
    )


def _numbered(numbers: dict[Source, int]) -> Table:
    return plain_table(
        "Sources",
        (Column("No.", 0.08, "right", heading=True), Column("Source", 0.92)),
        [(str(number), source) for (_, source), number in numbers.items()],
    )
