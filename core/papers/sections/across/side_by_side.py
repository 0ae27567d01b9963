"""The figures that matter, and each option in short."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter

from core.measures import MEASURES, Measure
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation, Post
from core.model.fate import Sort
from core.model.leaders import digital_seat
from core.model.model import Model
from core.papers.bars import Bar, bars
from core.papers.blocks import (
    NARROW_FIGURE,
    Block,
    Bullets,
    Column,
    Figure,
    Heading,
    Note,
    Paragraph,
    Row,
    Table,
    paragraphs,
    plain_table,
)
from core.papers.brief import Brief, OptionBrief
from core.papers.digest import digest
from core.papers.duties import Duty, accountable_bodies
from core.papers.figures_of import illustrative, total
from core.papers.sections.across import chunks, figure_columns
from core.papers.wording import exact_unit, money_unit, percent


def side_by_side(brief: Brief) -> list[Block]:
    """Return the figures that matter, options as columns, and two of them as bars; nothing: no options."""
    if not brief.options:
        return []
    return [
        *_illustrative(brief),
        Bullets(tuple(f"{option.option.code}: {option.option.name}" for option in brief.options)),
        *key_figures(brief),
        *_charts(brief),
    ]


def key_figures(brief: Brief) -> list[Table]:
    """Return the figures that matter, options as columns, in as many tables as their number asks for."""
    return [_figures(brief, some) for some in chunks(brief.options)]


def in_short(brief: Brief) -> list[Block]:
    """Return what each option does, in its author's words and in a few sentences from the model."""
    blocks: list[Block] = []
    for option in brief.options:
        blocks.append(Heading(f"Option {option.option.code}: {option.option.name}", level=2))
        blocks += paragraphs(option.option.description or "")
        if option.stands_on:
            lower = option.stands_on.code
            blocks.append(Paragraph(f"It stands on Option {lower}: all that changes there changes here too."))
        blocks.append(Paragraph(" ".join(digest(brief, option))))
    return blocks


def _illustrative(brief: Brief) -> Iterator[Block]:
    some = [option for option in brief.options if any(illustrative(option.model, brief.year))]
    if some:
        which = "every option" if len(some) == len(brief.options) else "some options"
        yield Note(
            "Illustrative figures",
            f"The totals of {which} contain illustrative figures, which show how the options work and were "
            "not taken from any account. The table says how much. Replace them before a decision rests on "
            "them.",
        )


def _figures(brief: Brief, options: Sequence[OptionBrief]) -> Table:
    caption = "Figures that matter, as-is and by option"
    if len(options) < len(brief.options):
        caption += f": {options[0].option.code} to {options[-1].option.code}"
    return plain_table(
        caption,
        (Column("Measure", 0.3, heading=True), *figure_columns(options)),
        list(_figure_rows(brief, options)),
        note="Moves are those switched on, those of an option below included. WTE: whole-time equivalent.",
    )


def _figure_rows(brief: Brief, options: Sequence[OptionBrief]) -> Iterator[Row]:
    models = [brief.baseline, *(option.model for option in options)]
    yield _counted("Bodies and units", models, lambda model: len(model.table(Organisation)))
    yield _counted("Posts", models, lambda model: len(model.table(Post)))
    for id_, name in _MEASURED.items():
        yield _counted(name, models, partial(_whole, MEASURES[id_], brief.baseline))
    yield DIGITAL, *(digital_seat(model).answer for model in models)
    if brief.year:
        yield from _money_rows(brief, models)
    held = [len(accountable_bodies(duty.id, brief.baseline)) for duty in brief.baseline.duties]
    told: tuple[tuple[str, int, Callable[[Duty], bool]], ...] = (
        ("Functions without an accountable body", held.count(0), attrgetter("homeless")),
        ("Functions with more than one", sum(number > 1 for number in held), attrgetter("doubled")),
        ("Functions changing hands", 0, _changes_hands),
    )
    for name, now, so in told:
        yield name, f"{now:,}", *(f"{sum(map(so, option.duties)):,}" for option in options)
    yield "Moves", "0", *(f"{len(option.inherited) + len(option.enabled):,}" for option in options)


DIGITAL = "Digital leader on the board"
_MEASURED = {
    "bodies_with_two_masters": "Bodies with two masters",
    "greatest_distance": "Lines to the top, at most",
    "registrations_unmet": "Registrations unmet",
}
"""Measures that have a row, by their ids."""


def _whole(measure: Measure, baseline: Model, model: Model) -> int:
    value = measure.compute(model, baseline)
    return value if isinstance(value, int) else 0


def _counted(name: str, models: Sequence[Model], number: Callable[[Model], int]) -> Row:
    return name, *(f"{number(model):,}" for model in models)


def _changes_hands(duty: Duty) -> bool:
    """Return whether none of those accountable for a duty today would be."""
    moved = duty.fate is not None and duty.fate.sort in (Sort.MOVED, Sort.DEVOLVED, Sort.MERGED, Sort.SPLIT)
    return moved and bool(duty.before and duty.after) and set(duty.before).isdisjoint(duty.after)


def _money_rows(brief: Brief, models: Sequence[Model]) -> Iterator[Row]:
    money = [total(model, BudgetLine, brief.year) for model in models]
    people = [total(model, Workforce, brief.year) for model in models]
    unreal = [illustrative(model, brief.year) for model in models]
    if any(money):
        unit = money_unit(money)
        yield f"Money, {brief.year} ({unit.name})", *(unit.shown(value) for value in money)
        yield (
            "of it illustrative",
            *(percent(part[0], all_) for part, all_ in zip(unreal, money, strict=True)),
        )
    if any(people):
        unit = exact_unit("WTE", people)
        yield f"People, {brief.year} (WTE)", *(unit.shown(value) for value in people)
        yield (
            "of them illustrative",
            *(percent(part[1], all_) for part, all_ in zip(unreal, people, strict=True)),
        )


def _charts(brief: Brief) -> Iterator[Block]:
    moved = [(option, sum(map(_changes_hands, option.duties))) for option in brief.options]
    if any(number for _, number in moved):
        yield _chart("Functions that change hands, by option", [(o, n, f"{n:,}") for o, n in moved])
    shares = [(o, o.accounts.money.years[brief.year].handed) for o in brief.options if _has(o, brief.year)]
    if any(number for _, number in shares):
        unit = money_unit([number for _, number in shares])
        caption = f"Money that moves between bodies, {brief.year} ({unit.name})"
        yield _chart(caption, [(option, number, unit.shown(number)) for option, number in shares])


def _has(option: OptionBrief, year: str) -> bool:
    return year in option.accounts.money.years


def _chart(caption: str, values: list[tuple[OptionBrief, int, str]]) -> Figure:
    words = f"{caption}: {', '.join(f'{option.option.code} {shown}' for option, _, shown in values)}."
    found = [Bar(f"Option {option.option.code}", value, shown) for option, value, shown in values]
    return Figure(bars(found, NARROW_FIGURE[0] * 0.8, words), caption, words)
