"""What is spent, as bars: by body in one year, by year, and what part of it goes to technology."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from core.drawing.shapes import Drawing
from core.drawing.stacked import Bar, Chart, Group, Part, empty, most_groups, stacked
from core.figures import figure
from core.model.bodies_said import bodies_said
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.model import Model
from core.model.prices import Prices
from core.model.words import count, listed, pounds

WIDTH, HEIGHT = 760.0, 560.0
TITLES = ("As-is", "Option")
Sort = tuple[str, bool]
"""Revenue or capital, and whether it is for technology."""
SORTS: tuple[tuple[Sort, Part, str], ...] = (
    (("revenue", False), Part(0, "accent"), "Revenue"),
    (("revenue", True), Part(0, "accent", hatched=True), "Revenue, technology"),
    (("capital", False), Part(0, "bar-2"), "Capital"),
    (("capital", True), Part(0, "bar-2", hatched=True), "Capital, technology"),
)
Amounts = dict[Sort, int]
"""Whole pence of each sort."""
_SENTENCES = 12


@figure("spending_by_body", "Spending by body")
def spending_by_body(
    model: Model,
    baseline: Model | None = None,
    *,
    year: str = "",
    price_year: str = "",
    titles: tuple[str, str] = TITLES,
    size: tuple[float, float] = (WIDTH, HEIGHT),
) -> Drawing:
    """Return what each body spends in a year, by type and technology, the largest first.

    Given a baseline, its bars are beside the model's. No year: the latest with budget lines. Bodies for
    which there is no room are added up in “and 35 more”. No lines: a sheet that says so.
    """
    models = _models(model, baseline, titles)
    year = year or max(years(models), default="")
    found = {title: by_body(each, year, price_year) for title, each in models.items()}
    ranked = _ranked(found.values(), lambda amounts: max((sum(a.values()) for a in amounts), default=0))
    title, under = "Spending by body", _prices(year, price_year, models.values())
    if not ranked:
        return _none(title, year)
    shown, rest = _cut(ranked, size[1], len(models))
    groups = [_body_group(body, found, models) for body in shown]
    if rest:
        sums = {name: [_sum(amounts.get(body, {}) for body in rest)] for name, amounts in found.items()}
        bars = tuple(_bar(name, amounts, models) for name, (amounts,) in sums.items())
        groups.append(Group(f"and {len(rest):,} more", bars))
    said = f"{title}, {under}. {_said(groups)}"
    return stacked(Chart(title, under, tuple(groups), _meanings(), words=said), size[0])


@figure("spending_by_year", "Spending by year")
def spending_by_year(
    model: Model,
    baseline: Model | None = None,
    *,
    price_year: str = "",
    titles: tuple[str, str] = TITLES,
    size: tuple[float, float] = (WIDTH, HEIGHT),
) -> Drawing:
    """Return what all bodies spend together in each year, by type and technology; the first year first.

    Given a baseline, its bars are beside the model's. No lines: a sheet that says so.
    """
    models = _models(model, baseline, titles)
    title = "Spending by year"
    under = f"All bodies, in {price_year} prices where there is an index" if price_year else "All bodies"
    groups = [
        Group(
            year,
            tuple(
                _bar(name, _sum(by_body(each, year, price_year).values()), models)
                for name, each in models.items()
            ),
        )
        for year in sorted(years(models))
    ]
    if not groups:
        return _none(title, "")
    said = f"{title}. {_said(groups)}"
    return stacked(Chart(title, under, tuple(groups), _meanings(), words=said), size[0])


@figure("technology_share", "Technology share")
def technology_share(
    model: Model,
    baseline: Model | None = None,
    *,
    year: str = "",
    floor: int | None = None,
    titles: tuple[str, str] = TITLES,
    size: tuple[float, float] = (WIDTH, HEIGHT),
) -> Drawing:
    """Return what part of its spending each body puts into technology, the least first, beside the floor.

    `floor` is hundredths of a per cent. Bodies that spend nothing are left out. No lines: a sheet says so.
    """
    models = _models(model, baseline, titles)
    year = year or max(years(models), default="")
    found = {
        title: {body: share for body, a in by_body(each, year).items() if (share := share_of(a)) is not None}
        for title, each in models.items()
    }
    title = "Technology share of spending"
    bodies = list(dict.fromkeys(body for shares in found.values() for body in shares))
    if not bodies:
        return _none(title, year)
    now = list(found.values())[-1]
    ranked = sorted(bodies, key=lambda body: (now.get(body, 10_001), body))
    shown, rest = _cut(ranked, size[1] - 18, len(models))
    groups = [
        Group(
            _name(body, models.values()),
            tuple(_share_bar(name, shares.get(body), floor, models) for name, shares in found.items()),
            Key("organisation", body),
        )
        for body in shown
    ]
    under = f"By body, {year}"
    note = f"And {len(rest):,} more, at {percent(now.get(rest[0]))} or above." if rest else ""
    mark = (floor, f"Floor {percent(floor)}") if floor else None
    below = [_name(b, models.values()) for b, share in now.items() if floor and share < floor]
    said = f"{title}, {year}. {_floor_said(below, floor, len(now))} {_said(groups)} {note}".strip()
    meanings = (
        (Part(0, "accent", hatched=True), "Technology"),
        (Part(0, "closed", hatched=True), "! below the floor"),
    )
    return stacked(Chart(title, under, tuple(groups), meanings, mark, note, said), size[0])


def years(models: dict[str, Model]) -> set[str]:
    """Return the years that have budget lines in any of the models."""
    return {line.year for model in models.values() for line in model.all(BudgetLine)}


def by_body(model: Model, year: str, price_year: str = "") -> dict[str, Amounts]:
    """Return what each body spends in a year by type and technology, real where there is an index."""
    prices = Prices(model, price_year or None)
    found: dict[str, Amounts] = {}
    for line in model.all(BudgetLine):
        if line.year == year:
            amounts = found.setdefault(line.organisation, {})
            sort = line.type, line.technology
            amounts[sort] = amounts.get(sort, 0) + line.amount
    for amounts in found.values():
        for sort, nominal in amounts.items():
            real = prices.real(nominal, year)
            amounts[sort] = nominal if real is None else real
    return found


def share_of(amounts: Amounts) -> int | None:
    """Return the part for technology in hundredths of a per cent, rounded down; None without spending."""
    whole = sum(amounts.values())
    technology = sum(amount for (_, is_for), amount in amounts.items() if is_for)
    return technology * 10_000 // whole if whole > 0 else None


def percent(hundredths: int | None) -> str:
    """Return a part as people read it: 4.9%; no spending for None."""
    if hundredths is None:
        return "no spending"
    return f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".") + "%"


def _models(model: Model, baseline: Model | None, titles: tuple[str, str]) -> dict[str, Model]:
    return {"": model} if baseline is None else {titles[0]: baseline, titles[1]: model}


def _ranked(found: Iterable[dict[str, Amounts]], size: Callable[[Sequence[Amounts]], int]) -> list[str]:
    every = list(found)
    bodies = {body for amounts in every for body in amounts}
    return sorted(bodies, key=lambda body: (-size([a[body] for a in every if body in a]), body))


def _cut(ranked: list[str], height: float, bars: int) -> tuple[list[str], list[str]]:
    most = most_groups([0.0] * len(ranked), height, bars)
    return (ranked, []) if len(ranked) <= most else (ranked[: most - 1], ranked[most - 1 :])


def _body_group(body: str, found: dict[str, dict[str, Amounts]], models: dict[str, Model]) -> Group:
    bars = tuple(_bar(name, amounts.get(body, {}), models) for name, amounts in found.items())
    return Group(_name(body, models.values()), bars, Key("organisation", body))


def _bar(name: str, amounts: Amounts, models: dict[str, Model]) -> Bar:
    parts = tuple(Part(amounts.get(sort, 0), part.fill, part.hatched) for sort, part, _ in SORTS)
    return Bar(name if len(models) > 1 else "", parts, pounds(sum(amounts.values()), short=True))


def _share_bar(name: str, share: int | None, floor: int | None, models: dict[str, Model]) -> Bar:
    low = floor is not None and share is not None and share < floor
    shown = f"! {percent(share)}" if low else percent(share)
    part = Part(share or 0, "closed" if low else "accent", hatched=True)
    return Bar(name if len(models) > 1 else "", (part,), shown, "closed" if low else "ink")


def _sum(found: Iterable[Amounts]) -> Amounts:
    total: Amounts = {}
    for amounts in found:
        for sort, amount in amounts.items():
            total[sort] = total.get(sort, 0) + amount
    return total


def _name(body: str, models: Iterable[Model]) -> str:
    for model in reversed(list(models)):
        if found := model.get(Organisation, body):
            return " ".join(found.name.split())
    return "A body that is not here"


def _meanings() -> tuple[tuple[Part, str], ...]:
    return tuple((part, text) for _, part, text in SORTS)


def _prices(year: str, price_year: str, models: Iterable[Model]) -> str:
    if not price_year or price_year == year:
        return year
    known = all(Prices(model, price_year).real(1, year) is not None for model in models)
    return f"{year}, in {price_year} prices" if known else f"{year}, not adjusted for prices"


def _said(groups: Sequence[Group]) -> str:
    """Return the groups in words, the first dozen of them."""
    said = [
        f"{group.name}: {listed([f'{bar.name} {bar.shown}'.strip() for bar in group.bars])}."
        for group in groups[:_SENTENCES]
    ]
    if len(groups) > _SENTENCES:
        said.append(f"{len(groups) - _SENTENCES:,} more are in the picture.")
    return " ".join(said)


def _floor_said(below: Sequence[str], floor: int | None, number: int) -> str:
    if not floor:
        return "The plan sets no floor."
    if not below:
        return f"All of {bodies_said(number)} are at the floor of {percent(floor)} or above it."
    names = listed(sorted(below), most=8)
    return f"Below the floor of {percent(floor)}: {count(len(below), 'body', 'bodies')}, {names}."


def _none(title: str, year: str) -> Drawing:
    text = (
        f"There are no budget lines{f' for {year}' if year else ''} yet. Once there are, this chart shows "
        "them by revenue and capital, with what is for technology hatched, the as-is and the option beside "
        "each other."
    )
    return empty(title, text, f"{title}. {text}")
