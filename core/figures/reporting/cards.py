"""The card of a group: who it is, how many masters it has, and what is on each of its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from core.drawing.chips import SMALL, Chip, sign_chip
from core.drawing.metrics import balanced, fitted, printable, text_width, wrapped
from core.drawing.shapes import Box, Label, Path, Shape
from core.figures.reporting.groups import Group, Tie
from core.model.answers import Answer
from core.model.bodies_said import of_body_kind
from core.model.diff import Sign
from core.model.entities.structure import TIERS, Organisation
from core.model.key import Key
from core.model.reporting import Style
from core.model.words import count, listed

Name = Callable[[str, float], str]
"""From the id of a body and the room in points to its name, the short one where the other is too wide."""
NAME, LINE = 12.0, 15.0
"""The size of a name, and the height of a line of text, in points."""
BESIDE, ABOVE = 10.0, 7.0
INDENT = 18.0
"""How far the text of a line stands in; the line itself is drawn before it."""
LONGEST = 400  # characters of a text that are looked at: no card shows so many
_BASELINE = 11.0  # from the top of a line of text
PART_LINE, SOLID_LINE, DASHED_LINE = 1.25, 2.0, 1.75


@dataclass(frozen=True, slots=True)
class Setting:
    """How much a picture says: the width of a card, names in it, groups in a column, columns.

    `terse` leaves out what a table beside the picture says: for what, through which instrument, how many
    parts are inside, and that one answers to the body it is part of.
    """

    width: float
    names: int
    most: int
    columns: int
    terse: bool = False
    between: float = 14.0

    @property
    def room(self) -> float:
        """How wide text may be."""
        return self.width - 2 * BESIDE


SCREEN = Setting(width=236.0, names=7, most=24, columns=8)


@dataclass(slots=True, eq=False)
class Card:
    """A group as it is drawn, before it has a place. Offsets are from the top of the card.

    `exits` says where the line of each tie leaves it.
    """

    group: Group
    setting: Setting
    height: float = ABOVE
    exits: dict[int, float] = field(default_factory=dict)
    parts: list[Callable[[float, float], Iterator[Shape]]] = field(default_factory=list)

    def shapes(self, x: float, y: float) -> Iterator[Shape]:
        """Yield the card at a place, from the back on."""
        group, width = self.group, self.setting.width
        body, sign = group.first.body, group.sign
        alone = group.number == 1 and not group.more
        looped = group.first.looped
        yield Box(
            x,
            y,
            width,
            self.height,
            fill=_tint(body, sign),
            stroke="closed" if looped else sign.value if sign else "strong",
            key=Key("organisation", body.id) if alone else None,
            line=1.75 if sign or looped else 1.0,
            radius=4.0,
            dashed=group.more,
        )
        for part in self.parts:
            yield from part(x, y)
        if sign:
            yield from sign_chip(sign, x + width + 4, y - 2)


def card(group: Group, setting: Setting, named: Name) -> Card:
    """Return the card of a group."""
    made = Card(group, setting)
    first = group.first
    for line in _title(group, setting.room):
        _text(made, line, NAME, bold=True, colour="quiet" if group.sign is Sign.CLOSED else "ink")
    if first.was and not group.more:
        was = "was" if group.number == 1 else "were"
        _text(
            made,
            f"{was} part of {named(first.was, setting.room - text_width('were part of ', SMALL))}",
            SMALL,
            colour="changed",
        )
    _badges(made)
    if group.number > 1:
        _names(made)
    for tie in group.ties if itemised(group) else ():
        if not setting.terse or tie.told.line.style is not Style.PART or tie.told.looped:
            _item(made, tie, named)
    made.height += ABOVE
    for tie in group.ties:
        made.exits.setdefault(id(tie), min(ABOVE + LINE / 2 + 1, made.height / 2))
    return made


def itemised(group: Group) -> bool:
    """Return whether a card lists its lines: there are more than that of the body it is part of."""
    if group.more:
        return False
    lines = [tie.told.line for tie in group.ties]
    return group.first.looped or len(lines) > 1 or any(line.style is not Style.PART for line in lines)


def said_of(tie: Tie, group: Group, named: Name, room: float) -> str:
    """Return whom a line leads to, and how: “NHS England, in full”; a short name where there is no room."""
    line = tie.told.line
    how = {Style.PART: "as part of it", Style.SOLID: "in full", Style.DOTTED: "in part"}[line.style]
    to = tie.to
    many = to is not None and to.number > 1 and group.number > 1 and not to.more
    beside = text_width(f", {how}", SMALL)
    whom = f"one of {_title_of(to)}" if to and many else named(line.to, room - beside)
    return f"{whom}, {how}"


def look(tie: Tie) -> tuple[str, float, bool]:
    """Return the colour of a line, its width, and whether it is dashed."""
    told = tie.told
    if told.looped:
        return "closed", SOLID_LINE + 0.5, False
    if told.line.style is Style.PART:
        return told.sign.value if told.sign else "strong", PART_LINE, False
    colour = told.sign.value if told.sign else "accent"
    return colour, SOLID_LINE if told.line.full else DASHED_LINE, not told.line.full


def _title(group: Group, room: float) -> list[str]:
    if group.number > 1 or group.more:
        return wrapped(_title_of(group), NAME, room, 2, bold=True)
    body = group.first.body
    name = printable(body.name[:LONGEST])
    lines = balanced(name, NAME, room, 2, bold=True)
    if body.short_name and " ".join(lines) != name:
        return balanced(printable(body.short_name[:LONGEST]), NAME, room, 2, bold=True)
    return lines


def _title_of(group: Group) -> str:
    if group.more:
        return f"and {count(group.number, 'more body', 'more bodies')}"
    if group.number == 1:
        return group.first.body.name
    return of_body_kind(group.number, group.first.body.kind)


def _badges(made: Card) -> None:
    """Add the chips for two masters and loops, and how many parts are not shown."""
    group = made.group
    masters = len(group.first.masters)
    chips = []
    if group.first.looped and not group.more:
        chips.append(Chip("∞ loop", "closed", "closed-soft", "closed"))
    if masters > 1 and not group.more:
        chips.append(Chip(f"↑↑ {masters:,} masters", "warning", "warning-soft", "warning"))
    quiet = f"{count(group.parts, 'part')} inside" if group.parts and not made.setting.terse else ""
    if not chips and not quiet:
        return
    top = made.height
    room = made.setting.room - sum(chip.width + 4 for chip in chips)
    quiet = fitted(quiet, SMALL, room)

    def shapes(x: float, y: float) -> Iterator[Shape]:
        right = x + made.setting.width - BESIDE
        for chip in chips:
            yield from chip.shapes(right, y + top + _BASELINE)
            right -= chip.width + 4
        if quiet:
            yield Label(x + BESIDE, y + top + _BASELINE, quiet, SMALL, text_width(quiet, SMALL), "quiet")

    made.parts.append(shapes)
    made.height += LINE + 1


def _names(made: Card) -> None:
    """Add the names of the bodies of a group, each a box to click on; past a few the rest are counted."""
    answers, most = made.group.answers, made.setting.names
    if made.setting.terse:
        for line in _in_short(answers, most, made.setting.room):
            _text(made, line, SMALL, height=LINE - 2)
        return
    shown = answers if len(answers) <= most else answers[:most]
    for answer in shown:
        _text(made, answer.body.name, SMALL, body=answer.body)
    if left := len(answers) - len(shown):
        _text(made, f"and {left:,} more", SMALL, colour="quiet")


def _in_short(answers: Sequence[Answer], most: int, room: float) -> list[str]:
    """Return the short names of bodies in up to three lines; those that have no room there are counted."""
    names = [printable((answer.body.short_name or answer.body.name)[:LONGEST]) for answer in answers]
    for number in range(min(most, len(names)), 0, -1):
        text = listed(names, number)
        lines = wrapped(text, SMALL, room, 3)
        if " ".join(lines) == text:
            break
    return lines


def _item(made: Card, tie: Tie, named: Name) -> None:
    """Add one line: whom it leads to, for what and through which instrument."""
    told = tie.told
    made.exits[id(tie)] = made.height + LINE / 2
    _sample(made, tie)
    mark = f" {told.sign.mark} {told.sign.value}" if told.sign else ""
    loop = " ∞ loop" if told.looped else ""
    tail = loop + mark
    colour = "closed" if told.looped else told.sign.value if told.sign else "ink"
    room = made.setting.room - INDENT
    beside = max(room - text_width(tail, SMALL), 0)
    whom = fitted(printable(said_of(tie, made.group, named, beside)[:LONGEST]), SMALL, beside)
    _text(made, whom + tail, SMALL, indent=INDENT, colour=colour)
    if made.setting.terse or told.sign is Sign.CLOSED:
        return
    for text in (told.line.nature, f"Instrument: {told.line.instrument}" if told.line.instrument else ""):
        for line in wrapped(printable(text[:LONGEST]), SMALL, room, 3):
            _text(made, line, SMALL, indent=INDENT, colour="quiet", height=LINE - 2)


def _sample(made: Card, tie: Tie) -> None:
    colour, width, dashed = look(tie)
    level = made.height + LINE / 2
    gone = tie.told.sign is Sign.CLOSED

    def shapes(x: float, y: float) -> Iterator[Shape]:
        start = (x + (4 if gone else 0), y + level)
        yield Path(start, (((x + BESIDE + INDENT - 5, y + level),),), colour, width, dashed=dashed)

    made.parts.append(shapes)


def _text(
    made: Card,
    text: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = "ink",
    indent: float = 0.0,
    height: float = LINE,
    body: Organisation | None = None,
) -> None:
    """Add a line of text; that of a body is a box to click on."""
    shown = fitted(printable(text[:LONGEST]), size, made.setting.room - indent, bold=bold)
    wide = text_width(shown, size, bold=bold)
    top = made.height

    def shapes(x: float, y: float) -> Iterator[Shape]:
        left = x + BESIDE + indent
        if body:
            key = Key("organisation", body.id)
            yield Box(x + 3, y + top, made.setting.width - 6, height, fill="", stroke="", key=key, radius=3.0)
        yield Label(left, y + top + _BASELINE, shown, size, wide, colour, bold)

    made.parts.append(shapes)
    made.height += height


def _tint(body: Organisation, sign: Sign | None) -> str:
    if sign is Sign.CLOSED:
        return "ground"
    return f"tier-{body.tier}" if body.tier in TIERS else "raised"
