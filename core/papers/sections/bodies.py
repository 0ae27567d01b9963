"""The structure, drawn and in words: the second for those who cannot see the charts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.model.entities.structure import Organisation, ReportingLine
from core.papers.blocks import Block, Column, Paragraph, Row, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.charts import charts
from core.papers.shortened import shortened
from core.papers.wording import body_name, short_name

TITLE = "The structure, drawn and in words"
MOST = 100
"""How many bodies the table has at most: each may take many lines."""
MOST_PARTS, FIRST_PARTS = 20, 10
"""How many parts of a body a cell names, and how many where that would be too many."""


def branches(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the chart of all, those of branches that change, and both in words; nothing without bodies."""
    rows = list(_rows(brief, option))
    if not rows:
        return []
    (kept,), _ = shortened({"": rows}, _changed, MOST)
    if kept.rest:
        kept.rows.append((f"And {len(kept.rest):,} more bodies in which nothing changes", "", ""))
    return [
        *charts(brief, option),
        Paragraph(
            "The charts in words: each body, what is directly within it, and whom it answers to beside the "
            "body it is part of."
        ),
        plain_table(
            "Bodies and what is within them",
            (
                Column("Body", 0.28, heading=True),
                Column("Directly within it", 0.44),
                Column("Also answers to", 0.28),
            ),
            kept.rows,
        ),
    ]


def _rows(brief: Brief, option: OptionBrief) -> Iterable[Row]:
    model = option.model
    beside = model.table(ReportingLine).by("organisation")
    for body in _walk(option):
        parts = sorted(model.children.get(body.id, ()), key=_name)
        answers = sorted(
            f"{short_name(line.to, model)} ({'in full' if line.style == 'solid' else 'in part'})"
            for line in beside.get(body.id, ())
        )
        if parts or answers or not body.parent:
            within = _within(parts, brief)
            yield _marked(body, brief), within or "Nothing", "; ".join(answers)
    closed = [body for body in brief.baseline.all(Organisation) if not model.get(Organisation, body.id)]
    if closed:
        names = "; ".join(body_name(body.id, brief.baseline) for body in sorted(closed, key=_name))
        yield "Closed under this option", names, ""


def _changed(row: Row) -> float:
    """Return how much it matters that the table shows a row: what changes comes first."""
    return float(any(f"({word})" in text for text in row[:2] for word in ("new", "moved", "renamed")))


def _within(parts: Sequence[Organisation], brief: Brief) -> str:
    """Return the names of parts; of very many, those that change first, and how many more there are."""
    if len(parts) > MOST_PARTS:
        first = sorted(parts, key=lambda part: _marked(part, brief) == part.name)[:FIRST_PARTS]
        named = [_marked(part, brief) for part in first]
        return "; ".join([*named, f"and {len(parts) - FIRST_PARTS:,} more"])
    return "; ".join(_marked(part, brief) for part in parts)


def _walk(option: OptionBrief) -> Iterable[Organisation]:
    """Yield every body from the top down, each before what is within it; those in a loop come last."""
    children = option.model.children
    seen: set[str] = set()
    waiting = sorted(children.get(None, ()), key=_name, reverse=True)
    rest = sorted(option.model.all(Organisation), key=_name, reverse=True)
    while waiting or rest:
        body = waiting.pop() if waiting else rest.pop()
        if body.id not in seen:
            seen.add(body.id)
            yield body
            waiting += sorted(children.get(body.id, ()), key=_name, reverse=True)


def _name(body: Organisation) -> tuple[str, str]:
    return body.name.casefold(), body.id


def _marked(body: Organisation, brief: Brief) -> str:
    """Return the name of a body with what became of it in a word."""
    was = brief.baseline.get(Organisation, body.id)
    if was is None:
        return f"{body.name} (new)"
    if was.parent != body.parent:
        return f"{body.name} (moved)"
    return f"{body.name} (renamed)" if was.name != body.name else body.name
