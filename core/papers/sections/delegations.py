"""What an option changes in the matters that boards reserve and delegate."""

from __future__ import annotations

from core.model.delegation import BOARD, Sort, decided_by, sort_of, up_to
from core.model.diff import Difference, Sign, differences
from core.model.entities.accountability import Delegation
from core.model.model import Model
from core.model.words import count, listed
from core.papers.blocks import Block, Column, Heading, Paragraph, Row, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.wording import in_prose, opened, short_name

SCHEDULE = "Accountability and delegation schedule"
"""The name of the paper that has every line."""
TITLE = "Who decides"


def delegations(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what changes in reservations and delegations, matter by matter; nothing where nothing does."""
    along, rest = _along(_found(brief, option), brief.baseline, option.model)
    blocks: list[Block] = [Paragraph(said) for said in along]
    if rest:
        blocks.append(_table(rest, brief, option))
    return [Heading(TITLE, level=2), *blocks] if blocks else []


def delegations_in_short(brief: Brief, option: OptionBrief) -> str:
    """Return how many matters there are, and how many change; nothing where no body has a scheme."""
    lines, found = list(option.model.all(Delegation)), _found(brief, option)
    return f"{_sizes(lines)} {_changes(found)}" if lines or found else ""


def _found(brief: Brief, option: OptionBrief) -> list[Difference]:
    return [
        difference
        for difference in differences(brief.baseline, option.model)
        if difference.key.kind == "delegation"
    ]


def _sizes(lines: list[Delegation]) -> str:
    sorts = [sort_of(line) for line in lines]
    parts = [
        f"{sorts.count(sort):,} {word}"
        for sort, word in (
            (Sort.RESERVED, "reserved to boards"),
            (Sort.COMMITTEE, "delegated to committees"),
            (Sort.POST, "delegated to posts"),
        )
        if sort in sorts
    ]
    schemes = len({line.organisation for line in lines})
    if not lines:
        return "No body has a scheme of delegation under this option."
    which = f"The schemes of {schemes:,} bodies" if schemes > 1 else "The scheme of one body"
    have = "have" if schemes > 1 else "has"
    return f"{which} {have} {count(len(lines), 'matter')}: {listed(parts)}."


def _changes(found: list[Difference]) -> str:
    signs = [difference.sign for difference in found]
    parts = [
        f"{count(signs.count(sign), 'matter')} {one if signs.count(sign) == 1 else several}"
        for sign, one, several in (
            (Sign.NEW, "is new", "are new"),
            (Sign.CHANGED, "changes", "change"),
            (Sign.CLOSED, "ends", "end"),
        )
        if sign in signs
    ]
    return opened(f"{listed(parts)}.") if parts else "The option changes none of them."


def _along(found: list[Difference], baseline: Model, model: Model) -> tuple[list[str], list[Difference]]:
    """Part the matters that go into another scheme with their posts, told in sentences, from the rest."""
    along: dict[tuple[str, str], int] = {}
    rest = []
    for difference in found:
        if goes := _goes(difference):
            giver, taker = goes
            way = in_prose(giver, baseline), in_prose(taker, model)
            along[way] = along.get(way, 0) + 1
        else:
            rest.append(difference)
    return [_gone(number, *way) for way, number in sorted(along.items())], rest


def _goes(difference: Difference) -> tuple[str, str] | None:
    """Return from which scheme into which a matter goes with its post; None where anything else changes."""
    old, new = difference.before, difference.after
    if not isinstance(old, Delegation) or not isinstance(new, Delegation) or not new.post:
        return None
    same = (old.post, old.committee, old.limit) == (new.post, new.committee, new.limit)
    return (old.organisation, new.organisation) if same and old.organisation != new.organisation else None


def _gone(number: int, giver: str, taker: str) -> str:
    goes = "goes with its post" if number == 1 else "go with their posts"
    return f"{opened(count(number, 'matter'))} {goes} from the scheme of {giver} into that of {taker}."


def _table(found: list[Difference], brief: Brief, option: OptionBrief) -> Block:
    rows = sorted(_row(difference, brief.baseline, option.model) for difference in found)
    return plain_table(
        "Matters that change",
        (
            Column("Matter", 0.33, heading=True),
            Column("Decided today by", 0.24),
            Column(f"Decided under Option {option.option.code} by", 0.24),
            Column("Change", 0.19, signed=True),
        ),
        rows,
        note="+ new, − ended, ~ changed. A limit is the most that may be decided at once.",
    )


def _row(difference: Difference, baseline: Model, model: Model) -> Row:
    old, new = difference.before, difference.after
    before = _decider(old, baseline) if isinstance(old, Delegation) else "Not in the as-is"
    after = _decider(new, model) if isinstance(new, Delegation) else "Nobody: it is no longer a matter"
    matter = new if isinstance(new, Delegation) else old
    name = matter.matter if isinstance(matter, Delegation) else ""
    return name, before, after, _word(difference, baseline, model)


def _decider(line: Delegation, model: Model) -> str:
    who = decided_by(line, model)
    body = short_name(line.organisation, model)
    told = f"the board of {body}" if who == BOARD else f"{who} ({body})"
    told = told[0].upper() + told[1:]
    return f"{told}, {limit}" if (limit := up_to(line)) else told


def _word(difference: Difference, baseline: Model, model: Model) -> str:
    old, new = difference.before, difference.after
    if not isinstance(old, Delegation):
        return "+ new"
    if not isinstance(new, Delegation):
        return "− ended"
    if (old.post, old.committee) != (new.post, new.committee):
        return "~ another decides"
    if decided_by(old, baseline) != decided_by(new, model):
        return "~ post renamed"
    if old.organisation != new.organisation:
        return "~ another body decides"
    return "~ other limit" if old.limit != new.limit else "~ other terms"
