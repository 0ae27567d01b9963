"""The measures by which the option can be reviewed, against the as-is."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from core.measures import MEASURES, PENCE, SHARE, WTE, Measure, Number, one_figure
from core.model.entities.structure import Organisation
from core.model.words import count
from core.papers.blocks import Block, Column, Paragraph, Row, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.wording import MINUS, opened

ELSEWHERE = frozenset(
    {
        "bodies",
        "posts",
        "bodies_with_two_masters",
        "greatest_distance",
        "registrations_unmet",
        "digital_leaders_on_board",
        "duties_without_home",
        "duties_with_two_homes",
        "money",
        "money_share_illustrative",
        "wte",
    }
)
"""What the table of all options side by side has already, where there are several."""


def measures(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return each measure that is one figure and changes, and how many do not; nothing without bodies."""
    several = len(brief.options) > 1
    told = ELSEWHERE if several else frozenset[str]()
    found = list(_found(brief, option, told)) if len(option.model.table(Organisation)) else []
    if not found:
        return []
    rows = [row for row, changes in found if changes]
    same = len(found) - len(rows)
    again = " Those in the table of all options are not told again." if several else ""
    blocks: list[Block] = [
        Paragraph(
            "Measures come from the plan itself, so that they can be taken again at any time and the outcome "
            f"held against what this paper says. The last appendix says how each is worked out.{again}"
        )
    ]
    if rows:
        columns = (
            Column("Measure", 0.58, heading=True),
            Column("As-is", 0.14, "right"),
            Column(f"Option {option.option.code}", 0.14, "right"),
            Column("Change", 0.14, "right"),
        )
        blocks.append(plain_table("Measures that change", columns, rows))
    if rows and same:
        stays = count(same, "other measure stays", "other measures stay")
        blocks.append(Paragraph(f"{opened(stays)} as in the as-is."))
    if not rows:
        blocks.append(Paragraph(f"No {'other ' if several else ''}measure differs from the as-is."))
    return blocks


def worked_out(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return how each measure is worked out that the paper has; nothing without bodies."""
    if not len(option.model.table(Organisation)):
        return []
    rows = [
        (measure.name, measure.definition)
        for measure in _in_order()
        if one_figure(measure.value(option.model, brief.baseline, brief.plan), brief.year) is not None
    ]
    columns = (Column("Measure", 0.34, heading=True), Column("How it is worked out", 0.66))
    return [plain_table("Measures and how they are worked out", columns, rows)] if rows else []


def _in_order() -> list[Measure]:
    """Return the measures by name, for the order of a registry hangs on which file was imported first."""
    return sorted(MEASURES.values(), key=attrgetter("name"))


def _found(brief: Brief, option: OptionBrief, told: frozenset[str]) -> Iterator[tuple[Row, bool]]:
    """Yield each measure that is one figure as a row, by name, and whether it changes; not those told."""
    for measure in _in_order():
        if measure.id in told:
            continue
        before = one_figure(measure.value(brief.baseline, brief.baseline, brief.plan), brief.year)
        after = one_figure(measure.value(option.model, brief.baseline, brief.plan), brief.year)
        if before is None or after is None:
            continue
        name = measure.name if measure.unit not in (PENCE, WTE, SHARE) else f"{measure.name} in {brief.year}"
        shown = measure.shown(before), measure.shown(after), _change(after - before, measure)
        yield (name, *shown), before != after


def _change(value: Number, measure: Measure) -> str:
    if not value:
        return "0"
    sign = "+" if value > 0 else MINUS
    return f"{sign}{measure.shown(abs(value))}"
