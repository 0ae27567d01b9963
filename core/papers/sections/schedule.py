"""The accountability schedule in full: every part of every body in every function."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.model.entities.accountability import LETTERS, Accountability
from core.model.entities.structure import TIERS, Organisation
from core.model.model import Model
from core.model.words import count
from core.papers.blocks import Block, Column, Group, Paragraph, Row, Table
from core.papers.brief import Brief, OptionBrief
from core.papers.duties import Duty, families, more, weight
from core.papers.shortened import left_out, shortened
from core.papers.wording import enumerated, key, short_name

MOST = 100
"""How many functions the table has at most: each may take many lines."""
MOST_NAMES, FIRST_NAMES = 8, 3
"""How many bodies a cell names, and how many where that would be too many."""
TERMS = "To whom, under what"
Tiers = Sequence[tuple[str, set[str]]]
MANY = 8
"""From how many bodies on a cell names a whole tier in place of each of them."""


def schedule(brief: Brief, option: OptionBrief, *, terms: bool = True) -> list[Block]:
    """Return a row for each function; nothing for a plan without functions.

    Without `terms`: not to whom and under what a body answers, where another table of the paper says so.
    """
    live = [duty for duty in option.duties if duty.live]
    if not live:
        return []
    kept, others = shortened(dict(families(live)), weight, MOST)
    every = list(_tiers(option.model))
    groups = [
        Group(
            each.title,
            (*(_row(duty, brief, option.model, every) for duty in each.rows), *_more(each.rest)),
        )
        for each in kept
    ]
    if others:
        groups.append(Group("Other families", tuple(_more([duty for found in others for duty in found]))))
    found = Table(
        f"Who is {', '.join(LETTERS.values()).lower()}".replace(", informed", " and informed"),
        (
            Column("Function", 0.2, heading=True),
            Column("Accountable", 0.14),
            Column(TERMS, 0.21),
            Column("Responsible", 0.17),
            Column("Consulted", 0.15),
            Column("Informed", 0.13),
        ),
        tuple(groups),
    )
    shown = found if terms else _without_terms(found)
    return [
        Paragraph(_opening(len(live), sum(1 for _ in left_out(kept, others)))),
        replace(shown, note=_key([duty for each in kept for duty in each.rows], shown, option.model)),
    ]


def _without_terms(table: Table) -> Table:
    """Return a table without the column of terms, whose room the others share."""
    place = [column.title for column in table.columns].index(TERMS)
    kept = [column for column in table.columns if column.title != TERMS]
    whole = sum(column.width for column in kept)
    return replace(
        table,
        columns=tuple(replace(column, width=column.width / whole) for column in kept),
        groups=tuple(
            replace(group, rows=tuple(row[:place] + row[place + 1 :] for row in group.rows))
            for group in table.groups
        ),
    )


def _opening(number: int, rest: int) -> str:
    if not rest:
        return f"Every body’s part in each of {count(number, 'function')} under this option."
    return (
        f"Every body’s part in {number - rest:,} of {number:,} functions under this option: those that "
        "change, and some that do not. The plan holds them all."
    )


def _more(rest: Sequence[Duty]) -> Iterator[Row]:
    if rest:
        yield more(rest), "", "", "", "", ""


def _key(live: Sequence[Duty], table: Table, model: Model) -> str:
    """Return what the short names in a table stand for: of many who share a part, a row names only some."""
    text = "\n".join(cell for row in table.rows() for cell in row)
    parts = [part for duty in live for letter in LETTERS for part in model.holders(duty.id, letter)]
    ids = {id_ for part in parts for id_ in (part.organisation, part.to) if id_}
    return key([id_ for id_ in sorted(ids) if short_name(id_, model) in text], model)


def _row(duty: Duty, brief: Brief, model: Model, every: Tiers) -> Row:
    parts = {letter: model.holders(duty.id, letter) for letter in LETTERS}
    accountable = parts.pop("A")
    return (
        duty.name,
        _names(accountable, brief, model, every) if accountable else "! Nobody",
        "; ".join(dict.fromkeys(filter(None, (_terms(part, brief, model) for part in accountable)))),
        *(_names(found, brief, model, every) for found in parts.values()),
    )


def _terms(part: Accountability, brief: Brief, model: Model) -> str:
    to = short_name(part.to, model, brief.baseline)
    return ": ".join(text for text in (to, part.instrument or "") if text)


def _names(parts: Sequence[Accountability], brief: Brief, model: Model, every: Tiers) -> str:
    ids = {part.organisation for part in parts}
    named = []
    for tier, bodies in every:
        if bodies <= ids:
            named.append(f"all {len(bodies):,} bodies of the {tier.lower()} tier")
            ids = ids - bodies
    names = sorted((_name(id_, brief, model) for id_ in ids), key=str.casefold)
    if len(names) > MOST_NAMES:
        named.append(f"{len(names) - FIRST_NAMES:,} more")
        names = names[:FIRST_NAMES]
    text = enumerated([*names, *named])
    return text[:1].upper() + text[1:] if not names else text


def _name(id: str, brief: Brief, model: Model) -> str:
    name = short_name(id, model, brief.baseline)
    return name if id in model.table(Organisation) else f"{name} (closed)"


def _tiers(model: Model) -> Iterator[tuple[str, set[str]]]:
    """Yield each tier that has many bodies, with their ids."""
    for slug, tier in TIERS.items():
        bodies = {body.id for body in model.table(Organisation).by("tier").get(slug, ())}
        if len(bodies) >= MANY:
            yield tier, bodies
