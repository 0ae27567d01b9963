"""A figure that does not say where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.delivery import ServiceLevel
from core.model.entities.resources import (
    BudgetLine,
    FundingFlow,
    Investment,
    PriceIndex,
    Tranche,
    Workforce,
)
from core.model.kinds import KINDS, key_of, slug_of
from core.model.words import count

KINDS_OF_FIGURE = (BudgetLine, FundingFlow, Investment, PriceIndex, ServiceLevel, Tranche, Workforce)
SAYS_NOTHING = frozenset(
    ["", "?", "-", "–", "n/a", "na", "none", "unknown", "tbc", "tba", "tbd", "to be confirmed", "source", "x"]
)
"""What people write where they have no source."""


@check(
    "MON002",
    "Figure without a source",
    Severity.WARNING,
    "The plan itself",
    reads=KINDS_OF_FIGURE,
)
def figure_without_source(case: Case) -> Iterator[Finding | None]:
    """Each figure says where it comes from; words such as “tbc” or “?” are no source."""
    for kind in KINDS_OF_FIGURE:
        yield from case.option.table(kind).grouping("source")
        for source, found in case.option.table(kind).by("source").items():
            if source.strip().rstrip(".?!").casefold() not in SAYS_NOTHING and source.strip() != "?":
                continue
            first, *rest = sorted(found, key=lambda figure: figure.id)
            label, plural = KINDS[slug_of(kind)].label, KINDS[slug_of(kind)].plural.lower()
            others = count(len(rest), "other does so", "others do so")
            more = f" Of the {plural}, {others} too." if rest else ""
            message = f"{label} “{case.title(key_of(first))}” gives “{source.strip()}” as its source.{more}"
            yield Finding(key_of(first), message, tuple(key_of(figure) for figure in rest))
