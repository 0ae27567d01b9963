"""The structure under an option, as a chart and in words."""

from __future__ import annotations

from collections.abc import Iterator

from core.model.entities.structure import Organisation
from core.model.sentences import structural
from core.model.words import count
from core.papers.blocks import (
    Block,
    Bullets,
    Heading,
    PageBreak,
    Paragraph,
)
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.bodies import TITLE
from core.papers.sections.charts import Charts


def structure(brief: Brief, option: OptionBrief, charts: Charts) -> list[Block]:
    """Return the chart and what to look for in it; nothing for a plan without bodies."""
    number = len(option.model.table(Organisation))
    if not number:
        return []
    return [
        Heading("The structure"),
        Paragraph(_sizes(brief, number)),
        *_look_for(brief, option, charts),
        PageBreak(wide=True),
        *charts.main,
        PageBreak(),
    ]


def _sizes(brief: Brief, number: int) -> str:
    today = len(brief.baseline.table(Organisation))
    now = count(number, "body or unit", "bodies and units")
    if today == number:
        return f"The structure has {now}, as many as the as-is."
    return f"The structure has {now}; the as-is has {today:,}."


def _look_for(brief: Brief, option: OptionBrief, charts: Charts) -> Iterator[Block]:
    lines = structural(brief.baseline, option.model)
    several = len(charts.main) > 1
    where = "charts on the following pages" if several else "chart on the following page"
    if charts.rest:
        rest = f" The appendix “{TITLE}” has a chart of each branch in which nothing changes."
    else:
        rest = ""
    if not lines:
        branches = f" The appendix “{TITLE}” has a chart of each branch." if charts.rest else ""
        same = "No body, and no line between bodies, differs from the as-is."
        yield Paragraph(f"{same} The {where} {'show' if several else 'shows'} it.{branches}")
        return
    yield Paragraph(f"New, closed and changed bodies carry a sign and a word.{rest}")
    yield Paragraph(f"In the {where}, look for these changes from the as-is:")
    yield Bullets(tuple(lines))
