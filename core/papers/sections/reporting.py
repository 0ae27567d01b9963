"""Who answers to whom, before and after: the picture, who has two masters, loops, and how far all are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from core.figures.reporting import alike, groups_of, heading, paper_reporting
from core.figures.reporting.groups import Group as Alike
from core.model.answers import Answer, answers
from core.model.answers_said import distance_said, on_lines
from core.model.bodies_said import of_body_kind
from core.model.entities.structure import Organisation
from core.model.model import Model
from core.model.reporting import Reporting
from core.model.words import count, listed, sentence
from core.papers.blocks import (
    WIDE_FIGURE,
    Block,
    Bullets,
    Column,
    Figure,
    Group,
    Heading,
    Paragraph,
    Row,
    Table,
    plain_table,
)
from core.papers.brief import Brief, OptionBrief
from core.papers.wording import enumerated, in_prose, in_words, key, opened, short_name

TITLE = "Who answers to whom"
TABLE = "Whom each body answers to"
_NAMED, _BULLETS = 8, 20  # how many are named before the rest is counted
_ALL = 1_000_000  # groups in a column, and columns, of a table: as many as there are


def reporting(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return who has two masters, loops, and how far all are from the top; nothing without bodies."""
    if not len(option.model.table(Organisation)):
        return []
    return [
        Heading(TITLE, level=2),
        Paragraph(
            "A body answers in full to the body it is part of and along each solid line, and in part along "
            f"each dotted one. The appendix “{TITLE}” has the picture, and says for what and through which "
            "instrument."
        ),
        *_masters(brief, option),
        *_loops(option),
        Paragraph(_farthest(brief, option)),
    ]


def answering(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the picture and the tables beside it; nothing for a plan without bodies."""
    found = answers(option.model, brief.baseline)
    if not found:
        return []
    groups = groups_of(alike(found), most=_ALL, columns=_ALL)
    then = answers(brief.baseline)
    tables = [
        Group(heading(groups, place), tuple(_row(group, then, brief, option) for group in column))
        for place, column in enumerate(groups.columns)
    ]
    named = {told.line.to for group in groups.all() if _one(group) for told in group.first.lines}
    drawing = paper_reporting(option.model, brief.baseline, *WIDE_FIGURE)
    return [
        Figure(drawing, f"{TITLE} under Option {option.option.code}", drawing.words),
        Paragraph(
            "Bodies that answer in the same way share a row. Parts of a body have one only where they answer "
            "to somebody else too, or to others than today."
        ),
        Table(
            TABLE,
            (
                Column("Body", 0.25, heading=True),
                Column("As-is", 0.19),
                Column(f"Option {option.option.code}", 0.19),
                Column("For what, through which instrument", 0.25),
                Column("Change", 0.12, signed=True),
            ),
            tuple(tables),
            note=key(sorted(named), option.model, brief.baseline),
        ),
        _distances(brief, option),
    ]


def _masters(brief: Brief, option: OptionBrief) -> Iterator[Block]:
    """Yield who answers in full to two or more, today or under the option."""
    now, then = option.model.once(Reporting), brief.baseline.once(Reporting)
    several = {
        id_
        for reporting in (now, then)
        for id_ in reporting.model.table(Organisation).rows
        if len(reporting.masters(id_)) > 1
    }
    if not several:
        yield Paragraph("No body answers in full to two or more, as-is or under this option.")
        return
    left = sum(len(now.masters(id_)) > 1 for id_ in several)
    today = sum(len(then.masters(id_)) > 1 for id_ in several)
    yield Paragraph(
        opened(f"{count(today, 'body answers', 'bodies answer')} in full to two or more today")
        + f", and {in_words(left, 'body', 'bodies') if left else 'none'} would under this option:"
    )
    ids = sorted(several, key=lambda id_: in_prose(id_, option.model, brief.baseline).casefold())
    lines = [_two_masters(id_, now, then, brief, option) for id_ in ids[:_BULLETS]]
    more = [f"{len(ids) - _BULLETS:,} more"] if len(ids) > _BULLETS else []
    yield Bullets((*lines, *more))


def _two_masters(id: str, now: Reporting, then: Reporting, brief: Brief, option: OptionBrief) -> str:
    models = option.model, brief.baseline
    name = sentence(in_prose(id, *models)).rstrip(".")
    before = enumerated([in_prose(to, *models) for to in then.masters(id)])
    after = enumerated([in_prose(to, *models) for to in now.masters(id)])
    today = f"today to {before}" if before else "today to nobody"
    if id not in brief.baseline.table(Organisation):
        today = "not in the as-is"
    if id not in option.model.table(Organisation):
        return f"{name}: {today}; it closes under this option"
    if before == after:
        return f"{name}: to {after}, today and under this option"
    return f"{name}: {today}; under this option to {after or 'nobody'}"


def _loops(option: OptionBrief) -> Iterator[Block]:
    """Yield the rings of bodies that answer to each other, and so to no board."""
    loops = option.model.once(Reporting).loops
    if not loops:
        yield Paragraph("No body answers to itself by way of others.")
        return
    lead = count(len(loops), "loop leads back to where it began", "loops lead back to where they began")
    yield Paragraph(opened(f"{lead}, and to no board:"))
    said = []
    for ring in loops[:_BULLETS]:
        names = [in_prose(id_, option.model) for id_ in (*ring, ring[0])]
        steps = [f"{who} answers to {to}" for who, to in pairwise(names)]
        said.append(sentence(enumerated(steps, _NAMED)).rstrip("."))
    yield Bullets(tuple(said))


def _farthest(brief: Brief, option: OptionBrief) -> str:
    then, now = (_greatest(model) for model in (brief.baseline, option.model))
    start = f"The farthest body is {count(now, 'line')} from the accountable board at the top"
    return f"{start}, as today." if then == now else f"{start}; today it is {then:,}."


def _greatest(model: Model) -> int:
    return max(model.once(Reporting).distances.values(), default=0)


def _distances(brief: Brief, option: OptionBrief) -> Table:
    """Return how many bodies are how far from the top, as-is and under the option."""
    columns = []
    for model in (brief.baseline, option.model):
        distances = model.once(Reporting).distances
        counted: Counter[int | None] = Counter(distances.values())
        counted[None] = len(model.table(Organisation)) - len(distances)
        columns.append(counted)
    farthest = max(_greatest(brief.baseline), _greatest(option.model))
    shown: list[int | None] = [*range(farthest + 1), *([None] if any(c[None] for c in columns) else [])]
    rows = [(distance_said(lines), *(f"{counted[lines]:,}" for counted in columns)) for lines in shown]
    return plain_table(
        "Bodies and units by distance from the accountable board",
        (
            Column("Lines to the top", 0.5, heading=True),
            Column("As-is", 0.25, "right"),
            Column(f"Option {option.option.code}", 0.25, "right"),
        ),
        rows,
        total=("All", *(f"{counted.total():,}" for counted in columns)),
    )


# the table beside the picture


def _row(group: Alike, then: Mapping[str, Answer], brief: Brief, option: OptionBrief) -> Row:
    first = group.first
    old = [then[answer.body.id] for answer in group.answers if answer.body.id in then]
    models = option.model, brief.baseline
    before = _whom(old, *models) if old else "Not in the as-is"
    after = _whom(group.answers, *models) if first.live else "Closed"
    what = on_lines(first, lambda id_: short_name(id_, *models)) if first.live else ""
    return (
        _bodies(group),
        before,
        after,
        what,
        f"{first.sign.mark} {first.sign.value}" if first.sign else "no change",
    )


def _one(group: Alike) -> bool:
    """Return whether the bodies of a group all answer to the same, so that it is named."""
    return len({answer.masters for answer in group.answers}) == 1


def _bodies(group: Alike) -> str:
    names = [answer.body.name for answer in group.answers]
    if len(names) == 1:
        return names[0]
    kind = of_body_kind(len(names), group.first.body.kind)
    return kind if len(names) > _NAMED else f"{kind}: {enumerated(names)}"


def _whom(found: Sequence[Answer], *models: Model) -> str:
    """Return whom bodies that answer alike answer to: in full, then in part."""
    full = _masters_of([answer.masters for answer in found], *models)
    part = _masters_of([answer.partly for answer in found], *models)
    said = [full] * bool(full) + [f"in part {part}"] * bool(part)
    return "; ".join(said) or "Nobody: it is at the top"


def _masters_of(lists: Sequence[Sequence[str]], *models: Model) -> str:
    """Return masters by name; where each body has another one, how many of which kind they are."""
    ids = list(dict.fromkeys(to for masters in lists for to in masters))
    most = max((len(masters) for masters in lists), default=0)
    if len(ids) > most == 1:
        bodies = [next((b for model in models if (b := model.get(Organisation, id_))), None) for id_ in ids]
        kinds = {body.kind for body in bodies if body}
        return f"One of {of_body_kind(len(ids), kinds.pop() if len(kinds) == 1 else None)}"
    return listed([short_name(id_, *models) for id_ in ids], most=_NAMED)
