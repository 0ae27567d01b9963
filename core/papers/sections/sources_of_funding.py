"""Where the figures of money on its way come from: flows, tranches, investments and price indices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from core.model.entities.resources import BASES, FundingFlow, Investment, PriceIndex, Tranche
from core.model.kinds import KINDS, slug_of
from core.model.model import Model
from core.model.words import pounds
from core.papers.blocks import Column, Group, Row, Table, plain_table
from core.papers.by_body import FOLD
from core.papers.shortened import Kept, shortened

Other = FundingFlow | Tranche | Investment | PriceIndex
OTHERS: tuple[type[Other], ...] = (FundingFlow, Tranche, Investment, PriceIndex)
CAPTION = "Funding, investments and prices"
Entry = tuple[str, int, Other]
"""What figures are in words, what they come to, and the first of them: of many of one sort all together."""
Shown = tuple[list[Kept[Entry]], list[Sequence[Entry]]]
"""The figures of each kind, cut if there are very many, and the kinds that are left out."""


def others_of(model: Model) -> Shown:
    """Return all such figures of a model, the largest of very many; two empty lists where there are none."""
    found: dict[str, list[Entry]] = {}
    for kind in OTHERS:
        if figures := list(model.listed(kind)):
            found[KINDS[slug_of(kind)].plural] = list(_entries(figures, model))
    return shortened(found, lambda entry: entry[1])


def _entries(figures: Sequence[Other], model: Model) -> Iterator[Entry]:
    """Yield figures one by one, and last those that are many of one sort, added up."""
    sorts: dict[tuple[object, ...], list[Other]] = {}
    for figure in figures:
        sort = getattr(figure, "year", ""), getattr(figure, "purpose", ""), figure.basis, figure.source
        sorts.setdefault(sort, []).append(figure)
    many = [alike for alike in sorts.values() if len(alike) > FOLD]
    folded = {figure.id for alike in many for figure in alike}
    for figure in figures:
        if figure.id not in folded:
            yield _told(figure, model), _weight(figure), figure
    for alike in many:
        first, together = alike[0], sum(map(_weight, alike))
        name = KINDS[slug_of(type(first))].plural.lower()
        about = ", ".join(filter(None, (getattr(first, "purpose", None), getattr(first, "year", None))))
        yield f"{len(alike):,} {name} ({about}): {pounds(together)} together", together, first


def funding_sources(shown: Shown, numbers: Mapping[str, int]) -> Iterator[Table]:
    """Yield every figure with its basis and the number of its source, each kind a group; else nothing."""
    groups, left = shown
    if not groups:
        return
    columns = Column("Figure", 0.8, heading=True), Column("Basis and source", 0.2)
    rows = [
        Group(
            group.title,
            (
                *((told, f"{BASES[each.basis]}, {numbers[each.source]}") for told, _, each in group.rows),
                *([(f"And {len(group.rest):,} more", "")] if group.rest else []),
            ),
        )
        for group in groups
    ]
    if left:
        rows.append(Group("Other figures", ((f"And {sum(map(len, left)):,} more", ""),)))
    yield Table(CAPTION, columns, tuple(rows))


def funding_bases(model: Model, numbers: Mapping[str, int]) -> Iterator[Table]:
    """Yield how many figures of each kind rest on which basis, with their sources; else nothing.

    `numbers` are those of the sources that are listed; of others it is said that there are some.
    """
    found: dict[tuple[str, str], list[Other]] = {}
    for kind in OTHERS:
        for each in model.listed(kind):
            found.setdefault((KINDS[slug_of(kind)].plural, each.basis), []).append(each)
    if not found:
        return

    def row(way: tuple[str, str]) -> Row:
        texts = {each.source for each in found[way]}
        listed = sorted(numbers[source] for source in texts if source in numbers)
        more = ["and others"] if len(listed) < len(texts) else []
        name, basis = way
        return f"{name}, {BASES[basis].lower()}", f"{len(found[way]):,}", ", ".join([*runs(listed), *more])

    columns = (
        Column("Figures and basis", 0.48, heading=True),
        Column("Figures", 0.16, "right"),
        Column("Sources", 0.36),
    )
    yield plain_table(CAPTION, columns, [row(way) for way in found])


def runs(numbers: Sequence[int]) -> list[str]:
    """Return ascending numbers with those in a row as from and to: “1”, “4 to 7”."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in found]


def _weight(figure: Other) -> int:
    match figure:
        case Investment():
            return figure.expected or 0
        case PriceIndex():
            return 0
        case _:
            return figure.amount


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
