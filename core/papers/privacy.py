"""The public paper: what is marked private and small numbers of people are withheld, with the reason.

`withheld` leaves out what is marked; `published` hides small numbers in whatever is left; `leaks` looks, by
itself, for anything of the private paper that is in the public one all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from core.model.entities.papers import PrivatePart
from core.papers.blocks import (
    NONE_IDENTIFIED,
    TO_BE_CONFIRMED,
    Block,
    Bullets,
    Cover,
    Figure,
    Group,
    Heading,
    Note,
    Paragraph,
    Row,
    Table,
)
from core.papers.brief import Brief, OptionBrief

FEWEST = 5
"""Fewer people than this might be known by name."""
TITLE = "Withheld from the public paper"
HIDDEN = "Withheld"
FEW = f"fewer than {FEWEST} WTE"
FEW_WHY = (
    f"{HIDDEN}: fewer than {FEWEST} people, who might be known, or a number from which that could be told."
)
COVER = "cover"
"""The id by which the cover is marked private, line by line."""
_FEW = re.compile(r"(?<![\d.,])[0-4](?:\.\d+)? WTE\b")
_NUMBER = re.compile(r"[+−]?[\d,]+(?:\.\d+)?")


def withheld(
    paper: str, section: str, blocks: list[Block], brief: Brief, option: OptionBrief | None = None
) -> list[Block]:
    """Return blocks of a section, without what is marked private where the paper is the public one."""
    if not brief.public:
        return blocks
    marks = list(marked(paper, section, brief, option))
    if whole := next((mark for mark in marks if not mark.caption), None):
        return [Note(TITLE, whole.reason)]
    found: list[Block] = []
    for block in blocks:
        mark = _mark(block, marks)
        found.append(Note(TITLE, mark.reason) if mark else block)
    return found


def marked(
    paper: str, section: str, brief: Brief, option: OptionBrief | None = None
) -> Iterator[PrivatePart]:
    """Yield what is marked private in a section of a paper, for its option or for every one."""
    own = option.option.id if option else None
    for mark in sorted(brief.own.all(PrivatePart), key=lambda mark: mark.id):
        if (mark.paper, mark.section) == (paper, section) and mark.option in (None, own):
            yield mark


def marked_at_all(paper: str, brief: Brief, option: OptionBrief | None = None) -> bool:
    """Return whether anything in a paper is marked private, for its option or for every one."""
    own = option.option.id if option else None
    return any(mark.paper == paper and mark.option in (None, own) for mark in brief.own.all(PrivatePart))


def lines_withheld(
    paper: str, fields: Iterable[tuple[str, str]], brief: Brief, option: OptionBrief | None
) -> tuple[tuple[str, str], ...]:
    """Return the lines of a cover, those that are marked private with the reason in their place."""
    marks = list(marked(paper, COVER, brief, option)) if brief.public else []
    return tuple((name, _reason(name, marks) or value) for name, value in fields)


def published(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks in which no small number of people is left."""
    return [_published(block) for block in blocks]


class LeakError(Exception):
    """A public paper would tell what is private; the message says what."""


def secret_lines(blocks: Iterable[Block], marks: Sequence[PrivatePart]) -> Iterator[str]:
    """Yield each line of the blocks of a section that the marks keep out of the public paper."""
    whole = any(not mark.caption for mark in marks)
    for block in blocks:
        if whole or _mark(block, marks):
            yield from lines(block)


def leaks(public: Iterable[Block], secret: Iterable[str]) -> list[str]:
    """Return the lines of a public paper that are secret, and those in which a small number is left."""
    kept = set(secret)
    found = []
    for block in public:
        found += [line for line in lines(block) if line in kept or _few(line)]
        if isinstance(block, Table):
            small = (row for row in (*block.rows(), block.total) if _is_small(row, block))
            found += [" | ".join(row) for row in small]
    return list(dict.fromkeys(found))


def lines(block: Block) -> Iterator[str]:
    """Yield what a block says, line by line; a row of a table is a line, headings and captions are none."""
    match block:
        case Paragraph():
            yield block.text
        case Note():
            yield block.text
        case Bullets():
            yield from block.items
        case Table():
            yield from (" | ".join(row) for row in block.rows())
            yield from filter(None, (" | ".join(block.total), block.note))
        case Figure():
            yield block.words
        case Cover():
            yield from (value for _, value in (*block.fields, *block.more))
            yield from (block.summary, *block.asks)


def secret_fields(cover: Cover, marks: Sequence[PrivatePart]) -> Iterator[str]:
    """Yield what those lines of a cover say that marks keep out of the public paper; no blanks."""
    for name, value in (*cover.fields, *cover.more):
        if _reason(name, marks) and value not in (TO_BE_CONFIRMED, NONE_IDENTIFIED):
            yield value


# what is marked


def _mark(block: Block, marks: Iterable[PrivatePart]) -> PrivatePart | None:
    if not isinstance(block, Table | Figure):
        return None
    return next((mark for mark in marks if mark.caption and _begins(block.caption, mark.caption)), None)


def _reason(name: str, marks: Iterable[PrivatePart]) -> str:
    found = next((mark for mark in marks if not mark.caption or _begins(name, mark.caption)), None)
    return f"{HIDDEN}: {found.reason}" if found else ""


def _begins(text: str, start: str) -> bool:
    return text.casefold().startswith(start.strip().casefold())


# small numbers


def _published(block: Block) -> Block:
    match block:
        case Paragraph() | Heading() | Note():
            return replace(block, text=_hidden(block.text))
        case Bullets():
            return replace(block, items=tuple(map(_hidden, block.items)))
        case Figure():
            return replace(block, words=_hidden(block.words), caption=_hidden(block.caption))
        case Cover():
            return replace(
                block,
                summary=_hidden(block.summary),
                asks=tuple(map(_hidden, block.asks)),
                fields=tuple((name, _hidden(value)) for name, value in block.fields),
                more=tuple((name, _hidden(value)) for name, value in block.more),
            )
        case Table():
            return _table(block)
        case _:
            return block


def _hidden(text: str) -> str:
    return _FEW.sub(lambda found: FEW if _small(found[0].split()[0]) else found[0], text)


def _few(line: str) -> bool:
    return any(_small(found[0].split()[0]) for found in _FEW.finditer(line))


def _table(block: Table) -> Table:
    groups = block.groups
    hidden = {
        (g, r) for g, group in enumerate(groups) for r, row in enumerate(group.rows) if _is_small(row, block)
    }
    if hidden:
        hidden |= _more(block, hidden)
    made = tuple(
        Group(group.title, tuple(_row(row, block, hide=(g, r) in hidden) for r, row in enumerate(group.rows)))
        for g, group in enumerate(groups)
    )
    small_total = _is_small(block.total, block)
    total = _row(block.total, block, hide=small_total)
    note = f"{block.note} {FEW_WHY}".strip() if hidden or small_total else block.note
    return replace(block, groups=made, total=total, note=note)


def _more(block: Table, hidden: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return rows to hide besides, so that no sum of a group, or of all, tells the one that is hidden."""
    rows = {(g, r): row for g, group in enumerate(block.groups) for r, row in enumerate(group.rows)}
    found: set[tuple[int, int]] = set()
    for g in {g for g, _ in hidden}:
        rest = [place for place in rows if place[0] == g and place not in hidden]
        if rest and sum(place[0] == g for place in hidden) == 1:
            found.add(min(rest, key=lambda place: _size(rows[place], block)))
    rest = [place for place in rows if place not in hidden | found]
    if rest and len(hidden | found) == 1:
        found.add(min(rest, key=lambda place: _size(rows[place], block)))
    return found


def _row(row: Row, block: Table, *, hide: bool) -> Row:
    return tuple(
        HIDDEN if hide and column.people else _hidden(cell)
        for column, cell in zip(block.columns, row, strict=bool(row))
    )


def _is_small(row: Row, block: Table) -> bool:
    return any(column.people and _small(cell) for column, cell in zip(block.columns, row, strict=bool(row)))


def _size(row: Row, block: Table) -> float:
    """Return the largest number of people of a row that has any; one without them is hidden last."""
    sizes = [abs(_read(cell)) for column, cell in zip(block.columns, row, strict=True) if column.people]
    return max(sizes, default=0.0) or float("inf")


def _small(cell: str) -> bool:
    return 0 < abs(_read(cell)) < FEWEST


def _read(cell: str) -> float:
    """Return the number of a cell; nothing where it says none."""
    found = _NUMBER.fullmatch(cell.strip())
    return float(found[0].replace(",", "").replace("+", "").replace("−", "-")) if found else 0.0
