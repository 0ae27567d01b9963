"""What the option means for people: which groups move, from which employer to which, and which posts end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from core.model.diff import Sign, differences
from core.model.entities.structure import Organisation, Post
from core.model.model import Model
from core.model.reconciliation import HANDED
from core.model.words import count, listed, sentence, wte
from core.papers import cover_sheet
from core.papers.blocks import Block, Column, Paragraph, Row, paragraphs, plain_table
from core.papers.brief import Brief, OptionBrief
from core.papers.by_body import FOLD
from core.papers.sections.moves import by_moves
from core.papers.wording import body_name, enumerated, exact_unit, opened, short_name

Way = tuple[str, str, tuple[str, ...]]
"""From whom, to whom, and by which moves: their ids."""
MANY = 5
"""To how many bodies people may go from one, by the same moves, before these share a row."""


def people(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the groups of people that move, and the posts that begin and end; nothing where none do."""
    typed = paragraphs(cover_sheet.typed(brief.own, option.option.id, "workforce"))
    ways = _ways(brief, option)
    posts = _posts(brief, option)
    if not ways and not posts:
        return list(typed)
    return [*typed, *_groups(ways, brief, option), *([Paragraph(posts)] if posts else [])]


def _ways(brief: Brief, option: OptionBrief) -> dict[Way, int]:
    """Return the people of the year that move, by from whom, to whom and by which moves."""
    moves = [(move.id, told.touched) for move in option.all_moves if (told := brief.move(move.id))]
    found: dict[Way, int] = {}
    for line in option.accounts.people.told:
        if line.fate in HANDED and line.year == brief.year and line.giver and line.taker:
            by = tuple(id_ for id_, touched in moves if line.key in touched)
            way = line.giver, line.taker, by
            found[way] = found.get(way, 0) + line.amount
    return found


def _groups(ways: dict[Way, int], brief: Brief, option: OptionBrief) -> Iterator[Block]:
    if not ways:
        return
    same = sum(
        amount
        for (giver, taker, _), amount in ways.items()
        if _employer(giver, brief.baseline) == _employer(taker, option.model)
    )
    other = sum(ways.values()) - same
    parts = [f"{wte(other)} would have another employer"] if other else []
    parts += [f"{wte(same)} would move within the same employer"] if same else []
    yield Paragraph(f"{sentence(f'in {brief.year}, {listed(parts)}')} Posts are counted, never persons.")
    unit = exact_unit("WTE", ways.values())
    some, spread = _spread(ways)
    rows = sorted(some.items(), key=lambda each: (-each[1], each[0]))
    folded = len(rows) > FOLD
    yield plain_table(
        f"Groups of people who move, {brief.year}",
        (
            Column("Today with", 0.25, heading=True),
            Column("Then with", 0.27),
            Column("Employer then", 0.18),
            Column("By", 0.18),
            Column("WTE", 0.12, "right", people=True),
        ),
        [_row(way, unit.shown(amount), brief, option) for way, amount in rows[: FOLD if folded else None]]
        + [_to_many(*each, unit.shown, brief, option) for each in spread]
        + ([_rest(dict(rows[FOLD:]), unit.shown)] if folded else []),
        note="The employer is the body in whose name people work.",
    )


def _spread(ways: dict[Way, int]) -> tuple[dict[Way, int], list[tuple[str, dict[Way, int]]]]:
    """Part the ways that the same moves take from one body to very many: with that body, the widest first."""
    alike: dict[tuple[str, tuple[str, ...]], dict[Way, int]] = {}
    for way, amount in ways.items():
        alike.setdefault((way[0], way[2]), {})[way] = amount
    spread = [(giver, found) for (giver, _), found in alike.items() if len(found) > MANY]
    some = {way: amount for found in alike.values() if len(found) <= MANY for way, amount in found.items()}
    return some, sorted(spread, key=lambda each: (-sum(each[1].values()), each[0]))


def _to_many(
    giver: str, found: dict[Way, int], shown: Callable[[int], str], brief: Brief, option: OptionBrief
) -> Row:
    """Return in one row the ways from a body to many."""
    employers = {_employer(taker, option.model) for _, taker, _ in found}
    by = next(iter(found))[2]
    return (
        body_name(giver, brief.baseline, option.model),
        count(len(found), "body", "bodies"),
        short_name(employers.pop(), option.model, brief.baseline) if len(employers) == 1 else "Each its own",
        by_moves(by, option),
        shown(sum(found.values())),
    )


def _row(way: Way, shown: str, brief: Brief, option: OptionBrief) -> Row:
    giver, taker, by = way
    return (
        body_name(giver, brief.baseline, option.model),
        body_name(taker, option.model, brief.baseline),
        short_name(_employer(taker, option.model), option.model, brief.baseline),
        by_moves(by, option),
        shown,
    )


def _rest(rest: dict[Way, int], shown: Callable[[int], str]) -> Row:
    return f"{count(len(rest), 'smaller group')}", "", "", "", shown(sum(rest.values()))


def _employer(id: str, model: Model) -> str:
    """Return the body that employs the people of one: itself, or the nearest above that is no mere part."""
    path: list[Organisation] = model.path(id)
    own = (body.id for body in path if body.legal_form not in ("part_of_body", "non_statutory"))
    return next(own, path[-1].id if path else id)


def _posts(brief: Brief, option: OptionBrief) -> str:
    """Return which posts begin and which end, in a sentence; nothing where none do."""
    new: list[str] = []
    gone: list[str] = []
    for difference in differences(brief.baseline, option.model):
        if difference.key.kind == "post":
            post = difference.after or difference.before
            if isinstance(post, Post) and difference.sign is not Sign.CHANGED:
                (new if difference.sign is Sign.NEW else gone).append(post.title)
    parts = []
    for titles, one, several in ((new, "post is new", "posts are new"), (gone, "post ends", "posts end")):
        if titles:
            names = enumerated(sorted(titles, key=str.casefold), 6)
            parts.append(f"{count(len(titles), one, several)} ({names})")
    return opened(sentence(listed(parts))) if parts else ""
