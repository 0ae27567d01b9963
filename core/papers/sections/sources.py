"""Every figure of an option with the source and the basis it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from core.model.entities.resources import BASES, BudgetLine, Workforce
from core.model.portions import Kind, amount_of
from core.model.words import count
from core.papers.blocks import Block, Column, Group, Paragraph, Row, Table, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.by_body import FOLD
from core.papers.figures_of import lines
from core.papers.sections.sources_of_funding import funding_sources, others_of
from core.papers.shortened import Kept, left_out, shortened
from core.papers.wording import body_name, exact_unit, function_name

ALIKE = 60
"""Characters by which sources begin alike that are of one sort."""
Figure = BudgetLine | Workforce


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure, or many of one sort added up: under what it stands, and its source."""

    under: str
    line: Figure
    value: int
    source: str
    many: bool = False


def sources(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return each figure and, numbered, the sources; nothing for a plan without figures.

    Of very many figures it has the largest.
    """
    listed = {kind: _Listed.of(list(entries(kind, brief, option))) for kind in (BudgetLine, Workforce)}
    found = [entry for each in listed.values() for group in each.groups for entry in group.rows]
    others = others_of(option.model)
    on_its_way = [figure.source for group in others[0] for *_, figure in group.rows]
    if not found and not on_its_way:
        return []
    numbers = numbers_of([*(entry.source for entry in found), *on_its_way])
    return [
        Paragraph(_opening(list(listed.values()))),
        *(_table(kind, each, numbers, brief, option) for kind, each in listed.items() if each.groups),
        *funding_sources(others, numbers),
        numbered_sources(numbers),
    ]


@dataclass(frozen=True, slots=True)
class _Listed:
    """The figures of one kind by body, cut if there are very many, and the bodies that are left out."""

    groups: list[Kept[Entry]]
    others: list[Sequence[Entry]]

    @staticmethod
    def of(found: Iterable[Entry]) -> _Listed:
        """Return figures as they are listed."""
        under: dict[str, list[Entry]] = {}
        for entry in found:
            under.setdefault(entry.under, []).append(entry)
        return _Listed(*shortened(under, lambda entry: entry.value))


def _opening(listed: Sequence[_Listed]) -> str:
    last = "The last column gives its basis and the number of its source in the last table."
    rest = sum(1 for each in listed for _ in left_out(each.groups, each.others))
    if not rest:
        return f"Every figure under this option; many of one sort are added up. {last}"
    shown = sum(len(group.rows) for each in listed for group in each.groups)
    return f"The {shown:,} largest of {shown + rest:,} figures of this option; the plan holds all. {last}"


def numbers_of(texts: Iterable[str]) -> dict[str, int]:
    """Return the number of each source, in the order in which they are met."""
    return {source: number for number, source in enumerate(dict.fromkeys(texts), 1)}


def numbered_sources(numbers: dict[str, int]) -> Table:
    """Return the table of sources."""
    return plain_table(
        "Sources",
        (Column("No.", 0.08, "right", heading=True), Column("Source", 0.92)),
        [(str(number), source) for source, number in numbers.items()],
    )


def entries(kind: Kind, brief: Brief, option: OptionBrief) -> Iterator[Entry]:
    """Yield the figures of a kind by body, year and function, and last those that are many of one sort."""
    ordered = _sorted(kind, brief, option)
    sorts: dict[tuple[object, ...], list[Figure]] = {}
    for line in ordered:
        sort = line.year, line.function, getattr(line, "type", ""), line.basis, line.source[:ALIKE]
        sorts.setdefault(sort, []).append(line)
    many = [alike for alike in sorts.values() if len(alike) > FOLD]
    folded = {line.id for alike in many for line in alike}
    for line in ordered:
        if line.id not in folded:
            body = body_name(line.organisation, option.model, brief.baseline)
            yield Entry(body, line, amount_of(line), line.source)
    for alike in many:
        under = f"Several bodies: {len(alike):,} figures of one sort, together"
        source = _shared([line.source for line in alike])
        yield Entry(under, alike[0], sum(map(amount_of, alike)), source, many=True)


def _shared(texts: list[str]) -> str:
    """Return the sentences that texts begin with, or their first words where they share no sentence."""
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*texts, strict=False))
    start = "".join(letters[0] for letters in same)
    if start in texts:
        return start
    whole = start[: start.rfind(". ") + 1]
    return whole or f"{start.rstrip()} …"


def _sorted(kind: Kind, brief: Brief, option: OptionBrief) -> list[Figure]:
    models = option.model, brief.baseline
    found = list(lines(option.model, kind))
    # There are far fewer bodies and functions than figures.
    bodies = {id_: body_name(id_, *models).casefold() for id_ in {line.organisation for line in found}}
    functions = {id_: function_name(id_, *models).casefold() for id_ in {line.function for line in found}}

    def place(line: Figure) -> tuple[str, ...]:
        return bodies[line.organisation], line.year, functions[line.function], line.id

    return sorted(found, key=place)


def _table(kind: Kind, listed: _Listed, numbers: dict[str, int], brief: Brief, option: OptionBrief) -> Table:
    money = kind is BudgetLine
    rest = list(left_out(listed.groups, listed.others))
    shown = [entry for group in listed.groups for entry in group.rows]
    unit = exact_unit("£" if money else "WTE", (entry.value for entry in (*shown, *rest)))

    def row(entry: Entry) -> Row:
        line, basis = entry.line, BASES.get(entry.line.basis, entry.line.basis)
        return (
            function_name(line.function, option.model, brief.baseline) or "In general",
            line.year,
            *([option.model.text(line, "type")] if money else []),
            unit.shown(entry.value),
            f"{basis}, {numbers[entry.source]}",
        )

    def more(found: Sequence[Entry], of: str = "") -> Row:
        together = unit.shown(sum(entry.value for entry in found))
        return f"And {len(found):,} more{of}, together", "", *([""] if money else []), together, ""

    groups = [
        Group(group.title, (*map(row, group.rows), *([more(group.rest)] if group.rest else [])))
        for group in listed.groups
    ]
    if listed.others:
        every = [entry for found in listed.others for entry in found]
        bodies = count(len(listed.others), "other body", "other bodies")
        groups.append(Group("Other bodies", (more(every, f" of {bodies}"),)))
    return Table(
        f"{'Budgets' if money else 'People'} ({unit.name})",
        (
            Column("For", 0.43 if money else 0.56, heading=True),
            Column("Year", 0.1),
            *([Column("Type", 0.11)] if money else []),
            Column("Amount" if money else "WTE", 0.16 if money else 0.14, "right", people=not money),
            Column("Basis and source", 0.2),
        ),
        tuple(groups),
    )
