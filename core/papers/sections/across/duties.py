"""The duties that options give to different bodies."""

from __future__ import annotations

from collections.abc import Sequence

from core.model.entities.accountability import Function
from core.model.words import count
from core.papers.blocks import Block, Column, Group, Paragraph, Row, Table
from core.papers.brief import Brief, OptionBrief
from core.papers.duties import NO_FAMILY, Duty, accountable_bodies, holders
from core.papers.sections.across import chunks
from core.papers.wording import key


def duties_across(brief: Brief) -> list[Block]:
    """Return the duties that any two of the as-is and the options give to different bodies."""
    rows = _differing(brief)
    if not rows:
        if not any(option.duties for option in brief.options):
            return []
        return [
            Paragraph("Every function has the same accountable body in the as-is and every option."),
        ]
    opening = Paragraph(
        f"The accountable body differs between the as-is and the options, or between options, for "
        f"{count(len(rows), 'function')}. For the rest it is the same throughout."
    )
    tables = [_duties_table(brief, some, rows) for some in chunks(brief.options)]
    return [opening, *tables]


def _differing(brief: Brief) -> list[tuple[str, str, str]]:
    """Return (family, name, id) of the duties that are not held alike throughout, in the order of papers."""
    names: dict[str, tuple[str, str]] = {}
    held: dict[str, set[tuple[str, ...]]] = {}
    for option in brief.options:
        for duty in option.duties:
            names.setdefault(duty.id, (duty.family, duty.name))
            held.setdefault(duty.id, {duty.before}).add(_after(duty))
    found = [(*names[id_], id_) for id_, each in held.items() if len(each) > 1]
    return sorted(found, key=lambda row: (row[0] == NO_FAMILY, row[0].casefold(), row[1].casefold(), row[2]))


def _after(duty: Duty) -> tuple[str, ...]:
    if duty.fate and duty.fate.into:
        return tuple(part.id for part in duty.fate.into)
    return duty.after if duty.live else ("(ends)" if duty.ends else "(taken out)",)


def _duties_table(brief: Brief, options: Sequence[OptionBrief], rows: list[tuple[str, str, str]]) -> Table:
    by_id = [{duty.id: duty for duty in option.duties} for option in options]
    groups: dict[str, list[Row]] = {}
    for family, name, id_ in rows:
        now = _as_is(id_, brief)
        cells = [_cell(found.get(id_), option, brief) for found, option in zip(by_id, options, strict=True)]
        groups.setdefault(family, []).append((name, now, *cells))
    ids = {holder for found in by_id for duty in found.values() for holder in (*duty.before, *duty.after)}
    names = key(sorted(ids), *(option.model for option in options), brief.baseline)
    return Table(
        "Accountable body, as-is and by option",
        (
            Column("Function", 0.2, heading=True),
            Column("As-is", 0.11),
            *(Column(f"Option {option.option.code}", 0.11) for option in options),
        ),
        tuple(
            Group("" if len(groups) == 1 and family == NO_FAMILY else family, tuple(found))
            for family, found in groups.items()
        ),
        note=f"! marks a function that no body, or more than one, would be accountable for. {names}".strip(),
    )


def _as_is(id: str, brief: Brief) -> str:
    if brief.baseline.get(Function, id) is None:
        return "Not in the as-is"
    return holders(accountable_bodies(id, brief.baseline), brief.baseline)


def _cell(duty: Duty | None, option: OptionBrief, brief: Brief) -> str:
    if duty is None:
        return "Not in this option"
    if duty.ends:
        return "Ends"
    if duty.fate and duty.fate.into:
        return f"Split: {', '.join(part.name for part in duty.fate.into)}"
    flag = "! " if duty.homeless or duty.doubled else ""
    return flag + holders(duty.after, option.model, brief.baseline)
