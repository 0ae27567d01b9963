"""Where every pound and every person of the as-is goes, year by year, down to the last penny."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.model.entities.resources import BudgetLine
from core.model.model import Model
from core.model.portions import Kind, exactly
from core.model.reconciliation import PLACES, Account, Fate, Line, Total
from core.model.words import count, listed, sentence
from core.papers.blocks import Block, Bullets, Column, Heading, Note, Paragraph, Row, Table, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.wording import MINUS, body_name, exact_unit, in_prose

YEARS = 4
"""How many years stand side by side in one table."""
REASONS = 12
"""How many savings are told with their reasons before the rest are counted."""


def account(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the account of money and of people, with hosts and reasons; nothing for a plan without any."""
    blocks: list[Block] = []
    for kind, found in option.accounts.by_kind():
        if found.years:
            name = _name(kind)
            blocks += [Heading(name, level=2), *_standing(name, kind, found), *_tables(name, found, option)]
            blocks += _told(name, kind, found, brief, option)
    return blocks


def account_in_short(option: OptionBrief) -> list[Block]:
    """Return the account by year, and what has no place; nothing where nothing changes."""
    moved = [
        (kind, found)
        for kind, found in option.accounts.by_kind()
        if any(line.fate is not Fate.KEPT for line in found.told)
    ]
    if not moved:
        return []
    blocks: list[Block] = [Heading("Where it all goes", level=2)]
    whole = [kind for kind, found in moved if not found.difference]
    if whole:
        blocks.append(Paragraph(_whole(whole)))
    blocks += [_gap(_name(kind), kind, gap, found) for kind, found in moved if (gap := found.difference)]
    return [*blocks, *(table for kind, found in moved for table in _tables(_name(kind), found, option))]


def _name(kind: Kind) -> str:
    return "Money" if kind is BudgetLine else "People"


def _standing(name: str, kind: Kind, found: Account) -> Iterator[Block]:
    """Yield that all has a place, or how much has none."""
    if gap := found.difference:
        yield _gap(name, kind, gap, found)
    else:
        yield Paragraph(_whole([kind]))


def _whole(kinds: Sequence[Kind]) -> str:
    who = " and ".join("every pound" if kind is BudgetLine else "everybody" for kind in kinds)
    return f"{sentence(who)[:-1]} of the as-is has a place in this option, or a reason; nothing is left over."


def _tables(name: str, found: Account, option: OptionBrief) -> Iterator[Table]:
    """Yield the account, a few years side by side in each table."""
    years = list(found.years)
    for start in range(0, len(years), YEARS):
        yield _table(name, found, years[start : start + YEARS], option)


def _told(name: str, kind: Kind, found: Account, brief: Brief, option: OptionBrief) -> Iterator[Block]:
    """Yield what is devolved through which region, and what is saved and why."""
    if devolved := [line for line in found.told if line.fate is Fate.DEVOLVED and line.year == brief.year]:
        yield _devolved(name, kind, devolved, option.model, brief)
    if saved := [line for line in found.told if line.fate is Fate.SAVED]:
        yield Paragraph(f"{name} that {'is' if name == 'Money' else 'are'} saved, and why:")
        yield Bullets(tuple(_savings(kind, saved, brief, option)))


def _gap(name: str, kind: Kind, gap: int, found: Account) -> Note:
    parts = [
        f"{exactly(kind, total.gap or abs(total.difference))} in {year}"
        for year, total in found.years.items()
        if total.gap or total.difference
    ]
    have = "has" if len(parts) == 1 else "have"
    return Note(
        f"{name}: {exactly(kind, gap)} unaccounted for",
        f"Of the as-is, {listed(parts)} {have} no place in this option, and nobody says why. Give it a "
        "place, or save it for a reason, before a decision rests on this paper.",
        grave=True,
    )


def _table(name: str, found: Account, years: Sequence[str], option: OptionBrief) -> Table:
    totals = [found.years[year] for year in years]
    unit = exact_unit("£" if name == "Money" else "WTE", [n for total in totals for n in _numbers(total)])

    def cells(field: str, sign: int = 1) -> Row:
        return tuple(unit.shown(sign * getattr(total, field)) for total in totals)

    used = [row for row in PLACES if any(getattr(total, row[1]) for total in totals)]
    rows = [
        ("As-is", *cells("as_is")),
        *((words, *cells(field, sign)) for words, field, sign in used),
        (f"Option {option.option.code}", *cells("option")),
    ]
    width = 0.62 / len(years)
    columns = [
        Column(name, 0.38, heading=True),
        *(Column(year, width, "right", people=name == "People") for year in years),
    ]
    note = (
        "The as-is, what is new and one-off, less what is saved, is the option; else there is a difference."
    )
    total = ("Difference", *cells("difference"))
    return plain_table(
        f"{name} from the as-is to the option ({unit.name})", columns, rows, total=total, note=note
    )


def _numbers(total: Total) -> list[int]:
    return [getattr(total, name) for name in ("as_is", "option", *(field for _, field, _ in PLACES))]


def _devolved(name: str, kind: Kind, lines: list[Line], model: Model, brief: Brief) -> Table:
    """Return what is devolved, by the region through which it goes; each body with what it gets."""
    got: dict[str, int] = {}
    for line in lines:
        got[line.taker or ""] = got.get(line.taker or "", 0) + line.amount
    through: dict[str, list[str]] = {}
    for body in got:
        through.setdefault(model.region(body) or body, []).append(body)
    unit = exact_unit("£" if name == "Money" else "WTE", got.values())

    def row(region: str) -> Row:
        amounts = [got[body] for body in through[region]]
        least, most = unit.shown(min(amounts)), unit.shown(max(amounts))
        each = least if least == most else f"{least} to {most}"
        bodies = count(len(amounts), "body", "bodies")
        return body_name(region, model, brief.baseline), bodies, each, unit.shown(sum(amounts))

    columns = [
        Column("Through", 0.34, heading=True),
        Column("To", 0.14),
        Column("Each", 0.3, "right", people=name == "People"),
        Column("Together", 0.22, "right", people=name == "People"),
    ]
    whole = unit.shown(sum(got.values()))
    return plain_table(
        f"{name} that {'is' if name == 'Money' else 'are'} devolved, {brief.year} ({unit.name})",
        columns,
        sorted(map(row, through), key=lambda cells: cells[0].casefold()),
        total=("Total", count(len(got), "body", "bodies"), "", whole),
        note=_hosts(kind, lines, model),
    )


def _hosts(kind: Kind, lines: list[Line], model: Model) -> str:
    """Return in words who holds how much in law for how many bodies; nothing where each can itself."""
    held: dict[str, dict[str, int]] = {}
    for line in lines:
        found = model.get(kind, line.key.id)
        if found and found.host:
            of = held.setdefault(found.host, {})
            of[found.organisation] = of.get(found.organisation, 0) + line.amount
    told = [
        f"{body_name(host, model)} holds {exactly(kind, sum(of.values()))} in law as host for "
        f"{count(len(of), 'body', 'bodies')}"
        for host, of in held.items()
    ]
    return f"{listed(sorted(told))}." if told else ""


def _savings(kind: Kind, saved: list[Line], brief: Brief, option: OptionBrief) -> Iterator[str]:
    largest = sorted(saved, key=lambda line: (-abs(line.amount), line.key))
    for line in largest[:REASONS]:
        who = in_prose(line.giver, option.model, brief.baseline)
        amount = exactly(kind, line.amount).replace("-", MINUS)
        yield f"{amount} of {who} in {line.year}: {line.reason.rstrip('.')}."
    if rest := largest[REASONS:]:
        together = exactly(kind, sum(line.amount for line in rest))
        yield f"{count(len(rest), 'smaller saving')}, {together} together"
