"""Schedules as a paper prints them: a table grouped as they are, each line with what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.model.diff import Sign
from core.model.model import Model
from core.papers.blocks import Column, Group, Row, Table
from core.schedules import Compared, Kind, Schedule, compared

WORDS = {Sign.NEW: "new", Sign.CLOSED: "ended", Sign.CHANGED: "changed"}
CHANGE = 0.13
"""What part of the other columns together the column of changes is wide."""
NOTE = "+ new, − ended, ~ changed, ! needs attention."
MOST_NAMED = 2  # columns that are named where they alone differ


def schedule_tables(kind: Kind, model: Model, baseline: Model) -> Iterator[Table]:
    """Yield a schedule of an option beside that of the as-is; nothing where neither has a line.

    Columns that say nothing in any line are left out; those that few read follow in a table of their own.
    """
    made = kind.make(model)
    lines = compared(made, kind.make(baseline))
    if not lines:
        return
    told = [n for n in range(len(made.columns)) if any(made.text(one.line, n) for one in lines)]
    yield _table(kind.name, made, lines, [n for n in told if not made.columns[n].apart])
    if apart := [n for n in told if made.columns[n].apart]:
        names = [n for n in told if made.columns[n].names]
        rests = [one for one in lines if any(one.line.values[n] for n in apart)]
        yield _table(f"{kind.name}: what they rest on", made, rests, [*names, *apart], changes=False)


def _table(
    caption: str, made: Schedule, lines: Sequence[Compared], shown: Sequence[int], *, changes: bool = True
) -> Table:
    changed = changes and any(one.sign for one in lines)
    first = next((n for n in shown if made.columns[n].names), shown[0])
    columns = [Column(made.columns[n].title, made.columns[n].width, heading=n == first) for n in shown]
    wide = CHANGE * sum(column.width for column in columns)
    groups: dict[str, list[Row]] = {}
    for one in lines:
        row = tuple(made.text(one.line, n) for n in shown)
        groups.setdefault(one.line.group, []).append((*row, change(one, made)) if changed else row)
    missing = any(one.line.missing for one in lines)
    return Table(
        caption,
        (*columns, *([Column("Change", wide, signed=True)] if changed else [])),
        tuple(Group(title, tuple(rows)) for title, rows in groups.items()),
        note=NOTE if changed or missing else "",
    )


def change(one: Compared, made: Schedule) -> str:
    """Return what became of a line in a sign and words: which columns differ, where few do."""
    if one.sign is None:
        return "no change"
    if one.sign is not Sign.CHANGED or one.was is None:
        return f"{one.sign.mark} {WORDS[one.sign]}"
    pairs = zip(made.columns, one.line.values, one.was.values, strict=True)
    differ = [column.title.lower() for column, now, then in pairs if now != then]
    if not one.line.stands_with(one.was):
        differ.insert(0, made.grouped_by.lower())
    return f"{one.sign.mark} {' and '.join(differ) if len(differ) <= MOST_NAMED else WORDS[one.sign]}"
